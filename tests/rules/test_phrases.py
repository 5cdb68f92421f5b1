"""Rules that read wording find each of their words by itself, and leave alone what only looks like it."""

from decimal import Decimal

import pytest

from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Kind
from sv_score.model.finding import Finding
from sv_score.rules import rule_module
from sv_score.rules.subject import Subject
from tests.rules.phrases import REPORTED
from tests.rules.phrases_left_alone import LEFT_ALONE

VAGUE = """
    world class, world leading, best in class, best practice, best practices, good practice, state of
    the art, cutting edge, leading edge, gold standard, step change, game changing, innovative,
    innovatively, transformative, transformational, holistic, holistically, synergy, synergies,
    synergistic, seamless, seamlessly, proactive, proactively, robust, robustly, robustness, excellent,
    outstanding, exceptional, exceptionally, appropriate, appropriately, adequate, adequately, suitable,
    suitably, satisfactory, sufficient, sufficiently, meaningful, meaningfully, fit for purpose, user
    friendly, reasonable endeavours, best endeavours, reasonable efforts, best efforts, reasonable
    steps, where possible, wherever possible, if possible, as far as possible, as soon as possible,
    where practicable, as far as practicable, reasonably practicable, where feasible, as necessary,
    where necessary, if necessary, in a timely manner, on a regular basis, added value, going the extra
    mile, above and beyond, high standard, high standards
"""


def lines(texts: dict[str, str]) -> list[tuple[str, str]]:
    return [(rule, line.strip()) for rule, text in texts.items() for line in text.strip().splitlines()]


def findings(rule: str, question: str) -> list[Finding]:
    kind = Kind.GATE if rule == "gate_carries_judgement" else Kind.SCORED
    criterion = Criterion("C1", weight=Decimal(100), question=question, kind=kind)
    published = AwardCriteria("parks", dimensions=(Dimension("work", criteria=(criterion,)),))
    return list(rule_module(rule).check(Subject(published, "criteria.yaml")))


@pytest.mark.parametrize(("rule", "line"), lines(REPORTED))
def test_it_is_reported_with_the_words_that_say_it(rule: str, line: str) -> None:
    _, quoted, rest = line.partition("*")
    [finding] = findings(rule, line.replace("*", ""))
    assert finding.route == ("dimensions", 0, "criteria", 0, "question")
    # A full stop or a colon at the end is not part of what is quoted.
    assert not quoted or rest.partition("*")[0].strip("()[]:., ") in finding.message


@pytest.mark.parametrize(("rule", "line"), lines(LEFT_ALONE))
def test_it_is_left_alone(rule: str, line: str) -> None:
    assert findings(rule, line) == []


def test_each_vague_term_is_found_by_itself_and_the_longest_that_stands_there() -> None:
    for term in (term.strip() for term in " ".join(VAGUE.split()).split(",")):
        [finding] = findings("vague_term", f"Is there some {term} here?")
        assert f"`{term}`, expected" in finding.message
        assert findings("vague_term", f"Is there some x{term}y here?") == []
