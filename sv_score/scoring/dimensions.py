"""Dimension scores of all bids (formats.md section 3).

    score_d    = sum(w_c x p_c) / sum(w_c)     over the dimension's scored and measured criteria
    weighted_d = W_d x score_d / 100           out of the dimension's weight W_d

A bid's figures come from its own answers and the published criteria alone.
"""

from __future__ import annotations

from sv_score.model.bids import Bid, Evaluation, Response
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import (
    BidResult,
    CriterionResult,
    DimensionResult,
    GateResult,
    Result,
    State,
)
from sv_score.scoring.awards import Award, award
from sv_score.scoring.minimums import criterion_minimum, dimension_minimum, disqualified_by
from sv_score.scoring.points import CriterionPoints, DimensionPoints, column_scores
from sv_score.scoring.ranks import ranks


class NotScorable(ValueError):
    """An answer has nothing that says what it earned; the checks report that before scoring."""


class _Column(NamedTuple):
    """One dimension of all bids: points (a range while provisional), places and criteria."""

    points: DimensionPoints
    low: list[int]
    high: list[int]
    provisional: list[bool]
    places: list[int | None]
    criteria: list[list[CriterionResult]]


def score(criteria: AwardCriteria, evaluation: Evaluation) -> Result:
    """Return every bid's profile, in the order of the file; raise `NotScorable`."""
    bids = evaluation.bids
    columns = [_column(criteria, dimension, bids) for dimension in criteria.dimensions]
    gates = [gate for dimension in criteria.dimensions for gate in dimension.gates]
    results = []
    for place, bid in enumerate(bids):
        profile = tuple(
            _dimension_result(dimension, column, place)
            for dimension, column in zip(criteria.dimensions, columns, strict=True)
        )
        passed = tuple(GateResult(gate, _passed(bid, gate)) for gate in gates)
        results.append(BidResult(bid, profile, passed, disqualified_by(profile, passed)))
    return Result(criteria, evaluation, tuple(results))


def _column(criteria: AwardCriteria, dimension: Dimension, bids: tuple[Bid, ...]) -> _Column:
    points = DimensionPoints(criteria, dimension)
    awarded = [
        _award_all(criteria, criterion, of, bids)
        for criterion, of in zip(dimension.weighed, points.criteria, strict=True)
    ]
    low = column_scores(
        [[of(a.low) for a in c] for c, of in zip(awarded, points.criteria, strict=True)], len(bids)
    )
    high = column_scores(
        [[of(a.high) for a in c] for c, of in zip(awarded, points.criteria, strict=True)], len(bids)
    )
    by_bid = list(zip(*awarded, strict=True))
    provisional = [any(a.state is State.PROVISIONAL for a in answers) for answers in by_bid]
    results = [
        [
            _criterion_result(criterion, of, answer, bid.responses[criterion.id])
            for criterion, of, answer in zip(dimension.weighed, points.criteria, answers, strict=True)
        ]
        for bid, answers in zip(bids, by_bid, strict=True)
    ]
    return _Column(points, low, high, provisional, _places(low, high, provisional), results)


def _places(low: list[int], high: list[int], provisional: list[bool]) -> list[int | None]:
    """Return places; a bid whose evaluators happen to agree is provisional all the same."""
    places = ranks(low, high)
    return [None if open_ else place for place, open_ in zip(places, provisional, strict=True)]


def _award_all(
    criteria: AwardCriteria, criterion: Criterion, of: CriterionPoints, bids: tuple[Bid, ...]
) -> list[Award]:
    awards = []
    for bid in bids:
        response = bid.responses.get(criterion.id, Response())
        earned = award(criterion, of.scale, response, criteria.moderation)
        if earned is None:
            raise NotScorable(f"bid {bid.id} has no score for {criterion.id}")
        awards.append(earned)
    return awards


def _criterion_result(
    criterion: Criterion, of: CriterionPoints, earned: Award, response: Response
) -> CriterionResult:
    scale = of.scale
    return CriterionResult(
        criterion,
        response,
        earned.state,
        earned.low,
        earned.high,
        scale.highest,
        of.percent(earned.low),
        of.percent(earned.high),
        criterion_minimum(criterion.minimum, earned.low, earned.high),
    )


def _dimension_result(dimension: Dimension, column: _Column, place: int) -> DimensionResult:
    low, high = column.points.share(column.low[place]), column.points.share(column.high[place])
    return DimensionResult(
        dimension,
        State.PROVISIONAL if column.provisional[place] else State.FINAL,
        low,
        high,
        column.places[place],
        dimension_minimum(dimension.minimum, low, high),
        tuple(column.criteria[place]),
    )


def _passed(bid: Bid, gate: Criterion) -> bool:
    response = bid.responses.get(gate.id)
    if response is None or (response.passed is None and not response.no_response):
        raise NotScorable(f"bid {bid.id} has no answer to the gate {gate.id}")
    return response.passed is True
