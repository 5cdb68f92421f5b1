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
from sv_score.model.result import BidResult, CriterionResult, DimensionResult

Ranged = CriterionResult | DimensionResult


class Columns(NamedTuple):
    """Lowest and highest values, one list per criterion or dimension with one entry per bid.

    The two are the same object where no bid has a range.
    """

    low: Sequence[Sequence[int]]
    high: Sequence[Sequence[int]]


class Ends(NamedTuple):
    """The lowest and the highest values of one bid, all of its criteria or dimensions in one whole number."""

    low: int
    high: int


class Lanes(NamedTuple):
    """How values stand beside one another in a whole number: the first one lowest, each `width` bytes wide.

    The upper bit of each is free; `guard` has these bits and no others. So one subtraction compares all
    values of two bids at once.
    """

    number: int
    width: int
    guard: int

    def at_least(self, these: int, those: int) -> int:
        """Return the guard bits of the values in `these` that are at least those in `those`."""
        return ((these | self.guard) - those) & self.guard

    def marked(self, bits: int) -> bytes:
        """Return one byte per value, zero where its guard bit is not in `bits`."""
        return bits.to_bytes(self.number * self.width, "little")[self.width - 1 :: self.width]


class Standing(NamedTuple):
    """One bid: the ends of its range on every criterion and in every dimension."""

    bid: BidResult
    criteria: Ends
    dimensions: Ends


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


def side_by_side(columns: Columns) -> tuple[Lanes, list[Ends]]:
    """Return the values of each bid side by side, and how they stand there."""
    number = len(columns.high)
    width = max((value.bit_length() for column in columns.high for value in column), default=0) // 8 + 1
    guard = int.from_bytes((bytes(width - 1) + b"\x80") * number, "little")
    low = [_packed(values, width) for values in zip(*columns.low, strict=True)]
    high = low
    if columns.low is not columns.high:
        high = [_packed(values, width) for values in zip(*columns.high, strict=True)]
    return Lanes(number, width, guard), list(map(Ends, low, high))


def _packed(values: Sequence[int], width: int) -> int:
    if width == 1:
        return int.from_bytes(bytes(values), "little")
    return int.from_bytes(b"".join(value.to_bytes(width, "little") for value in values), "little")
