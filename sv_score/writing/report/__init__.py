"""Reports as files: one module per kind of file, named by the ending of the file.

Each has `write(contents, progress)`, which returns the bytes of the whole file; `progress` is called with the
share done, 0 to 1. Same contents, same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sv_score.writing.report.contents import Contents

Progress = Callable[[float], None]

REPORT_FORMATS = {
    "html": "sv_score.writing.report.html",
    "pdf": "sv_score.writing.report.pdf",
    "xlsx": "sv_score.writing.report.xlsx",
    "docx": "sv_score.writing.report.docx",
    "md": "sv_score.writing.report.markdown",
    "csv": "sv_score.writing.report.csv",
    "json": "sv_score.writing.report.json",
}


def silent(share: float) -> None:
    """Show no progress."""


def write(contents: Contents, ending: str, progress: Progress = silent) -> bytes:
    """Return the report as the bytes of a file with this ending."""
    made: bytes = import_module(REPORT_FORMATS[ending]).write(contents, progress)
    return made
