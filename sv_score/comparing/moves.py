"""One mark of one bid, moved along its scale: the smallest change there can be to an evaluation.

A scored mark moves by levels of its scale. A measured answer has no mark of its own to move: its quantity
moves to another published band. An answer that was never given (`no_response`) has neither, and a
provisional one has no agreed mark yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sv_score.model.criteria import Scale
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import CriterionResult, State


class Move(NamedTuple):
    """A mark moved by `steps` levels (for a measured answer: bands), from `was` to `score`.

    For a measured answer `quantity` is where the other band begins, if the quantity has to rise to it
    (`rises`), or else where the band above begins, which the quantity has to stay below.
    """

    criterion: str
    steps: int
    was: Decimal
    score: Decimal
    rises: bool
    quantity: Decimal | None = None


def moves(scale: Scale, shown: CriterionResult) -> tuple[tuple[Move, ...], tuple[Move, ...]]:
    """Return the moves upwards and the moves downwards, the shortest first; none where no mark can move."""
    if shown.response.no_response or shown.state is not State.FINAL:
        return (), ()
    if shown.response.quantity is not None:
        return tuple(_to_higher_bands(shown)), tuple(_to_lower_bands(shown))
    scores = rising_scores(scale)
    above = [score for score in scores if score > shown.low_score]
    below = [score for score in reversed(scores) if score < shown.low_score]
    return tuple(_to(shown, above, rises=True)), tuple(_to(shown, below, rises=False))


def _to(shown: CriterionResult, scores: list[Decimal], *, rises: bool) -> Iterator[Move]:
    for steps, score in enumerate(scores, 1):
        yield Move(shown.criterion.id, steps, shown.low_score, score, rises)


def _to_higher_bands(shown: CriterionResult) -> Iterator[Move]:
    quantity = shown.response.quantity
    assert quantity is not None
    above = [band for band in shown.criterion.bands if band.start > quantity]
    for steps, band in enumerate(above, 1):
        yield Move(shown.criterion.id, steps, shown.low_score, band.score, True, band.start)


def _to_lower_bands(shown: CriterionResult) -> Iterator[Move]:
    quantity = shown.response.quantity
    assert quantity is not None
    bands = [band for band in shown.criterion.bands if band.start <= quantity]
    for steps in range(1, len(bands)):
        band, next_up = bands[-1 - steps], bands[-steps]
        yield Move(shown.criterion.id, steps, shown.low_score, band.score, False, next_up.start)


def rising_scores(scale: Scale) -> list[Decimal]:
    """Return every score that may be awarded, from low to high."""
    if scale.step is None:
        return sorted({level.score for level in scale.levels})
    count = int((scale.highest - scale.lowest) / scale.step)
    return [scale.lowest + scale.step * place for place in range(count + 1)]
