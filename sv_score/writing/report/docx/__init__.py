"""A report as a Word file: the evaluation report of a procurement, to be filed or put before a board."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sv_score.writing.report import Progress
    from sv_score.writing.report.contents import Contents


def write(contents: Contents, progress: Progress) -> bytes:
    """Return the bytes of the file, the same for the same contents; raise `Unreadable`."""
    from sv_score.writing.document import word
    from sv_score.writing.report.docx.parts import document

    made = document(contents)
    progress(0.4)
    return word.write(made)
