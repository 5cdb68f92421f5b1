"""How findings are configured: `[tool.sv-score]` in pyproject.toml, or sv-score.toml.

The nearest file that has settings counts, looking upwards from the first path that is checked.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.report import did_you_mean
from sv_score.reading.source import Unreadable, open_source, whole
from sv_score.rules.subject import NO_OPTIONS, Options

OWN_FILE = "sv-score.toml"
SHARED_FILE = "pyproject.toml"
OFF = "off"
_KEYS = ("fail-on", "strict", "select", "ignore", "policy", "severity", "rules", "overrides")
_FAIL_ON = ("error", "warning", "never")
_SEVERITIES = ("error", "warning", "info", OFF)
# `[tool.sv-score]` in any of the ways TOML has to write it, and `[tool]` with `sv-score` below.
_TABLE = rb"""tool["'\s.\]]*sv-score"""
_Wrong = Callable[[str], Unreadable]


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
            # A folder that may not be read has none; whoever reads it says so.
            if os.path.isfile(file):  # noqa: PTH113 - `is_file` fails there
                settings = read_settings(file)
                if settings is not None:
                    return settings
        if (place / ".git").exists():
            break
    return Settings()


def read_settings(file: Path) -> Settings | None:
    """Return the settings of a file, `None` for a pyproject.toml without any; raise `Unreadable`."""
    # By its whole path: a file may be called `-`, which would be standard input.
    data = whole(open_source(str(file.absolute()), str(file))).data
    own = file.name != SHARED_FILE
    # tomllib takes 15 ms to import: look before asking for it.
    if not own and not re.search(_TABLE, data):
        return None
    from tomllib import TOMLDecodeError, loads

    try:
        document = loads(data.decode("utf-8-sig"))
    except (TOMLDecodeError, UnicodeDecodeError) as error:
        raise Unreadable(f"{file} is not valid TOML: {error}") from None
    except RecursionError:
        raise Unreadable(f"{file} is nested too deeply to be settings") from None
    table: Any = document
    for step in () if own else ("tool", "sv-score"):
        table = table.get(step)
        if table is None:
            return None
        if not isinstance(table, dict):
            raise Unreadable(f"{file}: `{step}` is a table")
    return _settings(table, file)


def check_names(names: Iterable[str], key: str, wrong: _Wrong, *, families: bool = True) -> None:
    """Raise what `wrong` makes of a sentence where a name under `key` names no rule.

    A name without a rule would quietly select nothing, and an empty one everything.
    """
    known = [word for rule in _rules() for word in (rule.code, rule.name)] if names else []
    for name in names:
        family = families and len(name) > 2 and any(word.startswith(name) for word in known[::2])
        if name not in known and not family:
            kinds = "code, family or name" if families else "code or name"
            hint = did_you_mean(name, known, "`sv-score rules` lists them")
            raise wrong(f"`{name}` in `{key}` is no {kinds} of a rule; {hint}")


def _rules() -> list[Rule]:
    from sv_score.rules import ALL_RULES, rule_module
    from sv_score.rules.reading_faults import rules

    return [*rules(), *(rule_module(name).RULE for name in ALL_RULES)]


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
    strict = table.get("strict", False)
    if not isinstance(strict, bool):
        raise wrong("`strict` is true or false")
    policy = table.get("policy", "")
    if not isinstance(policy, str):
        raise wrong("`policy` is the path of a policy file")
    overrides = table.get("overrides", [])
    if not isinstance(overrides, list):
        raise wrong("`overrides` is a list of tables, each under [[overrides]]")
    return Settings(
        str(file),
        fail_on,
        strict,
        _codes(table, "select", wrong),
        _codes(table, "ignore", wrong),
        str(file.parent / policy) if policy else "",
        _severities(table, wrong),
        _options(table.get("rules", {}), wrong),
        tuple(_override(entry, wrong) for entry in overrides),
    )


def _codes(table: Mapping[str, Any], key: str, wrong: _Wrong) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise wrong(f'`{key}` is a list of codes or rule names, such as ["SV309"]')
    check_names(value, key, wrong)
    return tuple(value)


def _severities(table: Mapping[str, Any], wrong: _Wrong) -> Mapping[str, str]:
    value = table.get("severity", {})
    if not isinstance(value, dict) or any(chosen not in _SEVERITIES for chosen in value.values()):
        raise wrong(f"`severity` gives each code one of {', '.join(_SEVERITIES)}")
    check_names(value, "severity", wrong, families=False)
    return value


def _override(entry: Any, wrong: _Wrong) -> Override:
    if not isinstance(entry, dict) or not entry.keys() <= {"files", "ignore", "severity"}:
        raise wrong("an override has `files`, `ignore` and `severity`")
    files = entry.get("files", [])
    patterns = [files] if isinstance(files, str) else files
    if not isinstance(patterns, list) or not patterns or not all(isinstance(p, str) for p in patterns):
        raise wrong("an override needs `files`, a pattern or a list of patterns")
    return Override(tuple(patterns), _codes(entry, "ignore", wrong), _severities(entry, wrong))


def _options(table: Any, wrong: _Wrong) -> Options:
    """Check rules' options against what the rules declare."""
    from sv_score.rules import options_of

    known = options_of()
    if not isinstance(table, dict):
        raise wrong("`rules` holds a table per rule name")
    for rule, options in table.items():
        if rule not in known:
            raise wrong(f"no rule `{rule}` has options; {did_you_mean(rule, known, ', '.join(known))}")
        if not isinstance(options, dict):
            raise wrong(f"`rules.{rule}` is a table of options")
        for name, value in options.items():
            if name not in known[rule]:
                raise wrong(f"`{rule}` has no option `{name}`; it has {', '.join(known[rule])}")
            default = known[rule][name]
            texts = not isinstance(value, list) or all(isinstance(item, str) for item in value)
            if type(value) is not type(default) or not texts:
                raise wrong(f"`{rule}.{name}` is {_KIND.get(type(default), 'text')}")
    return dict(table)


_KIND: dict[type, str] = {list: "a list of texts", int: "a whole number", bool: "true or false", str: "text"}
