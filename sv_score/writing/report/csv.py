"""The report as CSV: one row per bid and criterion, as of `evaluate --detail`."""

from __future__ import annotations

from sv_score.writing import csv
from sv_score.writing.page import Page
from sv_score.writing.report import Progress, silent
from sv_score.writing.report.contents import Contents


def write(contents: Contents, progress: Progress = silent) -> bytes:
    """Return the report as CSV, in UTF-8."""
    page = Page(contents.result, contents.findings, contents.sources, detail=True)
    return csv.write(page).encode()
