"""What needs the panel: generated marks against the rule said in other words, and the order of the agenda."""

from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings

from sv_score.model.bids import Bid, Consensus, Declaration, Evaluation, Evaluator, Interest, Mark, Response
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Level, Minimum, Scale
from sv_score.panel.agenda import Item, Turn, agenda
from sv_score.reading.evaluation import read_evaluation
from tests import strategies

SCALE = Scale(Decimal(0), Decimal(5), Decimal(3), tuple(Level(Decimal(n)) for n in range(6)))
PANEL = tuple(Evaluator(f"ev{n}") for n in (1, 2, 3))


def item(*marks: Mark, minimum: int | None = None, panel: tuple[Evaluator, ...] = PANEL) -> Item:
    least = None if minimum is None else Minimum(Decimal(minimum))
    criterion = Criterion("A", scale=SCALE, minimum=least)
    criteria = AwardCriteria("c", dimensions=(Dimension("d", criteria=(criterion,)),))
    bids = (Bid("x", responses={"A": Response(marks=marks)}),)
    (found,) = agenda(criteria, Evaluation(evaluators=panel, bids=bids))
    return found


def gave(*scores: int) -> tuple[Mark, ...]:
    return tuple(Mark(f"ev{n}", Decimal(score)) for n, score in enumerate(scores, 1))


def test_what_is_to_be_discussed() -> None:
    assert item(*gave(4, 4, 4)).turn is Turn.AGREED_ALREADY
    assert item(*gave(4, 5, 4)).turn is Turn.AGREED_ALREADY
    assert item(*gave(3, 5, 4)).turn is Turn.DISCUSS
    across = item(*gave(2, 3, 3))
    assert (across.turn, [line.score for line in across.lines]) == (Turn.DISCUSS, [3])
    assert item(*gave(0, 1, 1), minimum=1).turn is Turn.DISCUSS
    assert item(*gave(1, 2, 1), minimum=1).turn is Turn.AGREED_ALREADY
    assert item(*gave(0, 1, 1)).turn is Turn.AGREED_ALREADY


def test_what_is_incomplete() -> None:
    two = item(*gave(4, 4))
    assert (two.turn, [e.id for e in two.missing]) == (Turn.INCOMPLETE, ["ev3"])
    assert (item().turn, item().span) == (Turn.INCOMPLETE, None)
    abstained = item(*gave(4, 4), Mark("ev3", abstained=True, reason="r"))
    assert (abstained.turn, len(abstained.abstained), abstained.missing) == (Turn.INCOMPLETE, 1, ())
    # A spread comes first even where a mark is missing.
    assert item(*gave(1, 4)).turn is Turn.DISCUSS


def test_a_mark_set_aside_is_shown_with_and_without() -> None:
    aside = item(*gave(4, 4), Mark("ev3", Decimal(0), excluded=True, reason="r"))
    assert (aside.span, aside.span_with_excluded) == ((4, 4, 0), (0, 4, 4))
    assert aside.turn is Turn.INCOMPLETE
    assert item(*gave(4, 4, 1)).span_with_excluded is None
    alone = item(Mark("ev3", Decimal(2), excluded=True, reason="r"))
    assert (alone.span, alone.span_with_excluded) == (None, (2, 2, 0))


def test_whoever_may_not_mark_is_not_missing() -> None:
    conflicted = Evaluator("ev3", declaration=Declaration(interests=(Interest("x", "Works there"),)))
    declared = tuple(e._replace(declaration=Declaration()) for e in PANEL[:2])
    assert item(*gave(4, 4), panel=(*declared, conflicted)).turn is Turn.AGREED_ALREADY


def test_an_answer_is_open_until_the_panel_has_agreed() -> None:
    open_item = item(*gave(3, 3, 3))
    assert open_item.is_open
    assert not open_item._replace(response=Response(consensus=Consensus(Decimal(3)))).is_open


@settings(max_examples=25)
@given(strategies.procurements())
def test_the_agenda_of_drawn_procurements(drawn: strategies.Data) -> None:
    with TemporaryDirectory() as folder:
        reading = read_evaluation(str(strategies.write(drawn, Path(folder))))
    assert reading.criteria is not None
    assert reading.evaluation is not None
    items = agenda(reading.criteria, reading.evaluation)
    expected = [
        (turn(criterion, response, drawn), criterion["id"], bid["id"])
        for dimension in drawn["criteria"]["dimensions"]
        for criterion in dimension["criteria"]
        if criterion.get("kind", "scored") == "scored"
        for bid in drawn["bids"]["bids"]
        if isinstance(response := bid["responses"][criterion["id"]], dict) and "no_response" not in response
    ]
    seen = [(found.turn, found.criterion.id, found.bid.id) for found in items]
    assert seen == sorted(expected, key=lambda each: each[0])


def turn(criterion: strategies.Data, response: strategies.Data, drawn: strategies.Data) -> Turn:
    """Return the turn by the words of the documentation, from the data as drawn."""
    steps = strategies.awardable(criterion.get("scale", drawn["criteria"]["scale"]))
    marks: dict[str, Any] = response.get("scores", {})
    whole = [mark if isinstance(mark, dict) else {"score": mark} for mark in marks.values()]
    counting = [mark["score"] for mark in whole if not {"abstained", "excluded"} & mark.keys()]
    least = criterion.get("minimum", {}).get("score")
    apart = max(map(steps.index, counting)) - min(map(steps.index, counting)) if counting else 0
    both_sides = least is not None and len({score >= least for score in counting}) == 2
    if apart > 1 or both_sides:
        return Turn.DISCUSS
    single = drawn["criteria"]["moderation"] == "single" and marks
    missing = not single and len(marks) < len(strategies.EVALUATORS)
    return Turn.INCOMPLETE if missing or len(counting) < max(len(marks), 1) else Turn.AGREED_ALREADY
