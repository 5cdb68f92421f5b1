"""How exact figures are printed: rounded once, by the published rounding, and never compared rounded."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from sv_score.model.criteria import Rounding
from sv_score.model.result import CriterionResult, DimensionResult, Result, State
from sv_score.scoring.rounding import rounded


def figure(value: Fraction, rounding: Rounding) -> str:
    """Return `value` with the published decimals, such as 72.00."""
    return f"{rounded(value, rounding):f}"


def published(value: Decimal) -> str:
    """Return a published number without needless zeros: 30, 12.5."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def evidence_text(kinds: Iterable[str]) -> str:
    """Return kinds of evidence in words: `method statement, project plan`."""
    return ", ".join(kind.replace("_", " ") for kind in kinds)


def span(low: Fraction, high: Fraction, rounding: Rounding, joint: str = "–") -> str:
    """Return one figure, or the two ends of a range."""
    least, most = figure(low, rounding), figure(high, rounding)
    return least if low == high else f"{least}{joint}{most}"


def score_text(result: DimensionResult | CriterionResult, rounding: Rounding, joint: str = "–") -> str:
    """Return a score or its provisional range, as percent."""
    return span(result.low, result.high, rounding, joint)


def weighted_text(result: DimensionResult, rounding: Rounding, joint: str = "–") -> str:
    """Return the weighted marks, such as `13.20 of 20`; empty where importance is an order."""
    low, high = result.weighted(result.low), result.weighted(result.high)
    if low is None or high is None or result.dimension.weight is None:
        return ""
    return f"{span(low, high, rounding, joint)} of {published(result.dimension.weight)}"


def level_text(result: CriterionResult, joint: str = "–") -> str:
    """Return the level awarded out of the highest one, or the range of marks: `4 of 5`, `2–4 of 5`."""
    low, high = published(result.low_score), published(result.high_score)
    ends = low if low == high else f"{low}{joint}{high}"
    return f"{ends} of {published(result.highest)}"


def is_open(result: DimensionResult | CriterionResult) -> bool:
    """Return whether a figure is provisional."""
    return result.state is State.PROVISIONAL


def differs_as_printed(a: Fraction, b: Fraction, rounding: Rounding) -> bool:
    """Return whether the difference of two figures prints as the difference of what is printed for them."""
    printed = rounded(a, rounding) - rounded(b, rounding)
    return rounded(abs(a - b), rounding) == abs(printed)


def exact(value: Fraction) -> str:
    """Return an exact value for people: a decimal where it ends soon, else a fraction."""
    scaled = value * 10**9
    if scaled.denominator == 1:
        return published(Decimal(scaled.numerator).scaleb(-9))
    return f"{value.numerator}/{value.denominator}"


def importance(result: Result, shown: DimensionResult) -> str:
    """Return a dimension's published weight, or its place in the order of importance: 30, 1."""
    if shown.dimension.weight is not None:
        return published(shown.dimension.weight)
    return str(result.criteria.dimensions.index(shown.dimension) + 1)
