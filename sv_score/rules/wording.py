"""How rules write numbers, distances and lists for people, and compare words as people mean them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache


def number(value: Fraction) -> str:
    """Return `value` as a decimal where it ends within six places, else as a fraction."""
    scaled = value * 10**6
    if scaled.denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    sign = "-" if value < 0 else ""
    whole, rest = divmod(abs(scaled.numerator), 10**6)
    return sign + f"{whole}.{rest:06d}".rstrip("0").rstrip(".")


def roughly(value: Fraction) -> str:
    """Return `value` as a decimal, rounded and marked `about` where it does not end within six places."""
    exact = number(value)
    return exact if "/" not in exact else f"about {number(Fraction(round(value * 10**4), 10**4))}"


def pounds(amount: Decimal) -> str:
    """Return an amount as `£5,000,000`, with pence where there are any."""
    return f"£{amount:,.0f}" if amount == amount.to_integral_value() else f"£{amount:,f}"


def listed(words: Sequence[str]) -> str:
    """Return words as `a, b and c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def either(words: Sequence[str]) -> str:
    """Return words as `a, b or c`."""
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like `word` whatever its case, or an empty text."""
    return _nearest(word, tuple(known))


@lru_cache(maxsize=1024)
def _nearest(word: str, known: tuple[str, ...]) -> str:
    # The same word is often wrong in very many answers.
    from difflib import get_close_matches

    folded = {k.casefold(): k for k in known}
    match = get_close_matches(word[:64].casefold(), folded, n=1)
    return folded[match[0]] if match else ""


def same_unit(one: str, other: str) -> bool:
    """Return whether two units are the same but for case, spaces, a plural `s` and signs for words."""
    return _folded_unit(one) == _folded_unit(other)


_SIGNS = {"%": "percent", "per cent": "percent", "£": "gbp", "pound": "gbp", "pounds": "gbp"}


def _folded_unit(unit: str) -> str:
    folded = " ".join(unit.casefold().split())
    return _SIGNS.get(folded, folded).removesuffix("s")


def distance(total: Fraction, wanted: Fraction, weights: Sequence[Fraction] = ()) -> str:
    """Return what to do about `weights` that total `total` and should total `wanted`."""
    gap = wanted - total
    how = f"add {number(gap)}" if gap > 0 else f"take {number(-gap)} off"
    if not _are_thirds(weights, wanted):
        return f"{how} in all"
    rest = number(wanted - 2 * weights[0])
    return (
        f"{how} in all; a third of {number(wanted)} cannot be written exactly: give one of the three {rest}"
    )


def _are_thirds(weights: Sequence[Fraction], wanted: Fraction) -> bool:
    """Return whether these are three equal weights, each a third of `wanted` cut or rounded."""
    if len(weights) != 3 or len(set(weights)) > 1 or "/" not in number(wanted / 3):
        return False
    places = len(number(weights[0]).partition(".")[2])
    return abs(wanted / 3 - weights[0]) < Fraction(1, 10**places)
