"""Who is to mark what, and how far they are."""

from decimal import Decimal

from sv_score.model.bids import Bid, Declaration, Evaluation, Evaluator, Interest, Mark, Response
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Kind
from sv_score.panel.places import Stage, sheets

CRITERIA = AwardCriteria(
    "c",
    dimensions=(
        Dimension("d", criteria=(Criterion("A"), Criterion("M", kind=Kind.MEASURED), Criterion("B"))),
        Dimension("e", criteria=(Criterion("G", kind=Kind.GATE), Criterion("C"))),
    ),
)
DECLARED = Declaration()


def bid(name: str, **marks: dict[str, int | None]) -> Bid:
    """Return a bid with marks by criterion and evaluator; `None` is an abstention."""
    return Bid(
        name,
        responses={
            criterion: Response(
                marks=tuple(
                    Mark(e, abstained=True, reason="r") if score is None else Mark(e, Decimal(score))
                    for e, score in given.items()
                )
            )
            for criterion, given in marks.items()
        },
    )


def only(evaluation: Evaluation):
    (sheet,) = sheets(CRITERIA, evaluation)
    return sheet


def places(sheet) -> list[tuple[str, str]]:
    return [(place.bid.id, place.criterion.id) for place in sheet.places]


def test_every_scored_answer_is_a_place_and_nothing_else_is() -> None:
    sheet = only(Evaluation(evaluators=(Evaluator("ev1"),), bids=(bid("x"), bid("y"))))
    assert places(sheet) == [(b, c) for b in "xy" for c in "ABC"]
    assert (len(sheet.still_open), sheet.stage) == (6, Stage.NOT_BEGUN)


def test_what_needs_no_mark_is_no_place() -> None:
    answered = Bid("x", responses={"A": Response(no_response=True), "B": Response(agreed=Decimal(3))})
    assert places(only(Evaluation(evaluators=(Evaluator("ev1"),), bids=(answered,)))) == [("x", "C")]


def test_stages_follow_from_marks_and_abstentions() -> None:
    begun = bid("x", A={"ev1": 3, "ev2": 1}, B={"ev1": None})
    sheet = only(Evaluation(evaluators=(Evaluator("ev1"),), bids=(begun,)))
    assert (sheet.stage, sheet.abstained, [p.criterion.id for p in sheet.still_open]) == (
        Stage.BEGUN,
        1,
        ["C"],
    )
    done = bid("x", A={"ev1": 3}, B={"ev1": None}, C={"ev1": 0})
    assert only(Evaluation(evaluators=(Evaluator("ev1"),), bids=(done,))).stage is Stage.FINISHED


def test_whoever_may_not_mark_a_bid_has_no_place_for_it() -> None:
    interest = Interest("x", "Works there")
    conflicted = Evaluator("ev1", declaration=Declaration(interests=(interest,)))
    cleared = Evaluator("ev2", declaration=Declaration(interests=(interest._replace(cleared_by="Head"),)))
    silent = Evaluator("ev3")
    bids = (bid("x"), bid("y"))
    first, second, third = sheets(CRITERIA, Evaluation(evaluators=(conflicted, cleared, silent), bids=bids))
    assert {name for name, _ in places(first)} == {"y"}
    assert first.barred == (("x", "an interest in bid x is not cleared"),)
    assert len(places(second)) == 6
    assert (places(third), third.stage) == ([], Stage.NOTHING_TO_MARK)
    # Where nobody has declared yet, everybody gets their places.
    assert len(places(only(Evaluation(evaluators=(silent,), bids=bids)))) == 6
