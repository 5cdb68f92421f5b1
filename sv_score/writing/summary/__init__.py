"""Assessment summaries: one letter to each supplier, as a Word file, an HTML page or Markdown."""

from __future__ import annotations

from importlib import import_module

from sv_score.writing.document import Document

SUMMARY_FORMATS = {
    "docx": "sv_score.writing.document.word",
    "html": "sv_score.writing.document.html",
    "md": "sv_score.writing.document.markdown",
}


def write(document: Document, ending: str) -> bytes:
    """Return a document as the bytes of a file with this ending."""
    made: bytes = import_module(SUMMARY_FORMATS[ending]).write(document)
    return made
