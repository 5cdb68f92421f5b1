"""What is listed once for all rules is listed anew for another file."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from sv_score.assessment import subject_of
from sv_score.model.bids import Bid, Commitment, Consensus, Document, Evaluation, Mark, Response
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Kind, Level, Moderation, Scale
from sv_score.reading.evaluation import read_evaluation
from sv_score.rules.commitments import commitments
from sv_score.rules.histories import unrecorded
from sv_score.rules.publication import changes
from sv_score.rules.quotes import opened, quoting
from sv_score.rules.record import (
    consensuses,
    final_score,
    judged,
    percent_of,
    rationales,
    reason_of,
    tokens,
)
from sv_score.rules.subject import Subject, responses
from sv_score.rules.texts import passages
from tests.rules.overlay import write_example

FIVE = Scale(Decimal(0), Decimal(5), levels=tuple(Level(Decimal(n)) for n in range(6)))
CRITERIA = AwardCriteria(
    "park",
    scale=FIVE,
    dimensions=(Dimension("d", criteria=(Criterion("C"), Criterion("G", kind=Kind.GATE))),),
)


def subject(*responses: Response, criteria: AwardCriteria = CRITERIA) -> Subject:
    gate = Response(passed=True)
    bids = (
        Bid(f"b{n}", responses={"C": r, "G": gate}, documents=(Document(f"d{n}", f"{n}.txt"),))
        for n, r in enumerate(responses)
    )
    return Subject(
        criteria,
        "criteria.yaml",
        Evaluation(bids=tuple(bids)),
        "bids.yaml",
        document_text=lambda document: f"text of {document.path}",
    )


def agreed(score: int | None, rationale: str = "", **more: Any) -> Response:
    return Response(consensus=Consensus(None if score is None else Decimal(score), rationale), **more)


PROMISE = (Commitment("trees"), Commitment("hours"))
ONE = subject(agreed(3, 'It says "both start in May".', commitments=PROMISE))
OTHER = subject(
    Response(marks=(Mark("a", Decimal(1), "Why."), Mark("b", Decimal(2)), Mark("c", abstained=True))),
    agreed(None, "Not yet."),
    agreed(2, "Unread.", unread=True, commitments=PROMISE),
)


@pytest.mark.parametrize(
    ("listed", "of_one", "of_other"),
    [
        (lambda s: [(one.bid.id, one.who, one.apart) for one in judged(s)],
         [("b0", (), [])], [("b0", ("a", "b"), []), ("b1", (), [])]),
        (lambda s: [score for _, _, score in consensuses(s)], [3], []),
        (lambda s: [(said[0], reason_of(said).score, reason_of(said).whose) for said in rationales(s)],
         [('It says "both start in May".', 3, "the rationale")], [("Why.", 1, "the rationale of `a`")]),
        (lambda s: [(bid.id, promise.measure, route) for bid, _, promise, route in commitments(s)],
         [("b0", "trees", ("bids", 0, "responses", "C", "commitments", 0)),
          ("b0", "hours", ("bids", 0, "responses", "C", "commitments", 1))], []),
        (lambda s: [quotes for _, quotes in quoting(s)], [["both start in May"]], []),
        (lambda s: [(d.text, d.place) for bid in s.evaluation.bids for d in opened(s, bid)],
         [("text of 0.txt", 0)], [(f"text of {n}.txt", 0) for n in range(3)]),
    ],
)  # fmt: skip
def test_one_file_after_the_other(listed: Callable[[Subject], Any], of_one: Any, of_other: Any) -> None:
    for _ in range(2):
        assert listed(ONE) == of_one
        assert listed(OTHER) == of_other
    assert listed(OTHER) == of_other


def test_what_was_listed_is_kept_for_the_next_rule() -> None:
    for listed in (judged, consensuses, rationales, commitments, quoting):
        asked = ONE._replace(answered=tuple(responses(ONE))).remembering()
        assert listed(asked) is listed(asked)  # type: ignore[operator]
        assert listed(asked.remembering()) is not listed(asked)  # type: ignore[operator]


def test_what_was_listed_for_one_file_is_not_given_for_the_same_answers_to_other_criteria() -> None:
    without = CRITERIA._replace(scale=None)
    for asked in (ONE, ONE.remembering()):
        assert [len(judged(asked)), len(rationales(asked)), len(quoting(asked))] == [1, 1, 1]
        other = asked._replace(criteria=without).remembering()
        assert judged(other) == rationales(other) == quoting(other) == []


@pytest.mark.parametrize(
    ("response", "final", "single"),
    [
        (Response(), None, None),
        (Response(agreed=Decimal(0)), 0, 0),
        (Response(consensus=Consensus(Decimal(4)), marks=(Mark("a", Decimal(1)),)), 4, 4),
        (Response(consensus=Consensus(), marks=(Mark("a", Decimal(1)),)), None, None),
        (Response(marks=(Mark("a", Decimal(1)),)), None, 1),
        (Response(marks=(Mark("a", Decimal(1)), Mark("b", Decimal(1)))), None, None),
        (Response(marks=(Mark("a", Decimal(3), excluded=True), Mark("b", Decimal(1)))), None, 1),
        (Response(marks=(Mark("a", Decimal(3), excluded=True), Mark("b", abstained=True))), None, None),
    ],
)
def test_the_final_score_of_an_answer(response: Response, final: int | None, single: int | None) -> None:
    assert final_score(subject(response), response) == final
    alone = CRITERIA._replace(moderation=Moderation.SINGLE)
    assert final_score(subject(response, criteria=alone), response) == single


def test_a_reason_says_whose_it_is_and_for_which_answer() -> None:
    said = [reason_of(one) for one in rationales(OTHER)] + [reason_of(one) for one in rationales(ONE)]
    assert [(reason.whose, reason.where) for reason in said] == [
        ("the rationale of `a`", "for `C` of bid `b0`"),
        ("the rationale", "for `C` of bid `b0`"),
    ]


def test_words_of_a_text_whatever_its_apostrophe() -> None:
    assert tokens("The bidder\u2019s OWN re-check, X 3.5") == [
        "the",
        "bidder's",
        "own",
        "re",
        "check",
        "x",
        "3",
        "5",
    ]
    assert tokens("bidder's") == tokens("Bidder\u2019s")
    assert [percent_of(*n) for n in ((2, 3), (0, 0), (3, 3), (199, 200))] == [66, 0, 100, 99]


def test_marks_apart_from_the_agreed_score() -> None:
    marks = (Mark("a", Decimal(1)), Mark("b", Decimal(3)), Mark("c", Decimal(2), excluded=True))
    [one] = judged(subject(agreed(3, marks=marks)))
    assert (one.who, one.apart, sum(one.marks)) == (("a", "b"), ["a"], 4)
    assert one.where == "for `C` of bid `b0`"


def test_texts_of_one_file_after_the_other() -> None:
    first, second = (CRITERIA._replace(description=text) for text in ("One", "Another"))
    for _ in range(2):
        for criteria, text in ((first, "one"), (second, "another")):
            assert [p.flat for p in passages(Subject(criteria, "criteria.yaml"))] == [text]


def read(fragment: str, folder: Path) -> Subject:
    folder.mkdir()
    write_example(fragment, folder)
    return subject_of(read_evaluation(str(folder / "bids.yaml")))


def test_changes_since_sealing_of_one_file_after_the_other(tmp_path: Path) -> None:
    title = read("sealed_as: {title: Parks}", tmp_path / "title")
    weights = read("sealed_as: {dimensions: [{weight: 30}]}", tmp_path / "weights")
    for _ in range(2):
        assert [change.part for change in changes(title)] == ["title"]
        assert [change.part for change in changes(weights)] == ["local-economy"]
    for _ in range(2):
        assert [change.part for change in changes(weights._replace(seal=title.seal))] == ["title"]
        assert [change.part for change in changes(weights)] == ["local-economy"]
    other = weights._replace(criteria=weights.criteria and weights.criteria._replace(title="Own"))
    assert [change.part for change in changes(other)] == ["title", "local-economy"]
    asked = other.remembering()
    assert changes(asked) is changes(asked)
    assert changes(weights._replace(seal=None)) == changes(weights._replace(criteria=None)) == ()


def test_what_a_history_lacks_of_one_file_after_the_other(tmp_path: Path) -> None:
    whole = read("history: complete", tmp_path / "whole")
    none = read("history: []", tmp_path / "none")
    for _ in range(2):
        assert unrecorded(whole) == []
        assert len(unrecorded(none)) == 10
    for _ in range(2):
        assert len(unrecorded(whole._replace(history=none.history))) == 10
        assert unrecorded(whole) == []
    emptied = whole._replace(as_written=Evaluation())
    assert len(unrecorded(emptied)) == len(unrecorded(none))
    # One rule after another asks for the same.
    asked = emptied.remembering()
    assert unrecorded(asked) is unrecorded(asked)
    assert unrecorded(whole._replace(history=None)) == unrecorded(whole._replace(as_written=None)) == []
