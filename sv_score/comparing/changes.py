"""The smallest change of one mark that changes a statement.

A statement compares whole-number points: one bid's with another's, or a bid's with a minimum. A change is
a single mark of a single bid moved along its scale; smallest means by the fewest levels.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction

from sv_score.comparing.moves import Move
from sv_score.comparing.scales import Scales, Worth
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import BidResult, CriterionResult, DimensionResult


class Effect(StrEnum):
    """What becomes of a statement."""

    TIES = "ties"
    REVERSES = "reverses"
    PARTS = "parts"
    MEETS = "meets"
    FAILS = "fails"


class Change(NamedTuple):
    """One mark of `bid` moved, and what becomes of the statement then."""

    bid: BidResult
    move: Move
    effect: Effect


def smallest(changes: Iterator[Change]) -> tuple[Change, ...]:
    """Return all changes with the fewest steps, in the order given."""
    found = list(changes)
    least = min((change.move.steps for change in found), default=0)
    return tuple(change for change in found if change.move.steps == least)


def of_lead(
    scales: Scales, a: tuple[BidResult, DimensionResult], b: tuple[BidResult, DimensionResult], lead: int
) -> Iterator[Change]:
    """Yield, for each mark of the two bids, the shortest move that ties, reverses or parts a lead of *a*."""
    for (bid, shown), sign in ((a, 1), (b, -1)):
        for place, answer in enumerate(shown.criteria):
            for some in scales.moves(place, answer):
                for move, worth in some:
                    effect = _effect(lead, lead + sign * worth)
                    if effect is not None:
                        yield Change(bid, move, effect)
                        break


def _effect(before: int, after: int) -> Effect | None:
    if before == 0:
        return Effect.PARTS if after else None
    if after == 0:
        return Effect.TIES
    return Effect.REVERSES if (before > 0) != (after > 0) else None


def of_dimension_minimum(
    scales: Scales, bid: BidResult, shown: DimensionResult, threshold: Fraction
) -> Iterator[Change]:
    """Yield, for each mark of the bid, the shortest move after which the minimum is met or failed instead."""
    points = scales.total(shown)
    met = scales.share(points) >= threshold
    for place, answer in enumerate(shown.criteria):
        for some in scales.moves(place, answer):
            for move, worth in some:
                if (scales.share(points + worth) >= threshold) != met:
                    yield Change(bid, move, Effect.FAILS if met else Effect.MEETS)
                    break


def of_criterion_minimum(
    moves: tuple[list[Worth], list[Worth]], bid: BidResult, answer: CriterionResult, threshold: Fraction
) -> Iterator[Change]:
    """Yield the shortest move after which the mark meets, or fails, its own minimum instead."""
    met = Fraction(answer.low_score) >= threshold
    for some in moves:
        for move, _ in some:
            if (Fraction(move.score) >= threshold) != met:
                yield Change(bid, move, Effect.FAILS if met else Effect.MEETS)
                break
