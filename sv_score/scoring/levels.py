"""Distances on a published scale, counted in its levels."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from sv_score.model.criteria import Scale

# The scores that may be awarded, in a form that is equal for two scales exactly when they are the same.
Ladder = tuple[Decimal, ...]


def position(scale: Scale, score: Decimal) -> int:
    """Return the place of an awardable `score` on its scale, 0 for the lowest.

    Raises `ValueError` for a score that is not on the scale.
    """
    if not scale.has(score):
        raise ValueError(f"{score} is not on the scale")
    if scale.step is not None:
        return int((Fraction(score) - Fraction(scale.lowest)) / Fraction(scale.step))
    return sorted(level.score for level in scale.levels).index(score)


def levels_apart(scale: Scale, scores: Iterable[Decimal]) -> int:
    """Return how many levels lie between the lowest and the highest of `scores`, of which there is one."""
    places = [position(scale, score) for score in scores]
    return max(places) - min(places)


def ladder(scale: Scale) -> Ladder:
    """Return what tells two scales apart as far as marks are concerned; labels and percents do not."""
    if scale.step is not None:
        return (scale.lowest, scale.highest, scale.step)
    return tuple(sorted(level.score for level in scale.levels))
