"""A sheet looked at with its criteria going down and its bids across, whichever way it is laid out."""

from __future__ import annotations

from decimal import Decimal

from sv_score.model.finding import Finding
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.spreadsheet.cells import At, Cell, Sheet, column_name
from sv_score.reading.spreadsheet.headings import (
    BIDDER,
    CRITERION,
    DIMENSION,
    HIGHEST,
    REFERENCE,
    TOTAL,
    WEIGHT,
    label_of,
)
from sv_score.reading.spreadsheet.import_map import Line
from sv_score.reading.spreadsheet.numbers import number_at

# Headings stand within so many rows of the top.
SEARCHED = 25


class View(NamedTuple):
    """A sheet with its criteria in lines; `turned` where they are columns of the sheet.

    `head` is the line with the headings, `title` the column with the criteria's names.
    """

    sheet: Sheet
    turned: bool
    head: int
    title: int

    def place(self, line: int, column: int) -> At:
        """Return the cell of the sheet."""
        return (column, line) if self.turned else (line, column)

    def cell(self, line: int, column: int) -> Cell:
        """Return what stands there."""
        return self.sheet.at(*self.place(line, column))

    def text(self, line: int, column: int) -> str:
        """Return what stands there as text, also where the cell is part of a merged one."""
        at = self.place(line, column)
        for merged in self.sheet.merged:
            if merged.covers(*at):
                at = merged.first
        return self.sheet.text(*at)

    def number(self, line: int, column: int) -> Decimal | None:
        """Return the number there, or `None`."""
        ignored: list[Finding] = []
        return number_at(self.sheet, self.place(line, column), ignored, percent=True)

    def where(self, line: int, column: int) -> str:
        """Return the cell's name."""
        return self.sheet.where(*self.place(line, column))

    def line(self, number: int) -> Line:
        """Return a line of this view as a row or column of the sheet."""
        return Line(number, column_name(number) if self.turned else "")

    def column(self, number: int) -> Line:
        """Return a column of this view as a column or row of the sheet."""
        return Line(number, "" if self.turned else column_name(number))

    @property
    def lines(self) -> range:
        """Return the lines below the headings."""
        return range(self.head + 1, (self.sheet.width if self.turned else len(self.sheet.rows)) + 1)

    @property
    def columns(self) -> range:
        """Return all columns."""
        return range(1, (len(self.sheet.rows) if self.turned else self.sheet.width) + 1)

    def heading(self, column: int) -> str:
        """Return a column's heading, with the name above it where several columns share one."""
        below = self.text(self.head, column)
        if self.turned or self.head < 2:
            return below
        above = self._above(column) or self._shared(column)
        return f"{above} {below}".strip() if above and above != below else below

    def heading_cell(self, column: int) -> str:
        """Return the cell in which a column's name stands."""
        below = self.text(self.head, column)
        shared = not self.turned and self.head > 1 and not label_of(below).name and self._above(column)
        return self.where(self.head - 1 if shared else self.head, column)

    def _above(self, column: int) -> str:
        """Return the text above a heading; a title over the whole table names no bid."""
        above = self.head - 1
        if any(one.covers(above, column) and one.covers(above, self.title) for one in self.sheet.merged):
            return ""
        return self.text(above, column)

    def _shared(self, column: int) -> str:
        """Return the name above the columns to the left, where a heading says only what is in a column."""
        below = label_of(self.text(self.head, column))
        if below.name or not (below.role or below.evaluator):
            return ""
        left = (self.text(self.head - 1, each) for each in range(column - 1, self.title, -1))
        return next((text for text in left if text), "")


def view_of(sheet: Sheet) -> View | None:
    """Return the sheet as a view, or `None` where no heading is recognised."""
    for row in range(1, min(len(sheet.rows), SEARCHED) + 1):
        names = {column: sheet.text(row, column) for column in range(1, sheet.width + 1)}
        if sum(map(bool, names.values())) < 3:
            continue
        bidder = next((c for c, name in names.items() if BIDDER.fullmatch(name)), 0)
        if bidder and not any(WEIGHT.fullmatch(name) for name in names.values()):
            return View(sheet, True, bidder, row)
        criterion = next((c for c, name in names.items() if CRITERION.fullmatch(name)), 0)
        if criterion:
            return View(sheet, False, row, criterion)
    return None


class Attributes(NamedTuple):
    """The columns of a view that say something of the criteria themselves; 0 where there is none."""

    reference: int = 0
    dimension: int = 0
    weight: int = 0
    highest: int = 0


def attributes(view: View) -> Attributes:
    """Return which columns hold references, dimensions, weights and maximums."""
    found = {}
    for name, pattern in (
        ("reference", REFERENCE),
        ("dimension", DIMENSION),
        ("weight", WEIGHT),
        ("highest", HIGHEST),
    ):
        found[name] = next(
            (c for c in view.columns if c != view.title and pattern.fullmatch(view.text(view.head, c))), 0
        )
    above = view.title - 1
    if view.turned and above and not found["dimension"] and any(view.text(n, above) for n in view.lines):
        found["dimension"] = above
    return Attributes(**found)


def bid_columns(view: View, known: Attributes) -> list[int]:
    """Return the columns that may hold what bids got."""
    return [
        c
        for c in view.columns
        if c > view.title and c not in known and view.heading(c) and not _is_total(view, c)
    ]


def _is_total(view: View, column: int) -> bool:
    return bool(TOTAL.search(view.text(view.head, column))) and not label_of(view.heading(column)).name
