"""Where findings are put when what they are about is not there, and what they then say."""

from decimal import Decimal
from pathlib import Path

import pytest

from sv_score.assessment import subject_of
from sv_score.model.bids import (
    Bid,
    Consensus,
    Declaration,
    Evaluation,
    Evaluator,
    Interest,
    Mark,
    Response,
)
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Level, Minimum, Scale, ScaleBand
from sv_score.model.finding import Finding
from sv_score.reading.evaluation import read_evaluation
from sv_score.rules import rule_module
from sv_score.rules.subject import Subject
from tests.rules.overlay import write_example

STEPPED = Scale(Decimal(0), Decimal(100), step=Decimal(5))
FIVE = Scale(Decimal(0), Decimal(5), levels=tuple(Level(Decimal(n)) for n in range(6)))


def found(rule: str, subject: Subject) -> list[Finding]:
    return list(rule_module(rule).check(subject))


def published(*criteria: Criterion, scale: Scale = FIVE) -> AwardCriteria:
    return AwardCriteria("park", scale=scale, dimensions=(Dimension("d", criteria=criteria),))


def test_a_score_that_was_taken_out_is_shown_where_it_stood(tmp_path: Path) -> None:
    write_example("history: complete", tmp_path)
    subject = subject_of(read_evaluation(str(tmp_path / "bids.yaml")))
    assert subject.as_written is not None
    first, *others = subject.as_written.bids
    fewer = first._replace(responses={k: v for k, v in first.responses.items() if k != "CR1"})
    without = subject._replace(as_written=subject.as_written._replace(bids=(*others, fewer)))
    places = {(f.route, f.on_key) for f in found("change_not_recorded", without)}
    assert places == {(("bids", len(others), "responses"), True)}
    gone = subject._replace(as_written=subject.as_written._replace(bids=tuple(others)))
    places = {(f.route, f.on_key) for f in found("change_not_recorded", gone)}
    assert places == {(("bids",), True)}


@pytest.mark.parametrize("scores", [(), ("ev1.yaml",)])
def test_a_missing_response_while_evaluators_are_still_marking(scores: tuple[str, ...]) -> None:
    bids = (Bid("none"), Bid("one", responses={"A": Response()}))
    subject = Subject(
        published(Criterion("A"), Criterion("B")), "c.yaml", Evaluation(bids=bids, scores=scores)
    )
    none, one = found("missing_response", subject)
    assert (none.route, none.on_key, one.route, one.on_key) == (
        ("bids", 0, "responses"),
        True,
        ("bids", 1, "responses"),
        True,
    )
    assert none.message == "bid `none` has no responses, expected one to each of 2 criteria"
    said = [finding.help.partition("; while evaluators")[2] for finding in (none, one)]
    assert [bool(text) for text in said] == [bool(scores)] * 2


def test_labels_of_bands_that_stand_twice() -> None:
    bands = tuple(ScaleBand(Decimal(n), label) for n, label in ((0, "Weak"), (40, "Good"), (60, "good ")))
    [finding] = found(
        "label_twice", Subject(published(Criterion("A"), scale=STEPPED._replace(bands=bands)), "c")
    )
    assert finding.route == ("scale", "bands", 2, "label")
    assert finding.labels[0].route == ("scale", "bands", 1, "label")


def test_scales_that_describe_nothing() -> None:
    [finding] = found("level_not_described", Subject(published(Criterion("A"), scale=STEPPED), "c"))
    assert finding.route == ("scale", "bands")
    assert len(found("level_not_described", Subject(published(Criterion("A")), "c"))) == 6
    one = STEPPED._replace(bands=(ScaleBand(Decimal(0)),))
    [finding] = found("level_not_described", Subject(published(Criterion("A"), scale=one), "c"))
    assert finding.route == ("scale", "bands", 0, "descriptor")


def test_full_compliance_at_an_end_of_the_scale() -> None:
    scales = (
        FIVE._replace(meets_at=None),
        FIVE._replace(meets_at=Decimal(3)),
        FIVE._replace(meets_at=Decimal(0)),
    )
    faulty = Scale(Decimal(0), Decimal(0), Decimal(0))
    given = [Criterion(f"C{n}", scale=scale) for n, scale in enumerate((*scales, faulty))]
    [finding] = found("meets_at_an_end", Subject(published(*given), "c"))
    assert finding.route == ("dimensions", 0, "criteria", 2, "scale", "meets_at")


@pytest.mark.parametrize(
    ("minimum", "agreed", "marks", "said"),
    [
        (Minimum(Decimal(3)), 3, (1, 2), "below the minimum of 3; the agreed score 3 is not"),
        (Minimum(Decimal(3), disqualifies=True), 4, (2,), "below the minimum of 3 that disqualifies; the"),
        (Minimum(Decimal(3)), 3, (3, 2), ""),
        (Minimum(Decimal(3)), 2, (1, 1), ""),
        (Minimum(Decimal(3)), 3, (), ""),
        (None, 3, (1, 2), ""),
    ],
)
def test_a_minimum_that_no_mark_reaches(
    minimum: Minimum | None, agreed: int, marks: tuple[int, ...], said: str
) -> None:
    given = tuple(Mark(f"e{n}", Decimal(mark)) for n, mark in enumerate(marks))
    response = Response(marks=given, consensus=Consensus(Decimal(agreed)))
    evaluation = Evaluation(bids=(Bid("mill", responses={"A": response}),))
    messages = [
        f.message
        for f in found(
            "minimum_overridden", Subject(published(Criterion("A", minimum=minimum)), "c", evaluation)
        )
    ]
    assert len(messages) == bool(said)
    assert all(said in message for message in messages)


def test_an_answer_is_not_unknown_where_the_id_of_a_criterion_was_refused() -> None:
    bids = (Bid("mill", responses={"A": Response(), "a/b": Response()}),)
    for ids, number in ((("A", ""), 0), (("A", "B"), 1)):
        asked = published(*(Criterion(name) for name in ids))
        findings = found("unknown_criterion", Subject(asked, "c.yaml", Evaluation(bids=bids)))
        assert len(findings) == number


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (1, "A"),
        (12, "A, B, C, D, E, F, G, H, I, J, K, L"),
        (14, "A, B, C, D, E, F, G, H, I, J, K, L and 2 more"),
    ],
)
def test_names_that_may_be_meant_are_the_first_twelve(count: int, shown: str) -> None:
    names = "ABCDEFGHIJKLMN"[:count]
    bids = tuple(Bid(name, responses={"wholly-other": Response()}) for name in names)
    panel = (Evaluator("ev", declaration=Declaration(interests=(Interest("wholly-other"),))),)
    asked = published(*(Criterion(name) for name in names))
    findings = found("unknown_criterion", Subject(asked, "c.yaml", Evaluation(bids=bids)))
    assert [finding.help for finding in findings] == [f"the criteria are {shown}"] * count
    [finding] = found(
        "interest_in_unknown_bid", Subject(asked, "c.yaml", Evaluation(bids=bids, evaluators=panel))
    )
    assert finding.help == f"the bids are {shown.partition(' and ')[0]}"
    assert finding.route == ("evaluators", 0, "declaration", "interests", 0, "bid")
