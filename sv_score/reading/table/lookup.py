"""The rows of large score files again, for the few findings that are shown.

What was read from them keeps no places, so that millions of rows cost nothing for findings that they do not
have. A finding about such an answer is made at its route in the bids file, where it does not stand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sv_score.model.bids import Evaluation
from sv_score.model.finding import Finding
from sv_score.reading.report import Report
from sv_score.reading.table.items import CONSENSUS, MARK
from sv_score.reading.table.large import Large
from sv_score.reading.table.rows import Rows, csv_rows, is_parquet, parquet, rows_in

# The findings by their number that are to be placed, by the bid and the criterion that they are about.
_Wanted = dict[tuple[str, str], list[tuple[int, Finding]]]


def placed_in_rows(
    findings: Sequence[Finding], large: Large, evaluation: Evaluation, bids_file: str
) -> list[Finding]:
    """Return the findings, those about what stands in rows at their row and column."""
    names = {bid: label for label, bid in large.labels.items()}
    wanted: _Wanted = {}
    for number, finding in enumerate(findings):
        route = finding.route
        if (
            finding.file == bids_file
            and route[:1] == ("bids",)
            and route[2:3] == ("responses",)
            and len(route) > 3
        ):
            bid = evaluation.bids[int(route[1])].id
            for name in dict.fromkeys((bid, names.get(bid, bid))):
                wanted.setdefault((name, str(route[3])), []).append((number, finding))
    placed = list(findings)
    for source in large.sources if wanted else ():
        report = Report(source.label, [])
        if not is_parquet(source):
            rows = csv_rows(source, report)
            _place(rows, wanted, placed, source.label)
            continue
        with parquet(source, report) as table:
            if table is not None:
                _place(rows_in(table, sorted({bid for bid, _ in wanted})), wanted, placed, source.label)
    return placed


def _place(rows: Rows | None, wanted: _Wanted, placed: list[Finding], file: str) -> None:
    """Give findings the row that they are about; what has its row is no longer wanted."""
    if rows is None:
        return
    bid_at, criterion_at = rows.columns["bid"], rows.columns["criterion"]
    for number, row in rows.each:
        if not wanted:
            return
        if len(row) <= max(bid_at, criterion_at):
            continue
        key = row[bid_at].strip(), row[criterion_at].strip()
        if key not in wanted:
            continue
        cells = rows.cells(row)
        left = []
        for which, finding in wanted[key]:
            if _is_about(finding, cells):
                placed[which] = finding._replace(file=file, route=(number, _column(finding)), on_key=False)
            else:
                left.append((which, finding))
        wanted[key] = left
        if not left:
            del wanted[key]


def _is_about(finding: Finding, cells: dict[str, str]) -> bool:
    """Return whether a finding about an answer is about this row of it."""
    tail = finding.route[4:]
    if tail[:1] == ("scores",):
        return len(tail) < 2 or cells["evaluator"] == tail[1]
    entry = cells.get("entry", "").lower() or MARK
    if tail[:1] == ("consensus",):
        return entry == CONSENSUS
    return bool(cells["score"]) or entry != MARK


_COLUMNS: dict[str, Callable[[Finding], bool]] = {
    "criterion": lambda finding: finding.code == "SV502",
    "evaluator": lambda finding: finding.code == "SV512",
    "unit": lambda finding: finding.route[-1] == "unit",
    "rationale": lambda finding: finding.route[-1] == "rationale",
}


def _column(finding: Finding) -> str:
    return next((name for name, is_at in _COLUMNS.items() if is_at(finding)), "score")
