"""The bids of a file as they are read one by one, until there are too many of them or of their faults."""

from __future__ import annotations

from typing import Generic, Protocol, TypeVar

from sv_score.reading import faults, limits
from sv_score.reading.decode import report_twice
from sv_score.reading.report import At, Report, has_too_many_faults
from sv_score.reading.yaml import Enough


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_WithId)


class Listed(Generic[T]):
    """What could be read of the list at `at`, in its order; ids that stand twice are reported.

    `stopped` says that reading ended before the list did; what there is of it is then not to be used.
    """

    def __init__(self, at: At, report: Report, noun: str) -> None:
        self.items: list[T] = []
        self.stopped = False
        self._at = at
        self._report = report
        self._noun = noun
        self._ids: set[str] = set()

    def add(self, index: int, item: T | None) -> None:
        """Take the item at `index`, `None` where it could not be read; raise `Enough` to read no further."""
        at = (self._at, index)
        if item is not None:
            self.items.append(item)
            folded = item.id.casefold()
            if folded in self._ids:
                report_twice(item.id, at, self._report, self._noun)
            elif folded:
                self._ids.add(folded)
        self.stopped = has_too_many_faults(self._report, limits.FINDINGS, at)
        if not self.stopped and index >= limits.BIDS:
            message = f"more than {limits.BIDS:,} {self._noun}s"
            help = f"split the file; {limits.raising('BIDS', limits.BIDS)}"
            self._report.add(faults.TOO_MANY_VALUES, message, at, help)
            self.stopped = True
        if self.stopped:
            raise Enough
