"""Minimums are tested on exact values: what prints like the minimum need not meet it."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_score.assessment import assess
from sv_score.model.criteria import Minimum
from sv_score.scoring.minimums import dimension_minimum, met
from sv_score.writing import write as write_page
from sv_score.writing.notes import notes
from sv_score.writing.page import Page
from tests import strategies


def bid_at(percent: str, minimum: strategies.Data, folder: Path) -> Path:
    """Write a bid whose first dimension scores exactly `percent`."""
    levels = [
        {"score": 0, "percent": 0},
        {"score": 1, "percent": Decimal(percent)},
        {"score": 2, "percent": 100},
    ]
    dimensions = [
        {
            "id": "a",
            "name": "Jobs",
            "weight": 50,
            "minimum": minimum,
            "criteria": [{"id": "A1", "weight": 100}],
        },
        {"id": "b", "weight": 50, "criteria": [{"id": "B1", "weight": 100}]},
    ]
    criteria = {
        "sv_score": 1,
        "id": "c",
        "title": "C",
        "rounding": {"places": 2, "mode": "half_up"},
        "scale": {"levels": levels},
        "dimensions": dimensions,
    }
    bids = [{"id": "one", "responses": {"A1": 1, "B1": 2}}]
    file = {"sv_score": 1, "criteria": "criteria.yaml", "bids": bids}
    return strategies.write({"criteria": criteria, "bids": file}, folder)


def test_39_996_does_not_meet_40_although_it_prints_as_40_and_the_notes_say_so(tmp_path: Path) -> None:
    result = assess(str(bid_at("39.996", {"percent": 40, "disqualifies": True}, tmp_path))).result
    assert result is not None
    assert result.bids[0].dimensions[0].minimum.met is False
    assert result.bids[0].disqualified_by == ("a",)
    text = write_page(Page(result), "text")
    assert "Jobs: 40.00 of 100" in text and "minimum 40 NOT met" in text
    assert (
        "one does not meet the minimum of 40 in Jobs, which disqualifies. "
        "The exact score is 39.996, which is below it although it prints as 40.00." in text
    )


@pytest.mark.parametrize(("percent", "expected"), [("40", True), ("40.004", True), ("39.99999", False)])
def test_a_score_on_the_minimum_meets_it(percent: str, expected: bool, tmp_path: Path) -> None:
    result = assess(str(bid_at(percent, {"percent": 40, "disqualifies": True}, tmp_path))).result
    assert result is not None
    assert result.bids[0].dimensions[0].minimum.met is expected


@pytest.mark.parametrize(
    ("disqualifies", "listed", "said"),
    [
        (True, ("a",), "which disqualifies"),
        (False, (), "which does not disqualify"),
        (None, (), "the criteria do not say whether that disqualifies"),
    ],
)
def test_only_a_minimum_that_says_so_disqualifies(
    disqualifies: bool | None, listed: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    minimum = {"percent": 40} if disqualifies is None else {"percent": 40, "disqualifies": disqualifies}
    result = assess(str(bid_at("30", minimum, tmp_path))).result
    assert result is not None
    assert result.bids[0].disqualified_by == listed
    assert any(said in note for note in notes(result))


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (["A1"], "one does not pass the gate A0, which does not disqualify; A1 stays at the lowest score."),
        (
            ["A1", "B1"],
            "one does not pass the gate A0, which does not disqualify; A1 and B1 stay at the lowest score.",
        ),
    ],
)
def test_what_a_failed_gate_holds_is_said(held: list[str], said: str, tmp_path: Path) -> None:
    path = bid_at("30", {"percent": 0, "disqualifies": True}, tmp_path)
    gate = f"      - {{id: A0, kind: gate, disqualifies: false, holds_at_lowest: [{', '.join(held)}]}}\n"
    criteria = tmp_path / "criteria.yaml"
    text = criteria.read_text(encoding="utf-8")
    criteria.write_text(text.replace("criteria:\n", f"criteria:\n{gate}", 1), encoding="utf-8")
    for lowest in (False, True):
        score = 0 if lowest else 1
        bids = f"[{{id: one, responses: {{A0: fail, A1: {score}, B1: 0}}}}]"
        path.write_text(f"sv_score: 1\ncriteria: criteria.yaml\nbids: {bids}\n", encoding="utf-8")
        assessment = assess(str(path))
        assert ("SV527" in {finding.code for finding in assessment.findings}) is not lowest
        assert (assessment.result is None) is not lowest
    assert assessment.result is not None
    assert said in notes(assessment.result)


@given(st.fractions(0, 100), st.fractions(0, 100), strategies.decimals(0, 100, 3))
def test_a_range_meets_a_minimum_only_if_all_of_it_does(
    one: Fraction, other: Fraction, threshold: Decimal
) -> None:
    low, high = sorted((one, other))
    reached = {value >= Fraction(threshold) for value in (low, high)}
    assert met(threshold, low, high) is (reached.pop() if len(reached) == 1 else None)


@given(strategies.decimals(1, 100, 6), st.integers(1, 10**12))
def test_the_smallest_shortfall_fails(threshold: Decimal, parts: int) -> None:
    exact = Fraction(threshold)
    minimum = Minimum(percent=threshold, disqualifies=True)
    short = exact - Fraction(1, parts * 10**20)
    assert dimension_minimum(minimum, exact, exact).met is True
    assert dimension_minimum(minimum, short, short).met is False
    assert dimension_minimum(minimum, short, exact).met is None


def test_every_failed_minimum_and_gate_is_listed_not_only_the_first(tmp_path: Path) -> None:
    dimensions = [
        {
            "id": "a",
            "weight": 50,
            "minimum": {"percent": 50, "disqualifies": True},
            "criteria": [
                {"id": "A1", "weight": 100, "minimum": {"score": 3, "disqualifies": True}},
                {"id": "A-gate", "kind": "gate", "disqualifies": True},
                {"id": "A-soft", "kind": "gate", "disqualifies": False},
            ],
        },
        {"id": "b", "weight": 50, "criteria": [{"id": "B1", "weight": 100, "minimum": {"score": 3}}]},
    ]
    levels = [{"score": n} for n in range(6)]
    file = {"sv_score": 1, "id": "c", "title": "C", "scale": {"levels": levels}, "dimensions": dimensions}
    answers = {"A1": 2, "A-gate": "fail", "A-soft": "fail", "B1": 1}
    bids = {"sv_score": 1, "criteria": "criteria.yaml", "bids": [{"id": "one", "responses": answers}]}
    result = assess(str(strategies.write({"criteria": file, "bids": bids}, tmp_path))).result
    assert result is not None
    assert result.bids[0].disqualified_by == ("a", "A1", "A-gate")
    assert [bid.bid.id for bid in result.bids] == ["one"], "a disqualified bid stays in the result"
