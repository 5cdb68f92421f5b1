"""A document as a Word file (docx), plain or in an authority's own template.

For maintainers: python-docx opens the file, its styles and its headers. The text itself is written as XML and
put into the finished file: adding a hundred thousand paragraphs through the library takes minutes. Formatting
is in styles only, so that a template decides how everything looks.
"""

from __future__ import annotations

import io
from typing import Any

from sv_score.reading.source import Unreadable, needs_extra
from sv_score.writing.document import Document

_SAVE = "save it in Word as .docx, not as .doc or .dotx"
NEEDED = needs_extra("a Word file needs", "docx")


def write(document: Document) -> bytes:
    """Return the bytes of the file, the same for the same document; raise `Unreadable`."""
    try:
        import docx
    except ImportError:
        raise Unreadable(NEEDED) from None

    if not document.template:
        return _made(docx.Document(), document)
    file = _opened(document.template)
    try:
        return _made(file, document)
    except Unreadable:
        raise
    except Exception as error:  # python-docx looks at most parts only when they are asked for
        raise Unreadable(
            f"the template has a part that cannot be worked with ({type(error).__name__}); {_SAVE}"
        ) from None


def _made(file: Any, document: Document) -> bytes:
    """Return the bytes of the document written into `file`."""
    from sv_score.writing.document.word.file import describe, hold, packed
    from sv_score.writing.document.word.parts import body
    from sv_score.writing.document.word.styles import prepare
    from sv_score.writing.document.word.template import fill, place_of_body
    from sv_score.writing.document.word.watermark import mark

    styles = prepare(file, own=not document.template, footer=document.title)
    place = place_of_body(file)
    if document.template:
        fill(file, document)
    hold(place)
    if document.watermark:
        mark(file, document.watermark)
    describe(file, document)
    return packed(file, body(document.parts, styles, _width(file)))


def _opened(template: bytes) -> Any:
    import docx

    from sv_score.reading.unpacking import Unpackable, unpacked

    try:
        unpacked(template, lambda name: True)
    except Unpackable as unpackable:
        raise Unreadable(f"the template {unpackable}; {_SAVE}") from None
    try:
        return docx.Document(io.BytesIO(template))
    except Exception as error:  # python-docx lets whatever its parsers raise through
        raise Unreadable(
            f"the template is not a Word file that can be opened ({type(error).__name__}); {_SAVE}"
        ) from None


def _width(file: Any) -> int:
    """Return how wide the text is, in twentieths of a point."""
    section = file.sections[-1]
    inside = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    return max(int(inside / 635), 3000)
