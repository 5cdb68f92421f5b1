"""What can be said about two bids, criterion by criterion and dimension by dimension.

A statement about a pair holds in every outcome that provisional ranges leave open, or it is
`undetermined`. Comparisons use exact values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import compress
from math import lcm

from sv_score.comparing.standing import (
    Ends,
    Lanes,
    Standing,
    criterion_columns,
    dimension_columns,
    side_by_side,
)
from sv_score.model.criteria import AwardCriteria
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import BidResult, Result

# So many pairs are listed at most: a pair takes half a kilobyte of JSON.
MOST_PAIRS = 2_000_000


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


class Compared(NamedTuple):
    """On which criteria, or in which dimensions, *a* is what in every outcome: guard bits of `lanes`.

    `same` is where the two are equal and neither has a range.
    """

    lanes: Lanes
    better: int
    worse: int
    at_least: int
    at_most: int
    same: int


class Field(NamedTuple):
    """All bids of a result, ready to be compared.

    `weights` are the weights of the scored and measured criteria by dimension, as whole numbers in the
    published proportions.
    """

    bids: tuple[Standing, ...]
    criteria: tuple[str, ...]
    dimensions: tuple[str, ...]
    weights: tuple[tuple[int, ...], ...]
    of_criteria: Lanes
    of_dimensions: Lanes


def field(result: Result) -> Field:
    """Return the bids of `result`, ready to be compared."""
    dimensions = result.criteria.dimensions
    of_criteria, by_criterion = side_by_side(criterion_columns(result.bids))
    of_dimensions, by_dimension = side_by_side(dimension_columns(result.bids))
    return Field(
        tuple(map(Standing, result.bids, by_criterion, by_dimension)),
        tuple(criterion.id for dimension in dimensions for criterion in dimension.weighed),
        tuple(dimension.id for dimension in dimensions),
        _whole_weights(result.criteria),
        of_criteria,
        of_dimensions,
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
    by_criterion = _compared(of.of_criteria, a.criteria, b.criteria)
    by_dimension = _compared(of.of_dimensions, a.dimensions, b.dimensions)
    return Pair(
        a.bid,
        b.bid,
        _sides(of.criteria, by_criterion),
        _relation(by_criterion),
        _sides(of.dimensions, by_dimension),
        _relation(by_dimension),
        _unopposed(of, by_criterion),
    )


def _compared(lanes: Lanes, a: Ends, b: Ends) -> Compared:
    """Return what every outcome of the ranges agrees on.

    Ranges of different answers are independent of one another, so that the lowest outcome for *a* is
    all of its low ends against all of *b*'s high ones.
    """
    at_least, at_most = lanes.at_least(a.low, b.high), lanes.at_least(b.low, a.high)
    better = lanes.guard ^ lanes.at_least(b.high, a.low)
    worse = lanes.guard ^ lanes.at_least(a.high, b.low)
    return Compared(lanes, better, worse, at_least, at_most, at_least & at_most)


def _sides(ids: Sequence[str], compared: Compared) -> Sides:
    """Return which of the compared values are for *a*, against it, equal or open."""
    lanes, better, worse, _, _, same = compared
    open_ = lanes.guard ^ (better | worse | same)
    return Sides(
        tuple(compress(ids, lanes.marked(better))),
        tuple(compress(ids, lanes.marked(worse))),
        tuple(compress(ids, lanes.marked(same))),
        tuple(compress(ids, lanes.marked(open_))) if open_ else (),
    )


def _relation(compared: Compared) -> Relation:
    """Return the relation that holds in every outcome, or `undetermined`."""
    every = compared.lanes.guard
    if compared.same == every:
        return Relation.EQUAL
    if compared.better and compared.worse:
        return Relation.TRADE_OFF
    # Where nothing is better for sure the two may also turn out equal everywhere.
    if compared.better and compared.at_least == every:
        return Relation.A_DOMINATES
    if compared.worse and compared.at_most == every:
        return Relation.B_DOMINATES
    return Relation.UNDETERMINED


def _unopposed(of: Field, compared: Compared) -> Unopposed:
    """Return which bid at least one dimension supports and none opposes.

    After Bisdorff's unopposed outranking (JMCDA 20, 2013), without thresholds: no weight between
    dimensions is needed.
    """
    marked = compared.lanes.marked
    first = _stands(of, marked(compared.at_least), marked(compared.worse))
    second = _stands(of, marked(compared.at_most), marked(compared.better))
    if first is None or second is None:
        return Unopposed.UNDETERMINED
    if first and second:
        return Unopposed.BOTH
    return Unopposed.A if first else Unopposed.B if second else Unopposed.NONE


def _stands(of: Field, at_least: bytes, worse: bytes) -> bool | None:
    """Return whether some dimension supports a bid and none opposes it; `None` where ranges leave it open.

    Support is the weight of the criteria on which the bid is at least as good, less the weight of those on
    which it is worse: above zero it supports the bid, below zero it opposes it. The least support counts
    what is `at_least` as good for sure, the most all but what is `worse` for sure.
    """
    good, bad = iter(at_least), iter(worse)
    perhaps = surely = opposed = False
    for weights in of.weights:
        whole = sum(weights)
        most = whole - 2 * sum(compress(weights, bad))
        if most < 0:
            return False
        least = 2 * sum(compress(weights, good)) - whole
        perhaps, surely, opposed = perhaps or most > 0, surely or least > 0, opposed or least < 0
    if not perhaps:
        return False
    return True if surely and not opposed else None
