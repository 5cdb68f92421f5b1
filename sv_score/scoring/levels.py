"""The scores of a published scale one after another, and distances on it, counted in its levels.

A scale with a small step has millions of scores. They are counted, and found by their place, without making
a list of them; each is exact, however many digits it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from fractions import Fraction
from functools import partial

from sv_score.model.criteria import Scale

# The scores that may be awarded, in a form that is equal for two scales exactly when they are the same.
Ladder = tuple[Decimal, ...]

# Adds and multiplies without rounding; the usual arithmetic of Decimal keeps 28 digits.
_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)


def count(scale: Scale) -> int:
    """Return how many scores may be awarded."""
    if scale.step is None:
        return len(_listed(scale))
    return max(_steps_up_to(scale, scale.step, scale.highest) + 1, 0)


def scores(scale: Scale) -> Iterator[Decimal]:
    """Yield every score that may be awarded, from low to high."""
    if scale.step is None:
        return iter(_listed(scale))
    return map(partial(_stepped, scale, scale.step), range(count(scale)))


def score_at(scale: Scale, place: int) -> Decimal:
    """Return the score at a place on its scale, 0 for the lowest and less than `count`."""
    return _listed(scale)[place] if scale.step is None else _stepped(scale, scale.step, place)


def position(scale: Scale, score: Decimal) -> int:
    """Return the place of an awardable `score` on its scale, 0 for the lowest.

    Raises `ValueError` for a score that is not on the scale.
    """
    if not scale.has(score):
        raise ValueError(f"{score} is not on the scale")
    if scale.step is not None:
        return _steps_up_to(scale, scale.step, score)
    return _listed(scale).index(score)


def levels_apart(scale: Scale, scores: Iterable[Decimal]) -> int:
    """Return how many levels lie between the lowest and the highest of `scores`, of which there is one."""
    places = [position(scale, score) for score in scores]
    return max(places) - min(places)


def ladder(scale: Scale) -> Ladder:
    """Return what tells two scales apart as far as marks are concerned; labels and percents do not."""
    if scale.step is not None:
        return (scale.lowest, scale.highest, scale.step)
    return tuple(sorted(level.score for level in scale.levels))


def _listed(scale: Scale) -> list[Decimal]:
    return sorted({level.score for level in scale.levels})


def _stepped(scale: Scale, step: Decimal, place: int) -> Decimal:
    return _EXACT.fma(step, place, scale.lowest)


def _steps_up_to(scale: Scale, step: Decimal, score: Decimal) -> int:
    """Return how many whole steps lead from the lowest score to `score`."""
    return int((Fraction(score) - Fraction(scale.lowest)) // Fraction(step))
