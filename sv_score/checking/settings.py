"""How findings are configured: `[tool.sv-score]` in pyproject.toml, or sv-score.toml.

The nearest file that has settings counts, looking upwards from the first path that is checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, NamedTuple

from sv_score.model.finding import Finding, Severity
from sv_score.reading.decode import did_you_mean
from sv_score.reading.source import Unreadable
from sv_score.rules.subject import NO_OPTIONS, Options

OWN_FILE = "sv-score.toml"
SHARED_FILE = "pyproject.toml"
OFF = "off"
_KEYS = ("fail-on", "strict", "select", "ignore", "policy", "severity", "rules", "overrides")
_FAIL_ON = ("error", "warning", "never")
_SEVERITIES = ("error", "warning", "info", OFF)


class Override(NamedTuple):
    """Settings for files whose path matches one of `files` (`*` and `**` as in a shell)."""

    files: tuple[str, ...]
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = {}


class Settings(NamedTuple):
    """What is configured; `origin` is the file it comes from, empty where nothing is configured."""

    origin: str = ""
    fail_on: str = "error"
    strict: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    policy: str = ""
    severity: Mapping[str, str] = {}
    options: Options = NO_OPTIONS
    overrides: tuple[Override, ...] = ()

    def applied(self, finding: Finding) -> Finding | None:
        """Return `finding` with its configured severity, `None` where it is switched off."""
        code, name = finding.code, finding.rule.name
        ignore, severity = list(self.ignore), dict(self.severity)
        for override in self.overrides:
            if any(_matches(finding.file, pattern) for pattern in override.files):
                ignore += override.ignore
                severity |= override.severity
        if self.select and not any(code.startswith(s) or s == name for s in self.select):
            return None
        if any(code.startswith(i) or i == name for i in ignore):
            return None
        chosen = severity.get(code) or severity.get(name)
        if chosen is None:
            return finding
        return None if chosen == OFF else finding._replace(severity=Severity(chosen))

    def fails(self, severity: Severity) -> bool:
        """Return whether a finding of this gravity makes the check fail."""
        threshold = "warning" if self.strict else self.fail_on
        return threshold != "never" and severity.gravity >= Severity(threshold).gravity


def _matches(path: str, pattern: str) -> bool:
    return fnmatchcase(path, pattern) or fnmatchcase(path, "*/" + pattern)


def find_settings(start: Path) -> Settings:
    """Return the nearest settings at or above `start`; raise `Unreadable` for a faulty file."""
    folder = start.resolve()
    for place in (folder, *folder.parents):
        for name in (OWN_FILE, SHARED_FILE):
            file = place / name
            if file.is_file():
                settings = read_settings(file)
                if settings is not None:
                    return settings
        if (place / ".git").exists():
            break
    return Settings()


def read_settings(file: Path) -> Settings | None:
    """Return the settings of a file, `None` for a pyproject.toml without any; raise `Unreadable`."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise Unreadable(f"{file} cannot be read: {(error.strerror or str(error)).lower()}") from None
    own = file.name != SHARED_FILE
    # tomllib takes 15 ms to import: look before asking for it.
    if not own and b"tool.sv-score" not in data:
        return None
    from tomllib import TOMLDecodeError, loads

    try:
        document = loads(data.decode("utf-8-sig"))
    except (TOMLDecodeError, UnicodeDecodeError) as error:
        raise Unreadable(f"{file} is not valid TOML: {error}") from None
    table = document if own else document.get("tool", {}).get("sv-score")
    return None if table is None else _settings(table, file)


def _settings(table: Mapping[str, Any], file: Path) -> Settings:
    def wrong(what: str) -> Unreadable:
        return Unreadable(f"{file}: {what}")

    for key in table:
        if key not in _KEYS:
            hint = did_you_mean(key, _KEYS, f"known: {', '.join(_KEYS)}")
            raise wrong(f"unknown key `{key}`; {hint}")
    fail_on = table.get("fail-on", "error")
    if fail_on not in _FAIL_ON:
        raise wrong(f"`fail-on` is one of {', '.join(_FAIL_ON)}")
    policy = table.get("policy", "")
    return Settings(
        str(file),
        fail_on,
        table.get("strict", False) is True,
        _codes(table, "select", wrong),
        _codes(table, "ignore", wrong),
        str(file.parent / policy) if policy else "",
        _severities(table, wrong),
        _options(table.get("rules", {}), wrong),
        tuple(_override(entry, wrong) for entry in table.get("overrides", ())),
    )


def _codes(table: Mapping[str, Any], key: str, wrong: Any) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise wrong(f'`{key}` is a list of codes or rule names, such as ["SV309"]')
    return tuple(value)


def _severities(table: Mapping[str, Any], wrong: Any) -> Mapping[str, str]:
    value = table.get("severity", {})
    if not isinstance(value, dict) or any(chosen not in _SEVERITIES for chosen in value.values()):
        raise wrong(f"`severity` gives each code one of {', '.join(_SEVERITIES)}")
    return value


def _override(entry: Any, wrong: Any) -> Override:
    if not isinstance(entry, dict) or not entry.keys() <= {"files", "ignore", "severity"}:
        raise wrong("an override has `files`, `ignore` and `severity`")
    files = entry.get("files", [])
    patterns = (files,) if isinstance(files, str) else tuple(files)
    if not patterns or not all(isinstance(pattern, str) for pattern in patterns):
        raise wrong("an override needs `files`, a pattern or a list of patterns")
    return Override(patterns, _codes(entry, "ignore", wrong), _severities(entry, wrong))


def _options(table: Any, wrong: Any) -> Options:
    """Check rules' options against what the rules declare."""
    from sv_score.rules import options_of

    known = options_of()
    if not isinstance(table, dict):
        raise wrong("`rules` holds a table per rule name")
    for rule, options in table.items():
        if rule not in known:
            raise wrong(f"no rule `{rule}` has options; {did_you_mean(rule, known, ', '.join(known))}")
        for name, value in options.items():
            if name not in known[rule]:
                raise wrong(f"`{rule}` has no option `{name}`; it has {', '.join(known[rule])}")
            default = known[rule][name]
            if type(value) is not type(default):
                raise wrong(f"`{rule}.{name}` is {_KIND.get(type(default), 'text')}")
    return dict(table)


_KIND: dict[type, str] = {list: "a list", int: "a whole number", bool: "true or false", str: "text"}
