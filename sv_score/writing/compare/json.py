"""The JSON of formats.md, section `compare`.

Pairs and dominated bids stand on a line each and are written one by one: of a thousand bids there are half
a million pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from json import dumps as on_one_line
from typing import Any

from sv_score.comparing.overview import Overview
from sv_score.comparing.pairs import Pair, Sides, pairs
from sv_score.model.result import BidResult
from sv_score.writing.compare import ComparePage
from sv_score.writing.json import dumps, finding_values, inputs, remarks

# What there is in place of a result that an error stands in the way of.
EMPTY: dict[str, Any] = {"bids": [], "undominated": [], "relations": None, "dominated": [], "pairs": []}


def write(page: ComparePage) -> Iterator[str]:
    """Yield the text piece by piece: every pair in the order of the file, or the one pair asked for.

    A short page has all but the pairs.
    """
    overview = page.overview
    tally = overview.tally
    first = {
        "sv_score": 1,
        "inputs": inputs(page.sources),
        "bids": [_bid(bid) for bid in page.result.bids],
        "undominated": [bid.bid.id for bid in overview.undominated],
        "relations": {
            "dominance": tally.dominance,
            "equal": tally.equal,
            "trade_off": tally.trade_off,
            "undetermined": tally.undetermined,
        },
    }
    last = {"findings": [finding_values(located) for located in page.findings], **remarks(page.result)}
    yield dumps(first).removesuffix("\n}")
    yield from _list("dominated", map(on_one_line, _dominated(overview)))
    if page.pair is not None:
        yield from _list("pairs", (_pair(page.pair),))
    elif not page.short:
        yield from _list("pairs", map(_pair, pairs(overview.field)))
    yield "," + dumps(last).removeprefix("{") + "\n"


def _list(name: str, items: Iterable[str]) -> Iterator[str]:
    """Yield a list under `name` with one line per item."""
    yield f',\n  "{name}": ['
    between = "\n    "
    for item in items:
        yield between + item
        between = ",\n    "
    yield "]" if between[0] == "\n" else "\n  ]"


def _bid(bid: BidResult) -> dict[str, Any]:
    """Return what stands beside a bid and is not mixed into any relation: gates and minimums."""
    minimums = [(d.dimension.id, d.minimum) for d in bid.dimensions]
    minimums += [(c.criterion.id, c.minimum) for d in bid.dimensions for c in d.criteria]
    return {
        "id": bid.bid.id,
        "disqualified_by": list(bid.disqualified_by),
        "gates_failed": [gate.criterion.id for gate in bid.gates if not gate.passed],
        "minimums_not_met": [name for name, m in minimums if m is not None and m.met is False],
        "minimums_open": [name for name, m in minimums if m is not None and m.met is None],
    }


def _dominated(overview: Overview) -> Iterator[dict[str, Any]]:
    ids = [shown.bid.bid.id for shown in overview.field.bids]
    for bid, others in overview.dominated():
        yield {"bid": ids[bid], "by": [ids[other] for other in others]}


def _pair(pair: Pair) -> str:
    """Return a pair on one line. Ids are letters, digits, `.`, `_` and `-`, so nothing needs escaping."""
    return (
        f'{{"a": "{pair.a.bid.id}", "b": "{pair.b.bid.id}", "relation": "{pair.relation.value}", '
        f'"criteria": {_sides(pair.criteria)}, "dimensions": {_sides(pair.dimensions)}, '
        f'"dimension_relation": "{pair.dimension_relation.value}", "unopposed": "{pair.unopposed.value}"}}'
    )


def _sides(sides: Sides) -> str:
    named = f'"for": {_ids(sides.better)}, "against": {_ids(sides.worse)}, "equal": {_ids(sides.equal)}'
    return f'{{{named}, "open": {_ids(sides.open)}}}' if sides.open else f"{{{named}}}"


def _ids(ids: tuple[str, ...]) -> str:
    return '["' + '", "'.join(ids) + '"]' if ids else "[]"
