"""A report as an Excel workbook: sheets of rows to filter and to calculate with.

For maintainers: XlsxWriter writes the file. Figures are decimals, rounded once by the published rounding, and
stand in the file digit by digit; the exact value stands beside them as text. Text stays text: no cell is a
formula or a link, whatever it begins with. Nothing is added up across dimensions, in no row and no column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sv_score.writing.excel import workbook_of

if TYPE_CHECKING:
    from sv_score.writing.report import Progress
    from sv_score.writing.report.contents import Contents


def write(contents: Contents, progress: Progress) -> bytes:
    """Return the workbook's bytes, the same for the same contents; raise `Unreadable`."""
    pages: list[Any] = []

    def fill(workbook: Any) -> None:
        from sv_score.writing.report.xlsx.sheet import Book
        from sv_score.writing.report.xlsx.sheets import all_sheets

        all_sheets(Book(workbook, contents.result.criteria.printed_rounding), contents, progress)
        pages.extend(workbook.worksheets())

    made = workbook_of(contents.result.criteria, contents.date, fill)
    if not all(page.whole for page in pages):
        raise RuntimeError("this version of XlsxWriter did not write the rows of a sheet")
    return made
