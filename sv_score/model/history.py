"""The history of the scores of one bids file: who gave or changed which score, when and why.

Energysolutions EU Ltd v Nuclear Decommissioning Authority [2016] EWHC 1988 (TCC) turned on scores that were
changed without a justification anybody could find. Each entry is one line of a text file and names the
SHA-256 of the line before, so that a line cannot be taken out or rewritten without a trace behind it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from sv_score.model.named_tuple import NamedTuple

NO_WORDS: Mapping[str, str] = MappingProxyType({})


class Whose(StrEnum):
    """What kind of score an entry is about."""

    MARK = "mark"
    CONSENSUS = "consensus"
    ANSWER = "answer"


class Place(NamedTuple):
    """Where a score stands: bid, criterion, whose it is, and the evaluator where it is a mark."""

    bid: str
    criterion: str
    whose: Whose
    evaluator: str = ""


class Entry(NamedTuple):
    """One line of a history.

    `number` counts from 1; `previous` is the SHA-256 of the line before, empty for the first; `when` a day
    (2026-06-01) or a moment (2026-06-01T14:03:00Z). `old` and `new` are scores as text, exactly as
    published, or words such as `abstained`; `None` where there was or is none. `words` are the reasons
    that stood beside the new score, by what they are.
    """

    number: int
    previous: str
    when: str
    by: str
    place: Place
    old: str | None = None
    new: str | None = None
    words: Mapping[str, str] = NO_WORDS
    reason: str = ""


class HistoryLine(NamedTuple):
    """A line of the file: its number, the SHA-256 of its text, and its entry or what is wrong with it."""

    line: int
    sha256: str
    entry: Entry | None
    fault: str = ""


class History(NamedTuple):
    """A history file as it was read; `file` is the name people know it by."""

    file: str
    lines: tuple[HistoryLine, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return the entries that could be read, in the order of the file."""
        return tuple(line.entry for line in self.lines if line.entry is not None)

    @property
    def head(self) -> str:
        """Return the SHA-256 of the last line, empty where there is none."""
        return self.lines[-1].sha256 if self.lines else ""
