"""Differences in meaning between two contents of the same kind of file, one change at a time.

Content is compared as `sv_score.reading.content` makes it, so spelling, comments and the order of keys
make no difference, and whatever does makes at least one `Change`. What has an id is found again by its id;
so are levels by their score and bands by where they start.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from decimal import Decimal

from sv_score.model.finding import Route
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.seal import Tree
from sv_score.records.canonical import number_text
from sv_score.records.change import Change, Touches

# What tells the items of a list apart, in the order tried.
_IDENTITIES = ("id", "from", "score", "evaluator")
# Lists whose items are parts of a file in their own right.
_PARTS = frozenset({"dimensions", "criteria", "evaluators", "bids"})
_NOUNS = {
    "dimensions": "dimension",
    "criteria": "criterion",
    "levels": "level",
    "bands": "band from",
    "measures": "measure",
    "sub_criteria": "sub-criterion",
    "requires": "required element",
    "sources": "source",
    "refinements": "refinement",
    "bids": "bid",
    "evaluators": "evaluator",
    "responses": "answer to",
    "scores": "mark by",
    "differences": "difference with",
    "dissent": "dissent of",
    "documents": "document",
    "commitments": "commitment",
    "interests": "interest",
}
# Keys that enter a score, a minimum or a gate, and keys that say in words what is asked or was found. Of
# the keys that lead to a value, the innermost one of these decides.
# fmt: off
_FIGURES = frozenset(
    {
        "weight", "kind", "scale", "bands", "minimum", "disqualifies", "holds_at_lowest",
        "criterion_weights", "relative_importance", "moderation", "rounding", "responses", "scores",
        "consensus", "quantity",
    }
)
_WORDING = frozenset(
    {
        "name", "title", "question", "description", "descriptor", "label", "subject_matter_link",
        "evidence", "sub_criteria", "measure", "measures", "requires", "meets_at", "rationale",
        "why_not_higher", "why_outside_marks", "resolution", "reason", "answer", "commitments",
    }
)
# fmt: on
class _Where(NamedTuple):
    """Where two contents are compared: routes as in `Change`, and the words for the place."""

    route: Route = ()
    path: Route = ()
    part: str = ""
    dimension: str = ""
    words: tuple[str, ...] = ()


def differences(old: Tree, new: Tree) -> tuple[Change, ...]:
    """Return every difference in meaning, in the order of the new content; removed things come last."""
    return tuple(_between(old, new, _Where()))


def _between(old: Tree, new: Tree, where: _Where) -> Iterator[Change]:
    if type(old) is type(new) and old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*new, *(key for key in old if key not in new)]:
            yield from _between(old.get(key), new.get(key), _below(where, key))
    elif isinstance(old, list) and isinstance(new, list) and _has_records(old + new):
        yield from _between_lists(old, new, where)
    elif isinstance(new, list) and old is None and _has_records(new):
        yield from _between_lists([], new, where)
    elif isinstance(old, list) and new is None and _has_records(old):
        yield from _between_lists(old, [], where)
    else:
        yield _change(old, new, where)


def _has_records(items: list[Tree]) -> bool:
    return any(isinstance(item, dict) for item in items)


def _below(where: _Where, key: str) -> _Where:
    """Return the place of `key` in the record at `where`."""
    last = where.path[-1] if where.path else ""
    if last in ("responses", "scores"):
        words = (*where.words[:-1], f"{_NOUNS[str(last)]} {key}")
    else:
        words = (*where.words, key.replace("_", " "))
    deeper = _Where((*where.route, key), (*where.path, key), where.part, where.dimension, words)
    return deeper if where.path else deeper._replace(part=key, words=())


def _between_lists(old: list[Tree], new: list[Tree], where: _Where) -> Iterator[Change]:
    identity = _identity(old, new)
    if identity:
        before = {_name(item[identity]): item for item in old}
        after = {_name(item[identity]): item for item in new}
    else:
        before = {str(place): item for place, item in enumerate(old, start=1)}
        after = {str(place): item for place, item in enumerate(new, start=1)}
    places = {name: place for place, name in enumerate(after)}
    for name in [*after, *(name for name in before if name not in after)]:
        below = _item(where, name, places.get(name))
        if name in before and name in after:
            yield from _between(before[name], after[name], below)
        else:
            yield _change(before.get(name), after.get(name), below)
    kept, now = [name for name in before if name in after], [name for name in after if name in before]
    if identity and kept != now:
        order = where._replace(words=(*where.words, "order"), path=(*where.path, "order"))
        yield _change(list(kept), list(now), order)


def _identity(old: list[Tree], new: list[Tree]) -> str:
    """Return the key whose values tell the items of both lists apart, or an empty text."""
    for key in _IDENTITIES:
        if all(
            all(isinstance(item, dict) and key in item for item in items)
            and len({_name(item[key]) for item in items}) == len(items)
            for items in (old, new)
        ):
            return key
    return ""


def _name(value: Tree) -> str:
    return number_text(value) if isinstance(value, Decimal) else str(value)


def _item(where: _Where, name: str, place: int | None) -> _Where:
    """Return the place of one item of the list at `where`; one that is gone is shown at its list."""
    key = str(where.path[-1])
    route = where.route if place is None else (*where.route, place)
    path = (*where.path, name)
    if key in _PARTS:
        dimension = name if key == "dimensions" else where.dimension
        return _Where(route, path, name, dimension, ())
    words = (*where.words[:-1], f"{_NOUNS.get(key, key)} {name}")
    return _Where(route, path, where.part, where.dimension, words)


def _change(old: Tree, new: Tree, where: _Where) -> Change:
    what = ", ".join(where.words)
    return Change(where.part, what, old, new, _touches(where), where.route, where.path, where.dimension)


def _touches(where: _Where) -> Touches:
    """Return what a change at this place bears on; a part that is added or removed enters figures."""
    keys = [str(step) for step in where.path]
    if not where.words and len(keys) > 1 and keys[-2] in _PARTS - {"evaluators"}:
        return Touches.FIGURES
    if keys[-1:] == ["order"]:
        # Where importance is published as an order, the order of the dimensions is their importance.
        return Touches.FIGURES if keys == ["dimensions", "order"] else Touches.OTHER
    for key in reversed(keys):
        if key in _WORDING:
            return Touches.WORDING
        if key in _FIGURES:
            return Touches.FIGURES
    return Touches.OTHER


def applied(old: Tree, change: Change) -> Tree:
    """Return the old content with this one change made, and nothing else; for a change that is no order."""
    tree = deepcopy(old)
    node = tree
    for step in change.path[:-1]:
        node = _child(node, str(step))
    last = str(change.path[-1])
    if isinstance(node, dict):
        if change.new is None:
            node.pop(last, None)
        else:
            node[last] = change.new
        return tree
    place = _position(node, last)
    if change.new is None and place is not None:
        del node[place]
    elif place is None:
        node.append(change.new)
    else:
        node[place] = change.new
    return tree


def _child(node: Tree, step: str) -> Tree:
    """Return what stands below; a list that the old content does not have is made."""
    if isinstance(node, dict):
        return node.setdefault(step, [])
    place = _position(node, step)
    return node[place] if place is not None else {}


def _position(items: list[Tree], name: str) -> int | None:
    """Return where the item called `name` stands in a list, else `None`."""
    for key in _IDENTITIES:
        for place, item in enumerate(items):
            if isinstance(item, dict) and key in item and _name(item[key]) == name:
                return place
    return int(name) - 1 if name.isdecimal() and 0 < int(name) <= len(items) else None
