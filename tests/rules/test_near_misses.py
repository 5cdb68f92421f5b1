"""What comes close to a fault and is none, next to the fault itself."""

from decimal import Decimal
from pathlib import Path

import pytest

from sv_score.checking.check import check
from sv_score.checking.settings import Settings
from sv_score.model.bids import Bid, Consensus, Evaluation, Evidence, Response
from sv_score.model.criteria import (
    AwardCriteria,
    Better,
    Criterion,
    Dimension,
    Kind,
    Level,
    Measure,
    Scale,
    SubCriterion,
)
from sv_score.model.finding import Finding
from sv_score.rules import rule_module
from sv_score.rules.subject import Subject
from tests.rules.overlay import write_example

FIVE = Scale(Decimal(0), Decimal(5), levels=tuple(Level(Decimal(n)) for n in range(6)))


def found(rule: str, *criteria: Criterion, model: str = "", **given: Response) -> list[Finding]:
    published = AwardCriteria(
        "park", model=model, scale=FIVE, dimensions=(Dimension("d", criteria=criteria),)
    )
    bids = tuple(Bid(name, responses={"C": response}) for name, response in given.items())
    return list(rule_module(rule).check(Subject(published, "criteria.yaml", Evaluation(bids=bids))))


def agreed(score: int, rationale: str = "", **more: object) -> Response:
    return Response(consensus=Consensus(Decimal(score), rationale), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("PPN 002 is mandatory from 24 February 2025.", True),
        ("Declarations are mandatory from 24 February 2025.", False),
        ("PPN 002 was published. Plans are mandatory from 24 February 2025.", False),
        ("From 24 February 2025 PPN 002 applies.", True),
        ("From 24 February 2025 this notice applies; PPN 002 is another.", False),
        ("By PPN 002 social value has a minimum weight of 5 percent.", True),
        ("By PPN 002 social value has a weight of 5 percent.", False),
        ("By PPN 002 at least 5 percent of staff are trainees.", False),
        ("PPN 002 asks for ten percent of the contract's value.", True),
        ("PPN 002 asks for ten percent of the marks.", False),
    ],
)
@pytest.mark.parametrize("end", ["", " And so on!", " And so on"])
def test_statements_that_need_all_their_parts_in_one_sentence(text: str, made: bool, end: str) -> None:
    criterion = Criterion("C", description=f"Opening words. {text}{end}")
    assert bool(found("common_misstatement", criterion, model="ppn-002")) is made


ABSOLUTE = """
    people persons jobs roles posts fte apprentices apprenticeships placements trainees volunteers hours
    gbp pounds £ eur euros € aud usd $ number
"""
SCALED = """
    per percent percentage % share ratio rate proportion proportional proportionally proportionate
    proportionately proportionality size sized scaled relative
"""


def counted(unit: str, **more: str) -> list[Finding]:
    higher, lower = (Measure("m", unit, better, more.pop("definition", "")) for better in Better)
    assert found("favours_size", Criterion("C", kind=Kind.MEASURED, measure=lower)) == []
    return found("favours_size", Criterion("C", kind=Kind.MEASURED, measure=higher, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize("word", ABSOLUTE.split())
def test_marks_for_a_number_favour_size(word: str) -> None:
    assert len(counted(word)) == len(counted(f"{word.upper()} employed")) == 1
    assert counted(f"x{word}x") == counted(f"{word} / year") == []


@pytest.mark.parametrize("word", SCALED.split())
def test_a_note_on_proportion_anywhere_is_enough(word: str) -> None:
    note = f"At 5 {word} of staff"
    assert counted("people", title=note) == counted("people", question=note) == []
    assert counted("people", description=note) == counted("people", definition=note) == []
    assert counted(f"people {word}") == []
    assert word == "%" or len(counted("people", title=f"At 5 x{word}x of staff")) == 1


@pytest.mark.parametrize(
    ("descriptor", "speaks"),
    [
        ("At dusk.", False),
        ("As promised.", False),
        ("At 3.", True),
        ("4 more.", False),
        ("As 0, with additional marks for innovation.", True),
        ("Fully meets and exceeds requirements, giving full confidence.", True),
        ("Exceeds the requirement and adds value that benefits the authority.", True),
        ("Exceeds the requirement and adds two visits that benefit the authority.", False),
        ("As 0, and the council has each date in writing.", False),
    ],
)
def test_a_word_after_as_or_at_says_more_unless_it_is_a_level(descriptor: str, speaks: bool) -> None:
    levels = (Level(Decimal(0)), Level(Decimal(1), descriptor=descriptor))
    scale = Scale(Decimal(0), Decimal(1), Decimal(0), levels)
    assert bool(found("bonus_not_described", Criterion("A", scale=scale))) is speaks


def explained(rationale: str, *texts: str) -> str:
    """Return the sub-criteria that a rationale is said to leave out."""
    subs = tuple(SubCriterion(text) for text in texts)
    findings = found(
        "sub_criterion_not_explained", Criterion("C", sub_criteria=subs), one=agreed(3, rationale)
    )
    return findings[0].message.partition("sub-")[2] if findings else ""


def test_sub_criteria_are_told_apart_by_words_of_their_own() -> None:
    trees, shrubs = "How trees are planted.", "How shrubs are planted."
    assert explained("All is planted.", trees, shrubs) == f"criteria `{trees}` and `{shrubs}`"
    assert explained("Each tree is named.", trees, shrubs) == f"criterion `{shrubs}`"
    assert explained("All is planted.", trees) == ""
    assert explained("Wages are named.", trees) == f"criterion `{trees}`"
    # Five letters make a word: plant and planting are one, trainer and trains are, trial and train are not.
    assert explained("They plant each May.", "How planting is done.") == ""
    assert explained("They train two.", "How trial runs go.") != ""


@pytest.mark.parametrize(("length", "end"), [(39, "t"), (40, "t"), (41, "…"), (60, "…")])
def test_a_long_sub_criterion_is_named_by_its_beginning(length: int, end: str) -> None:
    text = "How " + "s" * (length - 5) + "t"
    assert explained("Wages are named.", text) == f"criterion `{text[:40] if end == '…' else text[:-1]}{end}`"


def test_answers_with_the_same_words_are_compared_however_many_have_those_words() -> None:
    few, many = " ".join(f"c{n}" for n in range(5)), " ".join(f"z{n}" for n in range(20))
    given = {f"long{n}": agreed(1, answer=f"{few} {many} t{n % 2}") for n in range(30)}
    given |= {f"other{n}": agreed(1, answer=f"{many} t0 t1") for n in range(10)}
    given |= {"first": agreed(2, answer=few), "second": agreed(3, answer=few)}
    findings = found("similar_answers_scored_differently", Criterion("C"), **given)
    assert [finding.labels[0].route[1] for finding in findings if finding.route[1] == 41] == [40]
    assert [finding.route[1] for finding in findings] == [41]


def test_answers_of_very_different_length_are_not_alike() -> None:
    long = " ".join(f"w{n}" for n in range(201))
    for limit, speaks in ((1, False), (0, True)):
        published = AwardCriteria("p", scale=FIVE, dimensions=(Dimension("d", criteria=(Criterion("C"),)),))
        answers = (agreed(1, answer="w0"), agreed(2, answer=long))
        bids = tuple(Bid(f"b{n}", responses={"C": answer}) for n, answer in enumerate(answers))
        options = {"similar-answers-scored-differently": {"similarity": limit}}
        subject = Subject(published, "c.yaml", Evaluation(bids=bids), options=options)
        assert bool(list(rule_module("similar_answers_scored_differently").check(subject))) is speaks


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("The page after it is dated.", False),
        ("It goes through it page by page.", False),
        ("The path 4 metres wide is dated.", False),
        ("On p4 it dates both.", True),
        ("P4 dates both.", True),
        ("On page 4 it dates both.", True),
        ("Both start at 2 p.m. in May.", False),
        ("On p. m both are dated.", False),
        ("On p. iv both are dated.", True),
        ("It has parts; part4 of it is dated.", False),
    ],
)
def test_a_page_is_a_number_after_its_word(text: str, points: bool) -> None:
    assert bool(found("no_passage_cited", Criterion("C"), one=agreed(3, text))) is not points
    by_evidence = agreed(3, text, evidence=(Evidence("Bid p3"),))
    assert found("no_passage_cited", Criterion("C"), one=by_evidence) == []


@pytest.mark.parametrize(
    ("fragment", "message"),
    [
        (
            "sealed_as: {authority: ~}",
            "`authority` has changed from `not stated` to `Westmarch Council` since",
        ),
        (
            "sealed_as: {authority: Own}\nauthority: ~",
            "`authority` has changed from `Own` to `not stated` since",
        ),
        ("sealed_as: {authority: Own}", "`authority` has changed from `Own` to `Westmarch Council` since"),
    ],
)
def test_a_key_that_came_or_went_is_a_change_of_its_value(
    fragment: str, message: str, tmp_path: Path
) -> None:
    write_example(fragment, tmp_path)
    checked = check([str(tmp_path / "criteria.yaml")], Settings(select=("SV701",)))
    [said] = [f.finding.message for f in checked.findings]
    assert said.startswith(message)
    assert said.endswith("since the criteria were sealed on 2026-03-02")


@pytest.mark.parametrize(
    ("figure", "speaks"),
    [("10", False), ("10.0", False), ("9.6", True), ("10.04", True), ("9" * 5000, False)],
)
def test_a_percentage_of_the_marks_is_right_as_far_as_it_is_written_out(figure: str, speaks: bool) -> None:
    about = f"Social value carries {figure}% of the marks."
    published = AwardCriteria("p", description=about, social_value_weight=Decimal(10))
    assert bool(list(rule_module("percentage_against_weights").check(Subject(published, "c.yaml")))) is speaks


@pytest.mark.parametrize(
    "verb",
    ["carries", "carry", "is worth", "has", "have", "accounts for", "account for", "makes up", "make up",
     "counts for", "count for", "represents", "represent"],
)  # fmt: skip
@pytest.mark.parametrize(("figure", "speaks"), [("40%", True), ("60%", False), ("60 per cent", False)])
def test_a_description_that_gives_a_share_is_compared_with_the_weight(
    verb: str, figure: str, speaks: bool
) -> None:
    about = f"This {verb} {figure} of the social value marks."
    dimensions = (
        Dimension("work", weight=Decimal(60), description=about),
        Dimension("places", weight=Decimal(40)),
    )
    subject = Subject(AwardCriteria("p", dimensions=dimensions), "c.yaml")
    found = list(rule_module("percentage_against_weights").check(subject))
    assert [finding.route for finding in found] == [("dimensions", 0, "description")] * speaks


def test_a_text_without_a_figure_does_not_end_the_search() -> None:
    dimensions = (
        Dimension("work", weight=Decimal(60), description="Work that is done by trainees."),
        Dimension("places", weight=Decimal(40), description="It carries 30% of the social value marks."),
    )
    subject = Subject(AwardCriteria("p", dimensions=dimensions), "c.yaml")
    found = list(rule_module("percentage_against_weights").check(subject))
    assert [finding.route for finding in found] == [("dimensions", 1, "description")]


def test_a_share_of_marks_that_have_no_weight_is_not_judged() -> None:
    criterion = Criterion("A", description="It carries 30% of the social value marks.")
    dimensions = (Dimension("work", criteria=(criterion,)), Dimension("places"))
    subject = Subject(AwardCriteria("p", dimensions=dimensions), "c.yaml")
    assert not list(rule_module("percentage_against_weights").check(subject))


@pytest.mark.parametrize(("figure", "speaks"), [("33.3", False), ("33.4", True), ("33", False), ("34", True)])
def test_half_of_the_last_digit_is_allowed_and_no_more(figure: str, speaks: bool) -> None:
    about = f"It is worth {figure}% of the social value marks."
    dimensions = (Dimension("work", weight=Decimal("33.25"), description=about),)
    subject = Subject(AwardCriteria("p", dimensions=dimensions), "c.yaml")
    assert bool(list(rule_module("percentage_against_weights").check(subject))) is speaks
