"""What YAML text becomes: scalars, mappings and sequences that know their place.

For maintainers: a place is kept as one number. PyYAML's marks, and the events that hold them, take five times
the memory, and a hostile file of 5 MB has two million values.
"""

from __future__ import annotations

from typing import Protocol

from sv_score.model.named_tuple import NamedTuple


class Mark(NamedTuple):
    """A place in the text, 0-based, counted in characters."""

    line: int
    column: int


class ParserMark(Protocol):
    """A place as PyYAML tells it."""

    @property
    def line(self) -> int:
        """Return the line."""

    @property
    def column(self) -> int:
        """Return the column."""


class Span(Protocol):
    """A part of the text, from one mark to another; every event of PyYAML is one."""

    start_mark: ParserMark
    end_mark: ParserMark


# No file that is read has so many lines, or so long a line.
_BITS = 30
_COLUMN = (1 << _BITS) - 1
_START = 2 * _BITS
_END = (1 << _START) - 1


def _mark(place: int) -> Mark:
    return Mark(place >> _BITS, place & _COLUMN)


class Scalar:
    """A piece of text; `plain` says that it was written without quotes."""

    __slots__ = ("key", "plain", "text", "where")
    kind = "text"

    def __init__(self, text: str, plain: bool, span: Span) -> None:
        self.text = text
        self.plain = plain
        start, end = span.start_mark, span.end_mark
        # Both places in one number: the start above, the end below.
        self.where = (start.line << _BITS | start.column) << _START | end.line << _BITS | end.column
        self.key: Scalar | None = None

    @property
    def start(self) -> Mark:
        """Return where the text begins."""
        return _mark(self.where >> _START)

    @property
    def end(self) -> Mark:
        """Return where the text ends."""
        return _mark(self.where & _END)

    @property
    def empty(self) -> bool:
        """Return whether nothing was written: `title:` or `title: ~`."""
        return self.plain and self.text in ("", "~")


class _Whole:
    """What has other values in it, and is complete only when its end was read."""

    __slots__ = ("first", "key", "last")

    def __init__(self, start: ParserMark) -> None:
        self.first = self.last = start.line << _BITS | start.column
        self.key: Scalar | None = None

    @property
    def start(self) -> Mark:
        """Return where it begins."""
        return _mark(self.first)

    @property
    def end(self) -> Mark:
        """Return where it ends."""
        return _mark(self.last)

    def ends(self, mark: ParserMark) -> None:
        """Say where it ends."""
        self.last = mark.line << _BITS | mark.column


class Mapping(_Whole):
    """Keys and values in the order of the file; each value knows its `key` scalar."""

    __slots__ = ("entries", "pending")
    kind = "keys and values"

    def __init__(self, start: ParserMark) -> None:
        super().__init__(start)
        self.entries: dict[str, Node] = {}
        self.pending: Scalar | None = None


class Sequence(_Whole):
    """A list; where its items were handed on while reading, only their `count` is left."""

    __slots__ = ("count", "items")
    kind = "a list"

    def __init__(self, start: ParserMark) -> None:
        super().__init__(start)
        self.items: list[Node] = []
        self.count = 0


Node = Scalar | Mapping | Sequence


def placed(node: Node, span: Span) -> Node:
    """Return `node` as it stands at an alias: the same contents at another place."""
    copy: Node
    if isinstance(node, Scalar):
        return Scalar(node.text, node.plain, span)
    if isinstance(node, Mapping):
        copy = Mapping(span.start_mark)
        copy.entries = node.entries
    else:
        copy = Sequence(span.start_mark)
        copy.items, copy.count = node.items, node.count
    copy.ends(span.end_mark)
    return copy
