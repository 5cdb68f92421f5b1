"""A bid's figures come from its own answers and the published criteria, and from nothing else."""

from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from sv_score.assessment import assess
from sv_score.model.result import BidResult, Result, State
from tests import strategies


def evaluated(procurement: strategies.Data) -> Result:
    with TemporaryDirectory() as folder:
        assessment = assess(str(strategies.write(procurement, Path(folder))))
    assert assessment.result is not None, [f.message for f in assessment.findings]
    return assessment.result


def with_bids(procurement: strategies.Data, bids: list[strategies.Data]) -> strategies.Data:
    return {**procurement, "bids": {**procurement["bids"], "bids": bids}}


def apart_from_rank(bid: BidResult) -> BidResult:
    return bid._replace(dimensions=tuple(d._replace(rank=None) for d in bid.dimensions))


def by_id(result: Result) -> dict[str, BidResult]:
    return {bid.bid.id: bid for bid in result.bids}


@given(strategies.procurements(least=2))
def test_leaving_a_bid_out_changes_no_figure_of_the_others_but_their_place(
    procurement: strategies.Data,
) -> None:
    everyone = by_id(evaluated(procurement))
    for without in range(len(procurement["bids"]["bids"])):
        fewer = [bid for n, bid in enumerate(procurement["bids"]["bids"]) if n != without]
        for bid in evaluated(with_bids(procurement, fewer)).bids:
            assert apart_from_rank(bid) == apart_from_rank(everyone[bid.bid.id])


@given(strategies.procurements(least=2), st.randoms(use_true_random=False))
def test_the_order_of_bids_in_the_file_changes_nothing_but_the_order_of_results(
    procurement: strategies.Data, random: object
) -> None:
    bids = list(procurement["bids"]["bids"])
    random.shuffle(bids)  # type: ignore[attr-defined]
    shuffled = evaluated(with_bids(procurement, bids))
    assert [bid.bid.id for bid in shuffled.bids] == [bid["id"] for bid in bids]
    assert by_id(shuffled) == by_id(evaluated(procurement))


@given(strategies.procurements())
def test_copies_of_a_bid_share_every_figure_and_every_place(procurement: strategies.Data) -> None:
    bids = procurement["bids"]["bids"]
    copied = evaluated(with_bids(procurement, [*bids, {**bids[0], "id": "copy"}]))
    assert copied.bids[-1].dimensions == copied.bids[0].dimensions
    for first, *others in zip(*(bid.dimensions for bid in copied.bids), strict=True):
        for other in others:
            if first.score is not None and first.rank is not None and other.score == first.score:
                assert other.rank == first.rank


def marks_as_agreed(bid: strategies.Data) -> list[strategies.Data]:
    """Return the bid with every open criterion settled at every mark that counts, all ways."""
    choices = []
    for name, response in bid["responses"].items():
        counting = [response]
        if isinstance(response, dict) and "scores" in response and "consensus" not in response:
            marks = response["scores"].values()
            bare = [mark if isinstance(mark, dict) else {"score": mark} for mark in marks]
            counting = [mark["score"] for mark in bare if "score" in mark and "excluded" not in mark]
        choices.append([(name, answer) for answer in counting])
    ways = product(*choices)
    return [{**bid, "responses": dict(way)} for _, way in zip(range(60), ways, strict=False)]


@settings(max_examples=15)
@given(strategies.procurements(least=1, most=1))
def test_a_provisional_range_is_exactly_as_wide_as_the_outcomes_the_marks_allow(
    procurement: strategies.Data,
) -> None:
    (bid,) = procurement["bids"]["bids"]
    open_ = evaluated(procurement).bids[0]
    settled = [{**way, "id": f"way-{number}"} for number, way in enumerate(marks_as_agreed(bid))]
    outcomes = evaluated(with_bids(procurement, settled)).bids
    for place, dimension in enumerate(open_.dimensions):
        scores = [outcome.dimensions[place].score for outcome in outcomes]
        assert all(score is not None and dimension.low <= score <= dimension.high for score in scores)
        if len(outcomes) < 60:
            assert {min(scores), max(scores)} == {dimension.low, dimension.high}


@given(strategies.procurements())
def test_a_dimension_score_lies_between_its_criteria_and_within_a_hundred(
    procurement: strategies.Data,
) -> None:
    for bid in evaluated(procurement).bids:
        for dimension in bid.dimensions:
            assert min(c.low for c in dimension.criteria) <= dimension.low <= dimension.high
            assert dimension.high <= max(c.high for c in dimension.criteria)
            assert dimension.low >= 0
            assert dimension.high <= 100


def two_equal_criteria(weight: Decimal) -> strategies.Data:
    levels = [{"score": n} for n in range(6)]
    criteria = [{"id": "A1", "weight": weight}, {"id": "A2", "weight": weight}]
    dimensions = [
        {"id": "a", "weight": Decimal(60), "criteria": criteria},
        {"id": "b", "weight": Decimal(40), "criteria": [{"id": "B1", "weight": 100}]},
    ]
    file = {"sv_score": 1, "id": "c", "title": "C", "scale": {"levels": levels}, "dimensions": dimensions}
    bids = [{"id": "one", "responses": {"A1": 3, "A2": 4, "B1": 5}}]
    return {"criteria": file, "bids": {"sv_score": 1, "criteria": "criteria.yaml", "bids": bids}}


def test_weights_that_do_not_total_a_hundred_are_refused_and_never_rescaled() -> None:
    assert evaluated(two_equal_criteria(Decimal(50))).bids[0].dimensions[0].score == Fraction(70)
    with TemporaryDirectory() as folder:
        for weight in ("5", "49.9999", "50.0001", "100"):
            path = strategies.write(two_equal_criteria(Decimal(weight)), Path(folder))
            assessment = assess(str(path))
            assert assessment.result is None
            assert "SV202" in {finding.code for finding in assessment.findings}


def test_agreeing_marks_without_consensus_stay_provisional_and_have_no_place() -> None:
    procurement = two_equal_criteria(Decimal(50))
    procurement["bids"]["evaluators"] = [{"id": "ev1"}, {"id": "ev2"}]
    procurement["bids"]["bids"][0]["responses"]["A1"] = {"scores": {"ev1": 3, "ev2": 3}}
    dimension = evaluated(procurement).bids[0].dimensions[0]
    assert (dimension.state, dimension.score, dimension.rank) == (State.PROVISIONAL, None, None)
    assert dimension.low == dimension.high == 70
