"""One mark of one bid, moved along its scale: the smallest change there can be to an evaluation.

A scored mark moves by levels of its scale. A measured answer has no mark of its own to move: its quantity
moves to another published band. An answer that was never given (`no_response`) has neither, and a
provisional one has no agreed mark yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from sv_score.model.criteria import Scale
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import CriterionResult, State
from sv_score.scoring.levels import count, position, score_at, scores


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


# A move and the points it adds to the bid's score, or takes from it.
Worth = tuple[Move, int]


class Moves(NamedTuple):
    """The moves of one mark in one direction, the shortest `at` place 0; there are `number` of them.

    They are `even` on a scale of even steps, where a longer move is never worth less. Such a scale can
    have millions of scores, so its moves are made only when they are asked for.
    """

    number: int
    at: Callable[[int], Worth]
    even: bool = False

    def first(self, changes: Callable[[Move, int], bool]) -> Worth | None:
        """Return the shortest move that `changes` something, and what it is worth; `None` where none does.

        What a move changes a longer one of even steps has to change too: the first is found by halving.
        """
        if not self.even:
            every = map(self.at, range(self.number))
            return next((worth for worth in every if changes(*worth)), None)
        low, high = 0, self.number - 1
        if high < 0 or not changes(*self.at(high)):
            return None
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if changes(*self.at(middle)) else (middle + 1, high)
        return self.at(low)


NO_MOVES = Moves(0, ().__getitem__)


def moves(scale: Scale, shown: CriterionResult, points: Callable[[Decimal], int]) -> tuple[Moves, Moves]:
    """Return the moves upwards and the moves downwards, the shortest first; none where no mark can move.

    `points` says what a score earns.
    """
    if shown.response.no_response or shown.state is not State.FINAL:
        return NO_MOVES, NO_MOVES
    if shown.response.quantity is not None:
        return _listed(_to_higher_bands(shown), points), _listed(_to_lower_bands(shown), points)
    if scale.step is None:
        rising = list(scores(scale))
        above = [score for score in rising if score > shown.low_score]
        below = [score for score in reversed(rising) if score < shown.low_score]
        return _listed(_to(shown, above, rises=True), points), _listed(_to(shown, below, rises=False), points)
    here = position(scale, shown.low_score)
    up, down = _along(scale, shown, points, here, 1), _along(scale, shown, points, here, -1)
    return Moves(count(scale) - 1 - here, up, even=True), Moves(here, down, even=True)


def _listed(some: Iterator[Move], points: Callable[[Decimal], int]) -> Moves:
    every = [(move, points(move.score) - points(move.was)) for move in some]
    return Moves(len(every), every.__getitem__)


def _to(shown: CriterionResult, scores: Sequence[Decimal], *, rises: bool) -> Iterator[Move]:
    for steps, score in enumerate(scores, 1):
        yield Move(shown.criterion.id, steps, shown.low_score, score, rises)


def _along(
    scale: Scale, shown: CriterionResult, points: Callable[[Decimal], int], here: int, way: int
) -> Callable[[int], Worth]:
    """Return what makes the moves along a scale of even steps from the place `here`, `way` 1 or -1."""
    was = shown.low_score

    def at(place: int) -> Worth:
        score = score_at(scale, here + way * (place + 1))
        return Move(shown.criterion.id, place + 1, was, score, way > 0), points(score) - points(was)

    return at


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
