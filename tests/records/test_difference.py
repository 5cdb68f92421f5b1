"""Differences are complete, name their place, and can be applied one by one."""

from copy import deepcopy
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sv_score.model.seal import Tree
from sv_score.records.change import Touches, said, shortened
from sv_score.records.difference import applied, differences
from tests import strategies
from tests.records import files

QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TEXT = """
sv_score: 1
id: halls
title: Repairs
rounding: {places: 2}
scale: {levels: [{score: 0, descriptor: None of it}, {score: 3}, {score: 5, descriptor: All of it}]}
dimensions:
  - id: a
    weight: 60
    minimum: {percent: 40, disqualifies: false}
    criteria:
      - {id: A1, weight: 50, evidence: [plan, study], sub_criteria: [Who does it, When]}
      - id: A2
        weight: 50
        kind: measured
        measure: {id: m, unit: GBP}
        bands: [{from: 0, score: 0}, {from: 5, score: 5}]
  - id: b
    weight: 40
    criteria: [{id: B1, weight: 100, question: How, tags: {sdg: [8]}}, {id: G1, kind: gate}]
"""


@pytest.mark.parametrize(
    ("old", "new", "place", "before", "after", "touches"),
    [
        ("weight: 60", "weight: 61", "a: weight", "60", "61", "figures"),
        ("percent: 40", "percent: 45", "a: minimum, percent", "40", "45", "figures"),
        ("disqualifies: false", "disqualifies: true", "a: minimum, disqualifies", "false", "true", "figures"),
        ("score: 3}", "score: 4}", "scale: level 4", "not stated", "score 4", "figures"),
        ("score: 3}", "score: 3, percent: 70}", "scale: level 3, percent", "not stated", "70", "figures"),
        ("None of it", "Nothing", "scale: level 0, descriptor", "None of it", "Nothing", "wording"),
        ("places: 2", "places: 2, mode: down", "rounding: mode", "half_up", "down", "figures"),
        ("title: Repairs", "title: Repair", "title", "Repairs", "Repair", "wording"),
        ("title:", "moderation: single\ntitle:", "moderation", "consensus", "single", "figures"),
        ("question: How", "question: Why", "B1: question", "How", "Why", "wording"),
        ("sdg: [8]", "sdg: [8, 9]", "B1: tags, sdg", "8", "8, 9", "other"),
        ("[plan, study]", "[plan]", "A1: evidence", "plan, study", "plan", "wording"),
        (", When]", "]", "A1: sub-criterion 2", "text When", "not stated", "wording"),
        (", {from: 5, score: 5}", "", "A2: band from 5", "from 5, score 5", "not stated", "figures"),
        ("from: 5, score: 5", "from: 5, score: 3", "A2: band from 5, score", "5", "3", "figures"),
        ("unit: GBP", "unit: people", "A2: measure, unit", "GBP", "people", "wording"),
        (", {id: G1, kind: gate}", "", "G1", "id G1, kind gate", "not stated", "figures"),
        ("kind: gate", "kind: gate, disqualifies: true", "G1: disqualifies", "not stated", "true", "figures"),
        ("gate}", "gate, holds_at_lowest: [B1]}", "G1: holds at lowest", "not stated", "B1", "figures"),
    ],
)
def test_each_change_is_named(old: str, new: str, place: str, before: str, after: str, touches: str) -> None:
    assert TEXT.count(old) == 1
    changes = differences(files.content(TEXT), files.content(TEXT.replace(old, new)))
    found = [(c.place, c.before, c.after, str(c.touches)) for c in changes]
    assert found[0] == (place, before, after, touches)
    assert len(found) == (2 if new == "score: 4}" else 1)


def test_a_route_leads_to_the_value_in_the_new_file() -> None:
    changed = TEXT.replace(
        "{id: B1, weight: 100, question: How", "{id: B2, weight: 0}, {id: B1, weight: 90, question: Why"
    )
    for change in differences(files.content(TEXT), files.content(changed)):
        value = files.content(changed)
        for step in change.route:
            value = value[step]
        assert value == change.new


def test_reordered_criteria_are_one_change_and_reordered_dimensions_bear_on_importance() -> None:
    tree = files.content(TEXT)
    other = deepcopy(tree)
    other["dimensions"].reverse()
    (change,) = differences(tree, other)
    assert (change.place, change.before, change.touches) == ("dimensions: order", "a, b", Touches.FIGURES)
    other = deepcopy(tree)
    other["dimensions"][1]["criteria"].reverse()
    (change,) = differences(tree, other)
    assert (change.place, change.after, change.touches) == ("b: criteria, order", "G1, B1", Touches.OTHER)


def test_a_criterion_that_moves_to_another_dimension_goes_and_comes() -> None:
    tree = files.content(TEXT)
    other = deepcopy(tree)
    other["dimensions"][0]["criteria"].append(other["dimensions"][1]["criteria"].pop())
    changes = differences(tree, other)
    assert [(c.part, c.dimension, c.old is None) for c in changes] == [("G1", "a", True), ("G1", "b", False)]


@QUICK
@given(files.criteria(), files.criteria())
def test_there_are_differences_exactly_where_contents_differ(one: Tree, two: Tree) -> None:
    first, second = (files.content(strategies.as_yaml(file)) for file in (one, two))
    assert bool(differences(first, second)) == (first != second)
    assert len(differences(first, second)) >= bool(differences(second, first))
    assert differences(first, first) == ()


@QUICK
@given(files.criteria(), st.data())
def test_changes_applied_one_after_the_other_lead_from_one_file_to_the_other(
    file: Tree, data: st.DataObject
) -> None:
    other = deepcopy(file)
    for _ in range(data.draw(st.integers(1, 4))):
        dimension = data.draw(st.sampled_from(other["dimensions"]))
        criterion = data.draw(st.sampled_from(dimension["criteria"]))
        way = data.draw(st.integers(0, 4))
        if way == 0:
            dimension["name"] = "Another name"
        elif way == 1 and criterion.get("kind") != "gate":
            criterion["minimum"] = {"score": Decimal("0.5"), "disqualifies": True}
        elif way == 2 and len(dimension["criteria"]) > 1:
            dimension["criteria"].remove(criterion)
        elif way == 3:
            dimension["criteria"].append(
                {"id": f"N{len(dimension['criteria'])}-{dimension['id']}", "kind": "gate"}
            )
        else:
            criterion.pop("title", None)
    first, second = (files.content(strategies.as_yaml(each)) for each in (file, other))
    changes = differences(first, second)
    whole = first
    for change in changes:
        one = applied(first, change)
        assert len(differences(first, one)) == 1
        whole = applied(whole, change)
    assert [c.path[-1] for c in differences(whole, second) if c.path[-1] != "order"] == []


def test_a_long_text_is_cut_where_the_difference_is_seen() -> None:
    old = "word " * 30 + "one end"
    new = "word " * 30 + "other end"
    before, after = shortened(old, new, 40)
    assert before != after
    assert len(before) <= 40 >= len(after)
    assert before.endswith("one end")
    assert shortened("a", "b", 40) == ("a", "b")
    assert shortened("x" * 50, "y" * 50, 10) == ("x" * 9 + "…", "y" * 9 + "…")


def test_values_are_said_in_words() -> None:
    assert said(None) == "not stated"
    assert said(None, "kind") == "scored"
    assert said([{"from": Decimal(0), "score": Decimal("1.50")}]) == "(from 0, score 1.5)"
    assert said({"why_not_higher": True}) == "why not higher true"
