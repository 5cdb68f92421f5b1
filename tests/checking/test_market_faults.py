"""Nine faults that a rival library let pass without a word: each has a name here, and a place."""

import shutil
from pathlib import Path

import pytest
import yaml

from sv_score.assessment import assess
from sv_score.checking.check import check
from sv_score.checking.settings import Settings
from sv_score.reading.locate import Located
from tests.checking.cases import CASES, assert_as_expected

MARKET = CASES / "market"
FAULTS = sorted(path for path in MARKET.glob("*.yaml") if path.name != "sound-criteria.yaml")


def only_finding(name: str) -> Located:
    (located,) = check([str(MARKET / name)], Settings()).findings
    return located


@pytest.mark.parametrize("path", FAULTS, ids=lambda path: path.stem)
def test_the_fault_is_found_where_the_file_says_and_nothing_else(path: Path) -> None:
    assert_as_expected(path, [path])


def test_there_are_nine_and_the_criteria_they_start_from_are_sound() -> None:
    assert len(FAULTS) == 9
    assert check([str(MARKET / "sound-criteria.yaml")], Settings()).findings == ()


def test_a_wrong_total_names_the_sum_the_distance_and_the_culprits() -> None:
    located = only_finding("weights-total-130.yaml")
    assert "total 130, expected 100" in located.finding.message
    assert "30" in located.finding.help
    lines = (MARKET / "weights-total-130.yaml").read_text(encoding="utf-8").splitlines()
    assert [lines[place.line - 1].strip() for place in located.labels] == ["weight: 90", "weight: 40"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("misspelt-direction.yaml", "better"),
        ("misspelt-method.yaml", "measured"),
        ("misspelt-top-key.yaml", "dimensions"),
    ],
)
def test_a_misspelling_says_what_was_meant(name: str, meant: str) -> None:
    findings = check([str(MARKET / name)], Settings(select=("SV1",))).findings
    assert [f.finding.help for f in findings] == [f"did you mean `{meant}`?"]


def test_a_score_off_the_scale_names_the_scale() -> None:
    finding = only_finding("score-off-the-scale.yaml").finding
    assert "50" in finding.message
    assert finding.help == "the scores are 0, 1, 2, 3, 4, 5"


@pytest.mark.parametrize(
    "name", [path.name for path in FAULTS if path.stem in ("score-off-the-scale", "missing-score")]
)
def test_nothing_is_scored_from_a_file_with_such_a_fault(name: str) -> None:
    assert assess(str(MARKET / name)).result is None


@pytest.mark.parametrize("loser", ["a", "b", "c"])
def test_no_score_and_no_order_changes_when_a_bid_is_taken_out(loser: str, tmp_path: Path) -> None:
    document = yaml.safe_load((MARKET / "rank-reversal.yaml").read_text(encoding="utf-8"))
    document["bids"] = [bid for bid in document["bids"] if bid["id"] != loser]
    shutil.copy(MARKET / "sound-criteria.yaml", tmp_path / "criteria.yaml")
    document["criteria"] = "criteria.yaml"
    (tmp_path / "bids.yaml").write_text(yaml.safe_dump(document), encoding="utf-8")
    everyone, rest = (
        assess(str(MARKET / "rank-reversal.yaml")).result,
        assess(str(tmp_path / "bids.yaml")).result,
    )
    assert everyone is not None
    assert rest is not None
    before = {bid.bid.id: [d.score for d in bid.dimensions] for bid in everyone.bids}
    after = {bid.bid.id: [d.score for d in bid.dimensions] for bid in rest.bids}
    assert after == {name: scores for name, scores in before.items() if name != loser}
