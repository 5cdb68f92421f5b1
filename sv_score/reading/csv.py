"""Evaluators' marks in a CSV file, as a spreadsheet program writes it.

Each row is one mark: `bid,criterion,evaluator,score,rationale`. A byte order mark, Windows line ends
and quoted commas are read as meant. A cell's route is (row, column name), the header being row 1.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from sv_score.model.bids import Mark
from sv_score.model.finding import Finding, Route
from sv_score.reading import faults
from sv_score.reading.decode import ROOT, At, Report, number_from, route_of
from sv_score.reading.source import Source, text_of

HEADER = ("bid", "criterion", "evaluator", "score", "rationale")
_OPTIONAL = frozenset({"rationale"})
ABSTAINED = "abstained"
MAXIMUM_CELL = 1_000_000

# (bid id, criterion id, mark)
PlacedMark = tuple[str, str, Mark]


def csv_marks(source: Source, findings: list[Finding]) -> list[PlacedMark]:
    """Return the marks of a CSV file; faults are added to `findings`."""
    text = text_of(source, findings)
    if text is None:
        return []
    report = Report(source.label, findings)
    rows = _rows(text, report)
    header = next(rows, None)
    if header is None:
        report.add(faults.EMPTY_FILE, "the file is empty", ROOT, f"start with {','.join(HEADER)}")
        return []
    columns = _columns(header[1], report)
    if columns is None:
        return []
    marks = []
    for number, row in rows:
        mark = _mark(number, row, columns, report) if any(c.strip() for c in row) else None
        if mark is not None:
            marks.append(mark)
    return marks


def _rows(text: str, report: Report) -> Iterator[tuple[int, list[str]]]:
    """Yield rows with their number, 1 for the header."""
    csv.field_size_limit(MAXIMUM_CELL)
    number = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), strict=True):
            if row:
                number += 1
                yield number, row
    except csv.Error as error:
        help = "close the quotes; write a quote inside quoted text twice"
        report.add(faults.CSV_SHAPE, f"the row cannot be read: {error}", (ROOT, number + 1), help)


def _columns(header: list[str], report: Report) -> dict[str, int] | None:
    names = [name.strip().lower() for name in header]
    if len(names) == 1 and ";" in names[0]:
        help = "save the file with commas between the columns"
        report.add(faults.CSV_HEADER, "the columns are separated by `;`", (ROOT, 1), help)
        return None
    missing = [name for name in HEADER if name not in names and name not in _OPTIONAL]
    unknown = [name for name in names if name and name not in HEADER]
    if not missing and not unknown and len(set(names)) == len(names):
        return {name: names.index(name) for name in HEADER if name in names}
    what = f"no column `{missing[0]}`" if missing else "a column that is not known or stands twice"
    report.add(faults.CSV_HEADER, what, (ROOT, 1), f"the first row must be {','.join(HEADER)}")
    return None


def _mark(number: int, row: list[str], columns: dict[str, int], report: Report) -> PlacedMark | None:
    at: At = (ROOT, number)
    if len(row) > len(columns) and any(cell.strip() for cell in row[len(columns) :]):
        help = "put text that contains commas in double quotes"
        report.add(faults.CSV_SHAPE, f"{len(row)} cells under {len(columns)} columns", at, help)
        return None
    cells = {name: row[i].strip() if i < len(row) else "" for name, i in columns.items()}
    for name in HEADER:
        if name not in _OPTIONAL and not cells[name]:
            help = "fill the cell in, or remove the row"
            report.add(faults.EMPTY_VALUE, f"`{name}` is empty", (at, name), help)
            return None
    mark = _mark_of(cells, at, report)
    return None if mark is None else (cells["bid"], cells["criterion"], mark)


def _mark_of(cells: dict[str, str], at: At, report: Report) -> Mark | None:
    """Return the row's mark; the word `abstained` in place of a score takes its reason from beside it."""
    route = route_of((at, "score"))
    evaluator, rationale = cells["evaluator"], cells.get("rationale", "")
    if cells["score"].lower() == ABSTAINED:
        if not rationale:
            help = "write the reason under `rationale`"
            report.add(faults.MISSING_KEY, "an abstained mark has no reason", (at, "score"), help)
        return Mark(evaluator, abstained=True, reason=rationale, file=report.file, route=route)
    score = number_from(cells["score"], True, (at, "score"), report)
    return None if score is None else Mark(evaluator, score, rationale, file=report.file, route=route)


def locate_in_csv(text: str, route: Route) -> tuple[int, int, int]:
    """Return line, column and length of the cell at `route`, (row, column name), in the text."""
    row_wanted = route[0] if route and isinstance(route[0], int) else 1
    name = str(route[1]) if len(route) > 1 else ""
    line = 1
    columns: list[str] = []
    for number, (row, begin, begin_line) in enumerate(_raw_rows(text), start=1):
        if number == 1:
            columns = [text[a:b].strip().strip('"').strip().lower() for a, b in row]
        line = begin_line
        if number == row_wanted:
            index = columns.index(name) if name in columns else 0
            if index < len(row):
                a, b = row[index]
                line += text.count("\n", begin, a)
                newline = text.rfind("\n", begin, a)
                start = newline + 1 if newline >= 0 else begin
                length = len(text[a:b].split("\n", 1)[0].rstrip("\r"))
                return line, a - start + 1, max(length, 1)
            break
    return line, 1, 1


def _raw_rows(text: str) -> Iterator[tuple[list[tuple[int, int]], int, int]]:
    """Yield each row's cells as (start, end) in the text, the row's start and its line."""
    position, line, size = 0, 1, len(text)
    while position < size:
        begin, begin_line, cells = position, line, []
        cell_start, quoted = position, False
        while position < size and (quoted or text[position] not in "\r\n"):
            char = text[position]
            if char == '"':
                quoted = not quoted
            elif char == "," and not quoted:
                cells.append((cell_start, position))
                cell_start = position + 1
            position += 1
        cells.append((cell_start, position))
        line += text.count("\n", begin, position)
        if text.startswith("\r\n", position):
            position += 2
        else:
            position += 1
        line += 1
        if cells != [(begin, begin)]:
            yield cells, begin, begin_line
