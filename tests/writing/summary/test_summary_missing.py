"""A final assessment summary is refused for exactly what the record does not say."""

from pathlib import Path
from typing import Any

import pytest

from tests.writing.summary.letters import bid, lacking, procurement


def without(change: Any, *path: str) -> Any:
    made = bid("ash")
    place = made["responses"]
    for key in path[:-1]:
        place = place[key]
    if change is None:
        del place[path[-1]]
    else:
        place[path[-1]] = change
    return made


def test_a_complete_record_lacks_nothing(tmp_path: Path) -> None:
    assert lacking(procurement(bid("ash")), tmp_path) == []


@pytest.mark.parametrize(
    ("change", "path", "found"),
    [
        (None, ("W1", "consensus"), [("W1", "consensus")]),
        (None, ("W1", "consensus", "rationale"), [("W1", "consensus.rationale")]),
        ("TBC", ("W1", "consensus", "rationale"), [("W1", "consensus.rationale")]),
        (None, ("W1", "consensus", "why_not_higher"), [("W1", "consensus.why_not_higher")]),
        ("Forty (p3). W1a: yes.", ("W1", "consensus", "rationale"), [("W1", "consensus.rationale")]),
        ("Forty people in town (p3).", ("W1", "consensus", "rationale"), [("W1", "consensus.rationale")] * 2),
        ("w1A: yes; on W1B too.", ("W1", "consensus", "rationale"), []),
        ("W1ab: yes; W1b: no.", ("W1", "consensus", "rationale"), [("W1", "consensus.rationale")]),
        (3, ("P1",), [("P1", "consensus.rationale")]),
        ({"no_response": True}, ("P1",), []),
        ("fail", ("P2",), [("P2", "rationale")]),
        ({"result": "fail", "rationale": "None is named (p9)."}, ("P2",), []),
        ("W1a W1b [confidential]open", ("W1", "consensus", "rationale"), [("W1", "consensus.rationale")]),
        ("W1a W1b open[/confidential]", ("W1", "consensus", "rationale"), [("W1", "consensus.rationale")]),
        (
            "W1a W1b [confidental]x[/confidential]",
            ("W1", "consensus", "rationale"),
            [("W1", "consensus.rationale")],
        ),
        ([{"ref": "p3 [confidential]"}], ("W1", "evidence"), [("W1", "evidence")]),
    ],
)
def test_each_gap_is_named_with_its_key(change: Any, path: Any, found: list[Any], tmp_path: Path) -> None:
    lacks = lacking(procurement(without(change, *path)), tmp_path)
    assert [(each.criterion, each.key) for each in lacks] == found
    assert {each.bid for each in lacks} <= {"ash"}


def test_only_the_bids_asked_for_are_looked_at(tmp_path: Path) -> None:
    gap = without(None, "W1", "consensus", "rationale")
    data = procurement(gap, bid("birch"))
    assert lacking(data, tmp_path, "birch") == []
    assert [each.bid for each in lacking(data, tmp_path, "birch", "ash")] == ["ash"]


def test_the_supplier_has_to_have_a_name(tmp_path: Path) -> None:
    nameless = bid("ash")
    del nameless["supplier"]
    assert [each.key for each in lacking(procurement(nameless), tmp_path)] == ["supplier"]


def test_a_gap_does_not_tell_what_single_evaluators_gave(tmp_path: Path) -> None:
    (gap,) = lacking(procurement(without(None, "W1", "consensus")), tmp_path)
    assert not any(char.isdigit() for char in gap.why)


def test_one_evaluator_by_design_explains_in_the_mark(tmp_path: Path) -> None:
    answer = {"scores": {"ev1": {"score": 1, "rationale": "W1a and W1b at p2."}}}
    data = procurement(without(answer, "W1"), moderation="single")
    assert lacking(data, tmp_path) == []
    answer["scores"]["ev1"].pop("rationale")
    assert [each.key for each in lacking(data, tmp_path)] == ["scores.ev1.rationale"]


def test_a_sub_criterion_without_an_id_goes_by_its_number(tmp_path: Path) -> None:
    data = procurement(without("First (1): forty.", "W1", "consensus", "rationale"))
    data["criteria"]["dimensions"][0]["criteria"][0]["sub_criteria"] = ["How many.", "Where."]
    assert [each.why for each in lacking(data, tmp_path)] == ["the sub-criterion (2), Where."]


def test_the_top_band_of_a_stepped_scale_needs_no_reason_for_not_being_higher(tmp_path: Path) -> None:
    scale = {"min": 0, "max": 100, "step": 1, "bands": [{"from": 0}, {"from": 80}]}
    for score, keys in ((85, []), (79, ["consensus.why_not_higher"])):
        answer = {"consensus": {"score": score, "rationale": "Good (p5)."}}
        data = procurement(without(answer, "P1"))
        data["criteria"]["dimensions"][1]["criteria"][0]["scale"] = scale
        assert [each.key for each in lacking(data, tmp_path)] == keys


def test_a_sub_criterion_may_be_named_in_why_the_score_is_not_higher(tmp_path: Path) -> None:
    answer = {"score": 2, "rationale": "W1a: forty (p3).", "why_not_higher": "W1b: no place is named."}
    assert lacking(procurement(without(answer, "W1", "consensus")), tmp_path) == []
