"""The published texts of a criteria file, each with what it is called and where it stands."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_score.model.criteria import (
    AwardCriteria,
    Criterion,
    Dimension,
    Element,
    Kind,
    Level,
    Measure,
    Scale,
    ScaleBand,
    SubCriterion,
)
from sv_score.rules import texts
from sv_score.rules.subject import Subject
from sv_score.rules.texts import (
    Part,
    described,
    file_words,
    first_match,
    found,
    found_in_any,
    judged_scales,
    passages,
    sentences,
    whole,
)

DEFAULT = Scale(
    Decimal(0), Decimal(2), levels=(Level(Decimal(0), descriptor="Nothing"), Level(Decimal(2), descriptor=""))
)
BANDED = Scale(
    Decimal(0), Decimal(100), step=Decimal(5), bands=(ScaleBand(Decimal(50), descriptor="Half-way"),)
)
FULL = Criterion(
    "C1",
    title="The Title",
    question="A question?",
    description="What it is.",
    sub_criteria=(SubCriterion("Plain part"), SubCriterion("Named part", "b")),
    requires=(Element("trainer", "A trainer", Decimal(1)),),
    evidence=("site_visit",),
    measure=Measure("m1", "people", definition="Those counted."),
    measures=(Measure("m2", "hours", definition="Hours worked."),),
    scale=BANDED,
)
SUBJECT = Subject(
    AwardCriteria(
        "park",
        description="Opening, words",
        scale=DEFAULT,
        dimensions=(Dimension("d1", "First name", description="Its text", criteria=(Criterion("C0"), FULL)),),
    ),
    "criteria.yaml",
)
CRITERION = ("dimensions", 0, "criteria", 1)


def test_every_text_has_its_name_and_its_place() -> None:
    assert [(p.what, p.flat, p.route) for p in passages(SUBJECT)] == [
        ("the opening description of the file", "opening, words", ("description",)),
        ("the descriptor of level 0", "nothing", ("scale", "levels", 0, "descriptor")),
        ("the name of `d1`", "first name", ("dimensions", 0, "name")),
        ("the description of `d1`", "its text", ("dimensions", 0, "description")),
        ("the title of `C1`", "the title", (*CRITERION, "title")),
        ("the question of `C1`", "a question?", (*CRITERION, "question")),
        ("the description of `C1`", "what it is.", (*CRITERION, "description")),
        ("the sub-criterion of `C1`", "plain part", (*CRITERION, "sub_criteria", 0)),
        ("the sub-criterion of `C1`", "named part", (*CRITERION, "sub_criteria", 1, "text")),
        ("the required element of `C1`", "a trainer", (*CRITERION, "requires", 0, "text")),
        ("the evidence of `C1`", "site visit", (*CRITERION, "evidence", 0)),
        ("the definition of measure `m1`", "those counted.", (*CRITERION, "measure", "definition")),
        ("the unit of measure `m1`", "people", (*CRITERION, "measure", "unit")),
        ("the definition of measure `m2`", "hours worked.", (*CRITERION, "measures", 0, "definition")),
        ("the unit of measure `m2`", "hours", (*CRITERION, "measures", 0, "unit")),
        (
            "the descriptor of level 50 of `C1`",
            "half way",
            (*CRITERION, "scale", "bands", 0, "descriptor"),
        ),
    ]
    inside = [p.criterion.id if p.criterion else "" for p in passages(SUBJECT)]
    assert inside == [""] * 4 + ["C1"] * 12
    assert [p.flat for p in passages(SUBJECT, {Part.UNIT})] == ["people", "hours"]


def test_words_are_those_of_all_texts_without_their_signs() -> None:
    assert {"opening", "question", "half", "way", "site"} <= file_words(SUBJECT)
    assert not {"question?", "opening,", "site_visit"} & file_words(SUBJECT)
    assert "opening, words" in whole(SUBJECT)
    assert whole(Subject(None, "criteria.yaml")) == ""


@pytest.mark.parametrize(
    ("pattern", "hints", "where"),
    [
        (r"\bwords\b", ("words",), ["the opening description of the file"]),
        (r"\bpart\b", ("part",), ["the sub-criterion of `C1`"] * 2),
        (r"\bnamed part\b", ("named part",), ["the sub-criterion of `C1`"]),
        (r"\bhours\b", ("hours",), ["the definition of measure `m2`", "the unit of measure `m2`"]),
        (r"\bhours\b", ("hour",), []),
        (r"\bpart\b", ("absent", "named part", "plain part"), ["the sub-criterion of `C1`"] * 2),
    ],
)
def test_only_passages_with_a_hint_are_searched(
    pattern: str, hints: tuple[str, ...], where: list[str]
) -> None:
    assert [passage.what for passage, _ in found(SUBJECT, pattern, hints)] == where


def test_scales_by_which_evaluators_judge() -> None:
    scored, measured = Criterion("A"), Criterion("B", kind=Kind.MEASURED)
    own, own_measured = Criterion("C", scale=BANDED), Criterion("D", kind=Kind.MEASURED, scale=BANDED)

    def routes(*criteria: Criterion) -> list[tuple[str | int, ...]]:
        published = AwardCriteria("park", scale=DEFAULT, dimensions=(Dimension("d", criteria=criteria),))
        return [route for _, route in judged_scales(Subject(published, "criteria.yaml"))]

    assert routes(scored, own) == [("scale",), ("dimensions", 0, "criteria", 1, "scale")]
    assert routes(own, measured, own_measured) == [("dimensions", 0, "criteria", 0, "scale")]
    assert routes(measured) == []
    assert list(judged_scales(Subject(None, "criteria.yaml"))) == []
    assert [level.score for level in described(DEFAULT, ())] == [0, 2]
    assert [level.route for level in described(BANDED, ("s",))] == [("s", "bands", 0, "descriptor")]


def test_sentences_end_at_a_sign_before_a_space_or_the_end() -> None:
    assert sentences("one. two 3.5 of it; three? four") == ["one", " two 3.5 of it", " three", " four"]


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("", True),
        (" ... ", True),
        ("TBC.", True),
        ("[To be confirmed]", True),
        ("n/a", True),
        *((word, True) for word in ("NA", "tbd", "TBA.", "[todo]", "xxx", "<TBC>", "?!", "*n/a*", "_", "–")),
        *((word, False) for word in ("no", "tb", "xx", "xxxx", "to do", "X")),
        ("N", False),
        ("to be confirmed          ", False),
    ],
)
def test_a_text_that_says_nothing(text: str, blank: bool) -> None:
    assert texts.is_blank(text) is blank


def test_flat_text_has_one_kind_of_hyphen_space_and_apostrophe() -> None:
    assert (
        texts.flat("World\u2011Class \u2013 the\nbidder\u2019s\u00ad own-brand")
        == "world class the bidder's own brand"
    )
    assert texts.words("At \u2265 3 of 4, \u201cor\u201d so_so") == (
        "at",
        "\u2265",
        "3",
        "of",
        "4",
        "or",
        "so",
        "so",
    )
    assert texts.content_words("How will the bidder mend Seats?") == {"mend", "seats"}


WORDS = st.sampled_from(("alpha", "beta", "gamma", "delta", "x", "half-way", "(Beta)", "so, so"))
TITLES = st.lists(st.lists(WORDS, max_size=4).map(" ".join), min_size=1, max_size=5)
HINTS = st.lists(
    st.lists(st.sampled_from(("alpha", "beta", "x", "half", "way", "so")), min_size=1, max_size=2)
)


@given(TITLES, HINTS)
def test_passages_with_a_phrase_are_those_that_looking_at_each_one_finds(
    titles: list[str], hints: list[list[str]]
) -> None:
    criteria = tuple(Criterion(f"C{n}", title=title) for n, title in enumerate(titles))
    published = AwardCriteria("park", dimensions=(Dimension("d", criteria=criteria),))
    subject = Subject(published, "criteria.yaml")
    phrases = [" ".join(words) for words in hints]
    wanted = [p.what for p in passages(subject) if any(phrase in p.flat for phrase in phrases)]
    assert [passage.what for passage, _ in found(subject, "^.", phrases)] == wanted
    assert list(found(subject, "^.", phrases, {Part.QUESTION})) == []
    for passage in passages(subject):
        first = first_match(passage, r"\bbeta\b", phrases)
        assert first == ("beta" if "beta" in passage.flat and passage.what in wanted else "")


def test_signs_are_no_part_of_a_word_and_letters_are_no_signs() -> None:
    def known(title: str) -> frozenset[str]:
        criteria = (Criterion("C", title=title),)
        return file_words(Subject(AwardCriteria("p", dimensions=(Dimension("d", criteria=criteria),)), "c"))

    assert known("Aa. bb, cc; dd: ee? ff! (gg) [hh] ii/jj \"kk\" 'll'") == {
        *("aa", "bb", "cc", "dd", "ee", "ff", "gg", "hh", "ii", "jj", "kk", "ll")
    }
    assert known("Xaver fixes x \u2014 X\u2011ray") == {"xaver", "fixes", "x", "ray"}
    assert texts.word_set(" one\n two ") == {"one", "two"}


def test_of_several_wordings_the_first_that_fits_is_found_once_for_a_text() -> None:
    wordings = ((("plain", "words"), r"plain|words"), (("part",), r"\w+ part"), (("absent",), r"("))
    said = [(passage.flat, words) for passage, words in found_in_any(SUBJECT, wordings)]
    assert said == [("opening, words", "words"), ("plain part", "plain"), ("named part", "named part")]
    assert [w for _, w in found_in_any(SUBJECT, wordings, {Part.SUB_CRITERION})] == ["plain", "named part"]
