"""Comments of a YAML text. The parser drops them; they are what stands outside every value."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from sv_score.reading.lines import Lines
from sv_score.reading.nodes import Mapping, Node, Scalar, Sequence
from sv_score.reading.report import Few
from sv_score.reading.yaml import compose

_ENDLESS = 1 << 30
# What opens a text that goes on below: `|` or `>`, perhaps behind an anchor's name.
_BLOCK = r"(?:&\S+\s+)?[|>][-+0-9]*"
_COMMENT = r"(?:^|(?<=[ \t]))#"


def comments(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield line, column (both 1-based) and text, from `#`, of every comment.

    A `#` inside a value is never one. Where the text cannot be read there are no comments.
    """
    values = _Values()
    root = compose(text, "", Few(), stream="bids", on_item=lambda index, node: values.take(node))
    if root is None:
        return
    values.take(root)
    for number, row in enumerate(Lines(text)):
        # Asked for each line: one may be where a text begins that goes on below.
        inside = values.on_line(number, row)
        if inside is None or "#" not in row:
            continue
        for match in re.finditer(_COMMENT, row):
            column = match.start()
            at = bisect_right(inside, (column, _ENDLESS))
            if not at or inside[at - 1][1] <= column:
                yield number + 1, column + 1, row[column:].rstrip()
                break


class _Values:
    """Where values stand: the columns that they take on each line, and the lines wholly inside one."""

    def __init__(self) -> None:
        self._spans: dict[int, list[tuple[int, int]]] = {}
        # Of texts over several lines: where one begins, by its first line, and its last line.
        self._long: dict[int, tuple[int, int]] = {}
        self._until = -1

    def take(self, root: Node) -> None:
        """Note a node and all that is in it."""
        stack: list[Node] = [root]
        while stack:
            node = stack.pop()
            if node.key is not None:
                self._note(node.key)
            if isinstance(node, Scalar):
                self._note(node)
            elif isinstance(node, Mapping):
                stack += node.entries.values()
            elif isinstance(node, Sequence):
                stack += node.items

    def _note(self, node: Scalar) -> None:
        start, end = node.start, node.end
        if start.line == end.line:
            self._spans.setdefault(start.line, []).append((start.column, end.column))
            return
        self._long[start.line] = start.column, end.line
        if end.column:
            self._spans.setdefault(end.line, []).append((0, end.column))

    def on_line(self, number: int, row: str) -> list[tuple[int, int]] | None:
        """Return the columns, from and to, of values on a line, in order; `None` if all of it is in one.

        Lines are asked for in their order.
        """
        if number < self._until:
            return None
        spans = self._spans.get(number, [])
        if number in self._long:
            column, self._until = self._long[number]
            opening = re.compile(_BLOCK).match(row, column)
            spans.append((column, opening.end() if opening else _ENDLESS))
        spans.sort()
        return spans
