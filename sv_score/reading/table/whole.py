"""A score file with more columns than a mark needs, or a Parquet file, with every row and its reason."""

from __future__ import annotations

from collections.abc import Iterator

from sv_score.model.finding import Finding, Route
from sv_score.reading import faults, limits
from sv_score.reading.report import ROOT, Few, Report
from sv_score.reading.source import Source, text_of
from sv_score.reading.table.items import OPEN, Item, item_of
from sv_score.reading.table.rows import Rows, csv_rows, is_parquet, parquet, rows_in, too_large

# (bid id or label, criterion id, what was given, its place)
PlacedItem = tuple[str, str, Item, Route]


def placed_items(source: Source, findings: list[Finding]) -> list[PlacedItem]:
    """Return what every row of a score file gives; faults are added to `findings`."""
    few = Few(limits.FEW_FINDINGS)
    report = Report(source.label, few)
    found: list[PlacedItem] = []
    if too_large(source) or not is_parquet(source):
        found = _of_csv(source, report)
    else:
        with parquet(source, report) as table:
            if table is not None:
                found = list(_items(rows_in(table), report))
    findings += [*few, *few.more()]
    return found


def _of_csv(source: Source, report: Report) -> list[PlacedItem]:
    if not too_large(source):
        try:
            rows = csv_rows(source, report)
            return [] if rows is None else list(_items(rows, report))
        except UnicodeDecodeError:
            pass
    text_of(source, report.findings)
    return []


def _items(rows: Rows, report: Report) -> Iterator[PlacedItem]:
    for number, row in rows.each:
        if not rows.is_whole(number, row, report):
            continue
        cells, at = rows.cells(row), (ROOT, number)
        gap = next((name for name in ("bid", "criterion") if not cells[name]), None)
        if gap is not None:
            help = "fill the cell in, or remove the row"
            report.add(faults.EMPTY_VALUE, f"`{gap}` is empty", (at, gap), help)
            continue
        item = item_of(cells, at, report)
        if item is not None and item is not OPEN:
            yield cells["bid"], cells["criterion"], item, (number, "score")
