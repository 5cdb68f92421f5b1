"""Where bids stand, as whole numbers that are in the same order as the exact values.

For maintainers: all values of one criterion, or of one dimension, are put over their common denominator
once, so that a pair is compared by comparing whole numbers. Fractions in the loop over pairs would cost ten
times as much. Levels of one criterion share their `Fraction` objects, so that objects and not values are
looked up: hashing a fraction costs more than everything else here.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import BidResult, CriterionResult, DimensionResult, Result

Ranged = CriterionResult | DimensionResult


class Columns(NamedTuple):
    """Lowest and highest values, one list per criterion or dimension with one entry per bid.

    The two are the same object where no bid has a range.
    """

    low: Sequence[Sequence[int]]
    high: Sequence[Sequence[int]]


class Standing(NamedTuple):
    """One bid: the ends of its range on every criterion and in every dimension, in file order."""

    bid: BidResult
    criteria: tuple[tuple[int, int], ...]
    dimensions: tuple[tuple[int, int], ...]


def criterion_columns(bids: Sequence[BidResult]) -> Columns:
    """Return the values that bids have on every scored and measured criterion."""
    return columns([[c for d in bid.dimensions for c in d.criteria] for bid in bids])


def dimension_columns(bids: Sequence[BidResult]) -> Columns:
    """Return the scores that bids have in every dimension."""
    return columns([bid.dimensions for bid in bids])


def columns(by_bid: Sequence[Sequence[Ranged]]) -> Columns:
    """Return each column over its own common denominator."""
    low: list[list[int]] = []
    high: list[list[int]] = []
    for column in zip(*by_bid, strict=True):
        least, most = [shown.low for shown in column], [shown.high for shown in column]
        whole = _whole_numbers([*least, *most])
        low.append([whole[id(value)] for value in least])
        high.append([whole[id(value)] for value in most])
    return Columns(low, low if low == high else high)


def _whole_numbers(values: Sequence[Fraction]) -> dict[int, int]:
    """Return each value times the common denominator, by the identity of the value."""
    distinct = {id(value): value for value in values}
    unit = lcm(*{value.denominator for value in distinct.values()})
    return {key: value.numerator * (unit // value.denominator) for key, value in distinct.items()}


def standings(result: Result) -> tuple[Standing, ...]:
    """Return where every bid of `result` stands, in the order of the file."""
    criteria, dimensions = criterion_columns(result.bids), dimension_columns(result.bids)
    return tuple(
        Standing(bid, tuple(zip(c_low, c_high, strict=True)), tuple(zip(d_low, d_high, strict=True)))
        for bid, c_low, c_high, d_low, d_high in zip(
            result.bids,
            zip(*criteria.low, strict=True),
            zip(*criteria.high, strict=True),
            zip(*dimensions.low, strict=True),
            zip(*dimensions.high, strict=True),
            strict=True,
        )
    )
