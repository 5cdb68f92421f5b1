"""A page as parts that every format for people can show: headings, sentences, lists and grids.

Comparisons and the like are put together once, from these, and shown as text, Markdown or on a
terminal. Text in parts is as it stands in files; each format makes it harmless in its own way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sv_score.model.named_tuple import NamedTuple
from sv_score.writing.markdown import escaped, table
from sv_score.writing.plain import plain


class Heading(NamedTuple):
    """A title; `level` is 1 for the page's own."""

    text: str
    level: int = 2


class Sentences(NamedTuple):
    """Sentences, each a paragraph of its own."""

    lines: tuple[str, ...]


class Points(NamedTuple):
    """A list of points."""

    lines: tuple[str, ...]


class Grid(NamedTuple):
    """Rows of cells under a header; `figures` are the places of columns of figures, the others are words."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: tuple[int, ...] = ()


Part = Heading | Sentences | Points | Grid


def as_text(parts: Iterable[Part]) -> str:
    """Return parts as plain lines, without box drawing and without wrapping."""
    return "\n".join(_text_lines(parts)) + "\n"


def _text_lines(parts: Iterable[Part]) -> Iterator[str]:
    for index, part in enumerate(parts):
        if index:
            yield ""
        if isinstance(part, Heading):
            yield plain(part.text)
        elif isinstance(part, Grid):
            yield from _aligned([[plain(cell) for cell in row] for row in (part.header, *part.rows)])
        else:
            sign = "- " if isinstance(part, Points) else ""
            yield from (sign + plain(line) for line in part.lines)


def _aligned(rows: list[list[str]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def as_markdown(parts: Iterable[Part]) -> str:
    """Return parts as Markdown; text from files is escaped and stays text."""
    return "\n".join(_markdown_lines(parts)) + "\n"


def _markdown_lines(parts: Iterable[Part]) -> Iterator[str]:
    for index, part in enumerate(parts):
        if index:
            yield ""
        if isinstance(part, Heading):
            yield f"{'#' * (part.level + 1)} {escaped(part.text)}"
        elif isinstance(part, Grid):
            header = [escaped(cell) for cell in part.header]
            yield from table(header, [[escaped(cell) for cell in row] for row in part.rows], part.figures)
        elif isinstance(part, Points):
            yield from (f"- {escaped(line)}" for line in part.lines)
        else:
            for number, line in enumerate(part.lines):
                if number:
                    yield ""
                yield escaped(line)
