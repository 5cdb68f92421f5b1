"""Published minimums and gates, computed from exact values and never from printed ones.

A minimum decides what Procurement Act 2023 s.23(3)(a) calls failing a criterion; nothing here can be
overridden (compare Energysolutions v NDA [2016] EWHC 1988 (TCC)).
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from sv_score.model.criteria import Minimum
from sv_score.model.result import DimensionResult, GateResult, MinimumResult


def met(threshold: Decimal, low: Fraction | Decimal, high: Fraction | Decimal) -> bool | None:
    """Return whether a value between `low` and `high` reaches `threshold`; `None` where it may."""
    exact = Fraction(threshold)
    if Fraction(low) >= exact:
        return True
    return False if Fraction(high) < exact else None


def criterion_minimum(minimum: Minimum | None, low: Decimal, high: Decimal) -> MinimumResult | None:
    """Return how levels from `low` to `high` stand to a criterion's minimum level."""
    if minimum is None or minimum.score is None:
        return None
    return MinimumResult(minimum.score, met(minimum.score, low, high), minimum.disqualifies)


def dimension_minimum(minimum: Minimum | None, low: Fraction, high: Fraction) -> MinimumResult | None:
    """Return how a dimension score from `low` to `high` stands to the dimension's minimum."""
    if minimum is None or minimum.percent is None:
        return None
    return MinimumResult(minimum.percent, met(minimum.percent, low, high), minimum.disqualifies)


def disqualified_by(
    dimensions: tuple[DimensionResult, ...], gates: tuple[GateResult, ...]
) -> tuple[str, ...]:
    """Return the ids of every failed minimum and gate that disqualifies, all of them, in file order."""
    failed: list[str] = []
    for result in dimensions:
        if _fails(result.minimum):
            failed.append(result.dimension.id)
        failed += [c.criterion.id for c in result.criteria if _fails(c.minimum)]
    failed += [gate.criterion.id for gate in gates if not gate.passed and gate.disqualifies]
    return tuple(failed)


def _fails(minimum: MinimumResult | None) -> bool:
    return minimum is not None and minimum.met is False and minimum.disqualifies is True
