"""What can be said about two bids, criterion by criterion and dimension by dimension.

A statement about a pair holds in every outcome that provisional ranges leave open, or it is
`undetermined`. Comparisons use exact values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from fractions import Fraction
from math import lcm

from sv_score.comparing.standing import Standing, standings
from sv_score.model.criteria import AwardCriteria
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import BidResult, Result

Ends = tuple[int, int]


class Relation(StrEnum):
    """How two bids stand to one another."""

    A_DOMINATES = "a_dominates"
    B_DOMINATES = "b_dominates"
    EQUAL = "equal"
    TRADE_OFF = "trade_off"
    UNDETERMINED = "undetermined"


class Unopposed(StrEnum):
    """Which of two bids some dimension supports and none opposes."""

    A = "a"
    B = "b"
    BOTH = "both"
    NONE = "none"
    UNDETERMINED = "undetermined"


class Sides(NamedTuple):
    """Ids of criteria or dimensions on which *a* is better, worse, equal, or that are still open."""

    better: tuple[str, ...]
    worse: tuple[str, ...]
    equal: tuple[str, ...]
    open: tuple[str, ...]


class Pair(NamedTuple):
    """Everything that is said about bids `a` and `b`, in that order."""

    a: BidResult
    b: BidResult
    criteria: Sides
    relation: Relation
    dimensions: Sides
    dimension_relation: Relation
    unopposed: Unopposed


class Field(NamedTuple):
    """All bids of a result, ready to be compared.

    `weights` are the weights of the scored and measured criteria by dimension, as whole numbers in the
    published proportions.
    """

    bids: tuple[Standing, ...]
    criteria: tuple[str, ...]
    dimensions: tuple[str, ...]
    weights: tuple[tuple[int, ...], ...]


def field(result: Result) -> Field:
    """Return the bids of `result`, ready to be compared."""
    dimensions = result.criteria.dimensions
    return Field(
        standings(result),
        tuple(criterion.id for dimension in dimensions for criterion in dimension.weighed),
        tuple(dimension.id for dimension in dimensions),
        _whole_weights(result.criteria),
    )


def _whole_weights(criteria: AwardCriteria) -> tuple[tuple[int, ...], ...]:
    exact = [[Fraction(c.weight or 0) for c in dimension.weighed] for dimension in criteria.dimensions]
    unit = lcm(*(weight.denominator for weights in exact for weight in weights))
    return tuple(tuple(int(weight * unit) for weight in weights) for weights in exact)


def pairs(of: Field) -> Iterator[Pair]:
    """Yield every pair of bids, in the order of the file."""
    for first in range(len(of.bids)):
        for second in range(first + 1, len(of.bids)):
            yield compare(of, first, second)


def compare(of: Field, first: int, second: int) -> Pair:
    """Return what can be said about two bids, named by their places in the file (from 0)."""
    a, b = of.bids[first], of.bids[second]
    return Pair(
        a.bid,
        b.bid,
        _sides(of.criteria, a.criteria, b.criteria),
        relation(a.criteria, b.criteria),
        _sides(of.dimensions, a.dimensions, b.dimensions),
        relation(a.dimensions, b.dimensions),
        _unopposed(of, a, b),
    )


def _sides(ids: Sequence[str], a: Sequence[Ends], b: Sequence[Ends]) -> Sides:
    """Return which of the compared values are for *a*, against it, equal or open."""
    sorted_: tuple[list[str], list[str], list[str], list[str]] = ([], [], [], [])
    for name, (a_low, a_high), (b_low, b_high) in zip(ids, a, b, strict=True):
        if a_low > b_high:
            side = 0
        elif a_high < b_low:
            side = 1
        else:
            side = 2 if a_low == a_high and b_low == b_high else 3
        sorted_[side].append(name)
    better, worse, equal, open_ = map(tuple, sorted_)
    return Sides(better, worse, equal, open_)


def relation(a: Sequence[Ends], b: Sequence[Ends]) -> Relation:
    """Return the relation that holds in every outcome of the ranges, or `undetermined`.

    Ranges of different answers are independent of one another, so that the lowest outcome for *a* is
    all of its low ends against all of *b*'s high ones.
    """
    both = list(zip(a, b, strict=True))
    if all(mine == theirs and mine[0] == mine[1] for mine, theirs in both):
        return Relation.EQUAL
    if all(mine[0] >= theirs[1] for mine, theirs in both):
        return _unless_equal(Relation.A_DOMINATES, any(mine[0] > theirs[1] for mine, theirs in both))
    if all(theirs[0] >= mine[1] for mine, theirs in both):
        return _unless_equal(Relation.B_DOMINATES, any(theirs[0] > mine[1] for mine, theirs in both))
    may_reach = all(mine[1] >= theirs[0] for mine, theirs in both)
    may_be_reached = all(theirs[1] >= mine[0] for mine, theirs in both)
    return Relation.UNDETERMINED if may_reach or may_be_reached else Relation.TRADE_OFF


def _unless_equal(dominates: Relation, surely_better: bool) -> Relation:
    """Return `dominates`, or `undetermined` where the two may also turn out equal everywhere."""
    return dominates if surely_better else Relation.UNDETERMINED


def _unopposed(of: Field, a: Standing, b: Standing) -> Unopposed:
    """Return which bid at least one dimension supports and none opposes.

    After Bisdorff's unopposed outranking (JMCDA 20, 2013), without thresholds: no weight between
    dimensions is needed.
    """
    first = _standing(_supports(of, a.criteria, b.criteria))
    second = _standing(_supports(of, b.criteria, a.criteria))
    if first is None or second is None:
        return Unopposed.UNDETERMINED
    if first and second:
        return Unopposed.BOTH
    return Unopposed.A if first else Unopposed.B if second else Unopposed.NONE


def _supports(of: Field, a: Sequence[Ends], b: Sequence[Ends]) -> list[tuple[int, int]]:
    """Return the least and the most support that each dimension gives *a* over *b*.

    Support is the weight of the criteria on which *a* is at least as good, less the weight of those on
    which it is worse: above zero it supports *a*, below zero it opposes it.
    """
    both = iter(zip(a, b, strict=True))
    supports = []
    for weights in of.weights:
        least = most = 0
        for weight in weights:
            (a_low, a_high), (b_low, b_high) = next(both)
            least += weight if a_low >= b_high else -weight
            most += weight if a_high >= b_low else -weight
        supports.append((least, most))
    return supports


def _standing(supports: Sequence[tuple[int, int]]) -> bool | None:
    """Return whether some dimension supports and none opposes; `None` where ranges leave it open."""
    if any(most < 0 for _, most in supports) or all(most <= 0 for _, most in supports):
        return False
    surely = all(least >= 0 for least, _ in supports) and any(least > 0 for least, _ in supports)
    return True if surely else None
