"""Scores as programs get them: one for each bid and dimension, or bid and criterion, never across dimensions.

The names are those of the columns of `sv-score evaluate --format csv`. These are classes without an order on
purpose: that a score is greater says nothing without its dimension.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from sv_score.model.criteria import Rounding
from sv_score.model.result import BidResult, CriterionResult, DimensionResult, MinimumResult, Result
from sv_score.scoring.rounding import rounded

State = Literal["final", "provisional"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What a bid earned in one dimension.

    `score` is out of 100 and rounded as published; `exact_score` is the same before rounding, and what to
    compute with. Both are `None` while the score is provisional: it then lies between `low` and `high`.
    `weighted` is the score out of the dimension's `weight`, `None` where importance is published as an order.
    `rank` is the place within this dimension, shared by bids with the same exact score, `None` while open.
    `minimum_met` is `None` where there is no minimum, or while it is open. `disqualified_by` names the
    minimums and gates that disqualify the bid under the published criteria.
    """

    bid: str
    supplier: str
    dimension: str
    dimension_name: str
    weight: Decimal | None
    state: State
    score: Decimal | None
    weighted: Decimal | None
    exact_score: Fraction | None
    exact_weighted: Fraction | None
    low: Decimal
    high: Decimal
    exact_low: Fraction
    exact_high: Fraction
    rank: int | None
    minimum: Decimal | None
    minimum_met: bool | None
    disqualified_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionScore:
    """What a bid earned on one scored or measured criterion.

    `score` is the level awarded out of `max`, `None` while provisional; the marks then lie between
    `low_score` and `high_score`. `percent` is the share of the criterion's marks that the level earns, 0 to
    100, rounded as published; `low`, `high`, `exact_low` and `exact_high` are the ends of its range.
    """

    bid: str
    supplier: str
    dimension: str
    criterion: str
    title: str
    kind: str
    weight: Decimal | None
    state: State
    score: Decimal | None
    low_score: Decimal
    high_score: Decimal
    max: Decimal
    percent: Decimal | None
    low: Decimal
    high: Decimal
    exact_low: Fraction
    exact_high: Fraction
    minimum: Decimal | None
    minimum_met: bool | None


def scores_of(result: Result) -> Iterator[Score]:
    """Yield the score of each bid in each dimension, in the order of the files."""
    rounding = result.criteria.printed_rounding
    for bid in result.bids:
        for shown in bid.dimensions:
            yield _score(bid, shown, rounding)


def _score(bid: BidResult, shown: DimensionResult, rounding: Rounding) -> Score:
    score = shown.score
    weighted = None if score is None else shown.weighted(score)
    minimum, met = _minimum(shown.minimum)
    return Score(
        bid=bid.bid.id,
        supplier=bid.bid.supplier,
        dimension=shown.dimension.id,
        dimension_name=shown.dimension.name,
        weight=shown.dimension.weight,
        state=shown.state.value,
        score=None if score is None else rounded(score, rounding),
        weighted=None if weighted is None else rounded(weighted, rounding),
        exact_score=score,
        exact_weighted=weighted,
        low=rounded(shown.low, rounding),
        high=rounded(shown.high, rounding),
        exact_low=shown.low,
        exact_high=shown.high,
        rank=shown.rank,
        minimum=minimum,
        minimum_met=met,
        disqualified_by=bid.disqualified_by,
    )


def criterion_scores_of(result: Result) -> Iterator[CriterionScore]:
    """Yield the score of each bid on each scored or measured criterion, in the order of the files."""
    rounding = result.criteria.printed_rounding
    for bid in result.bids:
        for dimension in bid.dimensions:
            for shown in dimension.criteria:
                yield _criterion_score(bid, dimension.dimension.id, shown, rounding)


def _criterion_score(
    bid: BidResult, dimension: str, shown: CriterionResult, rounding: Rounding
) -> CriterionScore:
    minimum, met = _minimum(shown.minimum)
    return CriterionScore(
        bid=bid.bid.id,
        supplier=bid.bid.supplier,
        dimension=dimension,
        criterion=shown.criterion.id,
        title=shown.criterion.title,
        kind=str(shown.criterion.kind),
        weight=shown.criterion.weight,
        state=shown.state.value,
        score=shown.score,
        low_score=shown.low_score,
        high_score=shown.high_score,
        max=shown.highest,
        percent=None if shown.score is None else rounded(shown.low, rounding),
        low=rounded(shown.low, rounding),
        high=rounded(shown.high, rounding),
        exact_low=shown.low,
        exact_high=shown.high,
        minimum=minimum,
        minimum_met=met,
    )


def _minimum(minimum: MinimumResult | None) -> tuple[Decimal | None, bool | None]:
    return (None, None) if minimum is None else (minimum.threshold, minimum.met)


def row_of(score: Score | CriterionScore, remarks: tuple[str, ...]) -> dict[str, Any]:
    """Return a score as a row of a table; a remark stands on every row, so that it stays with the figures."""
    row = {field.name: getattr(score, field.name) for field in fields(score)}
    return row | ({"remark": " ".join(remarks)} if remarks else {})
