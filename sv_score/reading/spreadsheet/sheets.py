"""The sheets of a workbook or of a CSV file as rows of cells.

For maintainers: python-calamine reads the cells. It keeps a number as a binary float, as spreadsheet programs
do; its shortest decimal is what was typed, up to fifteen digits, and becomes a `Decimal` here at once.
"""

from __future__ import annotations

import csv
import io
from datetime import date as Day
from datetime import datetime
from decimal import Decimal
from math import isfinite
from typing import Any

from sv_score.model.finding import Finding
from sv_score.reading.csv import all_rows
from sv_score.reading.lines import with_ends
from sv_score.reading.source import Source, Unreadable, needs_extra, text_of
from sv_score.reading.spreadsheet.cells import Book, Cell, Sheet
from sv_score.reading.spreadsheet.package import SheetFacts, open_package

NEEDED = needs_extra("reading a workbook needs", "xlsx")
WORKBOOKS = (".xlsx", ".xlsm")


def read_book(source: Source) -> Book:
    """Return the sheets of a workbook or CSV file, told by its ending; raise `Unreadable`."""
    name = source.label.lower()
    if name.endswith(".csv"):
        return Book(source.label, (_csv_sheet(source),))
    if not name.endswith(WORKBOOKS):
        raise Unreadable(f"{source.label} is neither .xlsx nor .csv; save it as one of the two")
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError:
        raise Unreadable(NEEDED) from None
    package = open_package(source)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(package.data))
        sheets = tuple(
            _sheet(source.label, name, book.get_sheet_by_name(name), facts)
            for name, facts in package.facts.items()
        )
    except (CalamineError, OSError, ValueError) as error:
        raise Unreadable(f"{source.label} cannot be read as a workbook: {error}") from None
    if not sheets:
        raise Unreadable(f"{source.label} has no sheet with cells")
    return Book(source.label, sheets)


def _sheet(label: str, name: str, sheet: Any, facts: SheetFacts) -> Sheet:
    rows = tuple(tuple(map(_cell, row)) for row in sheet.to_python(skip_empty_area=False))
    return Sheet(label, name, rows, facts.formulas, facts.broken, facts.merged)


def _cell(value: Any) -> Cell:
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, float):
        if not isfinite(value):
            return str(value)
        return Decimal(int(value)) if value.is_integer() and abs(value) < 1e15 else Decimal(repr(value))
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, Day):
        return value
    return None if value == "" else str(value)


def _csv_sheet(source: Source) -> Sheet:
    """Return a CSV file as a sheet of text; raise `Unreadable` with the first fault."""
    findings: list[Finding] = []
    text = text_of(source, findings)
    if text is None:
        raise Unreadable(f"{source.label}: {findings[0].message}; {findings[0].help}")
    try:
        # Rows are counted as a spreadsheet program counts them: an empty line is a row.
        rows = tuple(tuple(cell.strip() or None for cell in row) for row in all_rows(with_ends(text)))
    except csv.Error as error:
        raise Unreadable(f"{source.label} cannot be read as CSV: {error}") from None
    if rows and len(rows[0]) == 1 and ";" in (rows[0][0] or ""):
        raise Unreadable(f"{source.label} has `;` between its columns; save it with commas")
    return Sheet(source.label, "", rows)
