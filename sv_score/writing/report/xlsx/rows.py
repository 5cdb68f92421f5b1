"""A worksheet that takes whole rows.

For maintainers: XlsxWriter keeps every cell as an object and looks at it three times more when it writes.
With the half million cells of a large evaluation that is most of the time of a report, so the rows below the
header are put into the file's own markup at once. `_write_rows` is XlsxWriter's; `whole` says whether it was
called, so that a version without it cannot lose the rows unseen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

# A column's place, the number of the cell's look, and a text or a number; an int is a number too.
Written = tuple[int, int, str | Decimal | int]
# How much of a cell's width a bar of 100 takes, in percent; the digits stand beside it.
BAR = 60


class RowSheet(Worksheet):  # type: ignore[misc]
    """A worksheet with rows of its own below those that were written cell by cell."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[str] = []
        self._letters = [xl_col_to_name(number) for number in range(64)]
        self._lines_written = False
        self.dim_rowmax: int | None

    @property
    def whole(self) -> bool:
        """Return whether every row that was added is in the file."""
        return self._lines_written or not self._rows

    def add_row(self, row: int, cells: Iterable[Written], height: float) -> None:
        """Add a row below all that there are; `row` counts from 0, `height` is in points."""
        number, made = row + 1, []
        text_index = self.str_table._get_shared_string_index
        for column, look, value in cells:
            letter = self._letters[column] if column < 64 else xl_col_to_name(column)
            if isinstance(value, str):
                made.append(f'<c r="{letter}{number}" s="{look}" t="s"><v>{text_index(value)}</v></c>')
            else:
                made.append(f'<c r="{letter}{number}" s="{look}"><v>{value:.16G}</v></c>')
        self._rows.append(f'<row r="{number}" ht="{height:g}" customHeight="1">{"".join(made)}</row>')
        self.dim_rowmax = row

    def _xml_start_tag(self, tag: str, attributes: Sequence[tuple[str, Any]] = ()) -> None:
        if tag == "x14:dataBar":
            # The library has no option for it, and a bar that may fill the cell runs through the digits.
            attributes = [(name, BAR if name == "maxLength" else value) for name, value in attributes]
        super()._xml_start_tag(tag, attributes)

    def _write_rows(self) -> None:
        super()._write_rows()
        self.fh.write("".join(self._rows))
        self._lines_written = True


def look(cell_format: Any) -> int:
    """Return the number under which a cell names its format; formats get them in the order they are made."""
    number: int = cell_format._get_xf_index()
    return number
