"""Published and derived cases with known answers (see tests/reference for data and sources)."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from sv_score.assessment import assess
from sv_score.model.criteria import Rounding, RoundingMode
from sv_score.model.result import Result
from sv_score.writing.figures import figure
from sv_score.writing.notes import notes
from tests import oracle, strategies

REFERENCE = Path(__file__).parents[1] / "reference"


def case(name: str) -> oracle.Data:
    return oracle.load(REFERENCE / f"{name}.yaml")


def dimension(name: str, weight: str, weights: dict[str, str]) -> strategies.Data:
    criteria = [{"id": key, "weight": Decimal(value)} for key, value in weights.items()]
    return {"id": name.replace(" ", "-"), "weight": Decimal(weight), "criteria": criteria}


def evaluated(
    scores: list[int],
    dimensions: list[strategies.Data],
    bids: dict[str, dict[str, Any]],
    folder: Path,
    **extra: Any,
) -> Result:
    """Score `bids` (criterion id to score) on a scale of the given scores."""
    scale = {"levels": [{"score": score} for score in scores]}
    criteria = {"sv_score": 1, "id": "c", "title": "C", **extra, "scale": scale, "dimensions": dimensions}
    listed = [
        {"id": name.replace(" ", "-"), "responses": {key: Decimal(value) for key, value in marks.items()}}
        for name, marks in bids.items()
    ]
    file = {"sv_score": 1, "criteria": "criteria.yaml", "bids": listed}
    assessment = assess(str(strategies.write({"criteria": criteria, "bids": file}, folder)))
    assert assessment.result is not None, [f.message for f in assessment.findings]
    return assessment.result


def test_ws_01_category_scores_are_the_published_ones_and_there_is_no_total(tmp_path: Path) -> None:
    data, expected = case("ws-01-infor-categories")["data"], case("ws-01-infor-categories")["expected"]
    dimensions, answers = [], {}
    for name, group in data["groups"].items():
        ids = [key.replace(" ", "-") for key in group["criteria"]]
        dimensions.append(dimension(name, group["weight"].rstrip("%"), dict.fromkeys(ids, "50")))
        answers |= dict(zip(ids, group["criteria"].values(), strict=True))
    bid = evaluated([0, 1, 2, 3, 4, 5], dimensions, {"one": answers}, tmp_path).bids[0]
    on_the_scale_of_five = [d.score * 5 / 100 for d in bid.dimensions]
    assert on_the_scale_of_five == [Fraction(score) for score in expected["group_scores"].values()]
    total = Fraction(expected["exact_total"])
    printed = {mode: figure(total, Rounding(2, mode)) for mode in RoundingMode}
    assert printed[RoundingMode.HALF_UP] == expected["published_total_for_reference_only"] == "2.83"
    assert printed[RoundingMode.HALF_EVEN] == "2.82"


def test_ws_02_scores_that_print_alike_are_named_with_their_exact_values(tmp_path: Path) -> None:
    data, expected = case("ws-02-mca-template")["data"], case("ws-02-mca-template")["expected"]
    weights = {f"C{n}": str(Decimal(w) * 100) for n, w in enumerate(data["weights"])}
    dimensions = [dimension("all", "60", weights), dimension("other", "40", {"X": "100"})]
    bids = {
        name: dict(zip(weights, marks, strict=True)) | {"X": "1"} for name, marks in data["scores"].items()
    }
    rounding = {"places": 0, "mode": "half_up"}
    result = evaluated(list(range(11)), dimensions, bids, tmp_path, rounding=rounding)
    tenfold = {name: Fraction(value) * 10 for name, value in expected["exact_totals"].items()}
    assert [bid.dimensions[0].score for bid in result.bids] == list(tenfold.values())
    assert [bid.dimensions[0].rank for bid in result.bids] == [4, 2, 3, 1]
    assert [figure(score, Rounding(0)) for score in tenfold.values()] == ["38", "60", "42", "60"]
    alike = [note for note in notes(result) if "not the same score" in note]
    assert alike == ["In all 60 is not the same score: exactly, Option-2 59.5, Option-4 60."]


def test_equal_scores_are_not_called_look_alikes(tmp_path: Path) -> None:
    dimensions = [dimension("a", "50", {"A": "100"}), dimension("b", "50", {"B": "100"})]
    bids = {"one": {"A": "1", "B": "2"}, "two": {"A": "1", "B": "2"}}
    result = evaluated([0, 1, 2, 3], dimensions, bids, tmp_path)
    assert not [note for note in notes(result) if "not the same score" in note]
    assert [d.rank for bid in result.bids for d in bid.dimensions] == [1, 1, 1, 1]


def test_ws_05_weights_of_81_and_19_of_the_whole_give_the_exact_means(tmp_path: Path) -> None:
    data, expected = case("or-01-office-choice")["data"], case("ws-05-office-dimensions")["expected"]
    names = [name for name in data["criteria"] if data["dimension"][name] != "Costs"]
    dimensions = []
    for group, weight in (("Turnover", "81"), ("Working", "19")):
        weights = dict(zip(data["criteria"], data["weights"], strict=True))
        members = {name: weights[name] for name in names if data["dimension"][name] == group}
        dimensions.append(dimension(group, weight, members))
    bids = {
        bid: {name: row[data["criteria"].index(name)] for name in names}
        for bid, row in zip(data["names"], data["rows"], strict=True)
    }
    result = evaluated(list(range(0, 101, 5)), dimensions, bids, tmp_path, criterion_weights="of_whole")
    for bid in result.bids:
        turnover, working = (d.score for d in bid.dimensions)
        assert turnover == Fraction(int(expected["Turnover_numerator_over_81"][bid.bid.id]), 81)
        assert working == Fraction(int(expected["Working_numerator_over_19"][bid.bid.id]), 19)


def test_ws_06_a_third_bid_does_not_change_the_scores_of_the_first_two(tmp_path: Path) -> None:
    data, expected = case("ws-06-rank-reversal")["data"], case("ws-06-rank-reversal")["expected"]
    dimensions = [dimension("a", "50", {"A1": "50", "A2": "50"}), dimension("b", "50", {"B": "100"})]
    marks = {
        name: dict(zip(("A1", "A2"), row, strict=True)) | {"B": "1"} for name, row in data["marks"].items()
    }
    for names in (["A", "B"], ["A", "B", "C"]):
        bids = {name: marks[name] for name in names}
        result = evaluated([0, 1, 2, 3, 4, 5], dimensions, bids, tmp_path)
        for bid in result.bids:
            assert bid.dimensions[0].score / 100 == Fraction(expected["published_scale"][bid.bid.id])


def test_dom_13_identical_bids_share_scores_and_places_in_every_dimension(tmp_path: Path) -> None:
    data = case("dom-13-identical-bids")["data"]
    dimensions = [dimension("x", "50", {"X": "100"}), dimension("y", "50", {"Y": "100"})]
    doubled = [[str(Decimal(value) * 2) for value in row] for row in data["rows"]]
    bids = {name: dict(zip("XY", row, strict=True)) for name, row in zip(data["names"], doubled, strict=True)}
    result = evaluated(list(range(7)), dimensions, bids, tmp_path)
    first, second, third = (bid.dimensions for bid in result.bids)
    assert first == second
    assert [d.rank for d in first] == [1, 2]
    assert [d.rank for d in third] == [3, 1]


@pytest.mark.parametrize("highest", [3, 7, 9, 11])
def test_a_share_without_end_is_never_cut_short(highest: int, tmp_path: Path) -> None:
    dimensions = [dimension("a", "50", {"A": "100"}), dimension("b", "50", {"B": "100"})]
    bids = {f"b{n}": {"A": str(n), "B": "0"} for n in range(highest + 1)}
    result = evaluated(list(range(highest + 1)), dimensions, bids, tmp_path)
    scores = [bid.dimensions[0].score for bid in result.bids]
    assert {b - a for a, b in pairwise(scores)} == {Fraction(100, highest)}
