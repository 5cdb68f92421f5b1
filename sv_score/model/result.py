"""What an evaluation comes to: exact scores by dimension and bid.

Dimension scores are shares of one hundred and exact fractions; they are rounded only when printed.
Nothing here joins dimensions: there is no total, mean, index or order of bids across them, on purpose.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from sv_score.model.bids import Bid, Evaluation, Response
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension
from sv_score.model.named_tuple import NamedTuple


class State(StrEnum):
    """Whether a figure is the panel's, or still open between the evaluators' marks."""

    FINAL = "final"
    PROVISIONAL = "provisional"


class MinimumResult(NamedTuple):
    """Whether a published minimum is met; `met` is `None` where a provisional range leaves it open."""

    threshold: Decimal
    met: bool | None
    disqualifies: bool | None


class CriterionResult(NamedTuple):
    """What a bid earned on one scored or measured criterion.

    `low_score` and `high_score` are levels of the scale, equal when the state is final; `low` and
    `high` are the shares of the criterion's marks they earn, 0 to 100.
    """

    criterion: Criterion
    response: Response
    state: State
    low_score: Decimal
    high_score: Decimal
    highest: Decimal
    low: Fraction
    high: Fraction
    minimum: MinimumResult | None = None

    @property
    def score(self) -> Decimal | None:
        """Return the level awarded, `None` while provisional."""
        return self.low_score if self.state is State.FINAL else None


class DimensionResult(NamedTuple):
    """A bid's score in one dimension: a range from `low` to `high`, one figure when final.

    `rank` is the place within this dimension, bids with the same exact score sharing it; `None` while
    this bid or one that could pass it is provisional.
    """

    dimension: Dimension
    state: State
    low: Fraction
    high: Fraction
    rank: int | None
    minimum: MinimumResult | None
    criteria: tuple[CriterionResult, ...]

    @property
    def score(self) -> Fraction | None:
        """Return the score, 0 to 100, `None` while provisional."""
        return self.low if self.state is State.FINAL else None

    def weighted(self, score: Fraction) -> Fraction | None:
        """Return `score` out of the dimension's weight; `None` where importance is an order."""
        weight = self.dimension.weight
        return None if weight is None else Fraction(weight) * score / 100


class GateResult(NamedTuple):
    """Whether a bid passed a gate."""

    criterion: Criterion
    passed: bool

    @property
    def disqualifies(self) -> bool | None:
        """Return whether failing it disqualifies, as published."""
        return self.criterion.disqualifies


class BidResult(NamedTuple):
    """One bid's profile; `disqualified_by` are the ids of the failed minimums and gates that say so."""

    bid: Bid
    dimensions: tuple[DimensionResult, ...]
    gates: tuple[GateResult, ...]
    disqualified_by: tuple[str, ...]


class Result(NamedTuple):
    """The profiles of all bids, in the order of the file.

    `remarks` are sentences that no output leaves out: on what terms the bids were scored at all.
    """

    criteria: AwardCriteria
    evaluation: Evaluation
    bids: tuple[BidResult, ...]
    remarks: tuple[str, ...] = ()
