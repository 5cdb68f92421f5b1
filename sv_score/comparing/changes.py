"""The smallest change of one mark that changes a statement.

A statement compares whole-number points: one bid's with another's, or a bid's with a minimum. A change is
a single mark of a single bid moved along its scale; smallest means by the fewest levels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from fractions import Fraction
from functools import partial

from sv_score.comparing.moves import Move, Moves
from sv_score.comparing.scales import Scales
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
        effect = partial(_on_lead, lead, sign)
        for place, answer in enumerate(shown.criteria):
            yield from _shortest(bid, scales.moves(place, answer), effect)


def of_dimension_minimum(
    scales: Scales, bid: BidResult, shown: DimensionResult, threshold: Fraction
) -> Iterator[Change]:
    """Yield, for each mark of the bid, the shortest move after which the minimum is met or failed instead."""
    points = scales.total(shown)
    met = scales.share(points) >= threshold

    def effect(_: Move, worth: int) -> Effect | None:
        return _on_minimum(met, scales.share(points + worth) >= threshold)

    for place, answer in enumerate(shown.criteria):
        yield from _shortest(bid, scales.moves(place, answer), effect)


def of_criterion_minimum(
    moves: tuple[Moves, Moves], bid: BidResult, answer: CriterionResult, threshold: Fraction
) -> Iterator[Change]:
    """Yield the shortest move after which the mark meets, or fails, its own minimum instead."""
    met = Fraction(answer.low_score) >= threshold
    return _shortest(bid, moves, lambda move, _: _on_minimum(met, Fraction(move.score) >= threshold))


def _shortest(
    bid: BidResult, moves: tuple[Moves, Moves], effect: Callable[[Move, int], Effect | None]
) -> Iterator[Change]:
    """Yield the shortest move of a mark upwards that has an effect, and the shortest one downwards."""
    for some in moves:
        found = some.first(lambda move, worth: effect(move, worth) is not None)
        became = effect(*found) if found is not None else None
        if found is not None and became is not None:
            yield Change(bid, found[0], became)


def _on_lead(before: int, sign: int, _: Move, worth: int) -> Effect | None:
    after = before + sign * worth
    if before == 0:
        return Effect.PARTS if after else None
    if after == 0:
        return Effect.TIES
    return Effect.REVERSES if (before > 0) != (after > 0) else None


def _on_minimum(before: bool, after: bool) -> Effect | None:
    if before == after:
        return None
    return Effect.MEETS if after else Effect.FAILS
