"""Evaluators' marks in a CSV file, as a spreadsheet program writes it.

Each row is one mark: `bid,criterion,evaluator,score,rationale`. A byte order mark, Windows line ends
and quoted commas are read as meant. A cell's route is (row, column name), the header being row 1.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from itertools import islice

from sv_score.model.bids import Mark
from sv_score.model.finding import Finding, Route
from sv_score.reading import faults, limits
from sv_score.reading.lines import LINE_END, line_and_column, with_ends
from sv_score.reading.report import ROOT, At, Report, route_of
from sv_score.reading.source import Source, text_of
from sv_score.reading.values import number_from

HEADER = ("bid", "criterion", "evaluator", "score", "rationale")
_OPTIONAL = frozenset({"rationale"})
ABSTAINED = "abstained"

# (bid id, criterion id, mark)
PlacedMark = tuple[str, str, Mark]
# Rows that follow one another, with the number of the first.
Part = tuple[int, list[list[str]]]
# So many rows at a time stay in the processor's own memory.
TOGETHER = 256


def csv_marks(source: Source, findings: list[Finding]) -> list[PlacedMark]:
    """Return the marks of a CSV file; faults are added to `findings`."""
    text = text_of(source, findings)
    if text is None:
        return []
    report = Report(source.label, findings)
    rows = rows_of(with_ends(text), report)
    header = next(rows, None)
    if header is None:
        report.add(faults.EMPTY_FILE, "the file is empty", ROOT, f"start with {','.join(HEADER)}")
        return []
    columns = columns_of(header[1], report)
    if columns is None:
        return []
    width = len(header[1])
    marks = []
    for number, row in rows:
        if any(cell.strip() for cell in row[width:]):
            help = "put text that contains commas in double quotes"
            message = f"{len(row)} cells under {width} columns"
            report.add(faults.CSV_SHAPE, message, (ROOT, number), help)
        elif any(cell.strip() for cell in row):
            mark = _mark(number, row, columns, report)
            marks += [] if mark is None else [mark]
    return marks


def rows_of(lines: Iterable[str], report: Report) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a text, or of the lines of one, with their number: 1 for the header."""
    for number, part in parts_of(lines, report):
        yield from enumerate(part, number)


def parts_of(lines: Iterable[str], report: Report) -> Iterator[Part]:
    """Yield the rows of a text, some at a time, as the number of the first of them and their cells."""
    number, part = 1, []
    try:
        for row in all_rows(lines):
            if row:
                part.append(row)
                # The header comes alone: what the others mean depends on it.
                if len(part) == TOGETHER or number == 1:
                    yield number, part
                    number, part = number + len(part), []
    except csv.Error as error:
        if part:
            yield number, part
        _cannot_be_read(error, number + len(part), report)
        return
    if part:
        yield number, part


def _cannot_be_read(error: csv.Error, number: int, report: Report) -> None:
    rule, help = faults.CSV_SHAPE, "close the quotes; write a quote inside quoted text twice"
    if isinstance(error, _TooWide):
        rule = faults.CSV_HEADER if number == 1 else rule
        help = f"the first row must be {','.join(HEADER)}, and the others have as many cells"
    elif "field limit" in str(error):
        help = f"{help}; {limits.raising('CSV_CELL', limits.CSV_CELL)}"
    report.add(rule, f"the row cannot be read: {error}", (ROOT, number), help)


class _TooWide(csv.Error):
    """A row has more cells than any spreadsheet has columns."""


def all_rows(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield the rows of CSV lines as cells, empty rows too; raise `csv.Error` where one cannot be read."""
    csv.field_size_limit(limits.CSV_CELL)
    size = commas = 0

    def bounded() -> Iterator[str]:
        nonlocal size, commas
        for line in lines:
            size += len(line)
            # A shorter row cannot have too many cells.
            if size > limits.COLUMNS:
                commas += line.count(",")
                if commas >= limits.COLUMNS:
                    raise _TooWide(f"it has more than {limits.COLUMNS:,} cells")
            yield line

    for row in csv.reader(bounded(), strict=True):
        size = commas = 0
        yield row


def columns_of(
    header: list[str],
    report: Report,
    known: tuple[str, ...] = HEADER,
    optional: frozenset[str] = _OPTIONAL,
) -> dict[str, int] | None:
    """Return where each of the `known` columns stands; report a header that lacks one or has another."""
    names = [name.strip().lower() for name in header]
    named = [name for name in names if name]
    if len(names) == 1 and ";" in names[0]:
        help = "save the file with commas between the columns"
        report.add(faults.CSV_HEADER, "the columns are separated by `;`", (ROOT, 1), help)
        return None
    missing = [name for name in known if name not in names and name not in optional]
    unknown = [name for name in named if name not in known]
    if not missing and not unknown and len(set(named)) == len(named):
        return {name: names.index(name) for name in known if name in names}
    what = f"no column `{missing[0]}`" if missing else "a column that is not known or stands twice"
    report.add(faults.CSV_HEADER, what, (ROOT, 1), f"the first row must be {','.join(HEADER)}")
    return None


def _mark(number: int, row: list[str], columns: dict[str, int], report: Report) -> PlacedMark | None:
    at: At = (ROOT, number)
    cells = {name: row[i].strip() if i < len(row) else "" for name, i in columns.items()}
    if _is_open_place(cells):
        return None
    for name in HEADER:
        if name not in _OPTIONAL and not cells[name]:
            help = "fill the cell in, or remove the row"
            report.add(faults.EMPTY_VALUE, f"`{name}` is empty", (at, name), help)
            return None
    mark = _mark_of(cells, at, report)
    return None if mark is None else (cells["bid"], cells["criterion"], mark)


def _is_open_place(cells: dict[str, str]) -> bool:
    """Return whether a row only says whose mark for what is still to come."""
    begun = cells["score"] or cells.get("rationale")
    return not begun and all(cells[name] for name in ("bid", "criterion", "evaluator"))


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


def locate_in_csv(text: str, routes: Iterable[Route]) -> dict[Route, tuple[int, int, int]]:
    """Return line, column and length of the cells at `routes`, each (row, column name), in the text."""
    by_row: dict[object, list[Route]] = {}
    for route in routes:
        by_row.setdefault(route[0] if route else 1, []).append(route)
    found: dict[Route, tuple[int, int, int]] = {}
    columns: list[str] = []
    last = max((row for row in by_row if isinstance(row, int)), default=1)
    for number, (cells, begin, line) in enumerate(islice(_raw_rows(text), last), start=1):
        if number == 1:
            columns = [text[a:b].strip().strip('"').strip().lower() for a, b in cells]
        for route in by_row.get(number, ()):
            name = route[1] if len(route) > 1 else ""
            index = columns.index(str(name)) if name in columns else 0
            found[route] = _place_of(text, begin, line, cells[index]) if index < len(cells) else (line, 1, 1)
    return found


def _place_of(text: str, begin: int, line: int, cell: tuple[int, int]) -> tuple[int, int, int]:
    """Return line, column and length of a cell in a row that starts at `begin`, on `line`."""
    down, column = line_and_column(text, cell[0], begin)
    end = LINE_END.search(text, *cell)
    return line + down - 1, column, max((end.start() if end else cell[1]) - cell[0], 1)


def _raw_rows(text: str) -> Iterator[tuple[list[tuple[int, int]], int, int]]:
    """Yield each row's cells as (start, end) in the text, the row's start and its line."""
    position, line, size = 0, 1, len(text)
    while position < size:
        begin = position
        cells: list[tuple[int, int]] = []
        cell_start, quoted = position, False
        while position < size and (quoted or text[position] not in "\r\n"):
            char = text[position]
            if char == '"' and text[cell_start] == '"':
                quoted = not quoted
            elif char == "," and not quoted and len(cells) < limits.COLUMNS:
                cells.append((cell_start, position))
                cell_start = position + 1
            position += 1
        cells.append((cell_start, position))
        if cells != [(begin, begin)]:
            yield cells, begin, line
        line += line_and_column(text, position, begin)[0]
        position += 2 if text.startswith("\r\n", position) else 1
