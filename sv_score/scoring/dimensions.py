"""Dimension scores of all bids (formats.md section 3).

    score_d    = sum(w_c x p_c) / sum(w_c)     over the dimension's scored and measured criteria
    weighted_d = W_d x score_d / 100           out of the dimension's weight W_d

A bid's figures come from its own answers and the published criteria alone.
"""

from __future__ import annotations

from fractions import Fraction

from sv_score.model.bids import Bid, Evaluation, Response
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import (
    BidResult,
    CriterionResult,
    DimensionResult,
    GateResult,
    MinimumResult,
    Result,
    State,
)
from sv_score.scoring.awards import Award, award
from sv_score.scoring.minimums import criterion_minimum, dimension_minimum, disqualified_by
from sv_score.scoring.points import CriterionPoints, DimensionPoints, column_scores
from sv_score.scoring.ranks import ranks


class NotScorable(ValueError):
    """An answer has nothing that says what it earned; the checks report that before scoring."""


class _Answer(NamedTuple):
    """What an answer earned: its points, a range where it is `open`, and the result that is shown."""

    low: int
    high: int
    open: bool
    result: CriterionResult


class _Share(NamedTuple):
    """A range of points as a dimension score, and how it stands to the dimension's minimum."""

    low: Fraction
    high: Fraction
    minimum: MinimumResult | None


class _Column(NamedTuple):
    """One dimension of all bids: points (a range while provisional), places and criteria."""

    shares: dict[tuple[int, int], _Share]
    low: list[int]
    high: list[int]
    provisional: list[bool]
    places: list[int | None]
    criteria: list[tuple[CriterionResult, ...]]


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
    answers = [
        _answers(criteria, criterion, of, bids)
        for criterion, of in zip(dimension.weighed, points.criteria, strict=True)
    ]
    low = column_scores([[answer.low for answer in column] for column in answers])
    high = column_scores([[answer.high for answer in column] for column in answers])
    by_bid = list(zip(*answers, strict=True))
    provisional = [any(answer.open for answer in of_bid) for of_bid in by_bid]
    results = [tuple([answer.result for answer in of_bid]) for of_bid in by_bid]
    shares = _shares(dimension, points, set(zip(low, high, strict=True)))
    return _Column(shares, low, high, provisional, _places(low, high, provisional), results)


def _shares(
    dimension: Dimension, points: DimensionPoints, ranges: set[tuple[int, int]]
) -> dict[tuple[int, int], _Share]:
    """Return what each range of points is as a dimension score; bids with the same points share it."""
    shares = {}
    for least, most in ranges:
        low, high = points.share(least), points.share(most)
        shares[least, most] = _Share(low, high, dimension_minimum(dimension.minimum, low, high))
    return shares


def _places(low: list[int], high: list[int], provisional: list[bool]) -> list[int | None]:
    """Return places; a bid whose evaluators happen to agree is provisional all the same."""
    places = ranks(low, high)
    return [None if open_ else place for place, open_ in zip(places, provisional, strict=True)]


def _answers(
    criteria: AwardCriteria, criterion: Criterion, of: CriterionPoints, bids: tuple[Bid, ...]
) -> list[_Answer]:
    """Return what each bid earned on one criterion; a response that bids share is looked at once."""
    answers = []
    made: dict[int, _Answer] = {}
    nothing = Response()
    for bid in bids:
        response = bid.responses.get(criterion.id, nothing)
        answer = made.get(id(response))
        if answer is None:
            earned = award(criterion, of.scale, response, criteria.moderation)
            if earned is None:
                raise NotScorable(f"bid {bid.id} has no score for {criterion.id}")
            answer = made[id(response)] = _answer(criterion, of, earned, response)
        answers.append(answer)
    return answers


def _answer(criterion: Criterion, of: CriterionPoints, earned: Award, response: Response) -> _Answer:
    scale = of.scale
    result = CriterionResult(
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
    return _Answer(of(earned.low), of(earned.high), earned.state is State.PROVISIONAL, result)


def _dimension_result(dimension: Dimension, column: _Column, place: int) -> DimensionResult:
    share = column.shares[column.low[place], column.high[place]]
    return DimensionResult(
        dimension,
        State.PROVISIONAL if column.provisional[place] else State.FINAL,
        share.low,
        share.high,
        column.places[place],
        share.minimum,
        column.criteria[place],
    )


def _passed(bid: Bid, gate: Criterion) -> bool:
    response = bid.responses.get(gate.id)
    if response is None or (response.passed is None and not response.no_response):
        raise NotScorable(f"bid {bid.id} has no answer to the gate {gate.id}")
    return response.passed is True
