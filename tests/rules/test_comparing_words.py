"""How rules compare descriptors, rationales and passages, word by word."""

from decimal import Decimal

import pytest

from sv_score.model.bids import Bid, Consensus, Document, Evaluation, Response
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Level, Scale
from sv_score.model.finding import Finding
from sv_score.rules import rule_module
from sv_score.rules.descriptors_differ_by_adverb import differ_by_degree
from sv_score.rules.menu import inline
from sv_score.rules.quotes import Opened, nearest_line, quotes
from sv_score.rules.subject import Subject

DESCRIPTORS = (
    "Nothing is named.",
    "Plans name dates and staff.",
    "As 1, and residents have agreed each plan.",
)
SCALE = Scale(
    Decimal(0),
    Decimal(2),
    Decimal(1),
    tuple(Level(Decimal(n), descriptor=text) for n, text in enumerate(DESCRIPTORS)),
)


@pytest.mark.parametrize(
    ("one", "other", "only_in_degree"),
    [
        ("Good plans", "Plans", True),
        ("Plans", "Good plans", True),
        ("A good plan", "The excellent plan", True),
        ("Good plans", "Good plans", False),
        ("Plans", "A plan", False),
        ("Good plans", "Good dates", False),
    ],
)
def test_descriptors_that_differ_in_degree(one: str, other: str, *, only_in_degree: bool) -> None:
    assert differ_by_degree(one, other) is only_in_degree


def echo(rationale: str, scale: Scale = SCALE) -> list[str]:
    consensus = Consensus(Decimal(2), rationale)
    evaluation = Evaluation(bids=(Bid("mill", responses={"C": Response(consensus=consensus)}),))
    criteria = AwardCriteria("park", scale=scale, dimensions=(Dimension("d", criteria=(Criterion("C"),)),))
    found: list[Finding] = list(
        rule_module("rationale_repeats_descriptor").check(Subject(criteria, "c.yaml", evaluation))
    )
    return [finding.message for finding in found]


@pytest.mark.parametrize(
    ("rationale", "start"),
    [
        ("Plans name dates and staff.", "100 percent"),
        ("The plan names dating and staff (bid p3).", "100 percent"),
        ("Residents agreed each plan.", "100 percent"),
        ("Plans name dates, staff, sites, tools.", ""),
        ("Plans name dates, staff, one site too.", ""),
        ("Plans, dates.", ""),
    ],
)
def test_a_rationale_that_repeats_a_descriptor(rationale: str, start: str) -> None:
    messages = echo(rationale)
    assert [message.startswith(start) for message in messages] == [True] * bool(start)


def test_seventy_percent_of_the_words_are_enough() -> None:
    assert echo("Plans name dates, staff, sites.")[0].startswith("80 percent")
    assert "of level 1: dates, name, plans and staff" in echo("Plans name dates and staff.")[0]


@pytest.mark.parametrize(
    ("descriptor", "rationale", "start"),
    [
        ("Plans named dated staffed.", "Plan name date staff", "100 percent"),
        ("Plans name dates, staff.", "Plan, naming, dated staffing", "100 percent"),
        ("Age groups and tools are named.", "Ages, groups, tools named", "100 percent"),
        ("Age groups and tools are named.", "Age group, tool naming.", "100 percent"),
        # Short words keep their endings: used is not using.
        ("Used sheds, seeds, leaves.", "Using sheds, seeds", ""),
        ("The bidder’s plans name dates.", "Bidder's plans name dates.", "100 percent"),
        ("As 1, and sheds are named.", "Plans name dates, staff, sheds.", "100 percent"),
        ("At level 1, sheds are added.", "Plans name dates, staff, sheds added.", "100 percent"),
        ("Beyond 1, sheds are added.", "Plans name dates, staff, sheds added.", ""),
        ("Plans name dates.", "Plans name dates, p3 of the bid.", "100 percent"),
        ("Plans name dates.", "(Plans) name: dates!", ""),
    ],
)
def test_words_count_as_one_whatever_their_endings(descriptor: str, rationale: str, start: str) -> None:
    built_on = descriptor.startswith(("As", "At", "Beyond"))
    first = "Plans name dates, staff." if built_on else "Nothing."
    levels = (Level(Decimal(1), descriptor=first), Level(Decimal(2), descriptor=descriptor))
    messages = echo(rationale, Scale(Decimal(0), Decimal(2), levels=levels))
    assert [message.startswith(start) for message in messages] == [True] * bool(start)


def test_the_first_of_several_forms_of_a_word_is_shown() -> None:
    [message] = echo("Plans, planned plan: dates, staff names.")
    assert message.endswith(": dates, names, plan and staff")


def at(text: str, quote: str) -> str:
    return nearest_line((Opened(Document("d", "answer.txt"), text, "", 0),), quote)


@pytest.mark.parametrize(
    ("text", "quote", "where"),
    [
        ("Nothing.\nBoth start in May.", "both begin in May", "line 2 of answer.txt: Both start in May."),
        ("Both start\nin May.", "both start in May", "line 1 of answer.txt: Both start"),
        ("Both of them\nwent home.", "both start in May", ""),
        ("Nothing here.", "both start", ""),
        ("", "both start", ""),
    ],
)
def test_the_line_that_may_be_meant(text: str, quote: str, where: str) -> None:
    assert at(text, quote) == where


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("'one two' and 'three four'", ["one two", "three four"]),
        ("'one two", []),
        ("the firm's 'one two' plan", ["one two"]),
        ("\u2018one two\u2019 and \u201cthree four\u201d", ["three four", "one two"]),
        ("'one", []),
        ("it says 'so' and 'one two'", ["one two"]),
    ],
)
def test_passages_in_single_marks(text: str, found: list[str]) -> None:
    assert quotes(text) == found


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Ten percent  of all.", "ten percent of all"),
        ("PPN 002 applies.", "PPN 002 applies"),
        ("A", "a"),
        ("", ""),
    ],
)
def test_a_sentence_as_the_end_of_another(text: str, end: str) -> None:
    assert inline(text) == end
