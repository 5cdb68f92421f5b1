"""One evaluator's scoring workbook, as the bytes of an .xlsx file.

For maintainers: XlsxWriter writes it, `reading/spreadsheet/scoring_workbook.py` reads it back and says what
the sheets and columns are called. Text stays text: no cell is a formula or a link, whatever it begins with.
"""

from __future__ import annotations

from datetime import date as Day
from typing import Any

from sv_score.model.bids import Procurement
from sv_score.model.named_tuple import NamedTuple
from sv_score.writing.excel import workbook_of
from sv_score.writing.panel.score_file import ScoreFile


class Content(NamedTuple):
    """What a workbook is made of: the score file it stands for, the procurement, the day of the record."""

    file: ScoreFile
    procurement: Procurement
    date: Day | None = None


def write(content: Content) -> bytes:
    """Return the workbook's bytes, the same for the same content; raise `Unreadable`."""

    def fill(workbook: Any) -> None:
        from sv_score.writing.workbook.looks import Looks
        from sv_score.writing.workbook.sheets import all_sheets

        all_sheets(workbook, Looks(workbook), content)

    return workbook_of(content.file.criteria, content.date, fill)
