"""Rules on marks, agreed scores and seals, where one kind of them must not be taken for another."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sv_score.model.bids import (
    Bid,
    Commitment,
    Consensus,
    Declaration,
    Evaluation,
    Evaluator,
    Interest,
    Mark,
    Response,
)
from sv_score.model.criteria import (
    AwardCriteria,
    Band,
    Criterion,
    Dimension,
    Kind,
    Level,
    Measure,
    Moderation,
    Refinement,
    Scale,
)
from sv_score.model.finding import Finding, Severity
from sv_score.model.history import Entry, History, HistoryLine, Place, Whose
from sv_score.model.seal import Seal, SealedFile, Sealing
from sv_score.records.seal import sealed_file
from sv_score.rules import rule_module
from sv_score.rules.subject import Subject

FIVE = Scale(Decimal(0), Decimal(5), levels=tuple(Level(Decimal(n)) for n in range(6)))
HALVES = Scale(Decimal(0), Decimal(5), step=Decimal("0.5"))


def subject_of(
    *responses: Response, panel: tuple[Evaluator, ...] = (), scale: Scale | None = FIVE, **more: Any
) -> Subject:
    criterion = more.pop("criterion", Criterion("C"))
    dimension = Dimension("d", criteria=(criterion,))
    bids = tuple(Bid(f"b{n}", responses={"C": response}) for n, response in enumerate(responses))
    published = AwardCriteria("park", scale=scale, dimensions=(dimension,), **more)
    return Subject(published, "criteria.yaml", Evaluation(evaluators=panel, bids=bids), "bids.yaml")


def found(rule: str, subject: Subject) -> list[Finding]:
    return list(rule_module(rule).check(subject))


def mark(who: str, score: int | None, rationale: str = "", **more: Any) -> Mark:
    return Mark(who, None if score is None else Decimal(score), rationale, **more)


ASIDE = mark("x", 5, excluded=True, reason="An interest.")


@pytest.mark.parametrize(
    ("marks", "span"),
    [
        ((mark("a", 1), mark("b", 3), ASIDE), "marks 1 to 3, no"),
        ((mark("a", 2), ASIDE), "marks 2, no"),
        ((mark("a", 2), mark("b", None, abstained=True)), "marks 2, no"),
        ((ASIDE, mark("b", None, abstained=True)), ""),
    ],
)
def test_a_provisional_range_has_no_mark_that_does_not_count(marks: tuple[Mark, ...], span: str) -> None:
    messages = [finding.message for finding in found("provisional", subject_of(Response(marks=marks)))]
    assert len(messages) == bool(span)
    assert all(span in message for message in messages)
    alone = subject_of(Response(marks=marks), moderation=Moderation.SINGLE)
    assert bool(found("provisional", alone)) is span.startswith("marks 1 to 3")


@pytest.mark.parametrize("scale", [FIVE, HALVES])
@pytest.mark.parametrize(
    ("response", "tails"),
    [
        (Response(agreed=Decimal(6)), [()]),
        (Response(consensus=Consensus(Decimal(6))), [("consensus", "score")]),
        (Response(marks=(mark("a", 6), mark("b", 1), mark("c", -1))), [("scores", "a"), ("scores", "c")]),
        (Response(consensus=Consensus(), marks=(mark("a", None, abstained=True), mark("b", 6))),
         [("scores", "b")]),
        (Response(consensus=Consensus(Decimal(5)), marks=(mark("a", 0),)), []),
        (Response(), []),
    ],
)  # fmt: skip
def test_every_score_of_an_answer_is_held_against_the_scale(
    scale: Scale, response: Response, tails: list[tuple[str, ...]]
) -> None:
    good = Response(agreed=Decimal(3), marks=(mark("a", 2),))
    routes = [finding.route for finding in found("off_scale", subject_of(good, response, scale=scale))]
    assert [route[:4] for route in routes] == [("bids", 1, "responses", "C")] * len(tails)
    assert [route[4:6] for route in routes] == tails


def test_scores_are_not_held_against_a_scale_that_cannot_be_read() -> None:
    off = Response(agreed=Decimal(6))
    for scale in (None, Scale(Decimal(0), Decimal(0), step=Decimal(1)), Scale(Decimal(0), Decimal(0))):
        assert found("off_scale", subject_of(off, scale=scale)) == []
    for kind in (Kind.GATE, Kind.MEASURED):
        assert found("off_scale", subject_of(off, criterion=Criterion("C", kind=kind))) == []


def test_each_criterion_has_its_own_scores() -> None:
    own = Criterion("D", scale=Scale(Decimal(0), Decimal(9), levels=(Level(Decimal(0)), Level(Decimal(9)))))
    dimension = Dimension("d", criteria=(Criterion("C"), own))
    published = AwardCriteria("park", scale=FIVE, dimensions=(dimension,))
    given = {name: Response(agreed=Decimal(9)) for name in ("C", "D")}
    bids = (Bid("one", responses=given), Bid("two", responses={"D": Response(agreed=Decimal(5))}))
    findings = found("off_scale", Subject(published, "criteria.yaml", Evaluation(bids=bids)))
    assert [finding.route for finding in findings] == [
        ("bids", 0, "responses", "C"),
        ("bids", 1, "responses", "D"),
    ]


PANEL = (Evaluator("a"), Evaluator("b"))
AGREED = Response(consensus=Consensus(Decimal(3)))
MARKED = Response(marks=(mark("a", 3),), consensus=Consensus(Decimal(3)))


@pytest.mark.parametrize(
    ("responses", "owing"),
    [
        ((MARKED, AGREED), [0, 1]),
        ((MARKED, AGREED, AGREED), [0]),
        ((MARKED, MARKED, AGREED, AGREED), [0, 1, 2, 3]),
        ((AGREED, AGREED), []),
        ((Response(agreed=Decimal(3)), Response()), []),
    ],
)
def test_marks_are_owed_where_at_least_half_of_the_answers_have_them(
    responses: tuple[Response, ...], owing: list[int]
) -> None:
    assert [f.route[1] for f in found("missing_mark", subject_of(*responses, panel=PANEL))] == owing


def test_nobody_owes_a_mark_who_may_not_give_one() -> None:
    declared = (Evaluator("a", declaration=Declaration()), Evaluator("b"))
    assert found("missing_mark", subject_of(MARKED, panel=declared)) == []
    [finding] = found("missing_mark", subject_of(MARKED, panel=PANEL))
    assert finding.message == "no mark by `b` for `C` of bid `b0`"
    interest = Declaration(interests=(Interest("b0", "Shares"),))
    two = (declared[0], Evaluator("b", declaration=interest))
    assert [f.route[1] for f in found("missing_mark", subject_of(MARKED, MARKED, panel=two))] == [1]


def test_marks_without_a_reason_are_counted_by_evaluator() -> None:
    first = Response(
        marks=(mark("a", 1), mark("b", 2, "TBC"), mark("c", 1, "Bid p3 dates both starts."), ASIDE)
    )
    second = Response(marks=(mark("a", 1, " … "), mark("c", None, abstained=True, reason="Ill")))
    findings = found("no_rationale", subject_of(first, second))
    assert [finding.message for finding in findings] == [
        "`a` gives no reason for 2 marks, the first for `C` of bid `b0`",
        "`b` gives no reason for 1 mark, the first for `C` of bid `b0`",
    ]
    assert {finding.severity for finding in findings} == {Severity.INFO}
    alone = found("no_rationale", subject_of(first, moderation=Moderation.SINGLE))
    assert {finding.severity for finding in alone} == {Severity.WARNING}


@pytest.mark.parametrize(
    ("texts", "scores", "speaks"),
    [
        (("Both dated.", "Both dated."), (2, 3), True),
        (("Both dated.", "Both dated."), (2, 2), False),
        (("Both dated.", "One dated."), (2, 3), False),
        (("TBC", "TBC"), (2, 3), False),
    ],
)
def test_the_same_words_by_panels_and_by_evaluators(
    texts: tuple[str, str], scores: tuple[int, int], speaks: bool
) -> None:
    rule = "same_words_different_scores"
    panel = [Response(consensus=Consensus(Decimal(s), t)) for t, s in zip(texts, scores, strict=True)]
    alone = [Response(marks=(mark("a", s, t),)) for t, s in zip(texts, scores, strict=True)]
    for given in (panel, alone):
        assert bool(found(rule, subject_of(*given))) is speaks
    # A panel may take over what an evaluator wrote, in another bid and with another score.
    assert found(rule, subject_of(panel[0], alone[1])) == found(rule, subject_of(alone[0], panel[1])) == []
    for finding in found(rule, subject_of(*panel)):
        assert (finding.labels[0].text, finding.labels[0].route[1]) == ("earns 2 here", 0)


def test_the_first_day_on_which_a_score_was_agreed() -> None:
    days = (date(2026, 5, 3), date(2026, 5, 2), date(2026, 5, 4))
    given = [Response(consensus=Consensus(Decimal(3), date=day)) for day in days]
    refinements = (Refinement(date(2026, 5, 3)), Refinement(date(2026, 5, 1)), Refinement())
    [finding] = found("refined_after_scoring", subject_of(Response(), *given, refinements=refinements))
    assert finding.route == ("bids", 2, "responses", "C", "consensus", "date")
    assert finding.message.startswith("`C` of bid `b2` was agreed on 2026-05-02")
    assert finding.message.endswith("after that, on 2026-05-03")
    same_day = (Refinement(date(2026, 5, 2)),)
    assert found("refined_after_scoring", subject_of(*given, refinements=same_day)) == []
    assert found("refined_after_scoring", subject_of(*given)) == []
    assert found("refined_after_scoring", subject_of(refinements=refinements)) == []


def test_scores_dated_before_the_seal_of_these_criteria() -> None:
    response = Response(consensus=Consensus(Decimal(3), date=date(2026, 5, 3)))
    asked = subject_of(response)
    file = SealedFile("criteria.yaml", "criteria", content={"id": "park"})
    for seal, speaks in (
        (Seal(date(2026, 5, 4), files=(file,)), True),
        (Seal(date(2026, 5, 3), files=(file,)), False),
        (Seal(None, files=(file,)), False),
        (Seal(date(2026, 5, 4)), False),
        (Seal(date(2026, 5, 4), files=(file._replace(kind="other"),)), False),
        (Seal(date(2026, 5, 4), files=(file,), earlier=(Sealing(date(2026, 5, 1)),)), False),
        (None, False),
    ):
        assert bool(found("scored_before_sealing", asked._replace(seal=seal))) is speaks


def test_marks_that_do_not_count_are_listed_with_the_reason_if_there_is_one() -> None:
    for reason, said in (("An interest.", ": An interest."), ("", "")):
        given = (
            Mark("a", abstained=True, reason=reason),
            Mark("b", Decimal(1), excluded=True, reason=reason),
        )
        asked = subject_of(Response(marks=given))
        [abstained], [excluded] = found("abstained", asked), found("excluded", asked)
        assert abstained.message == f"`a` abstained on `C` of bid `b0`{said}"
        assert excluded.message == f"the mark of `b` on `C` of bid `b0` is excluded{said}"


def test_a_seal_without_a_day_and_a_change_with_a_time() -> None:
    file = sealed_file("criteria.yaml", "criteria", {"sv_score": "1", "id": "park", "title": "Parks"})
    asked = subject_of()._replace(seal=Seal(files=(file,)), seal_file="criteria.seal.yaml")
    messages = [finding.message for finding in found("changed_after_sealing", asked)]
    assert messages and all(message.endswith("since the criteria were sealed") for message in messages)
    place = Place("b0", "C", Whose.CONSENSUS)
    entries = (
        Entry(1, "", "2026-05-19", "Clerk", place, None, "2"),
        Entry(2, "", "2026-05-20T10:30:00Z", "Clerk", place, "2", "3"),
    )
    history = History("h", tuple(HistoryLine(entry.number, "", entry) for entry in entries))
    response = Response(consensus=Consensus(Decimal(3)))
    asked = subject_of(response)._replace(history=history)
    [finding] = found("change_without_reason", asked._replace(as_written=asked.evaluation))
    assert finding.message.endswith("from 2 to 3 by Clerk on 2026-05-20 without a reason")


def test_a_checksum_of_an_earlier_sealing_is_looked_at_too() -> None:
    good = sealed_file("criteria.yaml", "criteria", {"id": "park", "title": "Parks"})
    bad = good._replace(sha256="0" * 64)
    earlier = (Sealing(files=(good,)), Sealing(files=(good, bad)))
    asked = subject_of()._replace(seal=Seal(files=(good,), earlier=earlier), seal_file="criteria.seal.yaml")
    [finding] = found("seal_altered", asked)
    assert (finding.file, finding.route) == ("criteria.seal.yaml", ("earlier", 1, "files", 1, "sha256"))
    now = asked._replace(seal=Seal(files=(good, bad), earlier=earlier[:1]))
    assert [finding.route for finding in found("seal_altered", now)] == [("files", 1, "sha256")]
    assert found("seal_altered", asked._replace(seal=Seal(files=(good,), earlier=earlier[:1]))) == []


def promised(quantity: str, start: str, measure: str = "m") -> list[Finding]:
    criterion = Criterion(
        "C", kind=Kind.MEASURED, measure=Measure("m"), bands=(Band(Decimal(start), Decimal(1)),)
    )
    response = Response(commitments=(Commitment(measure, Decimal(quantity), "people"),))
    return found("negative_quantity", subject_of(response, criterion=criterion))


def test_a_negative_quantity_is_one_that_no_band_begins_at_or_below() -> None:
    assert promised("-5", "-5") == promised("-4", "-5") == promised("0", "0") == []
    assert len(promised("-6", "-5")) == len(promised("-5", "-5", "n")) == len(promised("-0.1", "0")) == 1


def test_help_with_a_quantity_that_has_no_unit() -> None:
    for measures, help in (
        ((Measure("m", "people"),), "add `unit: people`"),
        ((Measure("m"),), "add `unit:`, such as people or hours"),
        ((Measure("n", "people"),), "add `unit:`, such as people or hours"),
    ):
        response = Response(commitments=(Commitment("m", Decimal(3), " "),))
        asked = subject_of(response, criterion=Criterion("C", measures=measures))
        assert [finding.help for finding in found("quantity_without_unit", asked)] == [help]
