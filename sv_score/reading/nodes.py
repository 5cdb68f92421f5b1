"""What YAML text becomes: scalars, mappings and sequences that know their place."""

from __future__ import annotations

from typing import Protocol


class Mark(Protocol):
    """A place in the text, 0-based, counted in characters."""

    line: int
    column: int


class Span(Protocol):
    """A part of the text, from one mark to another; every event of PyYAML is one."""

    start_mark: Mark
    end_mark: Mark


class Scalar:
    """A piece of text; `plain` says that it was written without quotes."""

    __slots__ = ("key", "plain", "span", "text")
    kind = "text"

    def __init__(self, text: str, plain: bool, span: Span) -> None:
        self.text = text
        self.plain = plain
        self.span = span
        self.key: Scalar | None = None

    @property
    def start(self) -> Mark:
        """Return where the text begins."""
        return self.span.start_mark

    @property
    def end(self) -> Mark:
        """Return where the text ends."""
        return self.span.end_mark

    @property
    def empty(self) -> bool:
        """Return whether nothing was written: `title:` or `title: ~`."""
        return self.plain and self.text in ("", "~")


class Mapping:
    """Keys and values in the order of the file; each value knows its `key` scalar."""

    __slots__ = ("end", "entries", "key", "pending", "start")
    kind = "keys and values"

    def __init__(self, start: Mark) -> None:
        self.entries: dict[str, Node] = {}
        self.start = start
        self.end = start
        self.key: Scalar | None = None
        self.pending: Scalar | None = None


class Sequence:
    """A list; where its items were handed on while reading, only their `count` is left."""

    __slots__ = ("count", "end", "items", "key", "start")
    kind = "a list"

    def __init__(self, start: Mark) -> None:
        self.items: list[Node] = []
        self.count = 0
        self.start = start
        self.end = start
        self.key: Scalar | None = None


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
    copy.end = span.end_mark
    return copy
