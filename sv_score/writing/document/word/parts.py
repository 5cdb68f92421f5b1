"""The parts of a document as the XML of a Word file's body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from sv_score.writing.document import DocumentPart, Place, Table, Terms, as_table, clean, paragraphs
from sv_score.writing.document.word.styles import Styles
from sv_score.writing.parts import Grid, Heading, Points

# The narrowest and the widest share of a table that a column's longest text may claim, in characters.
_NARROWEST, _WIDEST, _FIGURE = 8, 44, 22
# A table of no more rows than this stays on one page; of a longer one the first and last rows stay together.
_WHOLE, _TOGETHER = 12, 2
_BREAK = "<w:r><w:br/></w:r>"


def body(parts: Iterable[DocumentPart], styles: Styles, width: int) -> Iterator[str]:
    """Yield the parts as XML, in pieces; `width` is that of the text, in twentieths of a point."""
    for part in parts:
        yield from _part(part, styles, width)


def _part(part: DocumentPart, styles: Styles, width: int) -> Iterator[str]:
    if isinstance(part, Heading):
        yield _paragraph(styles.headings[min(part.level, len(styles.headings)) - 1], _run(clean(part.text)))
    elif isinstance(part, Grid | Table):
        yield from _table(part if isinstance(part, Table) else as_table(part), styles, width)
    elif isinstance(part, Points):
        yield from (_paragraph(styles.point, _run(clean(line))) for line in part.lines)
    elif isinstance(part, Terms):
        yield from _terms(part, styles)
    elif isinstance(part, Place):
        yield _paragraph(styles.place, _run(f"[{clean(part.text)}]"))
    else:
        yield from (_paragraph(styles.text, _run(each)) for line in part.lines for each in paragraphs(line))


def _paragraph(style: str, runs: str, *, keep: bool = False) -> str:
    """Return a paragraph; with `keep` on the same page as what follows."""
    kept = "<w:keepNext/>" if keep else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{escape(style)}"/>{kept}</w:pPr>{runs}</w:p>'


def _run(text: str, style: str = "") -> str:
    """Return a run of text that has been made clean."""
    if not text:
        return ""
    look = f'<w:rPr><w:rStyle w:val="{escape(style)}"/></w:rPr>' if style else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _terms(part: Terms, styles: Styles) -> Iterator[str]:
    for name, text in part.rows:
        first, *more = paragraphs(text)
        named = _run(clean(name), styles.term_name) + "<w:r><w:tab/></w:r>"
        yield _paragraph(styles.term, named + _run(first))
        yield from (_paragraph(styles.term_more, _run(each)) for each in more)


def _table(part: Table, styles: Styles, width: int) -> Iterator[str]:
    if part.title:
        yield _paragraph(styles.caption, _run(clean(part.title)))
    words = {0, *part.words}
    widths = _widths(part, words, width)
    # The first row is marked as header, is repeated on every page, and no row is torn apart.
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{escape(styles.table)}"/><w:tblW w:w="5000" w:type="pct"/>'
        '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" '
        'w:noHBand="0" w:noVBand="1"/>'
        f"{_alternative(part)}</w:tblPr><w:tblGrid>"
        + "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
        + "</w:tblGrid>"
    )
    yield _row(part.header, widths, [_head(styles, c in words) for c in range(len(widths))], header=True)
    looks = [styles.cell if column in words else styles.figure for column in range(len(widths))]
    last = len(part.rows) - 1
    for place, row in enumerate(part.rows):
        close = last < _WHOLE or place < _TOGETHER or place > last - _TOGETHER
        yield _row(row, widths, looks, keep=close and place < last)
    yield "</w:tbl>"


def _head(styles: Styles, words: bool) -> str:
    return styles.head if words else styles.figure_head


def _alternative(part: Table) -> str:
    """Return what a screen reader says of the table before reading it."""
    if not part.title:
        return ""
    quoted = escape(clean(part.title), {'"': "&quot;"})
    columns = escape(", ".join(clean(cell) for cell in part.header), {'"': "&quot;"})
    return f'<w:tblCaption w:val="{quoted}"/><w:tblDescription w:val="Columns: {columns}"/>'


def _row(
    cells: Iterable[str], widths: list[int], looks: list[str], *, header: bool = False, keep: bool = False
) -> str:
    repeated = "<w:tblHeader/>" if header else ""
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{_paragraph(look, _BREAK.join(map(_run, paragraphs(cell))), keep=keep)}</w:tc>"
        for cell, width, look in zip(cells, widths, looks, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{inside}</w:tr>"


def _widths(part: Table, words: set[int], width: int) -> list[int]:
    """Return the widths of the columns: by their longest line, within bounds.

    Columns of figures with several lines are as wide as the widest of them: they are compared by eye.
    """
    longest = []
    alike = set()
    for column, head in enumerate(part.header):
        lines = [line for row in part.rows for line in row[column].split("\n")]
        wanted = max(map(len, lines), default=0)
        if column not in words and len(lines) > len(part.rows):
            alike.add(column)
        longest_word = max(len(word) for word in head.split()) if head.split() else 0
        longest.append(
            min(max(wanted, longest_word + 4, _NARROWEST), _WIDEST if column in words else _FIGURE)
        )
    widest = max((longest[column] for column in alike), default=0)
    longest = [widest if column in alike else share for column, share in enumerate(longest)]
    return [width * share // sum(longest) for share in longest]
