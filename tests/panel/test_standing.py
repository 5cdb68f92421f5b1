"""Who may mark which bid, and that a mark that may not stand changes no figure."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sv_score.model.bids import Bid, Declaration, Evaluation, Evaluator, Interest, Mark, Response
from sv_score.panel.standing import barred, cleared, set_aside

BID = Bid("harbour", "Harbour Trust Ltd", ("Makers CIC",))
DAY = date(2026, 4, 1)


def evaluator(*interests: Interest, name: str = "Ann Lee", organisation: str = "Council") -> Evaluator:
    return Evaluator("ev1", name, organisation, Declaration(DAY, interests))


@pytest.mark.parametrize(
    ("cleared_by", "expected"),
    [
        ("Head of procurement", True),
        ("Head of procurement, on condition that she does not mark CR2", True),
        ("Ann Leeson", True),
        ("", False),
        ("ev1", False),
        ("EV1", False),
        ("Ann Lee", False),
        ("ann lee, on reflection", False),
        ("self", False),
        ("pending", False),
        ("TBC", False),
        ("not cleared", False),
        ("not yet", False),
        ("Not yet: with the monitoring officer", False),
        ("to be confirmed", False),
        ("awaiting decision", False),
        ("pending approval by the board", False),
        ("Ann Lee (herself)", False),
        ("Ann Lee (Head of procurement)", False),
        ("A. Clerk, so that she does not mark CR2 herself", True),
        ("by the evaluator herself", False),
        ("Ann. Lee", False),
        ("Nottingham legal team (Ann Leeson)", True),
        ("-", False),
    ],
)
def test_an_interest_is_cleared_by_somebody_else(cleared_by: str, expected: bool) -> None:
    interest = Interest("harbour", "Shares", cleared_by)
    assert cleared(interest, evaluator()) is expected
    assert bool(barred(evaluator(interest), BID, declared=True)) is not expected


@pytest.mark.parametrize(
    ("who", "declared", "why"),
    [
        (evaluator(), True, ""),
        (evaluator(Interest("mill", "Shares")), True, ""),
        (evaluator(Interest("HARBOUR", "Shares")), True, "not cleared"),
        (evaluator(Interest("harbour", "A", "Head"), Interest("harbour", "B")), True, "not cleared"),
        (Evaluator("ev1"), True, "no declaration"),
        (Evaluator("ev1"), False, ""),
        (evaluator(organisation="HARBOUR TRUST LIMITED"), True, "works for Harbour Trust Ltd"),
        (evaluator(organisation="Makers"), True, "works for Makers CIC"),
        (Evaluator("ev1", organisation="Makers"), False, "works for"),
        (evaluator(Interest("harbour", "Works there", "Head"), organisation="Makers"), True, ""),
        (evaluator(Interest("harbour", "Works there"), organisation="Makers"), True, "not cleared"),
    ],
)
def test_who_may_not_mark_a_bid(who: Evaluator, declared: bool, why: str) -> None:
    said = barred(who, BID, declared=declared)
    assert (why in said) if why else not said


def test_a_supplier_without_a_name_is_nobodys_organisation() -> None:
    assert not barred(evaluator(organisation=""), Bid("harbour"), declared=True)
    assert not barred(Evaluator("ev1"), Bid("harbour", "", ("",)), declared=False)


marks = st.builds(
    Mark,
    st.sampled_from(["ev1", "ev2", "ev3"]),
    st.one_of(st.none(), st.sampled_from([Decimal(n) for n in range(4)])),
    st.just("Why."),
    st.booleans(),
    st.booleans(),
    st.just("As the file says."),
)
interests = st.builds(
    Interest, st.sampled_from(["a", "b"]), st.just("Shares"), st.sampled_from(["", "ev1", "Head"])
)
declarations = st.one_of(
    st.none(), st.builds(Declaration, st.just(DAY), st.lists(interests, max_size=2).map(tuple))
)


@st.composite
def evaluations(draw: st.DrawFn) -> Evaluation:
    panel = tuple(Evaluator(f"ev{n}", declaration=draw(declarations)) for n in (1, 2, 3))
    bids = tuple(
        Bid(name, responses={"C": Response(marks=tuple(draw(st.lists(marks, max_size=4))))})
        for name in ("a", "b")
    )
    return Evaluation(evaluators=panel, bids=bids)


def may_mark(evaluation: Evaluation, who: str, bid: str) -> bool:
    """Say in the plainest way whether a mark stands."""
    for one in evaluation.evaluators:
        if one.id == who:
            if one.declaration is None:
                return all(other.declaration is None for other in evaluation.evaluators)
            mine = [i for i in one.declaration.interests if i.bid == bid]
            return all(i.cleared_by not in ("", who) for i in mine)
    return True


@settings(max_examples=150)
@given(evaluations())
def test_marks_that_may_not_stand_are_excluded_and_all_others_are_as_written(evaluation: Evaluation) -> None:
    for before, after in zip(evaluation.bids, set_aside(evaluation).bids, strict=True):
        pairs = zip(before.responses["C"].marks, after.responses["C"].marks, strict=True)
        for old, new in pairs:
            if old.counts and not may_mark(evaluation, old.evaluator, before.id):
                assert new == old._replace(excluded=True, reason=new.reason)
                assert new.reason != old.reason
                assert not new.counts
            else:
                assert new == old


@settings(max_examples=50)
@given(evaluations())
def test_setting_aside_twice_is_setting_aside_once(evaluation: Evaluation) -> None:
    once = set_aside(evaluation)
    assert set_aside(once) == once
