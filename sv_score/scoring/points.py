"""Whole-number points, so that a dimension is scored by adding integers.

For maintainers: within one dimension every criterion's weight and every level's percent are put over
common denominators once. A level is then worth a whole number of points, a bid's points in the
dimension are a sum of integers, and the dimension score is points / `full` x 100, exactly. Fractions
in the inner loop would cost ten times as much.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import lcm

from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Scale


class CriterionPoints:
    """Points by score for one criterion; `unit` makes a whole number of every percent of the scale."""

    __slots__ = ("_by_score", "_percents", "_unit", "scale")

    def __init__(self, scale: Scale, unit: Fraction) -> None:
        self.scale = scale
        self._unit = unit
        self._by_score: dict[Decimal, int] = {}
        self._percents: dict[Decimal, Fraction] = {}

    def __call__(self, score: Decimal) -> int:
        """Return the points that `score` earns."""
        points = self._by_score.get(score)
        if points is None:
            points = self._by_score[score] = (self.percent(score) * self._unit).numerator
        return points

    def percent(self, score: Decimal) -> Fraction:
        """Return the percent that `score` earns, worked out once for all bids."""
        percent = self._percents.get(score)
        if percent is None:
            percent = self._percents[score] = self.scale.percent(score)
        return percent


class DimensionPoints:
    """Points of one dimension: by weighed criterion, and `full` for 100 percent on all of them."""

    __slots__ = ("criteria", "full")

    def __init__(self, criteria: AwardCriteria, dimension: Dimension) -> None:
        weighed = [(c, criteria.scale_of(c)) for c in dimension.weighed]
        scales = [(criterion, scale) for criterion, scale in weighed if scale is not None]
        weights = [Fraction(_weight(criterion)) for criterion, _ in scales]
        weight_unit = lcm(*(weight.denominator for weight in weights))
        percent_unit = lcm(*(_percent_denominator(scale) for _, scale in scales))
        self.criteria = tuple(
            CriterionPoints(scale, weight * weight_unit * percent_unit)
            for (_, scale), weight in zip(scales, weights, strict=True)
        )
        total = sum(weights, Fraction(0)) * weight_unit * percent_unit * 100
        self.full = total.numerator

    def share(self, points: int) -> Fraction:
        """Return `points` as a dimension score, 0 to 100."""
        return Fraction(points * 100, self.full)


def _weight(criterion: Criterion) -> Decimal:
    return criterion.weight if criterion.weight is not None else Decimal(0)


def _percent_denominator(scale: Scale) -> int:
    """Return a number that makes every percent of the scale whole when multiplied by it."""
    if scale.step is None:
        return lcm(*(scale.percent(level.score).denominator for level in scale.levels))
    per_step = Fraction(scale.step) * 100 / Fraction(scale.highest)
    return lcm(scale.percent(scale.lowest).denominator, per_step.denominator)


def column_scores(columns: list[list[int]]) -> list[int]:
    """Return each bid's points in a dimension from its criteria's columns of points.

    `columns` holds one list per criterion, of which there is one at least, with one entry per bid.
    """
    return list(map(sum, zip(*columns, strict=True)))
