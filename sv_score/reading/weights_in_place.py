"""Other weights in the text of a criteria file; everything else stays as it is, to the character."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Map
from decimal import Decimal

from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.lines import LINE_END
from sv_score.reading.nodes import Mapping, Mark, Node, Scalar, Sequence
from sv_score.reading.report import Few
from sv_score.reading.source import Source, Unreadable, text_of
from sv_score.reading.yaml import compose


class Change(NamedTuple):
    """A weight that was replaced: of which dimension or criterion, what was written and what is now."""

    id: str
    before: str
    after: str


def with_weights(
    source: Source, dimensions: Map[str, Decimal], criteria: Map[str, Decimal]
) -> tuple[bytes, list[Change]]:
    """Return the bytes of a criteria file with these weights by id, and what was changed.

    A weight that has the wanted value already is left as it is written. Raises `Unreadable` where a weight
    is not written as a plain number in its own place.
    """
    findings = Few()
    text = text_of(source, findings)
    root = None if text is None else compose(text, source.label, findings)
    if text is None or root is None:
        raise Unreadable(f"{source.label} cannot be read again")
    starts = [0, *(match.end() for match in LINE_END.finditer(text))]
    changes: list[Change] = []
    pieces: list[tuple[int, int, str]] = []
    for name, weight, node in _weights(root, dimensions, criteria):
        if not isinstance(node, Scalar):
            raise Unreadable(f"`{name}` has no weight in {source.label}; write it by hand")
        begin, end = _offset(starts, node.start), _offset(starts, node.end)
        if text[begin:end] != node.text:
            raise Unreadable(
                f"the weight of `{name}` in {source.label} is not written as a number in its own place; "
                "write the agreed weights by hand"
            )
        if Decimal(node.text) != weight:
            pieces.append((begin, end, _digits(weight)))
            changes.append(Change(name, node.text, _digits(weight)))
    for begin, end, digits in sorted(pieces, reverse=True):
        text = text[:begin] + digits + text[end:]
    mark = b"\xef\xbb\xbf" if source.data.startswith(b"\xef\xbb\xbf") else b""
    return mark + text.encode(), changes


def _weights(
    root: Node, dimensions: Map[str, Decimal], criteria: Map[str, Decimal]
) -> Iterator[tuple[str, Decimal, Node | None]]:
    """Yield id, wanted weight and the node of the weight, for every dimension and criterion wanted."""
    for node in _items(root, "dimensions"):
        name = _id(node)
        if name in dimensions:
            yield name, dimensions[name], node.entries.get("weight")
        for below in _items(node, "criteria"):
            inner = _id(below)
            if inner in criteria:
                yield inner, criteria[inner], below.entries.get("weight")


def _items(node: Node, key: str) -> list[Mapping]:
    items = node.entries.get(key) if isinstance(node, Mapping) else None
    return [item for item in items.items if isinstance(item, Mapping)] if isinstance(items, Sequence) else []


def _id(node: Mapping) -> str:
    name = node.entries.get("id")
    return name.text if isinstance(name, Scalar) else ""


def _offset(starts: list[int], mark: Mark) -> int:
    return starts[mark.line] + mark.column


def _digits(weight: Decimal) -> str:
    text = f"{weight:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
