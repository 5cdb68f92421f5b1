"""From a route to a line and a column: the place of a finding, found again when it is shown.

For maintainers: values do not carry their place, so that a large bids file costs no memory for
findings it does not have. A file with findings is read once more, item by item.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence as Sequence_

from sv_score.model.finding import Finding, Route
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.csv import locate_in_csv
from sv_score.reading.nodes import Mapping, Node, Scalar, Sequence
from sv_score.reading.report import Few
from sv_score.reading.source import Source, text_of
from sv_score.reading.yaml import Enough, compose


class Place(NamedTuple):
    """Where to point: 1-based `line` and `column` in characters, and how many characters `length`."""

    line: int
    column: int
    length: int = 1


START = Place(1, 1)


class Located(NamedTuple):
    """A finding with its place, and the places of its labels (in the same order)."""

    finding: Finding
    place: Place
    labels: tuple[Place, ...] = ()


def locate(findings: Iterable[Finding], sources: Sequence_[Source]) -> tuple[Located, ...]:
    """Return the findings with their places, sorted by file (in reading order), place and code.

    Where only the first few were kept the last says how many more there are.
    """
    kept = list(dict.fromkeys(findings))
    kept += findings.more() if isinstance(findings, Few) else ()
    wanted: dict[str, set[tuple[Route, bool]]] = {}
    for finding in kept:
        if finding.mark is None:
            wanted.setdefault(finding.file, set()).add((finding.route, finding.on_key))
        for label in finding.labels:
            wanted.setdefault(label.file, set()).add((label.route, label.on_key))
    by_label = {source.label: source for source in sources}
    found = {file: places(by_label[file], routes) for file, routes in wanted.items() if file in by_label}
    order = {source.label: index for index, source in enumerate(sources)}

    def place_of(file: str, route: Route, on_key: bool) -> Place:
        return found.get(file, {}).get((route, on_key), START)

    located = [
        Located(
            f,
            Place(*f.mark) if f.mark else place_of(f.file, f.route, f.on_key),
            tuple(place_of(label.file, label.route, label.on_key) for label in f.labels),
        )
        for f in kept
    ]
    located.sort(key=lambda x: (order.get(x.finding.file, -1), x.place.line, x.place.column, x.finding.code))
    return tuple(located)


def places(source: Source, wanted: Iterable[tuple[Route, bool]]) -> dict[tuple[Route, bool], Place]:
    """Return the place of each wanted (route, on_key) in `source`.

    A route that leads further than the file does gets the place of its last existing step.
    """
    if source.label.lower().endswith(".parquet"):
        from sv_score.reading.table.rows import place_of

        return {(route, on_key): Place(*place_of(route)) for route, on_key in wanted}
    findings = Few()
    text = text_of(source, findings)
    if text is None:
        return {}
    if source.label.lower().endswith(".csv"):
        keys = list(wanted)
        cells = locate_in_csv(text, {route for route, _ in keys})
        return {key: Place(*cells[key[0]]) for key in keys if key[0] in cells}
    found: dict[tuple[Route, bool], Place] = {}
    by_bid: dict[object, list[tuple[Route, bool]]] = {}
    rest: list[tuple[Route, bool]] = []
    for key in wanted:
        route = key[0]
        if len(route) > 1 and route[0] == "bids":
            by_bid.setdefault(route[1], []).append(key)
        else:
            rest.append(key)

    last = max((index for index in by_bid if isinstance(index, int)), default=-1)

    def take(index: int, node: Node) -> None:
        for key in by_bid.get(index, ()):
            found[key] = _place_of(node, key[0][2:], key[1])
        if index >= last and not rest:
            raise Enough

    root = compose(text, source.label, findings, stream="bids", on_item=take)
    for key in rest if root is not None else ():
        found[key] = _place_of(root, *key)
    return found


def _place_of(node: Node | None, route: Route, on_key: bool) -> Place:
    for step in route:
        below: Node | None = None
        if isinstance(node, Mapping) and isinstance(step, str):
            below = node.entries.get(step)
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            below = node.items[step]
        if below is None:
            on_key = True
            break
        node = below
    if node is None:
        return START
    if on_key and node.key is not None:
        node = node.key
    elif not isinstance(node, Scalar):
        node = _grip(node)
    one_line = node.end.line == node.start.line and isinstance(node, Scalar)
    length = node.end.column - node.start.column if one_line else 1
    return Place(node.start.line + 1, node.start.column + 1, max(length, 1))


def _grip(node: Mapping | Sequence) -> Node:
    """Return what to point at for a whole mapping: its id or name rather than its first key."""
    if isinstance(node, Mapping):
        for key in ("id", "name", "title"):
            if isinstance(node.entries.get(key), Scalar):
                return node.entries[key]
    return node
