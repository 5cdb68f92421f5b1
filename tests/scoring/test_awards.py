"""What one answer earns, and that nothing is scored on which nothing says what it earned."""

from decimal import Decimal

import pytest

from sv_score.model.bids import Bid, Consensus, Evaluation, Mark, Response
from sv_score.model.criteria import AwardCriteria, Band, Criterion, Dimension, Kind, Level, Moderation, Scale
from sv_score.model.result import State
from sv_score.scoring.awards import Award, award, band_score
from sv_score.scoring.dimensions import NotScorable, score

SCALE = Scale(Decimal(1), Decimal(5), levels=tuple(Level(Decimal(n)) for n in range(1, 6)))
BANDS = (Band(Decimal(2), Decimal(1)), Band(Decimal(4), Decimal(3)), Band(Decimal(8), Decimal(5)))
CRITERION = Criterion("C", weight=Decimal(100), scale=SCALE, bands=BANDS)


def mark(evaluator: str, given: int | None, **kept_out: bool) -> Mark:
    return Mark(evaluator, None if given is None else Decimal(given), **kept_out)  # type: ignore[arg-type]


def final(given: int) -> Award:
    return Award(State.FINAL, Decimal(given), Decimal(given))


def between(low: int, high: int) -> Award:
    return Award(State.PROVISIONAL, Decimal(low), Decimal(high))


TWO = (mark("a", 4), mark("b", 2))
AGREED = Consensus(Decimal(3))


@pytest.mark.parametrize(
    ("response", "by_panel", "by_one"),
    [
        (Response(no_response=True), final(1), final(1)),
        (Response(agreed=Decimal(4)), final(4), final(4)),
        (Response(quantity=Decimal(5)), final(3), final(3)),
        (Response(marks=TWO, consensus=AGREED), final(3), final(3)),
        (Response(agreed=Decimal(4), consensus=AGREED), final(3), final(3)),
        (Response(marks=TWO, consensus=Consensus()), between(2, 4), between(2, 4)),
        (Response(marks=TWO), between(2, 4), between(2, 4)),
        (Response(marks=TWO[:1]), between(4, 4), final(4)),
        (Response(marks=(*TWO, mark("c", 1, abstained=True))), between(2, 4), between(2, 4)),
        (Response(marks=(*TWO, mark("c", 5, excluded=True))), between(2, 4), between(2, 4)),
        (Response(marks=(TWO[1], mark("c", 5, excluded=True))), between(2, 2), final(2)),
        (Response(marks=(mark("c", 5, excluded=True),)), None, None),
        (Response(marks=(mark("c", None),)), None, None),
        (Response(), None, None),
        (Response(quantity=Decimal("1.99")), None, None),
    ],
)
def test_what_an_answer_earns(response: Response, by_panel: Award | None, by_one: Award | None) -> None:
    assert award(CRITERION, SCALE, response, Moderation.CONSENSUS) == by_panel
    assert award(CRITERION, SCALE, response, Moderation.SINGLE) == by_one


def test_a_band_begins_where_it_says_and_ends_where_the_next_begins() -> None:
    starts = ("1.99", "2", "3.99", "4", "7.99", "8", "1000")
    scores = [band_score(BANDS, Decimal(quantity)) for quantity in starts]
    assert scores == [None, 1, 1, 3, 3, 5, 5]
    assert band_score((), Decimal(1)) is None


def scored(response: Response | None, gate: Response | None) -> tuple[bool, ...]:
    """Return which gates one bid passes, with these answers to one criterion and one gate."""
    dimension = Dimension("d", criteria=(CRITERION, Criterion("G", kind=Kind.GATE)))
    given = {name: r for name, r in (("C", response), ("G", gate)) if r is not None}
    evaluation = Evaluation(bids=(Bid("mill", responses=given),))
    (bid,) = score(AwardCriteria("c", dimensions=(dimension,)), evaluation).bids
    return tuple(result.passed for result in bid.gates)


def test_a_gate_is_passed_by_an_answer_that_says_so_and_by_nothing_else() -> None:
    sound = Response(agreed=Decimal(4))
    assert scored(sound, Response(passed=True)) == (True,)
    assert scored(sound, Response(passed=False)) == (False,)
    assert scored(sound, Response(no_response=True)) == (False,)


@pytest.mark.parametrize(
    ("response", "gate", "what"),
    [
        (None, Response(passed=True), "bid mill has no score for C"),
        (Response(), Response(passed=True), "bid mill has no score for C"),
        (Response(agreed=Decimal(4)), None, "bid mill has no answer to the gate G"),
        (Response(agreed=Decimal(4)), Response(), "bid mill has no answer to the gate G"),
    ],
)
def test_nothing_is_scored_that_nobody_scored(
    response: Response | None, gate: Response | None, what: str
) -> None:
    with pytest.raises(NotScorable, match=what):
        scored(response, gate)
