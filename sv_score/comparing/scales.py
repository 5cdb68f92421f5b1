"""One dimension as whole-number points: what the lead, and a mark moved, is worth."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from sv_score.comparing.moves import NO_MOVES, Moves, moves
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Scale
from sv_score.model.result import CriterionResult, DimensionResult
from sv_score.scoring.points import DimensionPoints


class Scales:
    """The scales, weights and points of one dimension; moves are worked out once per answer."""

    __slots__ = ("_moves", "criteria", "points", "scales", "weights")

    def __init__(self, criteria: AwardCriteria, dimension: Dimension) -> None:
        self.criteria: tuple[Criterion, ...] = dimension.weighed
        self.points = DimensionPoints(criteria, dimension)
        self.scales: tuple[Scale, ...] = tuple(of.scale for of in self.points.criteria)
        self.weights = [Fraction(criterion.weight or 0) for criterion in self.criteria]
        self._moves: dict[tuple[int, Decimal, Decimal | None], tuple[Moves, Moves]] = {}

    def total(self, shown: DimensionResult, *, high: bool = False) -> int:
        """Return the points of a bid, at the low or the high end of its range."""
        ends = (c.high_score if high else c.low_score for c in shown.criteria)
        return sum(of(end) for of, end in zip(self.points.criteria, ends, strict=True))

    def share(self, points: int) -> Fraction:
        """Return points, or a difference of them, as percent of the dimension."""
        return self.points.share(points)

    def moves(self, place: int, shown: CriterionResult) -> tuple[Moves, Moves]:
        """Return the moves of a bid's mark on a criterion, up and down, with what they are worth."""
        if shown.response.no_response or shown.score is None:
            return NO_MOVES, NO_MOVES
        key = (place, shown.score, shown.response.quantity)
        if key not in self._moves:
            self._moves[key] = moves(self.scales[place], shown, self.points.criteria[place])
        return self._moves[key]
