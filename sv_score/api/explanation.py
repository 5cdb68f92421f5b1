"""`sv_score.explain`: the documentation of a rule."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from sv_score.commands.rules import NARROW, documented, page, wrapped


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What a rule does and why, in Markdown.

    `example` is a file, or a part of one, that has the fault, and `instead` is the same put right.
    """

    code: str
    rule: str
    severity: Literal["error", "warning", "info"]
    title: str
    what: str
    why: str
    example: str
    instead: str
    options: str
    _text: str = field(repr=False)

    def __str__(self) -> str:
        """Return the page that `sv-score explain` prints through a pipe."""
        return self._text


def explain(code: str) -> Explanation:
    """Explain the rule with this code or name; raise `Unreadable` where there is none."""
    found = documented(code)
    return Explanation(
        code=found.rule.code,
        rule=found.rule.name,
        severity=found.rule.severity.value,
        title=found.title,
        what=found.what,
        why=found.why,
        example=found.example,
        instead=found.instead,
        options=found.options,
        _text=page(found, lambda text: wrapped(text, NARROW)),
    )
