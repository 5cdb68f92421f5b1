"""Every figure of random procurements, exact and printed, against a second implementation."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given

from sv_score.assessment import Assessment, assess
from sv_score.model.result import BidResult, MinimumResult
from sv_score.writing import write as write_page
from sv_score.writing.page import Page
from tests import oracle, strategies

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/bids.yaml"))


def test_random_procurements_come_to_the_exact_figures_of_the_oracle() -> None:
    seen = {"provisional": 0, "final": 0, "some percents": 0}

    @given(strategies.procurements())
    def compare(procurement: strategies.Data) -> None:
        with TemporaryDirectory() as folder:
            path = strategies.write(procurement, Path(folder))
            assessment = assess(str(path))
            compare_exact(assessment, oracle.evaluate(path))
        for bid in assessment.result.bids if assessment.result else ():
            for dimension in bid.dimensions:
                seen[dimension.state] += 1
        levels = procurement["criteria"]["scale"].get("levels", [])
        seen["some percents"] += len({"percent" in level for level in levels}) == 2

    compare()
    assert all(seen.values()), "both states and scales with some percents must have been compared"


def test_a_level_without_a_percent_earns_its_score_of_the_highest(tmp_path: Path) -> None:
    levels: list[strategies.Data] = [{"score": score} for score in range(6)]
    levels[3]["percent"] = 66
    dimensions = [
        {"id": name, "weight": 50, "criteria": [{"id": name.upper(), "weight": 100}]} for name in ("a", "b")
    ]
    criteria = {"sv_score": 1, "id": "c", "title": "C", "scale": {"levels": levels}, "dimensions": dimensions}
    bids = [{"id": f"bid-{score}", "responses": {"A": score, "B": score}} for score in range(6)]
    file = {"sv_score": 1, "criteria": "criteria.yaml", "bids": bids}
    path = strategies.write({"criteria": criteria, "bids": file}, tmp_path)
    assessment = assess(str(path))
    compare_exact(assessment, oracle.evaluate(path))
    assert assessment.result is not None
    assert [bid.dimensions[0].score for bid in assessment.result.bids] == [0, 20, 40, 66, 80, 100]
    warned = [finding.message for finding in assessment.findings if finding.code == "SV230"]
    assert warned == [
        "without a published `percent`, score 0 earns 0, score 1 earns 20, score 2 earns 40, score 4 earns "
        "80 and score 5 earns 100 percent (score / highest score x 100)"
    ]


@given(strategies.procurements())
def test_the_json_of_random_procurements_has_the_rounded_figures_of_the_oracle(
    procurement: strategies.Data,
) -> None:
    with TemporaryDirectory() as folder:
        path = strategies.write(procurement, Path(folder))
        compare_json(assess(str(path)), path)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_examples_come_to_the_figures_of_the_oracle(path: Path) -> None:
    assessment = assess(str(path))
    if not oracle.load(path).get("scores"):
        compare_exact(assessment, oracle.evaluate(path))
        compare_json(assessment, path)
    assert assessment.result is not None


def compare_exact(assessment: Assessment, expected: list[oracle.Data]) -> None:
    assert assessment.result is not None, [f.message for f in assessment.findings]
    assert [exact_values(bid) for bid in assessment.result.bids] == expected


def exact_values(bid: BidResult) -> oracle.Data:
    """Return a bid's profile with the keys of the oracle."""
    return {
        "id": bid.bid.id,
        "dimensions": [
            {
                "id": d.dimension.id,
                "state": d.state,
                "score": d.score,
                "weighted": None if d.score is None else d.weighted(d.score),
                "weight": d.dimension.weight,
                "low": d.low,
                "high": d.high,
                "rank": d.rank,
                "minimum": minimum_values(d.minimum, "percent"),
                "criteria": [
                    {
                        "id": c.criterion.id,
                        "kind": c.criterion.kind,
                        "state": c.state,
                        "score": c.score,
                        "max": c.highest,
                        "low": c.low,
                        "high": c.high,
                        "minimum": minimum_values(c.minimum, "score"),
                    }
                    for c in d.criteria
                ],
            }
            for d in bid.dimensions
        ],
        "gates": [
            {"id": g.criterion.id, "passed": g.passed, "disqualifies": g.disqualifies} for g in bid.gates
        ],
        "disqualified_by": list(bid.disqualified_by),
    }


def minimum_values(minimum: MinimumResult | None, key: str) -> oracle.Data | None:
    if minimum is None:
        return None
    return {key: minimum.threshold, "met": minimum.met, "disqualifies": minimum.disqualifies}


def compare_json(assessment: Assessment, path: Path) -> None:
    text = write_page(Page(assessment.result), "json")
    printed = json.loads(text, parse_float=Decimal)["bids"]
    rounding = oracle.load(path.parent / oracle.load(path)["criteria"]).get("rounding")
    expected = [rounded_bid(bid, rounding) for bid in oracle.evaluate(path)]
    for bid in printed:
        del bid["supplier"]
        for criterion in (c for d in bid["dimensions"] for c in d["criteria"]):
            criterion.pop("quantity", None)
            criterion.pop("no_response", None)
    assert printed == expected


def rounded_bid(bid: oracle.Data, rounding: oracle.Data | None) -> oracle.Data:
    def figure(value: Fraction | None) -> Any:
        return oracle.rounded(value, rounding)

    for dimension in bid["dimensions"]:
        final = dimension["state"] == "final"
        dimension["exact"] = {key: text(dimension[key]) for key in ("score", "weighted")} if final else None
        for key in ("score", "weighted", "low", "high"):
            dimension[key] = figure(dimension[key])
        for criterion in dimension["criteria"]:
            criterion["percent"] = figure(criterion["low"]) if criterion["state"] == "final" else None
            criterion["low"], criterion["high"] = figure(criterion["low"]), figure(criterion["high"])
    return bid


def text(value: Fraction | None) -> str | None:
    return None if value is None else str(value)
