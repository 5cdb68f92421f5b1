"""The SV6xx rules: options, places in score files, and what they compute against the plainest way."""

from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sv_score.assessment import assess
from sv_score.checking.check import check
from sv_score.checking.settings import Settings
from sv_score.model.bids import Bid, Consensus, Difference, Evaluation, Evaluator, Mark, Response
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Level, Minimum, Scale
from sv_score.rules import RECORD_RULES, rule_module, run
from sv_score.rules.subject import Subject
from tests.rules.overlay import write_example

LEVELS = tuple(Level(Decimal(n), descriptor=f"Level {n} has a date and a person.") for n in range(6))
SCALE = Scale(Decimal(0), Decimal(5), levels=LEVELS)
CRITERION = Criterion("C", weight=Decimal(100), minimum=Minimum(Decimal(3), disqualifies=True))


def subject_of(*responses: Response, options: dict[str, dict[str, Any]] | None = None) -> Subject:
    dimensions = (
        Dimension("one", weight=Decimal(50), criteria=(CRITERION,)),
        Dimension("two", weight=Decimal(50)),
    )
    bids = tuple(Bid(f"bid-{n}", responses={"C": response}) for n, response in enumerate(responses))
    panel = tuple(Evaluator(f"ev{n}") for n in range(1, 6))
    criteria = AwardCriteria("file", scale=SCALE, dimensions=dimensions)
    return Subject(
        criteria, "criteria.yaml", Evaluation(evaluators=panel, bids=bids), "bids.yaml", options=options or {}
    )


def found(code: str, *responses: Response, **options: Any) -> list[str]:
    """Return the bids, in order, for which a rule speaks."""
    name = next(n for n in RECORD_RULES if rule_module(n).RULE.code == code)
    subject = subject_of(*responses, options={rule_module(name).RULE.name: options})
    return [f"bid-{finding.route[1]}" for finding in rule_module(name).check(subject)]


def agreed(score: str, text: str = "", marks: tuple[Mark, ...] = (), **more: Any) -> Response:
    return Response(consensus=Consensus(Decimal(score), text, **more), marks=marks)


@pytest.mark.parametrize(("words", "speaks"), [(5, False), (6, True), (0, False)])
def test_how_few_words_are_too_few_can_be_configured(words: int, speaks: bool) -> None:
    assert bool(found("SV608", agreed("3", "Bid p3 dates both starts."), words=words)) is speaks


@pytest.mark.parametrize(("percent", "speaks"), [(67, False), (66, True), (100, False), (1, True)])
def test_the_share_of_the_descriptor_can_be_configured(percent: int, speaks: bool) -> None:
    # Of date, person and gardener two stand in the descriptor: 66 percent, cut to a whole number.
    response = agreed("3", "Has a date, a person and a gardener.")
    assert bool(found("SV609", response, percent=percent)) is speaks


def test_words_that_point_to_a_passage_can_be_added() -> None:
    response = agreed("3", "Bewijsstuk 4 geeft beide data van de start.")
    assert found("SV612", response) == ["bid-0"]
    assert found("SV612", response, also=["bewijsstuk"]) == []


@pytest.mark.parametrize(
    "text",
    [
        "See p3 for both dates.",
        "See p. 3 for both dates.",
        "Pages 3-4 date both starts.",
        "Paragraph 12 dates both starts.",
        "§ 4 dates both starts.",
        "Annex B dates both starts.",
        "Table iv dates both starts.",
        "4.2.1 dates both starts.",
        "The answer says 'both start in May' there.",
    ],
)
def test_ways_to_point_to_a_passage(text: str) -> None:
    assert found("SV612", agreed("3", text)) == []


@pytest.mark.parametrize(
    "text", ["Both starts have a date.", "Two of 12 starts have dates in May.", "The plan is good and dated."]
)
def test_numbers_alone_point_nowhere(text: str) -> None:
    assert found("SV612", agreed("3", text)) == ["bid-0"]


def answers(*said: tuple[str, str]) -> list[Response]:
    return [agreed(score, "Why.")._replace(answer=text) for score, text in said]


vocabulary = st.sampled_from(["a", "b", "c", "d", "e", "f", "g", "h"])
drawn_answers = st.lists(
    st.tuples(st.sampled_from("123"), st.lists(vocabulary, min_size=1, max_size=8).map(" ".join)),
    min_size=2,
    max_size=6,
)


@settings(max_examples=150)
@given(drawn_answers, st.integers(1, 100))
def test_similar_answers_are_those_that_comparing_all_pairs_finds(
    said: list[tuple[str, str]], limit: int
) -> None:
    wanted = []
    for later in range(len(said)):
        for earlier in range(later):
            one, other = set(said[earlier][1].split()), set(said[later][1].split())
            alike = len(one & other) * 100 >= limit * len(one | other)
            if alike and said[earlier][0] != said[later][0]:
                wanted.append(f"bid-{later}")
                break
    assert found("SV614", *answers(*said), similarity=limit) == wanted


def test_one_pair_among_many_answers_is_found() -> None:
    many = [("1", " ".join(f"w{n}-{k}" for k in range(20)) + " the bid names a date") for n in range(300)]
    same = " ".join(f"own{k}" for k in range(20))
    assert found("SV614", *answers(*many, ("2", same), ("3", same + " too"))) == ["bid-301"]


scores = st.integers(0, 5)
panels = st.lists(
    st.tuples(scores, st.sampled_from(["counts", "excluded", "abstained"])), min_size=1, max_size=4
)


@settings(max_examples=200)
@given(panels, scores, st.booleans(), st.sets(st.integers(1, 4)))
def test_records_against_the_plainest_way_to_look_at_them(
    drawn: list[tuple[int, str]], score: int, explained: bool, settled: set[int]
) -> None:
    marks = tuple(
        Mark(
            f"ev{n}",
            None if state == "abstained" else Decimal(value),
            "Bid p3 dates both starts.",
            state == "abstained",
            state == "excluded",
            "An interest.",
        )
        for n, (value, state) in enumerate(drawn, 1)
    )
    differences = tuple(Difference(f"ev{n}", "The page had been missed.") for n in sorted(settled))
    why = "A page had been missed by all of them." if explained else ""
    response = agreed(str(score), "", marks, differences=differences, why_outside_marks=why)
    given_marks = {n: value for n, (value, state) in enumerate(drawn, 1) if state == "counts"}
    values = list(given_marks.values())
    lifted = bool(values) and all(value < 3 for value in values) and score >= 3
    above = bool(values) and all(value < score for value in values)
    outside = above or (bool(values) and all(value > score for value in values))
    apart = {n for n, value in given_marks.items() if value != score}
    mean = bool(values) and sum(values) == score * len(values) and score not in values
    assert bool(found("SV602", response)) is bool(outside and not lifted and not explained)
    assert bool(found("SV603", response)) is lifted
    assert bool(found("SV605", response)) is bool(apart - settled)
    assert len(found("SV606", response)) == len(settled - apart)
    assert bool(found("SV619", response)) is mean
    assert bool(found("SV618", response)) is any(state == "excluded" for _, state in drawn)


MESSAGES = {
    ((0, True), (3, False), 3): "lie from 0 to 3; without, at 3; the agreed score 3 is among them both ways",
    (
        (0, True),
        (3, False),
        2,
    ): "lie from 0 to 3; without, at 3; the agreed score 2 is among them with, below",
    ((3, True), (3, False), 2): "with and without what `ev1` gave, the marks for `C` of bid `bid-0` lie at 3",
    ((4, True), None, 4): "lie at 4; without, there are none; the agreed score 4 is among them with",
}


@pytest.mark.parametrize("case", MESSAGES)
def test_with_and_without_a_mark_that_is_set_aside(case: Any) -> None:
    one, other, score = case
    marks = tuple(
        Mark(f"ev{n}", Decimal(value), excluded=out, reason="An interest.")
        for n, (value, out) in enumerate([m for m in (one, other) if m], 1)
    )
    subject = subject_of(agreed(str(score), "", marks))
    (finding,) = rule_module("effect_of_excluded").check(subject)
    assert MESSAGES[case] in finding.message


def test_a_percentage_of_shared_words_is_shown_with_the_words() -> None:
    # Of dates, persons, gardener and level; the other words only join them.
    subject = subject_of(agreed("3", "There are dates and persons, and a gardener on each level."))
    (finding,) = rule_module("rationale_repeats_descriptor").check(subject)
    assert "75 percent of the words" in finding.message
    assert finding.message.endswith(": dates, level and persons")


CSV = """bid,criterion,evaluator,score,rationale
greenway,CR1,ev1,2,Weak.
greenway,CR1,ev2,3,"Bid p6 names all four meetings."
stonebridge,CR1,ev1,3,
stonebridge,CR1,ev2,3,"Bid p6 names all four meetings."
"""
YAML = """bids:
  - id: greenway
    responses:
      CR1:
        scores:
          ev1:
            score: 2
            rationale: Weak.
          ev2: {score: 3, rationale: Bid p6 names all four meetings.}
  - id: stonebridge
    responses:
      CR1:
        scores:
          ev1: 3
          ev2: {score: 2, rationale: Bid p6 names all four meetings.}
"""


@pytest.mark.parametrize(
    ("name", "text", "places"),
    [
        ("marks.csv", CSV, [("SV608", 2, 20), ("SV607", 4, 21)]),
        ("marks.yaml", YAML, [("SV608", 8, 24), ("SV607", 14, 16), ("SV613", 15, 38)]),
    ],
)
def test_findings_on_evaluators_reasons_stand_in_their_files(
    name: str, text: str, places: list[tuple[str, int, int]], tmp_path: Path
) -> None:
    base = Path(__file__).parent / "base"
    (tmp_path / "criteria.yaml").write_text((base / "criteria.yaml").read_text("utf-8"), "utf-8")
    bids = (base / "bids.yaml").read_text("utf-8").replace("evaluators:", f"scores: [{name}]\nevaluators:")
    bids = bids.replace("      CR1: 3\n", "").replace(", CR1: 2}", "}")
    (tmp_path / "bids.yaml").write_text(bids, "utf-8")
    (tmp_path / name).write_text(text, "utf-8")
    found = check([str(tmp_path / "bids.yaml")], Settings(select=("SV607", "SV608", "SV613"))).findings
    assert [
        (f.finding.code, f.place.line, f.place.column) for f in found if f.finding.file.endswith(name)
    ] == places


def test_a_file_without_a_record_loads_no_rule_on_records() -> None:
    from sv_score.rules import rules_for
    from sv_score.rules.subject import responses

    subject = subject_of(Response(agreed=Decimal(3)))
    bare = subject._replace(evaluation=subject.evaluation and subject.evaluation._replace(evaluators=()))
    assert set(rules_for(bare)) & set(RECORD_RULES) == {"no_consensus_record"}
    assert not [f for f in run(bare) if f.family == "SV6"]
    assert list(pairwise([1, 2])) and list(responses(bare))


UNCLEARED = """\
evaluators:
  - {}
  - declaration: {interests: [{bid: greenway, interest: Shares%s}]}
bids:
  - responses:
      LE1: {consensus: ~, scores: {ev1: {score: 2}, ev2: {score: 0}}}
"""


@pytest.mark.parametrize(
    ("cleared", "low", "high"), [("", 2, 2), (", cleared_by: ev2", 2, 2), (", cleared_by: Head", 0, 2)]
)
def test_a_range_has_no_mark_by_somebody_who_may_not_mark(
    cleared: str, low: int, high: int, tmp_path: Path
) -> None:
    write_example(UNCLEARED % cleared, tmp_path)
    result = assess(str(tmp_path / "bids.yaml")).result
    assert result is not None
    answer = result.bids[0].dimensions[0].criteria[0]
    assert (answer.low_score, answer.high_score) == (low, high)


def test_reading_keeps_marks_as_the_file_has_them(tmp_path: Path) -> None:
    write_example(UNCLEARED % "", tmp_path)
    assessment = assess(str(tmp_path / "bids.yaml"))
    assert assessment.reading.evaluation is not None
    assert all(mark.counts for mark in assessment.reading.evaluation.bids[0].responses["LE1"].marks)
