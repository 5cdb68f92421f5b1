"""One sheet of a workbook: a title, remarks, a header that stays in sight, and rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from textwrap import wrap
from typing import Any

from sv_score.model.criteria import Rounding
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.source import Unreadable
from sv_score.scoring.rounding import rounded
from sv_score.writing.document import clean, paragraphs
from sv_score.writing.figures import exact
from sv_score.writing.report.xlsx.rows import BAR, RowSheet, Written, look

# What Excel can hold: characters of a cell (counted in units of two bytes), digits of a number, and rows.
LONGEST, DIGITS, ROWS = 32_767, 15, 1_048_576
_CUT = " … [cut here: the cell is full]"
_FILL = "#BFD2EA"
# Points of height for one line of a cell, for the whole of a row at most, and characters for each of a
# column's width: rows are given a height, because not every program works one out.
_LINE, _AROUND, _TALLEST, _DENSITY = 13, 4, 400, 1.22

Cell = str | Decimal | Fraction | int | None


class Column(NamedTuple):
    """A column: its heading, its width in characters, and what is in it.

    `number` columns hold published numbers as they were published, `figure` columns figures on the published
    rounding, `bar` columns scores from 0 to 100 with a bar for each; in the other columns text stays text.
    """

    name: str
    width: int = 12
    number: bool = False
    figure: bool = False
    bar: bool = False


class Book:
    """A workbook with its cell formats; `rounding` is the published one."""

    def __init__(self, workbook: Any, rounding: Rounding) -> None:
        self.workbook = workbook
        self.rounding = rounding
        decimals = f".{'0' * rounding.places}" if rounding.places else ""
        base = {"font_name": "Arial", "font_size": 10, "valign": "top"}
        add = workbook.add_format
        # The quote prefix keeps a text that begins with `=` from becoming a formula when it is edited.
        self.text = add({**base, "text_wrap": True, "align": "left", "indent": 1, "quote_prefix": True})
        # A space as wide as a K sets figures in as far as an indent: LibreOffice forgets that of a number
        # where the cell before has the same look.
        self.number = add({**base, "align": "right", "num_format": "General_K"})
        self.figure = add({**base, "align": "right", "num_format": f"0{decimals}_K"})
        # What stands where a figure would, such as a range, ends where figures end.
        self.in_place = add({**base, "align": "right", "num_format": "@_K", "quote_prefix": True})
        head = {
            **base,
            "bold": True,
            "text_wrap": True,
            "bottom": 2,
            "valign": "bottom",
            "quote_prefix": True,
        }
        self.head, self.number_head = (
            add({**head, "align": "left", "indent": 1}),
            add({**head, "align": "right", "indent": 1}),
        )
        self.title = add(
            {**base, "bold": True, "font_size": 14, "align": "left", "indent": 1, "quote_prefix": True}
        )
        self.remark = add({**base, "align": "left", "indent": 1, "quote_prefix": True})

        self.looks = (look(self.text), look(self.number), look(self.figure), look(self.in_place))
        self._rounded: dict[Fraction, Decimal] = {}

    def exact(self, value: Fraction) -> str | None:
        """Return the exact value where the printed figure is not it."""
        return None if self.rounded(value) == value else exact(value)

    def rounded(self, value: Fraction) -> Decimal:
        """Return a figure as it is printed; many answers earn the same."""
        found = self._rounded.get(value)
        if found is None:
            found = self._rounded[value] = rounded(value, self.rounding)
        return found

    def sheet(
        self, name: str, title: str, remarks: Iterable[str], columns: Sequence[Column], kept: int = 1
    ) -> Sheet:
        """Return a new sheet; the first `kept` columns stay in sight."""
        return Sheet(self, name, title, tuple(remarks), tuple(columns), kept)


class Sheet:
    """A sheet that rows are added to."""

    def __init__(
        self,
        book: Book,
        name: str,
        title: str,
        remarks: tuple[str, ...],
        columns: tuple[Column, ...],
        kept: int,
    ) -> None:
        self.book, self.columns = book, columns
        self.page = page = book.workbook.add_worksheet(name, worksheet_class=RowSheet)
        # How many characters a line of a column of text holds; the height of a row does not look at others.
        self.across = [0 if column.number else max(int(column.width * _DENSITY) - 2, 1) for column in columns]
        self.figures = [column.number or column.figure for column in columns]
        page.set_default_row(_LINE + _AROUND)
        for number, column in enumerate(columns):
            page.set_column(number, number, column.width)
        page.write_string(0, 0, clean(title), book.title)
        for number, remark in enumerate(remarks, 1):
            page.write_string(number, 0, fitting(clean(remark)), book.remark)
        self.head = len(remarks) + 2
        for number, column in enumerate(columns):
            look = book.number_head if column.number or column.figure else book.head
            page.write_string(self.head, number, "\n".join(paragraphs(column.name)), look)
        page.set_row(0, 24)
        page.set_row(self.head, _height(max(map(_heading_lines, columns))))
        self.next = self.head + 1
        page.freeze_panes(self.next, kept)
        page.repeat_rows(self.head)
        page.set_landscape()
        page.set_paper(9)
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        page.fit_to_pages(1, 0)
        page.hide_gridlines(2)
        page.set_footer(f"&L{clean(name)}&RPage &P of &N")

    def row(self, cells: Sequence[Cell]) -> None:
        """Add a row; an empty cell is one where there is nothing to say, and never a zero."""
        if self.next >= ROWS:
            # Excel would take the file for a broken one.
            what = f"more rows than the {ROWS:,} that a sheet of a workbook holds"
            raise Unreadable(f"the report has {what}; end the file's name in .csv, .json or .md instead")
        made: list[Written] = []
        needed = 1
        for number, cell in enumerate(cells):
            if cell is None:
                continue
            # A fraction is never compared with a text: that takes longer than all the rest of a cell.
            if isinstance(cell, str):
                if not cell:
                    continue
                across = self.across[number]
                if across and (len(cell) > across or not cell.isprintable()):
                    needed = max(needed, _lines(cell, across))
            made.append(self._cell(number, cell))
        self.page.add_row(self.next, made, _height(needed))
        self.next += 1

    def _cell(self, number: int, cell: str | Decimal | Fraction | int) -> Written:
        text_look, number_look, figure_look, in_place_look = self.book.looks
        if isinstance(cell, str):
            text = cell if cell.isprintable() and cell.isascii() else "\n".join(paragraphs(cell))
            return number, in_place_look if self.figures[number] else text_look, fitting(text)
        if isinstance(cell, Decimal):
            # Excel would round a longer number.
            fits = len(cell.as_tuple().digits) <= DIGITS
            return (number, number_look, cell) if fits else (number, text_look, f"{cell:f}")
        if isinstance(cell, int):
            return number, number_look, cell
        return number, figure_look, self.book.rounded(cell)

    def done(self, notes: Sequence[str] = ()) -> None:
        """Finish the sheet: filter, bars, and notes below the rows."""
        last, right = max(self.next - 1, self.head + 1), len(self.columns) - 1
        self.page.autofilter(self.head, 0, last, right)
        for number, column in enumerate(self.columns):
            if column.bar:
                self.page.conditional_format(self.head + 1, number, last, number, bar())
        for place, note in enumerate(notes, last + 2):
            self.page.add_row(place, [(0, look(self.book.remark), fitting(clean(note)))], _height(1))
        self.page.print_area(0, 0, last + (len(notes) + 1 if notes else 0), right)


def _heading_lines(column: Column) -> int:
    """Return how many lines a heading takes; its letters are bold, and it breaks between words."""
    across = max(int(column.width * 1.1), 1)
    return sum(len(wrap(line, across)) for line in column.name.split("\n")) or 1


def _lines(text: str, across: int) -> int:
    """Return how many lines a text takes with so many characters on each."""
    return sum(-(-len(line) // across) for line in paragraphs(text))


def _height(lines: int) -> float:
    """Return the height of a row in points."""
    return min(lines * _LINE + _AROUND, _TALLEST)


def bar() -> dict[str, Any]:
    """Return a bar on the published scale of 0 to 100: its length does not depend on other bids."""
    return {
        "type": "data_bar",
        "data_bar_2010": True,
        "min_type": "num",
        "min_value": 0,
        "max_type": "num",
        "max_value": 100,
        "min_length": 0,
        "max_length": BAR,
        # LibreOffice heeds the lengths only where there is no axis.
        "bar_axis_position": "none",
        "bar_color": _FILL,
        "bar_solid": True,
    }


def fitting(text: str) -> str:
    """Return text that fits into a cell; what is cut off is said."""
    if text[:3] == "<r>" and text.endswith("</r>"):
        # XlsxWriter would take it for markup of its own and write it as it stands.
        text += " "
    if len(text) <= LONGEST // 2:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= LONGEST * 2:
        return text
    kept = units[: (LONGEST - len(_CUT)) * 2].decode("utf-16-le", "ignore")
    return kept + _CUT
