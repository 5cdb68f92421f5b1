"""The report as PDF, made from the HTML page with WeasyPrint: tagged, with bookmarks, for paper.

For maintainers: the page's styles for print apply. Nothing is fetched: there is nothing in the page to fetch,
and an address that got in all the same is refused.
"""

from __future__ import annotations

import logging
from typing import Any, NoReturn

from sv_score.reading.source import Unreadable, needs_extra
from sv_score.writing.report import Progress, silent
from sv_score.writing.report.answers import Depth
from sv_score.writing.report.charts import on_paper
from sv_score.writing.report.contents import Contents
from sv_score.writing.report.html import page
from sv_score.writing.report.overview import ROWS_OF_A_TABLE, overview_page

NEEDED = needs_extra("PDF reports need", "pdf")
# A page of paper takes about a quarter of a second, and an answer most of a page: nobody would wait for more,
# and a larger evaluation gets the overview.
MOST_ANSWERS = 1_000
PAGES_AROUND = 10
# Names of dimensions and criteria head the tables of each page; a head taller than the page has no end.
LONGEST_NAME = 400


def write(contents: Contents, progress: Progress = silent) -> bytes:
    """Return the report as PDF; raise `Unreadable` where the library is missing."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError):
        # An OSError: the library is there, and what it draws with (Pango) is not.
        raise Unreadable(NEEDED) from None
    _check_names(contents)
    answers = sum(len(bid.bid.responses) for bid in contents.result.bids)
    if answers > MOST_ANSWERS:
        text = overview_page(contents, answers)
        about = PAGES_AROUND + len(contents.result.bids) // ROWS_OF_A_TABLE
    else:
        text = on_paper(page(contents, Depth.ALL, expanded=True))
        about = PAGES_AROUND + answers
    watch = _Pages(progress, about)
    logger = logging.getLogger("weasyprint.progress")
    logger.addHandler(watch)
    logger.setLevel(logging.INFO)
    try:
        made: bytes = HTML(string=text, url_fetcher=_nothing).write_pdf(pdf_variant="pdf/ua-1")
    finally:
        logger.removeHandler(watch)
    return made


def _check_names(contents: Contents) -> None:
    """Raise `Unreadable` where a name is too long to head a table on paper."""
    for dimension in contents.result.criteria.dimensions:
        titles = ((f"title of {criterion.id}", criterion.title) for criterion in dimension.criteria)
        for what, text in ((f"name of {dimension.id}", dimension.name), *titles):
            if len(text) > LONGEST_NAME:
                raise Unreadable(
                    f"the {what} has {len(text):,} characters, and a page of paper has room for "
                    f"{LONGEST_NAME}; shorten it, or write the report as .html"
                )


def _nothing(address: str, *_: Any, **__: Any) -> NoReturn:
    raise ValueError("a report fetches nothing")


class _Pages(logging.Handler):
    """Shows as progress how many pages the library says it has laid out, of about so many."""

    def __init__(self, progress: Progress, about: int) -> None:
        super().__init__(logging.INFO)
        self.progress = progress
        self.about = about
        self.pages = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count a page."""
        if "Page" in record.getMessage():
            self.pages += 1
            self.progress(min(self.pages / self.about, 1.0))
