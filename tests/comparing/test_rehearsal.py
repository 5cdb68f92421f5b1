"""Minimums, the range of one's own bids, and the cost of a rehearsal."""

import time
from decimal import Decimal
from fractions import Fraction

import pytest

from sv_score.comparing import trials
from sv_score.comparing.ladders import Marks, ladders
from sv_score.comparing.mock_bids import random_bids
from sv_score.comparing.rehearsal import Plan, rehearse
from sv_score.comparing.trials import score_bids
from sv_score.model.bids import Bid, Mark, Response
from sv_score.reading.evaluation import silent
from tests.comparing.schemes import model, scheme


@pytest.mark.parametrize(
    ("percent", "nobody_meets", "nobody_fails", "meets"),
    [
        ("20", False, True, True),  # plausible marks run from 1 to 4 of 5, 20 to 80 percent
        ("20.01", False, False, True),
        ("60", False, False, True),
        ("60.01", False, False, False),
        ("80", False, False, False),
        ("80.01", True, False, False),
    ],
)
def test_a_minimum_is_told_by_what_plausible_bids_reach(
    percent: str, nobody_meets: bool, nobody_fails: bool, meets: bool
) -> None:
    data = scheme({"a": [{"id": "A1", "weight": 100}], "b": [{"id": "B1", "weight": 100}]})
    data["dimensions"][0]["minimum"] = {"percent": Decimal(percent), "disqualifies": True}
    (trial,) = rehearse(model(data), Plan(random=0), silent).minimums
    assert (trial.nobody_meets, trial.nobody_fails, trial.meets) == (nobody_meets, nobody_fails, meets)
    assert (str(trial.low), str(trial.high)) == ("20", "80")


@pytest.mark.parametrize(
    ("least", "nobody_meets", "nobody_fails", "meets"),
    [
        (1, False, True, True),  # plausible marks run from 1 to 4, and 3 meets every requirement
        (2, False, False, True),
        (3, False, False, True),
        (4, False, False, False),
        (5, True, False, False),
    ],
)
def test_a_minimum_of_a_criterion_is_told_in_scores(
    least: int, nobody_meets: bool, nobody_fails: bool, meets: bool
) -> None:
    asked = [{"id": "A1", "weight": 60}, {"id": "A2", "weight": 40}]
    asked[1]["minimum"] = {"score": least, "disqualifies": True}
    data = scheme({"a": asked, "b": [{"id": "B1", "weight": 100}]})
    rehearsal = rehearse(model(data), Plan(random=40), silent)
    (trial,) = rehearsal.minimums
    assert (trial.owner, trial.dimension.id) == ("A2", "a")
    assert (trial.nobody_meets, trial.nobody_fails, trial.meets) == (nobody_meets, nobody_fails, meets)
    assert (trial.low, trial.threshold, trial.high) == (1, least, 4)
    drawn = random_bids(rehearsal.criteria, rehearsal.ladders, 40, 1)
    assert trial.met == sum(bid.responses["A2"].agreed >= least for bid in drawn)


@pytest.mark.parametrize("batch", [1, 2, 7, 30, 31])
def test_trials_are_the_same_however_many_bids_are_scored_at_a_time(
    batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [{"id": "A1", "weight": 100, "minimum": {"score": 2, "disqualifies": False}}]
    criteria = model(scheme({"a": asked, "b": [{"id": "B1", "weight": 100}]}))
    bids = list(random_bids(criteria, ladders(criteria, Marks()), 30, 1))
    monkeypatch.setattr(trials, "BATCH", batch)
    shares: list[float] = []
    found = trials.run_trials(criteria, bids, 30, shares.append)
    for dimension, criterion in (("a", "A1"), ("b", "B1")):
        # A mark of 5 is the whole of a dimension with one criterion.
        expected = [20 * Fraction(bid.responses[criterion].agreed) for bid in bids]
        assert found.scores[dimension] == expected
    assert found.met["a", "A1"] == sum(bid.responses["A1"].agreed >= 2 for bid in bids)
    assert found.bids == 30
    assert shares == [min(batch * (n + 1), 30) / 30 for n in range(len(shares))] and shares[-1] == 1


@pytest.mark.parametrize(
    ("bands", "nothing", "huge"),
    [
        ([{"from": 0, "score": 1}, {"from": 10, "score": 4}], 1, 4),
        ([{"from": 5, "score": 1}, {"from": 10, "score": 4}], None, 4),
    ],
)
def test_the_ends_of_a_measured_criterion_earn_what_its_bands_say(
    bands: list[dict[str, int]], nothing: int | None, huge: int
) -> None:
    measured = {"id": "A2", "weight": 50, "kind": "measured", "measure": {"id": "m"}, "bands": bands}
    asked = [{"id": "A1", "weight": 50}, measured]
    criteria = model(scheme({"a": asked, "b": [{"id": "B1", "weight": 100}]}))
    (ends,) = rehearse(criteria, Plan(random=0), silent).extremes
    assert (ends.ladder.criterion.id, ends.nothing, ends.huge) == ("A2", nothing, huge)
    assert ends.quantity == 10_000


def test_own_bids_say_which_marks_are_plausible_ranges_included() -> None:
    criteria = model(scheme({"a": [{"id": "A1", "weight": 100}], "b": [{"id": "B1", "weight": 100}]}))
    open_ = Response(marks=(Mark("ev1", Decimal(4)), Mark("ev2", Decimal(5))))
    bids = [
        Bid("one", responses={"A1": Response(agreed=Decimal(3)), "B1": Response(agreed=Decimal(2))}),
        Bid("two", responses={"A1": open_, "B1": Response(agreed=Decimal(2))}),
    ]
    own = score_bids(criteria, bids)
    rehearsal = rehearse(criteria, Plan(random=20, own=own), silent)
    assert rehearsal.ladders["A1"].plausible == (3, 4, 5)
    assert rehearsal.ladders["B1"].plausible == (2,)
    assert [str(s.effective) for s in rehearsal.shares] == ["100", "None"]
    assert [s.reach.low == s.reach.high for s in rehearsal.separations] == [False, True]
    said = rehearse(criteria, Plan(Marks((Decimal(1), Decimal(2))), 20, own=own), silent)
    assert said.ladders["A1"].plausible == (1, 2)
    assert [bid.bid.id for _, bid in said.shown][-2:] == ["one", "two"]


def test_a_criterion_whose_bands_skip_levels_weighs_less_than_its_weight() -> None:
    bands = [{"from": 0, "score": 2}, {"from": 10, "score": 3}]
    narrow = {"id": "A2", "weight": 50, "kind": "measured", "measure": {"id": "m"}, "bands": bands}
    asked = [{"id": "A1", "weight": 50}, narrow]
    criteria = model(scheme({"a": asked, "b": [{"id": "B1", "weight": 100}]}))
    shares = rehearse(criteria, Plan(random=0), silent).shares
    # From 1 to 4 of 5 against from 2 to 3 of 5.
    assert [str(s.effective) for s in shares[:2]] == ["75", "25"]


def test_a_thousand_bids_with_thirty_criteria_take_less_than_two_seconds() -> None:
    dimensions = {name: [{"id": f"{name}{n}", "weight": Decimal(20)} for n in range(5)] for name in "abcde"}
    dimensions["f"] = [{"id": f"f{n}", "weight": Decimal(20)} for n in range(5)]
    data = scheme(dimensions)
    for dimension, weight in zip(data["dimensions"], (20, 20, 20, 20, 10, 10), strict=True):
        dimension["weight"] = weight
    criteria = model(data)
    shares: list[float] = []
    started = time.process_time()
    rehearsal = rehearse(criteria, Plan(), shares.append)
    assert time.process_time() - started < 2
    assert len(rehearsal.ladders) == 30 and rehearsal.trials.bids == 1000
    assert shares == [0.25, 0.5, 0.75, 1.0]
