"""What answers can earn, so that rules can say what no bid, or only one, can reach.

For maintainers: everything is exact. What cannot be said (a scale with faults, which other rules and
reading report, or more combinations than are worth walking through) is an empty result, and the rules
that ask stay silent.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm

from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Kind, Scale
from sv_score.scoring.levels import count, scores

MOST_SCORES = 1001
MOST_STEPS = 200_000


def legible(scale: Scale) -> bool:
    """Return whether the scale has a lowest and a highest score; what stands in the way is reported."""
    given = scale.step is not None or len(scale.levels) > 1
    return given and scale.highest > scale.lowest


def percents(criterion: Criterion, scale: Scale | None) -> list[Fraction]:
    """Return the percents that answers to `criterion` can earn, rising, each once.

    A missing answer earns the lowest score, whatever the bands of a measured criterion say.
    """
    if scale is None or not legible(scale):
        return []
    if criterion.kind is Kind.MEASURED:
        earned = [band.score for band in criterion.bands]
        if not earned or not all(map(scale.has, earned)):
            return []
        return sorted({scale.percent(score) for score in (scale.lowest, *earned)})
    if scale.step is not None and (not scale.has(scale.highest) or count(scale) > MOST_SCORES):
        return []
    return sorted(set(map(scale.percent, scores(scale))))


def contributions(published: AwardCriteria, dimension: Dimension) -> list[list[Fraction]]:
    """Return what each criterion's answers can add to the dimension score, rising."""
    weights = [Fraction(c.weight) for c in dimension.weighed if c.weight is not None]
    total = sum(weights, Fraction(0))
    if len(weights) != len(dimension.weighed) or total <= 0:
        return []
    found = []
    for criterion, weight in zip(dimension.weighed, weights, strict=True):
        earned = percents(criterion, published.scale_of(criterion))
        if not earned:
            return []
        found.append([percent * weight / total for percent in earned] if weight else [Fraction(0)])
    return found


def sums(parts: list[list[Fraction]], floor: Fraction, ceiling: Fraction) -> list[Fraction]:
    """Return every sum of one item of each part that is at least `floor` and below `ceiling`, rising.

    Sums that can no longer end there are dropped on the way; the widest parts come first, so that few
    are kept. The result is empty where even so there are too many.
    """
    unit = lcm(*(x.denominator for part in parts for x in (*part, floor, ceiling)))
    columns = [[int(x * unit) for x in part] for part in sorted(parts, key=lambda p: p[0] - p[-1])]
    least, most = sum(column[0] for column in columns), sum(column[-1] for column in columns)
    low, high = int(floor * unit), int(ceiling * unit)
    found = {0}
    for column in columns:
        least, most = least - column[0], most - column[-1]
        if len(found) * len(column) > MOST_STEPS:
            return []
        found = {s + x for s in found for x in column if s + x + most >= low and s + x + least < high}
    return [Fraction(total, unit) for total in sorted(found)]
