"""Which bids are at least as good as which, everywhere, for any number of bids.

*a* dominates *b* when it is at least as good on every criterion and better on one (Pareto dominance).
Identical bids dominate neither way. Only the order of values within a criterion matters, so that any
exact numbers will do.

For maintainers: sets of bids are the bits of whole numbers. Per criterion the values are walked from the
highest down, collecting the bids that reach each; a bid's row keeps those that reach its value on every
criterion. That costs one step per distinct value and one AND per bid and criterion.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import and_, getitem

from sv_score.comparing.standing import Columns
from sv_score.model.named_tuple import NamedTuple

Column = Sequence[int]
# Criteria are taken together until they have so many sets, one per distinct value: fewer passes over
# the rows are faster, and a scale of a few levels needs few sets.
SETS = 1000


class Tally(NamedTuple):
    """How many pairs of bids stand in which relation, criterion by criterion."""

    pairs: int
    dominance: int
    equal: int
    trade_off: int
    undetermined: int


def dominators(columns: Columns) -> list[int]:
    """Return for each bid the set of bids that dominate it, as the bits of a whole number.

    A bid is counted as dominated only where every outcome of the ranges agrees.
    """
    low, high = columns
    rows = _at_least(low, high)
    holders = _holders(low)
    nowhere_better = zip(*high, strict=True)
    return [row & ~holders.get(values, 0) for row, values in zip(rows, nowhere_better, strict=True)]


def tally(columns: Columns, rows: Sequence[int]) -> Tally:
    """Return how often which relation occurs; `rows` are the dominators of every bid."""
    low, high = columns
    bids = len(rows)
    pairs = bids * (bids - 1) // 2
    dominance = sum(row.bit_count() for row in rows)
    settled = [(a, b) for a, b in zip(zip(*low, strict=True), zip(*high, strict=True), strict=True) if a == b]
    alike: dict[tuple[int, ...], int] = {}
    for values, _ in settled:
        alike[values] = alike.get(values, 0) + 1
    equal = sum(number * (number - 1) // 2 for number in alike.values())
    trade_off = pairs - dominance - equal if low is high else _surely_apart(columns)
    return Tally(pairs, dominance, equal, trade_off, pairs - dominance - equal - trade_off)


def _surely_apart(columns: Columns) -> int:
    """Return how many pairs are trade-offs in every outcome of the ranges."""
    low, high = columns
    may_reach = _at_least(high, low)
    may_be_reached = _at_least(_negated(low), _negated(high))
    met = [a | b for a, b in zip(may_reach, may_be_reached, strict=True)]
    return sum(len(met) - row.bit_count() for row in met) // 2


def _negated(columns: Sequence[Column]) -> list[list[int]]:
    return [[-value for value in column] for column in columns]


def _at_least(offered: Sequence[Column], asked: Sequence[Column]) -> list[int]:
    """Return for each bid the set of bids whose offered value is at least the asked one everywhere."""
    size = len(asked[0]) if asked else 0
    rows = [(1 << size) - 1] * size
    done = 0
    while done < len(asked):
        reached: list[dict[int, int]] = []
        while done + len(reached) < len(asked) and sum(map(len, reached)) < SETS:
            place = done + len(reached)
            reached.append(_reached(offered[place], asked[place]))
        some = zip(*asked[done : done + len(reached)], strict=True)
        rows = [
            reduce(and_, map(getitem, reached, values), row) for row, values in zip(rows, some, strict=True)
        ]
        done += len(reached)
    return rows


def _reached(offers: Column, asks: Column) -> dict[int, int]:
    """Return for each value asked for the set of bids that offer at least as much."""
    offering = _by_value(offers)
    reached = {}
    seen = 0
    for value in sorted(offering.keys() | set(asks), reverse=True):
        if value in offering:
            seen |= bits(offering[value], len(offers))
        reached[value] = seen
    return reached


def _by_value(column: Column) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = {}
    for bid, value in enumerate(column):
        if value in groups:
            groups[value].append(bid)
        else:
            groups[value] = [bid]
    return groups


def _holders(columns: Sequence[Column]) -> dict[tuple[int, ...], int]:
    """Return the sets of bids by the values that they have on all criteria."""
    size = len(columns[0]) if columns else 0
    groups: dict[tuple[int, ...], list[int]] = {}
    for bid, values in enumerate(zip(*columns, strict=True)):
        groups.setdefault(values, []).append(bid)
    return {values: bits(bids, size) for values, bids in groups.items()}


def bits(members: Sequence[int], size: int) -> int:
    """Return the set of `members`, numbers below `size`, as the bits of a whole number."""
    if len(members) == 1:
        return 1 << members[0]
    array = bytearray(size // 8 + 1)
    for member in members:
        array[member >> 3] |= 1 << (member & 7)
    return int.from_bytes(array, "little")


def members(bitset: int) -> Iterator[int]:
    """Yield the members of a set of bits, lowest first."""
    while bitset:
        lowest = bitset & -bitset
        yield lowest.bit_length() - 1
        bitset ^= lowest
