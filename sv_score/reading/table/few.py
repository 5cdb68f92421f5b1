"""Findings of which only the first few of each kind are kept, and the rest is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from sv_score.model.finding import Finding

# With the one that counts the rest as many as are shown of one rule and file.
MOST = 9


class Few(list[Finding]):
    """A list of findings that keeps the first few of each rule and file, and counts the others."""

    def __init__(self) -> None:
        super().__init__()
        self._last: dict[tuple[str, str], Finding] = {}
        self._counts: Counter[tuple[str, str]] = Counter()
        self._kept: Counter[tuple[str, str]] = Counter()

    def append(self, finding: Finding) -> None:
        """Keep `finding`, or count it."""
        self.add(finding)

    def extend(self, findings: Iterable[Finding]) -> None:
        """Keep or count each of `findings`."""
        for finding in findings:
            self.add(finding)

    def add(self, finding: Finding, times: int = 1) -> None:
        """Keep or count a finding that stands for as many as `times`."""
        key = (finding.code, finding.file)
        self._counts[key] += times
        self._kept[key] += 1
        if self._kept[key] <= MOST:
            super().append(finding)
            self._last[key] = finding

    def more(self) -> Iterator[Finding]:
        """Yield for each rule and file a finding that says how many more there are."""
        for key, count in self._counts.items():
            more = count - min(self._kept[key], MOST)
            if more:
                last = self._last[key]
                message = f"and {more:,} more like this: {last.rule.name}"
                yield last._replace(message=message, help="", labels=())
