"""Cells of a spreadsheet: what may stand in one, and the names that spreadsheet programs give them.

Rows and columns are counted from 1, as on the screen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date as Day
from decimal import Decimal
from types import MappingProxyType

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.model.named_tuple import NamedTuple

# Nothing, text as it stands, a number, yes or no, or a date.
Cell = str | Decimal | bool | Day | None
At = tuple[int, int]
NO_FORMULAS: Mapping[At, str] = MappingProxyType({})
# Beyond this many digits a spreadsheet program does not keep a number as it was typed.
DIGITS = 15
_NAME = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


class Merged(NamedTuple):
    """Cells that were made one, from the first to the last; only the first can hold anything."""

    first: At
    last: At

    def covers(self, row: int, column: int) -> bool:
        """Return whether a cell is part of it."""
        return self.first[0] <= row <= self.last[0] and self.first[1] <= column <= self.last[1]


class Sheet(NamedTuple):
    """One sheet of the spreadsheet `file`; in a CSV file the name is empty.

    `formulas` are the cells that were computed, `broken` those whose formula has no value.
    """

    file: str
    name: str
    rows: tuple[tuple[Cell, ...], ...]
    formulas: Mapping[At, str] = NO_FORMULAS
    broken: frozenset[At] = frozenset()
    merged: tuple[Merged, ...] = ()

    def at(self, row: int, column: int) -> Cell:
        """Return what stands in a cell; nothing outside the sheet, and nothing for empty text."""
        if not 0 < row <= len(self.rows) or not 0 < column <= len(self.rows[row - 1]):
            return None
        cell = self.rows[row - 1][column - 1]
        return None if isinstance(cell, str) and not cell.strip() else cell

    def text(self, row: int, column: int) -> str:
        """Return a cell as the text of a name or an id, empty where there is nothing."""
        return shown(self.at(row, column)).strip()

    def where(self, row: int, column: int) -> str:
        """Return the name of a cell for a message: `Scores!E12`, `E12` in a CSV file."""
        cell = f"{column_name(column)}{row}"
        return f"{self.name}!{cell}" if self.name else cell

    @property
    def label(self) -> str:
        """Return what findings call this sheet: `ev1.xlsx[Scores]`."""
        return f"{self.file}[{self.name}]" if self.name else self.file

    @property
    def width(self) -> int:
        """Return how many columns are in use."""
        return max(map(len, self.rows), default=0)

    def finding(self, rule: Rule, at: At, message: str, help: str = "") -> Finding:
        """Return a finding in the cell `at`."""
        route = (at[0], column_name(at[1]))
        return Finding(rule, message, self.label, route, help, mark=at, severity=Severity.ERROR)


class Book(NamedTuple):
    """A spreadsheet: its `file` as shown to people, and its sheets."""

    file: str
    sheets: tuple[Sheet, ...]

    def sheet(self, name: str) -> Sheet | None:
        """Return the sheet with this name, whatever its case."""
        wanted = name.strip().casefold()
        return next((sheet for sheet in self.sheets if sheet.name.strip().casefold() == wanted), None)


def column_name(column: int) -> str:
    """Return A for 1, Z for 26, AA for 27."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def column_number(name: str) -> int:
    """Return 1 for A, 27 for AA."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def cell_at(name: str) -> At | None:
    """Return row and column of a name such as `E12`, or `None`."""
    found = _NAME.fullmatch(name)
    return (int(found[2]), column_number(found[1])) if found else None


def shown(cell: Cell) -> str:
    """Return a cell as text, empty where there is nothing."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        text = f"{cell:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    return str(cell)
