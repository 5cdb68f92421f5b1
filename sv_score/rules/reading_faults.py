"""The documentation of what reading itself finds: the SV0xx and SV1xx families, SV513 and SV526.

Their examples are complete small files, YAML or CSV, since such faults cannot be laid over another file.
Faults that no few lines can show, such as a file that is too large, have no example.
"""

from __future__ import annotations

from sv_score.model.finding import Rule
from sv_score.reading import faults
from sv_score.rules import (
    comment_fault_texts,
    file_fault_texts,
    limit_fault_texts,
    score_fault_texts,
    shape_fault_texts,
    value_fault_texts,
)
from sv_score.rules.documentation import Documentation, of_text

TEXTS: dict[str, str] = {
    **file_fault_texts.TEXTS,
    **limit_fault_texts.TEXTS,
    **comment_fault_texts.TEXTS,
    **shape_fault_texts.TEXTS,
    **score_fault_texts.TEXTS,
    **value_fault_texts.TEXTS,
}


def documentation() -> list[Documentation]:
    """Return the documentation of every fault of reading."""
    return [of_text(rule, TEXTS.get(rule.code, "")) for rule in rules()]


def rules() -> list[Rule]:
    """Return every rule of reading, by code."""
    found = {value for value in vars(faults).values() if isinstance(value, Rule)}
    return sorted(found, key=lambda rule: rule.code)
