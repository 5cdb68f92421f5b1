"""Where a finding about a recorded score is put, and how the score is called."""

from decimal import Decimal

import pytest

from sv_score.model.bids import Bid, Consensus, Evaluation, Mark, Response
from sv_score.model.finding import Route, Rule, Severity
from sv_score.model.history import Place, Whose
from sv_score.rules.histories import at_score, how_to_record, named
from sv_score.rules.subject import Subject

RULE = Rule("SV999", "some-rule", Severity.WARNING)
RESPONSES = {
    "C": Response(marks=(Mark("a", Decimal(1)), Mark("b", Decimal(2), file="b.csv", route=(4, "score")))),
    "D": Response(consensus=Consensus(Decimal(3))),
    "E": Response(agreed=Decimal(1)),
}
WRITTEN = Evaluation(bids=(Bid("lake"), Bid("mill", responses=RESPONSES)))
SUBJECT = Subject(None, "criteria.yaml", None, "bids.yaml", as_written=WRITTEN)
IN_MILL: Route = ("bids", 1, "responses")


@pytest.mark.parametrize(
    ("place", "file", "route", "on_key"),
    [
        (Place("mill", "C", Whose.MARK, "a"), "bids.yaml", (*IN_MILL, "C", "scores", "a"), False),
        (Place("mill", "C", Whose.MARK, "b"), "b.csv", (4, "score"), False),
        (Place("mill", "C", Whose.MARK, "c"), "bids.yaml", (*IN_MILL, "C"), True),
        (Place("mill", "C", Whose.CONSENSUS), "bids.yaml", (*IN_MILL, "C"), True),
        (Place("mill", "D", Whose.CONSENSUS), "bids.yaml", (*IN_MILL, "D", "consensus", "score"), False),
        (Place("mill", "D", Whose.MARK, "a"), "bids.yaml", (*IN_MILL, "D"), True),
        (Place("mill", "E", Whose.ANSWER), "bids.yaml", (*IN_MILL, "E"), True),
        (Place("mill", "F", Whose.ANSWER), "bids.yaml", IN_MILL, True),
        (Place("lake", "C", Whose.MARK, "a"), "bids.yaml", ("bids", 0, "responses"), True),
        (Place("gone", "C", Whose.MARK, "a"), "bids.yaml", ("bids",), True),
    ],
)
def test_a_finding_at_a_score(place: Place, file: str, route: Route, on_key: bool) -> None:
    found = at_score(SUBJECT, RULE, "It is so.", place, "Do this.")
    assert (found.file, found.route, found.on_key) == (file, route, on_key)
    assert (found.message, found.help) == ("It is so.", "Do this.")


def test_a_score_by_its_name() -> None:
    assert [
        named(Place("mill", "C", whose, "a")) for whose in (Whose.MARK, Whose.CONSENSUS, Whose.ANSWER)
    ] == [
        "the mark of `a` on `C` of bid `mill`",
        "the agreed score on `C` of bid `mill`",
        "the answer on `C` of bid `mill`",
    ]


def test_how_a_score_is_recorded_with_a_reason_and_without() -> None:
    assert how_to_record(SUBJECT, reason=True).endswith("history bids.yaml --record --by NAME --reason TEXT")
    assert how_to_record(SUBJECT, reason=False).endswith("history bids.yaml --record --by NAME")
