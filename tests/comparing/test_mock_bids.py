"""Mock bids are what their pattern says, and random ones are the same everywhere."""

import hashlib
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sv_score.comparing.ladders import Marks, ladders
from sv_score.comparing.mock_bids import draw, huge, patterns, random_bids
from sv_score.comparing.rehearsal import Plan, rehearse
from sv_score.comparing.trials import crowding, run_trials, score_bids
from sv_score.model.bids import Bid
from sv_score.model.criteria import Rounding, RoundingMode
from sv_score.reading.evaluation import silent
from tests import oracle, strategies
from tests.comparing.schemes import Data, model, possible, printed, scheme, small, weighed, worth

EVERY = Marks(every=True)


def written(bids: list[Bid], folder: Path, data: Data) -> Path:
    """Write mock bids as a bids file, the way a user would, and return its path."""
    gates = {c["id"] for d in data["dimensions"] for c in d["criteria"] if c.get("kind") == "gate"}
    rows = []
    for bid in bids:
        answers: Data = {}
        for name, response in bid.responses.items():
            if name in gates:
                answers[name] = {"result": "pass" if response.passed else "fail"}
            elif response.no_response:
                answers[name] = {"no_response": True}
            elif response.quantity is not None:
                answers[name] = {"quantity": response.quantity}
            else:
                answers[name] = response.agreed
        rows.append({"id": bid.id, "responses": answers})
    file = {"sv_score": 1, "criteria": "criteria.yaml", "bids": rows}
    return strategies.write({"criteria": data, "bids": file}, folder)


@settings(max_examples=15, deadline=None)
@given(strategies.criteria_files(), st.integers(0, 10**12))
def test_mock_bids_score_what_the_oracle_says_of_the_same_bids_in_a_file(data: Data, seed: int) -> None:
    criteria = model(data)
    by_id = ladders(criteria, Marks())
    bids = [m.bid for m in patterns(criteria, by_id)] + list(random_bids(criteria, by_id, 5, seed))
    with TemporaryDirectory() as folder:
        profiles = oracle.evaluate(written(bids, Path(folder), data))
    shown = score_bids(criteria, bids).bids
    for bid, profile in zip(shown, profiles, strict=True):
        assert [d.score for d in bid.dimensions] == [d["score"] for d in profile["dimensions"]]
        assert list(bid.disqualified_by) == profile["disqualified_by"]


@settings(max_examples=20, deadline=None)
@given(small())
def test_patterns_earn_what_they_are_named_for(data: Data) -> None:
    criteria = model(data)
    by_id = ladders(criteria, Marks())
    mock = {bid.bid.id: bid for bid in score_bids(criteria, (m.bid for m in patterns(criteria, by_id))).bids}
    for place, dimension in enumerate(data["dimensions"]):
        columns = [[worth(data, dimension, c, s) for s in possible(data, c)] for c in weighed(dimension)]
        least, most = sum(c[0] for c in columns), sum(c[-1] for c in columns)
        turns = [sum(c[-1 if n % 2 == first else 0] for n, c in enumerate(columns)) for first in (0, 1)]
        scores = {name: bid.dimensions[place].score for name, bid in mock.items()}
        assert (scores["lowest"], scores["highest"]) == (least, most)
        assert [scores["spiky-1"], scores["spiky-2"]] == turns
        for other in data["dimensions"]:
            expected = most if other is dimension else least
            assert scores[f"only-{other['id']}"] == expected
        assert scores["one-lower"] <= scores["meets"] <= scores["one-higher"]


def test_the_bid_that_meets_every_requirement_stands_at_meets_at_and_its_neighbours_one_level_away() -> None:
    own = {"levels": [{"score": Decimal(n)} for n in (0, 10, 30, 70)], "meets_at": 30}
    asked = [{"id": "A1", "weight": 60}, {"id": "A2", "weight": 40, "scale": own}]
    data = scheme({"a": asked, "b": [{"id": "B1", "weight": 100}]})
    criteria = model(data)
    found = {m.bid.id: m.bid.responses for m in patterns(criteria, ladders(criteria, Marks()))}
    earned = {name: [str(r.agreed) for r in found[name].values()] for name in found}
    assert earned["meets"] == ["3", "30", "3"]
    assert earned["one-lower"] == ["2", "10", "2"]
    assert earned["one-higher"] == ["4", "70", "4"]


def test_offers_go_from_nothing_to_a_thousand_times_the_last_band() -> None:
    bands = [{"from": 0, "score": 0}, {"from": 40, "score": 3}, {"from": Decimal("90.5"), "score": 5}]
    measured = {"id": "A1", "weight": 100, "kind": "measured", "measure": {"id": "m"}, "bands": bands}
    criteria = model(scheme({"a": [measured], "b": [{"id": "B1", "weight": 100}]}))
    by_id = ladders(criteria, Marks())
    assert huge(by_id["A1"]) == 90500
    found = {m.bid.id: m.bid.responses["A1"].quantity for m in patterns(criteria, by_id)}
    assert (found["offers-nothing"], found["offers-huge"], found["meets"]) == (0, 90500, 40)


def test_of_a_share_no_more_than_the_whole_is_offered() -> None:
    bands = [{"from": 0, "score": 0}, {"from": 60, "score": 5}]
    measure = {"id": "m", "unit": "percent", "definition": "Invoices paid in 14 days, of all invoices due."}
    measured = {"id": "A1", "weight": 100, "kind": "measured", "measure": measure, "bands": bands}
    by_id = ladders(model(scheme({"a": [measured], "b": [{"id": "B1", "weight": 100}]})), Marks())
    assert huge(by_id["A1"]) == 100


@pytest.mark.parametrize("key", ["score", "percent"])
def test_the_bid_at_the_minimums_just_meets_each_of_a_criterion(key: str) -> None:
    asked = {"id": "A1", "weight": 100, "minimum": {"score": 2, "disqualifies": True}}
    dimensions = {"a": [asked], "b": [{"id": "B1", "weight": 100}]}
    if key == "percent":
        del asked["minimum"]
    criteria = model(scheme(dimensions))
    found = {m.bid.id: m.bid for m in patterns(criteria, ladders(criteria, Marks()))}
    assert ("minimums" in found) is (key == "score")
    if key == "score":
        assert [r.agreed for r in found["minimums"].responses.values()] == [2, 0]


def test_a_draw_is_the_documented_hash_and_nothing_else() -> None:
    first = hashlib.sha256(b"sv-score rehearse 7 12 LE1").digest()[:8]
    assert draw(7, 12, "LE1", 6) == int.from_bytes(first, "big") * 6 // 2**64
    # Written down once: another machine or another Python has to draw the same.
    assert [draw(1, n, "LE1", 6) for n in range(1, 21)] == DRAWN


DRAWN = [1, 4, 4, 3, 4, 0, 4, 5, 3, 5, 3, 2, 4, 1, 0, 5, 0, 1, 5, 1]


def test_random_bids_stay_in_the_plausible_marks_and_use_all_of_them() -> None:
    criteria = model(scheme({"a": [{"id": "A1", "weight": 100}], "b": [{"id": "B1", "weight": 100}]}))
    by_id = ladders(criteria, Marks((Decimal(2), Decimal(4))))
    earned = [bid.responses["A1"].agreed for bid in random_bids(criteria, by_id, 300, 1)]
    assert set(earned) == {2, 3, 4}
    assert all(70 <= earned.count(Decimal(level)) <= 130 for level in (2, 3, 4))


def test_another_criterion_changes_no_draw_of_the_others() -> None:
    one = model(scheme({"a": [{"id": "A1", "weight": 100}], "b": [{"id": "B1", "weight": 100}]}))
    asked = [{"id": "A0", "weight": 50}, {"id": "A1", "weight": 50}]
    two = model(scheme({"a": asked, "b": [{"id": "B1", "weight": 100}]}))
    drawn = [
        [[bid.responses[name] for name in ("A1", "B1")] for bid in random_bids(c, ladders(c, EVERY), 50, 3)]
        for c in (one, two)
    ]
    assert drawn[0] == drawn[1]


@settings(deadline=None)
@given(
    st.lists(st.fractions(0, 1, max_denominator=400), max_size=12),
    st.integers(0, 3),
    st.sampled_from(list(RoundingMode)),
)
def test_crowding_counts_every_pair(scores: list[Fraction], places: int, mode: RoundingMode) -> None:
    data = {"rounding": {"places": places, "mode": str(mode)}}
    pairs = list(combinations(scores, 2))
    found = crowding(scores, Rounding(places, mode))
    assert found.pairs == len(pairs)
    assert found.equal == sum(a == b for a, b in pairs)
    assert found.printed == sum(printed(a, data) == printed(b, data) for a, b in pairs)


def test_trials_count_the_bids_that_meet_each_minimum() -> None:
    asked = [{"id": "a", "weight": 100, "minimum": {"score": 3, "disqualifies": True}}]
    data = scheme({"a": asked, "b": [{"id": "B1", "weight": 100}]})
    data["dimensions"][0]["minimum"] = {"percent": 80, "disqualifies": False}
    criteria = model(data)
    by_id = ladders(criteria, EVERY)
    bids = list(random_bids(criteria, by_id, 600, 2))
    trials = run_trials(criteria, bids, 600, silent)
    levels = [bid.responses["a"].agreed for bid in bids]
    # A criterion may share its id with a dimension.
    assert trials.met["a", "a"] == sum(level >= 3 for level in levels)
    assert trials.met["a", ""] == sum(level >= 4 for level in levels)
    rehearsal = rehearse(criteria, Plan(EVERY, 600, 2), silent)
    assert [(m.owner, m.met) for m in rehearsal.minimums] == [
        ("a", trials.met["a", ""]),
        ("a", trials.met["a", "a"]),
    ]
