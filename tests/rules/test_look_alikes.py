"""Ids and names that look alike: the rules are asked where they have something to say, and then say it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_score.model.bids import Bid, Evaluation, Evaluator
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Measure
from sv_score.rules import _name_rules_for, ids_look_alike, names_look_alike, rules_for
from sv_score.rules.subject import Subject

IDS = st.text(st.sampled_from("01lIiOoarnmvwL-2"), min_size=1, max_size=4)
NAMES = st.text(st.sampled_from("aаΑAо o\u200b\u00adé-β花Ｇ\u200cخ"), max_size=6)


def subject(ids: list[str], names: list[str]) -> Subject:
    bids = tuple(
        Bid(id, supplier=name, partners=(), documents=(), responses={})
        for id, name in zip(ids, names, strict=True)
    )
    evaluators = tuple(Evaluator(id) for id in ids)
    criteria = AwardCriteria(
        id="c", title="C", dimensions=(Dimension(id="d", criteria=(Criterion(id="x"),)),)
    )
    evaluation = Evaluation(criteria="c.yaml", bids=bids, evaluators=evaluators)
    return Subject(criteria, "c.yaml", evaluation, "bids.yaml")


STROKES = {
    "0": ["round"],
    "O": ["round"],
    "1": ["bar"],
    "l": ["bar"],
    "I": ["bar"],
    "m": ["r", "n"],
    "w": ["v", "v"],
}


def alike(first: str, second: str) -> bool:
    """Return whether two different ids are drawn with the same strokes."""
    drawn = [[stroke for char in id for stroke in STROKES.get(char, [char])] for id in (first, second)]
    return first.casefold() != second.casefold() and drawn[0] == drawn[1]


@given(st.lists(IDS, min_size=2, max_size=4, unique_by=str.casefold))
def test_ids_are_reported_exactly_where_two_look_alike(ids: list[str]) -> None:
    made = subject(ids, [""] * len(ids))
    found = {finding.route for finding in ids_look_alike.check(made)}
    expected = {
        (kind, place, "id")
        for kind in ("bids", "evaluators")
        for place, id in enumerate(ids)
        if any(alike(other, id) for other in ids[:place])
    }
    assert found == expected
    assert ("ids_look_alike" in _name_rules_for(made)) is bool(expected)


def has_unseen(word: str) -> bool:
    """Return whether a word has a character that cannot be seen; a joiner may stand beside other scripts."""
    unseen = {char for char in word if unicodedata.category(char) == "Cf"}
    return bool(unseen - {"\u200c"} if {"خ", "花"} & set(word) else unseen)


@given(st.lists(NAMES, min_size=1, max_size=3))
def test_names_are_looked_at_wherever_they_could_deceive(names: list[str]) -> None:
    made = subject([f"b{n}" for n in range(len(names))], names)
    found = list(names_look_alike.check(made))
    if found:
        assert "names_look_alike" in _name_rules_for(made)
    for place, name in enumerate(names):
        routes = [finding.route for finding in found]
        if any(has_unseen(word) for word in name.split()):
            assert ("bids", place, "supplier") in routes
        if name.isascii() and all(other.isascii() for other in names):
            assert ("bids", place, "supplier") not in routes


def test_a_name_in_one_alphabet_is_left_alone() -> None:
    for name in (
        "Зелени градини",
        "Κήποι Ltd",
        "Zoë Łukasz",
        "花園",
        "می‌خواهم",
        "β-Carotene",
        "St. Mary’s – Trust",
    ):
        assert not list(names_look_alike.check(subject(["one"], [name])))


def test_two_suppliers_in_letters_that_look_alike_are_named_once() -> None:
    found = list(names_look_alike.check(subject(["one", "two"], ["COBA", "СОВА"])))
    assert [finding.route for finding in found] == [("bids", 1, "supplier")]
    assert found[0].labels[0].route == ("bids", 0, "supplier")
    assert not list(names_look_alike.check(subject(["one", "two"], ["СОВА", "сова"])))


@pytest.mark.parametrize("odd", "аΑօᎪⲟＡ𝐀")
def test_a_letter_of_any_other_alphabet_with_letters_like_those(odd: str) -> None:
    [finding] = names_look_alike.check(subject(["one"], [f"Green{odd}way"]))
    code = f"U+{ord(odd):04X}"
    assert f"has `{odd}` ({code}, " in finding.message
    # The same word in one alphabet, however rare that is.
    assert not list(names_look_alike.check(subject(["one"], [f"{odd * 3} 7"])))


@pytest.mark.parametrize("unseen", "\u115f\u1160\u3164\uffa0\u2800\u034f\u200c\u200d\u00ad\u2060")
def test_a_character_that_cannot_be_seen(unseen: str) -> None:
    [finding] = names_look_alike.check(subject(["one"], [f"Green{unseen}way"]))
    assert f"cannot be seen, U+{ord(unseen):04X}" in finding.message
    # Without it the two are one name.
    first, second = names_look_alike.check(subject(["one", "two"], ["Greenway", f"Green{unseen}way"]))
    assert (first.route, second.route) == (("bids", 1, "supplier"), ("bids", 1, "supplier"))


def test_letters_beyond_ascii_are_not_odd_by_themselves() -> None:
    for name in ("Éxito Xénia AX", "Łódź XX", "Straße 4"):
        assert not list(names_look_alike.check(subject(["one"], [name])))


def test_a_partner_in_letters_that_look_like_a_supplier() -> None:
    made = subject(["one", "two"], ["COBA", "Other"])
    assert made.evaluation is not None
    first, second = made.evaluation.bids
    bids = (first._replace(partners=("COBA", "СОВА")), second._replace(partners=("Third", "СОВА")))
    found = list(names_look_alike.check(made._replace(evaluation=made.evaluation._replace(bids=bids))))
    # A bid is not compared with its own partners.
    assert [finding.route for finding in found] == [("bids", 1, "partners", 1)]


def test_accents_may_be_written_in_two_ways() -> None:
    found = list(names_look_alike.check(subject(["one", "two"], ["Cafés", "Cafe\u0301s"])))
    assert [finding.route for finding in found] == [("bids", 1, "supplier")]


def test_ids_of_every_kind_with_their_places() -> None:
    def judged(name: str, measure: str, reported: str) -> Criterion:
        return Criterion(name, measure=Measure(measure), measures=(Measure(reported),))

    criteria = (judged("L1", "m0", "n0"), judged("Ll", "mO", "p1"), judged("x", "q", "pl"))
    made = subject(["one"], [""])
    assert made.criteria is not None
    dimensions = (Dimension("d0", criteria=criteria), Dimension("dO"))
    asked = made._replace(criteria=made.criteria._replace(dimensions=dimensions))
    assert [(finding.route, finding.file) for finding in ids_look_alike.check(asked)] == [
        (("dimensions", 1, "id"), "c.yaml"),
        (("dimensions", 0, "criteria", 1, "id"), "c.yaml"),
        (("dimensions", 0, "criteria", 1, "measure", "id"), "c.yaml"),
        (("dimensions", 0, "criteria", 2, "measures", 0, "id"), "c.yaml"),
    ]
    assert "ids_look_alike" in rules_for(asked)
    # Whatever kind the two are of, the rule is loaded.
    for one in (
        (Dimension("d0"), Dimension("dO")),
        (Dimension("d", criteria=(Criterion("L1"), Criterion("Ll"))),),
        (Dimension("d", criteria=(judged("A", "m0", "mO"),)),),
        (Dimension("d", criteria=(judged("A", "a", "p1"), judged("B", "b", "pl"))),),
    ):
        alone = Subject(made.criteria._replace(dimensions=one), "c.yaml")
        assert "ids_look_alike" in rules_for(alone)
        assert "ids_look_alike" not in rules_for(alone._replace(criteria=made.criteria))


def test_names_beyond_ascii_anywhere_are_looked_at() -> None:
    bare = AwardCriteria("c", dimensions=(Dimension("d", criteria=(Criterion("x"),)),))
    one = bare.dimensions[0]
    accented = "Pflege für Gärten"
    for criteria in (
        bare._replace(dimensions=(one._replace(name=accented),)),
        bare._replace(dimensions=(one._replace(criteria=(Criterion("x", title=accented),)),)),
    ):
        assert "names_look_alike" in rules_for(Subject(criteria, "c.yaml"))
    for evaluation in (
        Evaluation(bids=(Bid("b", supplier=accented),)),
        Evaluation(bids=(Bid("b", partners=("One", accented)),)),
        Evaluation(evaluators=(Evaluator("e", name=accented),)),
        Evaluation(evaluators=(Evaluator("e", organisation=accented),)),
    ):
        assert "names_look_alike" in rules_for(Subject(bare, "c.yaml", evaluation))
    plain = Evaluation(bids=(Bid("b", "One Ltd", ("Two",)),), evaluators=(Evaluator("e", "Ann", "Council"),))
    assert not {"names_look_alike", "ids_look_alike"} & set(rules_for(Subject(bare, "c.yaml", plain)))
