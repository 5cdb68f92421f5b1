"""How rules write exact numbers and distances for people."""

from fractions import Fraction


def number(value: Fraction) -> str:
    """Return `value` as a decimal where it ends within six places, else as a fraction."""
    scaled = value * 10**6
    if scaled.denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    sign = "-" if value < 0 else ""
    whole, rest = divmod(abs(scaled.numerator), 10**6)
    return sign + f"{whole}.{rest:06d}".rstrip("0").rstrip(".")


def distance(total: Fraction, wanted: Fraction) -> str:
    """Return what to do about weights that total `total` and should total `wanted`."""
    gap = wanted - total
    how = f"add {number(gap)}" if gap > 0 else f"take {number(-gap)} off"
    advice = f"{how} in all"
    if 0 < abs(gap) <= Fraction(1, 10):
        advice += "; thirds cannot be written exactly: give one of three weights the rest (33.3, 33.3, 33.4)"
    return advice
