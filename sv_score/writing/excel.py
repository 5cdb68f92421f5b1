"""Excel workbooks, however they are filled: text stays text, and the same contents give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date as Day
from datetime import datetime
from datetime import time as Time
from typing import Any

from sv_score.model.criteria import AwardCriteria
from sv_score.reading.source import Unreadable, needs_extra
from sv_score.writing.document import UNDATED, clean

NEEDED = needs_extra("an Excel workbook needs", "xlsx")
# What a cell says is never a formula, a number or a link unless it is written as one.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def workbook_of(criteria: AwardCriteria, date: Day | None, fill: Callable[[Any], None]) -> bytes:
    """Return the bytes of a workbook about `criteria` that `fill` fills; raise `Unreadable`.

    `date` is the day of the record; `fill` gets the `xlsxwriter.Workbook`.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise Unreadable(NEEDED) from None
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, _OPTIONS) as workbook:
        workbook.set_properties(
            {
                "title": clean(criteria.title or criteria.id)[:255],
                "author": clean(criteria.authority)[:255],
                "created": datetime.combine(date, Time()) if date else UNDATED,
            }
        )
        fill(workbook)
    return made.getvalue()
