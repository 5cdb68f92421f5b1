"""A document as Markdown; text from files is escaped and stays text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sv_score.writing.document import Document, DocumentPart, Place, Table, Terms, as_table, paragraphs
from sv_score.writing.markdown import escaped
from sv_score.writing.parts import Grid, Heading, Points


def write(document: Document) -> bytes:
    """Return the document as Markdown in UTF-8."""
    blocks = [_draft(document)] if document.watermark else []
    blocks += ["\n".join(_lines(part)) for part in document.parts]
    return ("\n\n".join(blocks) + "\n").encode()


def _draft(document: Document) -> str:
    return f"> **{escaped(document.watermark)}**"


def _lines(part: DocumentPart) -> Iterator[str]:
    if isinstance(part, Heading):
        yield f"{'#' * part.level} {escaped(part.text)}"
    elif isinstance(part, Grid | Table):
        yield from _table(part if isinstance(part, Table) else as_table(part))
    elif isinstance(part, Points):
        yield from (f"- {escaped(line)}" for line in part.lines)
    elif isinstance(part, Terms):
        yield from _terms(part)
    elif isinstance(part, Place):
        yield f"> **{escaped(f'[{part.text}]')}**"
    else:
        yield "\n\n".join(escaped(each) for line in part.lines for each in paragraphs(line))


def _terms(part: Terms) -> Iterator[str]:
    """Yield each text behind what it is called; further paragraphs are set in under it."""
    for name, text in part.rows:
        first, *more = paragraphs(text)
        yield f"- **{escaped(name)}:** {escaped(first)}".rstrip()
        for paragraph in more:
            yield ""
            yield f"  {escaped(paragraph)}"


def _table(part: Table) -> Iterator[str]:
    if part.title:
        yield f"*{escaped(part.title)}*"
        yield ""
    words = {0, *part.words}
    yield _row([_cell(cell) for cell in part.header])
    yield _row(["---" if column in words else "---:" for column in range(len(part.header))])
    for row in part.rows:
        yield _row([_cell(cell) for cell in row])


def _cell(text: str) -> str:
    return "<br>".join(map(escaped, paragraphs(text)))


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
