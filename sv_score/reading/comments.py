"""Comments of a YAML text. The parser drops them; they are what stands outside every value."""

from __future__ import annotations

from collections.abc import Iterator

from sv_score.model.finding import Finding
from sv_score.reading.yaml import Mapping, Node, Scalar, Sequence, compose


def comments(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield line, column (both 1-based) and text, from `#`, of every comment.

    A `#` inside a value is never one. Where the text cannot be read there are no comments.
    """
    findings: list[Finding] = []
    root = compose(text, "", findings)
    if root is None:
        return
    spans: dict[int, list[tuple[int, int]]] = {}
    blocks: set[int] = set()
    _collect(root, spans, blocks)
    for number, row in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
        if number in blocks:
            continue
        inside = spans.get(number, ())
        for column, char in enumerate(row):
            if char == "#" and (column == 0 or row[column - 1] in " \t"):
                if any(start <= column < end for start, end in inside):
                    continue
                yield number + 1, column + 1, row[column:].rstrip()
                break


def _collect(root: Node, spans: dict[int, list[tuple[int, int]]], blocks: set[int]) -> None:
    """Note the columns that values take on each line, and the lines wholly inside one."""
    stack: list[Node] = [root]
    while stack:
        node = stack.pop()
        if node.key is not None:
            _note(node.key, spans, blocks)
        if isinstance(node, Scalar):
            _note(node, spans, blocks)
        elif isinstance(node, Mapping):
            stack += node.entries.values()
        elif isinstance(node, Sequence):
            stack += node.items


def _note(node: Scalar, spans: dict[int, list[tuple[int, int]]], blocks: set[int]) -> None:
    first, last = node.start.line, node.end.line
    if first == last:
        spans.setdefault(first, []).append((node.start.column, node.end.column))
        return
    spans.setdefault(first, []).append((node.start.column, 1 << 30))
    blocks.update(range(first + 1, last))
    if node.end.column:
        spans.setdefault(last, []).append((0, node.end.column))
