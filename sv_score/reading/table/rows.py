"""Large score files row by row: CSV with Python's own reader, Parquet with the engine.

Both give the same rows and report the same faults at (row, column name). The header of a CSV file is row 1; a
Parquet file has none, and its first row is row 1.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sv_score.model.finding import Route
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading import faults, limits
from sv_score.reading.csv import HEADER, Part, columns_of, parts_of
from sv_score.reading.report import ROOT, Report, did_you_mean
from sv_score.reading.source import Source, Unreadable
from sv_score.reading.table.engine import NotATable, Table, opened
from sv_score.reading.table.items import COLUMNS, NEEDED

OPTIONAL = frozenset(COLUMNS) - frozenset(NEEDED)
ENDING = ".parquet"
# From here on a file is read by what its rows have in common. For fewer rows reading all pays as much.
MANY = 50_000
BYTES_A_ROW = 20
_TEXT, _WHOLE = "VARCHAR", ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT",
                            "UINTEGER", "UBIGINT")  # fmt: skip
_FLOATS = ("FLOAT", "DOUBLE")

Row = tuple[int, list[str]]


def is_parquet(source: Source) -> bool:
    """Return whether a file is read as Parquet."""
    return source.label.lower().endswith(ENDING)


class Rows(NamedTuple):
    """The rows of a file with their numbers; `columns` says where in a row which cell is.

    They are read once: as `parts`, some rows at a time, or each by itself.
    """

    columns: dict[str, int]
    width: int
    parts: Iterator[Part]

    @property
    def each(self) -> Iterator[Row]:
        """Yield the rows one by one."""
        for number, part in self.parts:
            yield from enumerate(part, number)

    def cells(self, row: Sequence[str]) -> dict[str, str]:
        """Return the cells of a row by column; those that are not there are empty."""
        return {name: row[i].strip() if i < len(row) else "" for name, i in self.columns.items()}

    def is_whole(self, number: int, row: Sequence[str], report: Report) -> bool:
        """Return whether a row is one that gives something; report one with cells beyond the last column."""
        if any(cell.strip() for cell in row[self.width :]):
            help = "put text that contains commas in double quotes"
            message = f"{len(row)} cells under {self.width} columns"
            report.add(faults.CSV_SHAPE, message, (ROOT, number), help)
            return False
        return any(cell.strip() for cell in row)


def csv_rows(source: Source, report: Report) -> Rows | None:
    """Return the rows of a CSV file, `None` where its header is not that of a score file.

    Reading on raises `UnicodeDecodeError` where the file stops being UTF-8.
    """
    text = io.TextIOWrapper(io.BytesIO(source.data), encoding="utf-8-sig", newline="")
    parts = parts_of(text, report)
    _, (header,) = next(parts, (0, ([],)))
    if not header:
        report.add(faults.EMPTY_FILE, "the file is empty", ROOT, f"start with {','.join(HEADER)}")
        return None
    columns = columns_of(header, report, COLUMNS, OPTIONAL)
    return None if columns is None else Rows(columns, len(header), parts)


@contextmanager
def parquet(source: Source, report: Report) -> Iterator[Table | None]:
    """Open a Parquet file, or give `None` where it is not one of scores: that is reported."""
    begun = False
    try:
        with opened(source) as table:
            fits = _fits(table, report)
            begun = True
            yield table if fits else None
    except NotATable as error:
        help = "write it again, for instance with Polars, pandas or DuckDB, or give the marks as CSV"
        report.add(faults.NOT_A_TABLE, f"the file cannot be read: {error}", ROOT, help)
        if not begun:
            yield None


def _fits(table: Table, report: Report) -> bool:
    """Report columns that are missing, unknown, or of a type that no cell may have."""
    before = report.count
    missing = [name for name in NEEDED if name not in table.kinds]
    unknown = [name for name in table.kinds if name not in COLUMNS]
    wanted = f"the columns are {', '.join(COLUMNS)}; the last three may be left out"
    if missing:
        report.add(faults.CSV_HEADER, f"no column `{missing[0]}`", ROOT, wanted)
    elif unknown:
        help = did_you_mean(unknown[0], COLUMNS, wanted)
        report.add(faults.CSV_HEADER, f"`{unknown[0][:60]}` is not a column of a score file", ROOT, help)
    for name, kind in table.kinds.items():
        if name in COLUMNS:
            _check_kind(name, kind, report)
    if not table.rows:
        report.add(faults.EMPTY_FILE, "the file has no rows", ROOT, "write one row for each mark")
    return report.count == before


def _check_kind(name: str, kind: str, report: Report) -> None:
    exact = kind in _WHOLE or kind.startswith("DECIMAL")
    if kind in (_TEXT, '"NULL"', "NULL") or kind.startswith("ENUM") or (exact and name != "rationale"):
        return
    if kind in _FLOATS and name == "score":
        help = "write the column as text, whole numbers or decimal(9, 2)"
        message = "`score` is a column of floating-point numbers, which cannot hold 0.1 exactly"
    else:
        message, help = f"`{name}` is a column of {kind.lower()[:40]}", "write the column as text"
    report.add(faults.WRONG_TYPE, message, ROOT, help)


def rows_in(table: Table, bids: list[str] | None = None) -> Rows:
    """Return the rows of an open Parquet file, or those of some `bids`."""
    names = [name for name in COLUMNS if name in table.kinds]
    return Rows({name: i for i, name in enumerate(names)}, len(names), table.parts(names, bids))


def is_large(source: Source) -> bool:
    """Return whether a score file has so many rows that what they have in common is kept only once."""
    if is_parquet(source):
        try:
            with opened(source) as table:
                return table.rows > MANY
        except (NotATable, Unreadable):
            return False
    return source.label.lower().endswith(".csv") and len(source.data) > MANY * BYTES_A_ROW


def place_of(route: Route) -> tuple[int, int]:
    """Return the row of a Parquet file and the column, counted as this page of the format lists them."""
    row = route[0] if route and isinstance(route[0], int) else 1
    name = route[1] if len(route) > 1 else COLUMNS[0]
    return row, COLUMNS.index(str(name)) + 1 if name in COLUMNS else 1


def too_large(source: Source) -> bool:
    """Return whether a file is larger than the limit; its reader says so."""
    return len(source.data) > limits.FILE_BYTES
