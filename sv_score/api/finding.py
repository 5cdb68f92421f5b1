"""A finding as programs get it: what was found, where, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sv_score.model.finding import pointer
from sv_score.reading.locate import Located, Place
from sv_score.writing.findings import place_text
from sv_score.writing.plain import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found in one place.

    `code` is that of the rule, such as SV201, and `rule` its name. `line` and `column` count from 1, in
    characters; `pointer` is the same place as a JSON pointer (RFC 6901). `help` says what to do and may be
    empty.
    """

    code: str
    rule: str
    severity: Literal["error", "warning", "info"]
    message: str
    help: str
    file: str
    line: int
    column: int
    pointer: str

    def __str__(self) -> str:
        """Return the finding on one line: `criteria.yaml:14:26: error[SV201] message`."""
        where = place_text(self.file, Place(self.line, self.column))
        return f"{where}: {self.severity}[{self.code}] {plain(self.message)}"


def finding_of(located: Located) -> Finding:
    """Return a finding with its place as programs get it."""
    found, place = located.finding, located.place
    return Finding(
        code=found.code,
        rule=found.rule.name,
        severity=found.severity.value,
        message=found.message,
        help=found.help,
        file=found.file,
        line=place.line,
        column=place.column,
        pointer=pointer(found.route),
    )
