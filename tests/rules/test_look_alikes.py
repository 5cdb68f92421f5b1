"""Ids and names that look alike: the rules are asked where they have something to say, and then say it."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from sv_score.model.bids import Bid, Evaluation, Evaluator
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension
from sv_score.rules import _name_rules_for, ids_look_alike, names_look_alike
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


@given(st.lists(NAMES, min_size=1, max_size=3))
def test_names_are_looked_at_wherever_they_could_deceive(names: list[str]) -> None:
    made = subject([f"b{n}" for n in range(len(names))], names)
    found = list(names_look_alike.check(made))
    if found:
        assert "names_look_alike" in _name_rules_for(made)
    for place, name in enumerate(names):
        routes = [finding.route for finding in found]
        if any(unicodedata.category(c) == "Cf" for c in name) and "خ" not in name:
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
