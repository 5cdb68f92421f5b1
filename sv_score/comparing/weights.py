"""How far a lead inside one dimension depends on the weights of its criteria. Exact, without sampling.

Everything here takes `differences`, what one bid earned above another on each criterion (percent), and
the published `weights` of these criteria. The published weights decide; this is a comment on them.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from math import comb

from sv_score.model.named_tuple import NamedTuple


class Holds(StrEnum):
    """For which weights of the criteria a lead is never reversed."""

    ALL_WEIGHTS = "all_weights"
    PUBLISHED_ORDER = "published_order"
    NEAR_PUBLISHED = "near_published"


class Threshold(NamedTuple):
    """The weight of one criterion at which a lead becomes a tie, the others kept in proportion.

    Both weights are in the published unit. With `above` the lead reverses beyond it, else below it.
    """

    place: int
    published: Fraction
    at: Fraction
    above: bool


def holds(differences: Sequence[Fraction], weights: Sequence[Fraction]) -> Holds:
    """Return for which weights the lead is never reversed.

    For all of them where the leading bid is nowhere lower (dominance inside the dimension). For all in
    the published order where every partial sum of the differences, taken from the heaviest criterion
    down, is zero or more (Kirkwood & Sarin, Operations Research 33, 1985). Criteria that weigh the same
    may come in either order, so the lower difference is added first.
    """
    if all(difference >= 0 for difference in differences):
        return Holds.ALL_WEIGHTS
    sum_ = Fraction(0)
    for difference in _heaviest_first(differences, weights):
        sum_ += difference
        if sum_ < 0:
            return Holds.NEAR_PUBLISHED
    return Holds.PUBLISHED_ORDER


def _heaviest_first(differences: Sequence[Fraction], weights: Sequence[Fraction]) -> list[Fraction]:
    both = sorted(zip(weights, differences, strict=True), key=lambda pair: (-pair[0], pair[1]))
    return [difference for _, difference in both]


def thresholds(differences: Sequence[Fraction], weights: Sequence[Fraction]) -> list[Threshold]:
    """Return the criteria whose weight alone can reverse the lead, with the weight at which it ties.

    With share t for criterion c and the rest in proportion the lead is t d_c + (1 - t) D, D being the lead
    on the other criteria; it is zero at t = D / (D - d_c). That lies between 0 and 1 exactly where d_c and
    D point in opposite directions.
    """
    total = sum(weights, Fraction(0))
    lead = sum((w * d for w, d in zip(weights, differences, strict=True)), Fraction(0))
    found = []
    for place, (weight, difference) in enumerate(zip(weights, differences, strict=True)):
        if weight == total:
            continue
        rest = (lead - weight * difference) / (total - weight)
        if rest * difference < 0:
            at = rest / (rest - difference) * total
            found.append(Threshold(place, weight, at, above=difference < 0))
    return found


def share_in_favour(differences: Sequence[Fraction]) -> Fraction | None:
    """Return the share of all conceivable weights that keep a lead above zero; `None` without differences.

    The share of a simplex on one side of a plane through it (Varsi 1973, Ali 1973): the divided
    difference of max(x, 0)^(n-1) over the differences, which takes care of equal ones too.
    """
    if not any(differences):
        return None
    power = len(differences) - 1
    points = sorted(differences)
    column = [_positive_power(point, power) for point in points]
    for width in range(1, len(points)):
        column = [
            (column[i + 1] - column[i]) / (points[i + width] - points[i])
            if points[i + width] != points[i]
            else comb(power, width) * _positive_power(points[i], power - width)
            for i in range(len(column) - 1)
        ]
    return column[0]


def _positive_power(value: Fraction, power: int) -> Fraction:
    """Return max(value, 0) to the power, 1 for a value above zero to the power 0 and else 0."""
    return value**power if value > 0 else Fraction(0)
