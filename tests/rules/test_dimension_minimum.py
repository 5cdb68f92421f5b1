"""SV627 against the plainest way: a dimension scored anew with the marks of each evaluator."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sv_score.model.bids import Bid, Consensus, Evaluation, Mark, Response
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Level, Minimum, Scale
from sv_score.rules.dimension_minimum_overridden import check
from sv_score.rules.subject import Subject

LEVELS = tuple(Level(Decimal(n)) for n in range(6))
SCALE = Scale(Decimal(0), Decimal(5), levels=LEVELS)
PANEL = ("ev1", "ev2", "ev3")
# An answer: what was agreed (None: still open), and each evaluator's mark (None: abstained).
score = st.integers(0, 5)
answer = st.tuples(st.none() | score | score | score, st.tuples(*[st.none() | score | score] * len(PANEL)))
Answer = tuple[int | None, tuple[int | None, ...]]


def subject_of(answers: list[Answer], weights: list[int], minimum: int) -> Subject:
    criteria = tuple(Criterion(f"C{n}", weight=Decimal(weight)) for n, weight in enumerate(weights))
    one = Dimension("one", weight=Decimal(50), criteria=criteria, minimum=Minimum(percent=Decimal(minimum)))
    published = AwardCriteria("file", scale=SCALE, dimensions=(one, Dimension("two", weight=Decimal(50))))
    responses = {f"C{n}": response(*given) for n, given in enumerate(answers)}
    return Subject(
        published, "criteria.yaml", Evaluation(bids=(Bid("bid", responses=responses),)), "bids.yaml"
    )


def response(agreed: int | None, marks: tuple[int | None, ...]) -> Response:
    given = tuple(
        Mark(who, abstained=True, reason="r") if mark is None else Mark(who, Decimal(mark))
        for who, mark in zip(PANEL, marks, strict=True)
    )
    return Response(marks=given, consensus=None if agreed is None else Consensus(Decimal(agreed)))


def plainly(answers: list[Answer], weights: list[int], minimum: int) -> bool:
    """Return whether the agreed scores reach the minimum and nobody's own, gaps filled generously, do."""

    def percent(scores: list[int]) -> Fraction:
        return sum(
            (Fraction(s, 5) * 100 * w for s, w in zip(scores, weights, strict=True)), Fraction(0)
        ) / sum(weights)

    if any(agreed is None for agreed, _ in answers):
        return False
    own: list[list[int]] = []
    for who in range(len(PANEL)):
        if all(marks[who] is None for _, marks in answers):
            continue
        filled: list[Any] = []
        for agreed, marks in answers:
            given = [m for m in (agreed, *marks) if m is not None]
            filled.append(max(given) if marks[who] is None else marks[who])
        own.append(filled)
    reached = percent([a for a, _ in answers if a is not None]) >= minimum
    return bool(own) and reached and all(percent(scores) < minimum for scores in own)


def procurements(data: st.DataObject) -> tuple[list[Answer], list[int], int]:
    """Draw answers, weights and a minimum that the agreed scores mostly just reach."""
    answers = data.draw(st.lists(answer, min_size=1, max_size=3))
    weights = data.draw(st.lists(st.integers(1, 60), min_size=len(answers), max_size=len(answers)))
    whole = sum(20 * (agreed or 0) * w for (agreed, _), w in zip(answers, weights, strict=True)) // sum(
        weights
    )
    return answers, weights, max(1, min(100, whole + data.draw(st.sampled_from((0, 0, 0, 0, -9, 1)))))


def test_it_speaks_exactly_where_nobody_s_own_marks_reach_the_minimum() -> None:
    spoken = []

    @settings(max_examples=400, derandomize=True)
    @given(st.data())
    def examine(data: st.DataObject) -> None:
        answers, weights, minimum = procurements(data)
        findings = list(check(subject_of(answers, weights, minimum)))
        assert bool(findings) == plainly(answers, weights, minimum)
        spoken.append(bool(findings))
        for finding in findings:
            agreed, marks = answers[int(str(finding.route[3])[1:])]
            assert agreed is not None
            assert any(mark is not None and mark < agreed for mark in marks), (
                "shown where it was agreed higher"
            )

    examine()
    assert 20 < sum(spoken) < 380, "too few of one kind to tell"


def test_a_missing_mark_counts_as_the_highest_that_anybody_gave() -> None:
    # ev3 marked C1 alone. On C0 the highest is the 5 of ev1, and 5 and 1 make 60 percent.
    answers: list[Answer] = [(4, (5, 0, None)), (2, (0, 4, 1))]
    assert not list(check(subject_of(answers, [50, 50], 60)))
    assert list(check(subject_of([answers[0], (2, (0, 4, 0))], [50, 50], 60)))


def test_it_speaks_at_all_and_about_the_exact_boundary() -> None:
    lifted: list[Answer] = [(4, (4, 0, None)), (2, (1, 4, None))]
    assert plainly(lifted, [50, 50], 60)
    (finding,) = check(subject_of(lifted, [50, 50], 60))
    assert "at most 50" in finding.message
    assert "reach 60" in finding.message
    assert not list(check(subject_of(lifted, [50, 50], 61)))
    assert not list(check(subject_of(lifted, [50, 50], 50)))


def test_a_mark_off_the_scale_is_left_to_the_rule_on_scales() -> None:
    assert not list(check(subject_of([(5, (7, 1, 1))], [100], 60)))


@given(st.lists(answer, min_size=2, max_size=2))
def test_without_a_minimum_there_is_nothing_to_say(answers: list[Answer]) -> None:
    subject = subject_of(answers, [50, 50], 60)
    assert subject.criteria is not None
    dimensions = tuple(d._replace(minimum=None) for d in subject.criteria.dimensions)
    assert not list(check(subject._replace(criteria=subject.criteria._replace(dimensions=dimensions))))


def test_a_mark_that_was_excluded_is_nobody_s_own() -> None:
    # Without the excluded 5 the highest for C0 is the agreed 4; with it, ev2's marks would reach 60 percent.
    aside = Mark("ev3", Decimal(5), excluded=True, reason="r")
    subject = subject_of([(4, (3, None, None)), (2, (1, 1, None))], [50, 50], 60)
    assert subject.evaluation is not None
    [bid] = subject.evaluation.bids
    first = bid.responses["C0"]
    with_aside = {**bid.responses, "C0": first._replace(marks=(*first.marks, aside))}
    asked = subject._replace(evaluation=Evaluation(bids=(bid._replace(responses=with_aside),)))
    [finding] = check(asked)
    assert finding.message == next(iter(check(subject))).message
    assert "at most 50" in finding.message
    # Nor is one that lies off the scale a reason to say nothing.
    with_aside["C0"] = first._replace(marks=(*first.marks, aside._replace(score=Decimal(9))))
    assert list(check(subject._replace(evaluation=Evaluation(bids=(bid._replace(responses=with_aside),)))))


def test_a_dimension_that_cannot_be_scored_is_left_alone() -> None:
    lifted: list[Answer] = [(4, (4, 0, None)), (2, (1, 4, None))]
    subject = subject_of(lifted, [50, 50], 60)
    assert subject.criteria is not None and list(check(subject))
    one, two = subject.criteria.dimensions
    first, second = one.criteria
    unread = Scale(Decimal(0), Decimal(0), step=Decimal(0))
    for changed in (
        (first._replace(weight=None), second),
        (first._replace(weight=Decimal(0)), second._replace(weight=Decimal(0))),
        (first._replace(scale=unread), second),
    ):
        dimensions = (one._replace(criteria=changed), two)
        assert not list(check(subject._replace(criteria=subject.criteria._replace(dimensions=dimensions))))
    assert not list(check(subject._replace(criteria=subject.criteria._replace(scale=None))))
    assert not list(check(subject._replace(criteria=None)))
    assert not list(check(subject._replace(evaluation=None)))


def test_it_is_shown_where_more_was_agreed_than_marked() -> None:
    # C0 was agreed as it was marked; C1 is where the panel went higher.
    [finding] = check(subject_of([(2, (2, 2, None)), (4, (2, 3, None))], [50, 50], 60))
    assert finding.route == ("bids", 0, "responses", "C1", "consensus", "score")
