"""Comments of a YAML text. The parser drops them; they are what stands outside every value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sv_score.reading.nodes import Mapping, Node, Scalar, Sequence
from sv_score.reading.report import Few
from sv_score.reading.source import LINE_END
from sv_score.reading.yaml import compose

_ENDLESS = 1 << 30
# What opens a text that goes on below: `|` or `>`, perhaps behind an anchor's name.
_BLOCK = r"(?:&\S+\s+)?[|>][-+0-9]*"
_COMMENT = r"(?:^|(?<=[ \t]))#"


def comments(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield line, column (both 1-based) and text, from `#`, of every comment.

    A `#` inside a value is never one. Where the text cannot be read there are no comments.
    """
    findings = Few()
    rows = LINE_END.split(text)
    spans: dict[int, list[tuple[int, int]]] = {}
    blocks: set[int] = set()

    def take(index: int, node: Node) -> None:
        _collect(node, rows, spans, blocks)

    root = compose(text, "", findings, stream="bids", on_item=take)
    if root is None:
        return
    _collect(root, rows, spans, blocks)
    for number, row in enumerate(rows):
        if number in blocks or "#" not in row:
            continue
        inside = spans.get(number, ())
        for match in re.finditer(_COMMENT, row):
            column = match.start()
            if not any(start <= column < end for start, end in inside):
                yield number + 1, column + 1, row[column:].rstrip()
                break


def _collect(root: Node, rows: list[str], spans: dict[int, list[tuple[int, int]]], blocks: set[int]) -> None:
    """Note the columns that values take on each line, and the lines wholly inside one."""
    stack: list[Node] = [root]
    while stack:
        node = stack.pop()
        if node.key is not None:
            _note(node.key, rows, spans, blocks)
        if isinstance(node, Scalar):
            _note(node, rows, spans, blocks)
        elif isinstance(node, Mapping):
            stack += node.entries.values()
        elif isinstance(node, Sequence):
            stack += node.items


def _note(node: Scalar, rows: list[str], spans: dict[int, list[tuple[int, int]]], blocks: set[int]) -> None:
    first, last = node.start.line, node.end.line
    start = node.start.column
    if first == last:
        spans.setdefault(first, []).append((start, node.end.column))
        return
    opening = re.compile(_BLOCK).match(rows[first], start)
    spans.setdefault(first, []).append((start, opening.end() if opening else _ENDLESS))
    blocks.update(range(first + 1, last))
    if node.end.column:
        spans.setdefault(last, []).append((0, node.end.column))
