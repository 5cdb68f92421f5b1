"""A document to send or file: the parts of `writing.parts`, and three that only documents need.

`word`, `html` and `markdown` each write the same parts. Text in parts is as it stands in files; each kind of
document makes it harmless in its own way.
"""

from __future__ import annotations

import re
from datetime import date as Day
from datetime import datetime

from sv_score.model.named_tuple import NamedTuple
from sv_score.writing.parts import Grid, Heading, Points, Sentences
from sv_score.writing.plain import plain

# The two characters that XML has no place for and that `plain` leaves alone.
_NOT_XML = re.compile("[\ufffe\uffff]")


# The oldest date that a zip file can have; it says nothing about the document.
UNDATED = datetime(1980, 1, 1)


class Table(NamedTuple):
    """Rows under a header; `title` is its caption, `words` the columns of text (the first always is one).

    A cell may have several lines.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: tuple[int, ...] = ()


class Terms(NamedTuple):
    """Texts, each under what it is called. A text may have several paragraphs, one on each line."""

    rows: tuple[tuple[str, str], ...]


class Place(NamedTuple):
    """A place that somebody has to fill in or look at before the document is sent; shown so in every form."""

    text: str


DocumentPart = Heading | Sentences | Points | Grid | Table | Terms | Place


class Document(NamedTuple):
    """A document: its `title`, whose it is, the `parts`, and what is written across every page.

    `date` is the day of the record; `None` where the record has none. `watermark` is empty for a final
    document. `template` is an authority's own Word template, as bytes, and `filled` are the texts for the
    placeholders in it.
    """

    title: str
    authority: str
    parts: tuple[DocumentPart, ...]
    date: Day | None = None
    watermark: str = ""
    template: bytes = b""
    filled: tuple[tuple[str, str], ...] = ()


def clean(text: str) -> str:
    """Return text on one line; every character that XML or a screen has no place for becomes a code."""
    return _NOT_XML.sub(lambda found: f"<U+{ord(found.group()):04X}>", plain(text))


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, without empty ones; one empty paragraph where there is no text."""
    if text.isprintable():
        return [clean(text.strip())]
    lines = re.split(r"\r\n|[\r\n\v\f\x85\u2028\u2029]", text)
    return [clean(line.strip()) for line in lines if line.strip()] or [""]


def as_table(grid: Grid) -> Table:
    """Return a grid as a table without a caption."""
    words = (place for place in range(len(grid.header)) if place not in grid.figures)
    return Table("", grid.header, grid.rows, tuple(words))
