"""Awards that courts and auditors looked at, as files: what check would have said before."""

from fractions import Fraction
from pathlib import Path

import pytest

from sv_score.assessment import assess
from sv_score.comparing.margins import margins
from tests.checking.cases import CASES, assert_as_expected, expected

COURTS = CASES / "courts"
FOLDERS = sorted(path for path in COURTS.iterdir() if path.is_dir())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_what_the_files_of_the_case_expect_is_found_and_nothing_else(folder: Path) -> None:
    assert_as_expected(folder, folder.iterdir())


@pytest.mark.parametrize(
    ("folder", "codes"),
    [
        ("letting-v-newham", {"SV310", "SV311", "SV321", "SV701"}),
        ("mears-v-leeds", {"SV701"}),
        (
            "bromcom-v-united-learning-trust",
            {"SV329", "SV503", "SV508", "SV601", "SV604", "SV605", "SV608", "SV612", "SV619"},
        ),
        ("energysolutions-v-nda", {"SV101", "SV103", "SV602", "SV603", "SV690", "SV691"}),
        (
            "woods-v-milton-keynes",
            {
                "SV307",
                "SV309",
                "SV511",
                "SV607",
                "SV608",
                "SV609",
                "SV612",
                "SV613",
                "SV616",
                "SV617",
                "SV618",
                "SV621",
            },
        ),
        ("intercity-west-coast", {"SV506"}),
        ("us-single-audit-dropped-scorer", {"SV102", "SV509", "SV511", "SV607", "SV618", "SV623"}),
        ("lancashire-care-v-lancashire", {"SV601", "SV604", "SV605", "SV607", "SV612"}),
        ("braceurself-v-nhs-england", {"SV610"}),
        ("bechtel-v-hs2", set()),
    ],
)
def test_each_case_is_there_with_its_codes(folder: str, codes: set[str]) -> None:
    assert {code[:5] for _, _, code in expected((COURTS / folder).iterdir())} == codes


def test_a_failed_minimum_stays_failed_whatever_else_the_bid_earns() -> None:
    result = assess(str(COURTS / "energysolutions-v-nda" / "bids.yaml")).result
    assert result is not None
    assert {bid.bid.id: bid.disqualified_by for bid in result.bids} == {
        "below-criterion-minimum": ("NB1",),
        "below-dimension-minimum": ("workforce",),
        "failed-gate": ("NB2",),
        "compliant": (),
    }


@pytest.mark.parametrize(
    "path",
    [
        "bromcom-v-united-learning-trust/bids.yaml",
        "energysolutions-v-nda/written-over.yaml",
        "intercity-west-coast/bids.yaml",
        "us-single-audit-dropped-scorer/bids.yaml",
    ],
)
def test_nothing_is_scored_from_such_bids(path: str) -> None:
    assert assess(str(COURTS / path)).result is None


def test_what_a_court_let_stand_is_scored() -> None:
    result = assess(str(COURTS / "bechtel-v-hs2" / "bids.yaml")).result
    assert result is not None
    assert all(dimension.rank is not None for bid in result.bids for dimension in bid.dimensions)


def test_a_mark_with_an_interest_that_nobody_cleared_does_not_count() -> None:
    result = assess(str(COURTS / "woods-v-milton-keynes" / "bids.yaml")).result
    assert result is not None
    marks = {mark.evaluator: mark for mark in result.evaluation.bids[1].responses["PS1"].marks}
    assert [who for who, mark in marks.items() if mark.counts] == ["ev1", "ev3"]
    assert marks["ev2"].reason == "an interest in bid challenger is not cleared"


@pytest.mark.parametrize(
    ("path", "dimension", "ahead", "lead", "criterion"),
    [
        ("braceurself-v-nhs-england/bids.yaml", "fair-work", "misread", Fraction(20), "FW1"),
        ("energysolutions-v-nda/close.yaml", "workforce", "awarded", Fraction("1.06"), "WF3"),
    ],
)
def test_where_one_mark_decides_margins_say_so(
    path: str, dimension: str, ahead: str, lead: Fraction, criterion: str
) -> None:
    result = assess(str(COURTS / path)).result
    assert result is not None
    (pair,) = next(margins(result, [dimension])).pairs
    assert (pair.a.bid.id, pair.lead, pair.one_step, pair.firm) == (ahead, lead, True, False)
    assert (criterion, 1) in [(change.move.criterion, change.move.steps) for change in pair.changes]


def test_the_two_scores_of_the_close_award_are_the_reported_ones() -> None:
    result = assess(str(COURTS / "energysolutions-v-nda" / "close.yaml")).result
    assert result is not None
    assert [bid.dimensions[1].score for bid in result.bids] == [Fraction("86.48"), Fraction("85.42")]
