"""The texts of bids that rationales quote from: read only when a rule asks for one."""

from __future__ import annotations

from sv_score.model.bids import Document
from sv_score.reading.named import open_named
from sv_score.reading.source import Source, Unreadable, text_of

# A text has none of this; a PDF, a word processor's file and a picture do.
_NOT_TEXT = "\0"
_PDF = b"%PDF"


def document_text(bids: Source, document: Document) -> str:
    """Return the text of a document that lies beside the bids file.

    Raises `Unreadable` with one sentence where there is no such file, or it is not text in UTF-8.
    """
    source = open_named(bids, document.path)
    text = None if source.data.startswith(_PDF) else text_of(source, [])
    if text is None or _NOT_TEXT in text:
        raise Unreadable(f"{source.label} is not a text file in UTF-8")
    return text
