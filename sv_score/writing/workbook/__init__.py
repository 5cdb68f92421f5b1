"""One evaluator's scoring workbook, as the bytes of an .xlsx file.

For maintainers: XlsxWriter writes it, `reading/spreadsheet/scoring_workbook.py` reads it back and says what
the sheets and columns are called. Text stays text: no cell is a formula or a link, whatever it begins with.
"""

from __future__ import annotations

import io
from datetime import date as Day
from datetime import datetime
from datetime import time as Time

from sv_score.model.bids import Procurement
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.source import Unreadable
from sv_score.writing.document import clean
from sv_score.writing.panel.score_file import ScoreFile

NEEDED = 'writing a workbook needs the extra: pip install "sv-score[xlsx]"'
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
# The file says when it was made; the same workbook has the same bytes on every day.
_UNDATED = datetime(1980, 1, 1)


class Content(NamedTuple):
    """What a workbook is made of: the score file it stands for, the procurement, the day of the record."""

    file: ScoreFile
    procurement: Procurement
    date: Day | None = None


def write(content: Content) -> bytes:
    """Return the workbook's bytes, the same for the same content; raise `Unreadable`."""
    try:
        import xlsxwriter
    except ImportError:
        raise Unreadable(NEEDED) from None

    from sv_score.writing.workbook.looks import Looks
    from sv_score.writing.workbook.sheets import all_sheets

    made = io.BytesIO()
    with xlsxwriter.Workbook(made, _OPTIONS) as workbook:
        criteria = content.file.criteria
        workbook.set_properties(
            {
                "title": clean(criteria.title or criteria.id)[:255],
                "author": clean(criteria.authority)[:255],
                "created": datetime.combine(content.date, Time()) if content.date else _UNDATED,
            }
        )
        all_sheets(workbook, Looks(workbook), content)
    return made.getvalue()
