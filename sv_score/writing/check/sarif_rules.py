"""The rules in a SARIF log: every rule, whether it spoke or not, with its documentation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sv_score.model.finding import Rule, Severity
from sv_score.rules.documentation import Documentation, all_documentation
from sv_score.writing.check import Look, address_of

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
# Services cut off longer descriptions, or refuse them.
_LONGEST = 1000


def descriptors(found: Iterable[Rule], look: Look) -> list[dict[str, Any]]:
    """Return a `reportingDescriptor` for each rule there is and each rule `found`, by code."""
    documented = {documentation.rule.code: documentation for documentation in all_documentation()}
    for rule in found:
        documented.setdefault(rule.code, Documentation(rule, "", "", "", "", "", ""))
    return [_descriptor(documented[code], look) for code in sorted(documented)]


def _descriptor(about: Documentation, look: Look) -> dict[str, Any]:
    rule = about.rule
    title = about.title or rule.name.replace("-", " ")
    values: dict[str, Any] = {
        "id": rule.code,
        "name": pascal_case(rule.name),
        "shortDescription": {"text": _short(title)},
        "fullDescription": {"text": _short(about.what or title)},
        "help": {"text": _help_text(about) or title, "markdown": _help_markdown(about) or title},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }
    address = address_of(rule.code, look)
    return {**values, "helpUri": address} if address else values


def pascal_case(name: str) -> str:
    """Return a kebab-case name as SARIF wants it: `zero-weight` is `ZeroWeight`."""
    return "".join(part.capitalize() for part in name.split("-"))


def _short(text: str) -> str:
    """Return text on one line, at most `_LONGEST` characters of it."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _parts(about: Documentation) -> list[tuple[str, str]]:
    """Return the parts of the documentation that are written, each with its heading."""
    parts = [
        ("What it does", about.what),
        ("Why it matters", about.why),
        ("Example", about.example),
        ("Use instead", about.instead),
        ("Options", about.options),
    ]
    return [(heading, text) for heading, text in parts if text]


def _help_text(about: Documentation) -> str:
    return "\n\n".join(f"{heading}:\n{text.strip()}" for heading, text in _parts(about))


def _help_markdown(about: Documentation) -> str:
    code = (about.example, about.instead)
    shown = ((heading, f"```yaml\n{text}```" if text in code else text) for heading, text in _parts(about))
    return "\n\n".join(f"## {heading}\n{text}" for heading, text in shown)
