"""Markdown for an issue, a wiki or a step summary: one table per file.

Text from files is escaped, so that it stays text: no table cell, link, mention or HTML comes of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from sv_score.checking.check import Checked
from sv_score.reading.locate import Located
from sv_score.writing.check import Look, address_of
from sv_score.writing.check.text import summary_line
from sv_score.writing.markdown import escaped

_HEADER = ("| Place | Severity | Rule | Finding | What to do |", "| ---: | --- | --- | --- | --- |")
# A cell that someone's file has made longer than a page helps nobody.
_CELL = 2000


def write(checked: Checked, look: Look) -> str:
    """Return a heading that counts the findings and a table for each file that has some."""
    return document(checked, look)


def document(checked: Checked, look: Look, room: int | None = None) -> str:
    """Return the same in at most about `room` bytes; the findings left out are counted at the end."""
    lines = [f"## sv-score check: {summary_line(checked)}"]
    used, shown = 0, 0
    for row, is_finding in _rows(checked.findings, look):
        used += len(row.encode()) + 1
        if room is not None and used > room:
            break
        lines.append(row)
        shown += is_finding
    left = len(checked.findings) - shown
    if left:
        lines += ["", f"… and {left} more. `sv-score check` shows them all."]
    return "\n".join(lines) + "\n"


def _rows(findings: Iterable[Located], look: Look) -> Iterator[tuple[str, bool]]:
    """Yield each line and whether it is a finding's."""
    for file, group in groupby(findings, key=lambda located: located.finding.file):
        for line in ("", f"### {_cell(file)}", "", *_HEADER):
            yield line, False
        for located in group:
            yield _row(located, look), True


def _row(located: Located, look: Look) -> str:
    finding, place = located.finding, located.place
    address = address_of(finding.code, look)
    rule = f"[{finding.code}]({address})" if address else finding.code
    cells = (
        f"{place.line}:{place.column}",
        str(finding.severity),
        f"{rule} {escaped(finding.rule.name)}",
        _cell(finding.message),
        _cell(finding.help),
    )
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return escaped(text if len(text) <= _CELL else text[: _CELL - 1] + "…").strip()
