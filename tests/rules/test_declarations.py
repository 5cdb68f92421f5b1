"""How many of an evaluator's marks may not stand."""

from decimal import Decimal

from sv_score.model.bids import Bid, Declaration, Evaluation, Evaluator, Interest, Mark, Response
from sv_score.panel.standing import barred
from sv_score.rules.declarations import counted, evaluators, marks_set_aside
from sv_score.rules.subject import Subject

OPEN, OWES = Evaluator("open", declaration=Declaration()), Evaluator("owes")
BOUND = Evaluator("bound", declaration=Declaration(interests=(Interest("mill", "Shares"),)))


def aside(who: Evaluator, bid: str, reason: str = "") -> Mark:
    """Return a mark that was set aside for the reason for which it may not stand, or for another one."""
    why = reason or barred(who, Bid(bid), declared=True)
    return Mark(who.id, Decimal(2), excluded=True, reason=why)


def test_marks_are_counted_by_bid_where_they_were_set_aside() -> None:
    mill = {
        "A": Response(marks=(aside(BOUND, "mill"), aside(OWES, "mill"), Mark("open", Decimal(1)))),
        "B": Response(marks=(aside(BOUND, "mill"), Mark("owes", Decimal(2)))),
        "C": Response(marks=(aside(BOUND, "mill", "The evaluator was ill."),)),
    }
    lake = {"A": Response(marks=(Mark("bound", Decimal(3)), aside(OWES, "lake")))}
    bids = (Bid("mill", responses=mill), Bid("lake", responses=lake), Bid("none"))
    subject = Subject(None, "c.yaml", Evaluation(evaluators=(OPEN, OWES, BOUND), bids=bids))
    assert [marks_set_aside(subject, who) for who in (OPEN, OWES, BOUND)] == [
        {},
        {"mill": 1, "lake": 1},
        {"mill": 2},
    ]
    assert [(who.id, route) for who, route in evaluators(subject)] == [
        (id, ("evaluators", place)) for place, id in enumerate(("open", "owes", "bound"))
    ]
    empty = Subject(None, "c.yaml")
    assert list(evaluators(empty)) == [] and marks_set_aside(empty, BOUND) == {}
    assert [counted(marks) for marks in (0, 1, 2)] == ["0 marks", "1 mark", "2 marks"]
