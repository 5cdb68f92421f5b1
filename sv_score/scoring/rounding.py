"""The published rounding, applied once, when a figure is printed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from sv_score.model.criteria import Rounding, RoundingMode


def rounded(value: Fraction, rounding: Rounding) -> Decimal:
    """Return `value` with the published number of decimals.

    half_up takes a half away from zero, half_even to the even digit, down cuts off (towards zero).
    """
    scaled = abs(value) * 10**rounding.places
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    twice = 2 * rest - scaled.denominator
    if rounding.mode is RoundingMode.HALF_UP:
        whole += twice >= 0
    elif rounding.mode is RoundingMode.HALF_EVEN:
        whole += twice > 0 or (twice == 0 and whole % 2 == 1)
    digits = tuple(int(digit) for digit in str(whole))
    # What rounds to nothing has no sign.
    return Decimal((int(value < 0 and whole > 0), digits, -rounding.places))
