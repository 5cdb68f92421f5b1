"""The report as JSON: that of `evaluate`, with what this reader may see."""

from __future__ import annotations

from sv_score.writing import json
from sv_score.writing.page import Page
from sv_score.writing.report import Progress, silent
from sv_score.writing.report.contents import Contents


def write(contents: Contents, progress: Progress = silent) -> bytes:
    """Return the report as JSON, in UTF-8."""
    return json.write(Page(contents.result, contents.findings, contents.sources)).encode()
