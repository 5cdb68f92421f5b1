"""Asked about the first of each kind of answer, rules find as much as when they look at every one."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sv_score.model.bids import Bid, Consensus, Evaluation, Evaluator, Mark, Response
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Level, Measure, Minimum, Scale
from sv_score.model.finding import Finding
from sv_score.model.history import History
from sv_score.reading.table.large import Large
from sv_score.rules import (
    ALL_RULES,
    BID_RULES,
    CRITERIA_RULES,
    HISTORY_RULES,
    RECORD_RULES,
    by_class,
    rule_module,
    run,
)
from sv_score.rules.by_class import ON_WORDS, ONE_BY_ONE, run_by_class
from sv_score.rules.subject import Subject

FIVE = Scale(Decimal(0), Decimal(5), levels=tuple(Level(Decimal(n)) for n in range(6)))
TEN = Scale(Decimal(0), Decimal(10), step=Decimal(1))
LEAST = Minimum(Decimal(3), disqualifies=True)
# The first two ask for the same in other words; each of the others differs in one thing.
CRITERIA = (
    Criterion("A", "One", weight=Decimal(40), question="Who?", minimum=LEAST, tags={"own": ("x",)}),
    Criterion(
        "B", "Two", weight=Decimal(20), description="Which?", minimum=LEAST, subject_matter_link="Parks"
    ),
    Criterion("C", scale=TEN),
    Criterion("D"),
    Criterion("E", measures=(Measure("trees", "trees"),)),
)
PANEL = (Evaluator("a"), Evaluator("b"))


def marks(*scores: int | None, excluded: bool = False) -> tuple[Mark, ...]:
    return tuple(
        Mark(who, None if score is None else Decimal(score), "", score is None, excluded, "Why.")
        for who, score in zip("abz", scores, strict=False)
    )


POOL = (
    Response(),
    Response(marks=marks(3, 3)),
    Response(marks=marks(2), consensus=Consensus(Decimal(4))),
    Response(marks=marks(1, 2), consensus=Consensus(Decimal(3), "Both dated.")),
    Response(marks=marks(1, 2, 2)),
    Response(marks=marks(7, None)),
    Response(marks=marks(2, 4, excluded=True), consensus=Consensus(Decimal(9))),
    Response(agreed=Decimal(6)),
    Response(agreed=Decimal(3)),
    Response(passed=True),
    Response(quantity=Decimal(4), unit="people"),
)
Drawn = list[list[int | None]]
BIDS = st.lists(st.lists(st.none() | st.integers(0, len(POOL) - 1), min_size=5, max_size=5), max_size=14)


def subject_of(drawn: Drawn, panel: tuple[Evaluator, ...] = PANEL, **more: Any) -> Subject:
    """Return a procurement in which answers that are alike are one value, as large files are read."""
    bids = tuple(
        Bid(
            f"b{n}",
            responses={c.id: POOL[of] for c, of in zip(CRITERIA, row, strict=True) if of is not None},
        )
        for n, row in enumerate(drawn)
    )
    published = AwardCriteria("park", scale=FIVE, dimensions=(Dimension("d", criteria=CRITERIA),))
    evaluation = Evaluation(criteria="c.yaml", evaluators=panel, bids=bids)
    return Subject(published, "criteria.yaml", evaluation, "bids.yaml", **more)


def counted(findings: Iterable[Finding]) -> Counter[tuple[str, str]]:
    """Return how many findings there are of each rule and file, with those that are only counted."""
    counts: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        more = re.fullmatch(r"and ([\d,]+) more like this: .*", finding.message)
        counts[finding.code, finding.file] += int(more[1].replace(",", "")) if more else 1
    return counts


def large(subject: Subject, **more: Any) -> Large:
    assert subject.evaluation is not None
    return Large((), {}, without=subject.evaluation, **more)


@settings(max_examples=25)
@given(BIDS, st.sampled_from([(), PANEL, PANEL[:1]]))
def test_the_counts_are_those_of_looking_at_every_answer(drawn: Drawn, panel: tuple[Evaluator, ...]) -> None:
    subject = subject_of(drawn, panel)
    by_class, one_by_one = list(run_by_class(subject, large(subject))), list(run(subject))
    assert counted(by_class) == counted(one_by_one)
    shown = [finding for finding in by_class if not finding.message.startswith("and ")]
    # What is shown is among what looking at all finds, to the letter.
    assert not [finding for finding in shown if finding not in one_by_one]


def test_many_findings_of_a_rule_are_counted() -> None:
    subject = subject_of([[7, 7, 7, 8, 0]] * 1200)
    found = [f for f in run_by_class(subject, large(subject)) if f.code == "SV503"]
    # Of `A` and `B`, which are alike, one answer stands for 2,400; on the scale of `C` 6 is a score.
    assert [(finding.route, finding.message[:15]) for finding in found] == [
        (("bids", 0, "responses", "A"), "score 6 for `A`"),
        (("bids", 0, "responses", "A"), "and 2,399 more "),
    ]


def test_only_the_bids_file_s_own_reasons_are_looked_at() -> None:
    subject = subject_of([[3, None, None, None, None]] * 3)
    everything = large(subject)
    assert counted(run_by_class(subject, everything))["SV608", "bids.yaml"] == 3
    without = everything._replace(without=Evaluation(bids=(Bid("b0"), Bid("b1"), Bid("b2"))))
    assert counted(run_by_class(subject, without))["SV608", "bids.yaml"] == 0


def test_what_was_not_looked_at_is_said() -> None:
    subject = subject_of([[3, 3, 3, 3, 3]])
    assert not [f for f in run_by_class(subject, large(subject)) if "not" in f.message and f.code == "SV023"]
    worded = large(subject, worded=("one.csv", "two.parquet"))
    told = list(run_by_class(subject._replace(history=History("bids.history.jsonl")), worded))[-3:]
    assert [finding.file for finding in told] == ["one.csv", "two.parquet", "bids.yaml"]
    assert len({finding.code for finding in told}) == 1
    assert "SV607, SV608" in told[0].message and "SV503" not in told[0].message
    assert "history" in told[2].message
    # Where no rule looks at reasons, none is missing.
    bare = subject_of([[8, 8, 8, 8, 8]], ())
    assert "were not read" not in " ".join(
        f.message for f in run_by_class(bare, large(bare, worded=("one.csv",)))
    )


def test_without_criteria_or_bids_there_is_nothing_to_ask() -> None:
    subject = subject_of([[7, 7, 7, 7, 7]])
    given_to = large(subject)
    assert list(run_by_class(subject._replace(criteria=None), given_to)) == []
    assert list(run_by_class(subject._replace(evaluation=None), given_to)) == []


def test_each_name_is_one_of_a_rule_on_bids() -> None:
    assert not ONE_BY_ONE & ON_WORDS
    assert set(BID_RULES + RECORD_RULES) >= ONE_BY_ONE | ON_WORDS
    assert not set(CRITERIA_RULES) & (ONE_BY_ONE | ON_WORDS)


# Those that would find reasons missing, or alike, where they were only not read.
ABOUT_REASONS = {
    *("SV604", "SV607", "SV608", "SV609", "SV610", "SV611", "SV612", "SV613", "SV619", "SV628"),
}


def test_rules_about_reasons_are_asked_about_the_bids_file_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    subject = subject_of([[3, 4, 1, 2, 5]] * 2)
    given_to = large(subject)._replace(without=Evaluation(bids=(Bid("b0"), Bid("b1"))))
    asked: dict[str, set[str]] = {"own": set(), "all": set(), "kinds": set()}

    def module(name: str) -> Any:
        rule = rule_module(name).RULE

        def check(of: Subject) -> Iterator[Finding]:
            which = "own" if of.evaluation is given_to.without else "kinds" if of.answered else "all"
            asked[which].add(rule.code)
            yield from ()

        return SimpleNamespace(check=check, RULE=rule)

    monkeypatch.setattr(by_class, "rule_module", module)
    monkeypatch.setattr(by_class, "rules_for", lambda _: ALL_RULES)
    list(run_by_class(subject, given_to))
    assert asked["own"] == ABOUT_REASONS
    codes = {names: {rule_module(name).RULE.code for name in names} for names in (ALL_RULES, HISTORY_RULES)}
    assert asked["own"] | asked["all"] | asked["kinds"] == codes[ALL_RULES] - codes[HISTORY_RULES]
    assert not asked["own"] & asked["all"] | asked["kinds"] & asked["all"]
    assert {rule_module(name).RULE.code for name in CRITERIA_RULES} <= asked["all"]
