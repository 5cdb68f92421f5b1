"""A report as an Excel workbook: sheets of rows to filter and to calculate with.

For maintainers: XlsxWriter writes the file. Figures are decimals, rounded once by the published rounding, and
stand in the file digit by digit; the exact value stands beside them as text. Text stays text: no cell is a
formula or a link, whatever it begins with. Nothing is added up across dimensions, in no row and no column.
"""

from __future__ import annotations

import io
from datetime import datetime
from datetime import time as Time
from typing import TYPE_CHECKING

from sv_score.reading.source import Unreadable
from sv_score.writing.document import clean

if TYPE_CHECKING:
    from sv_score.writing.report import Progress
    from sv_score.writing.report.contents import Contents

NEEDED = 'an Excel workbook needs the extra: pip install "sv-score[xlsx]"'
# What a cell says is text stays text.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_UNDATED = datetime(1980, 1, 1)


def write(contents: Contents, progress: Progress) -> bytes:
    """Return the workbook's bytes, the same for the same contents; raise `Unreadable`."""
    try:
        import xlsxwriter
    except ImportError:
        raise Unreadable(NEEDED) from None

    from sv_score.writing.report.xlsx.sheet import Book
    from sv_score.writing.report.xlsx.sheets import all_sheets

    made = io.BytesIO()
    with xlsxwriter.Workbook(made, _OPTIONS) as workbook:
        criteria = contents.result.criteria
        workbook.set_properties(
            {
                "title": clean(criteria.title or criteria.id)[:255],
                "author": clean(criteria.authority)[:255],
                "created": datetime.combine(contents.date, Time()) if contents.date else _UNDATED,
            }
        )
        all_sheets(Book(workbook, criteria.printed_rounding), contents, progress)
    if not all(page.whole for page in workbook.worksheets()):
        raise RuntimeError("this version of XlsxWriter did not write the rows of a sheet")
    return made.getvalue()
