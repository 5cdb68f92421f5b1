"""What one answer earns: a level of the scale, or a range of levels while it is provisional."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sv_score.model.bids import Mark, Response
from sv_score.model.criteria import Band, Criterion, Moderation, Scale
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import State


class Award(NamedTuple):
    """The levels an answer stands at; `low` and `high` are the same when the state is final."""

    state: State
    low: Decimal
    high: Decimal


def award(criterion: Criterion, scale: Scale, response: Response, moderation: Moderation) -> Award | None:
    """Return what `response` earns (formats.md section 3), `None` where nothing says so.

    Final is a consensus score, a bare agreed score, a measured quantity, no response on purpose, and
    one evaluator's mark where one evaluator is the published design. Other marks make a range; their
    mean is never taken (Bromcom v United Learning Trust [2022] EWHC 3262 (TCC)).
    """
    score = _final_score(criterion, scale, response)
    if score is None:
        marks = counted(response.marks)
        if not marks:
            return None
        if len(marks) > 1 or moderation is not Moderation.SINGLE:
            return Award(State.PROVISIONAL, min(marks), max(marks))
        score = marks[0]
    return Award(State.FINAL, score, score)


def _final_score(criterion: Criterion, scale: Scale, response: Response) -> Decimal | None:
    if response.no_response:
        return scale.lowest
    if response.consensus is not None and response.consensus.score is not None:
        return response.consensus.score
    if response.quantity is not None:
        return band_score(criterion.bands, response.quantity)
    return response.agreed


def counted(marks: Sequence[Mark]) -> list[Decimal]:
    """Return the scores of the marks that count: not abstained, not excluded."""
    return [mark.score for mark in marks if mark.counts and mark.score is not None]


def band_score(bands: Sequence[Band], quantity: Decimal) -> Decimal | None:
    """Return the score of the band `quantity` falls in, `None` below the first band.

    Bands are absolute: what other bids offer never matters.
    """
    score = None
    for band in bands:
        if band.start <= quantity:
            score = band.score
    return score
