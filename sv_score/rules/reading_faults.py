"""The documentation of what reading itself finds: the SV0xx and SV1xx families, and SV513."""

from __future__ import annotations

from sv_score.model.finding import Rule
from sv_score.reading import faults
from sv_score.rules.documentation import Documentation, of_text

_TEXTS: dict[str, str] = {}


def documentation() -> list[Documentation]:
    """Return the documentation of every fault of reading."""
    return [of_text(rule, _TEXTS.get(rule.code, "")) for rule in rules()]


def rules() -> list[Rule]:
    """Return every rule of reading, by code."""
    found = {value for value in vars(faults).values() if isinstance(value, Rule)}
    return sorted(found, key=lambda rule: rule.code)
