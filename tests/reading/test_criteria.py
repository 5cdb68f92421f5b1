"""Criteria files: what a good one becomes, and which keys do not go together."""

from datetime import date
from decimal import Decimal

import pytest

from sv_score.model.criteria import (
    Better,
    CriterionWeights,
    Kind,
    Moderation,
    RelativeImportance,
    RoundingMode,
)
from tests.reading.texts import CRITERIA, criteria


def good(text):
    value, faults = criteria(text)
    assert not faults
    return value


def changed(old, new, count=1):
    assert old in CRITERIA
    return CRITERIA.replace(old, new, count)


def test_a_minimal_file_becomes_the_model_with_its_defaults():
    file = good(CRITERIA)
    assert (file.id, file.title, file.model, file.edition) == ("lib", "Library services", "custom", "")
    assert (file.moderation, file.rounding) == (Moderation.CONSENSUS, None)
    assert (file.printed_rounding.places, file.printed_rounding.mode) == (2, RoundingMode.HALF_UP)
    assert file.criterion_weights is CriterionWeights.OF_DIMENSION
    assert file.relative_importance is RelativeImportance.WEIGHTS
    assert [(d.id, d.weight, [(c.id, c.weight, c.kind) for c in d.criteria]) for d in file.dimensions] == [
        ("economy", 60, [("LE1", 100, Kind.SCORED)]),
        ("community", 40, [("CR1", 100, Kind.SCORED)]),
    ]
    assert (file.scale.lowest, file.scale.highest, file.scale.step) == (0, 5, None)


HEAD = """\
sv_score: 1
id: lib
title: Libraries
authority: Northshire
model: ppn-002
edition: 1.10
description: NO
contract: {value: 2400000.50, commenced: 2026-03-02, importance: high, starts: 2026-09-01, ends: 2029-08-31}
social_value_weight: 10.5
moderation: single
rounding: {places: 0, mode: half_even}
attribution: OGL
sources: [{about: weights, source: PPN 002, verified: primary}]
scale:
  meets_at: 3
  levels:
    - {score: 0, label: Not met, descriptor: Nothing.}
    - {score: 3, label: Met, percent: 66.6}
    - {score: 5}
dimensions:
  - id: one
    name: One
    weight: 33.3
    description: The first
    minimum: {percent: 40, disqualifies: true}
    criteria:
      - id: A1
        title: Jobs
        question: How many?
        description: Long
        weight: 60
        kind: scored
        subject_matter_link: It is what is bought.
        scale: {min: 0, max: 100, step: 2.5, meets_at: 60, bands: [{from: 0, label: low}, {from: 50}]}
        minimum: {score: 20, disqualifies: false}
        evidence: [method_statement, plan]
        sub_criteria: [Plain text, {id: s1, text: Other}]
        measures: [{id: jobs, unit: people, better: lower, definition: Full-time.}]
        tags: {sdg: [8, 8.5], act: economic}
      - id: A2
        weight: 40
        kind: measured
        measure: {id: spend, unit: GBP, better: higher}
        bands: [{from: 0, score: 0}, {from: 50000, score: 3}]
      - {id: A3, kind: gate, disqualifies: true}
  - {id: two, weight: 66.7, criteria: [{id: B1, weight: 100}]}
"""


def test_every_key_reaches_the_model():
    file = good(HEAD)
    assert (file.edition, file.description) == ("1.10", "NO")
    assert file.contract.value == Decimal("2400000.50")
    assert (file.contract.commenced, file.contract.ends) == (date(2026, 3, 2), date(2029, 8, 31))
    assert (file.contract.importance, file.social_value_weight) == ("high", Decimal("10.5"))
    assert (file.moderation, file.rounding.places, file.rounding.mode) == ("single", 0, "half_even")
    assert (file.sources[0].about, file.sources[0].verified) == ("weights", "primary")
    assert [(lv.score, lv.label, lv.percent) for lv in file.scale.levels] == [
        (0, "Not met", None),
        (3, "Met", Decimal("66.6")),
        (5, "", None),
    ]
    one = file.dimensions[0]
    assert (one.minimum.percent, one.minimum.disqualifies) == (40, True)
    a1, a2, a3 = one.criteria
    assert (a1.minimum.score, a1.minimum.disqualifies) == (20, False)
    assert [(s.id, s.text) for s in a1.sub_criteria] == [("", "Plain text"), ("s1", "Other")]
    assert a1.tags == {"sdg": ("8", "8.5"), "act": ("economic",)}
    assert (a1.measures[0].better, a2.measure.better) == (Better.LOWER, Better.HIGHER)
    assert [(b.start, b.score) for b in a2.bands] == [(0, 0), (50000, 3)]
    assert (a3.kind, a3.weight, a3.disqualifies) == (Kind.GATE, None, True)
    assert [c.id for c in one.gates] == ["A3"]


def test_a_stepped_scale_has_every_step():
    scale = good(HEAD).dimensions[0].criteria[0].scale
    assert (scale.lowest, scale.highest, scale.step, scale.meets_at) == (0, 100, Decimal("2.5"), 60)
    assert [b.start for b in scale.bands] == [0, 50]
    assert scale.has(Decimal("97.5"))
    assert not scale.has(Decimal("97"))
    assert not scale.has(Decimal("102.5"))


def test_criteria_may_carry_their_share_of_the_whole():
    text = changed("scale:", "criterion_weights: of_whole\nscale:")
    assert good(text).criterion_weights is CriterionWeights.OF_WHOLE


def ordered(text):
    return text.replace("scale:", "relative_importance: order\nscale:", 1)


def test_dimensions_in_order_carry_no_weight():
    bare = ordered(CRITERIA.replace("    weight: 60\n", "").replace("    weight: 40\n", ""))
    assert [d.weight for d in good(bare).dimensions] == [None, None]
    assert criteria(ordered(CRITERIA))[1] == [("SV116", 11, 5), ("SV116", 15, 5)]


SCALE = "  levels:\n    - {score: 0}\n    - {score: 5}\n"
LE1 = "{id: LE1, weight: 100}"
CONFLICTS = {
    "dimension without weight": ("    weight: 60\n", "", [("SV102", 9, 9)]),
    "weight as text": ("weight: 60", "weight: '60'", [("SV103", 10, 13)]),
    "criterion without weight": (LE1, "{id: LE1}", [("SV102", 12, 14)]),
    "gate with weight": (LE1, "{id: LE1, kind: gate, weight: 100}", [("SV116", 12, 31)]),
    "gate with scale and minimum": (
        LE1,
        "{id: LE1, kind: gate, minimum: {score: 1}, scale: {min: 0, max: 1, step: 1}}",
        [("SV116", 12, 31), ("SV116", 12, 52)],
    ),
    "measured without bands": (
        LE1,
        "{id: LE1, weight: 100, kind: measured, measure: {id: m}}",
        [("SV102", 12, 14)],
    ),
    "measured without measure": (
        LE1,
        "{id: LE1, weight: 100, kind: measured, bands: [{from: 0, score: 0}]}",
        [("SV102", 12, 14)],
    ),
    "measured with empty bands": (
        LE1,
        "{id: LE1, weight: 100, kind: measured, measure: {id: m}, bands: []}",
        [("SV113", 12, 66)],
    ),
    "scored with bands": (LE1, "{id: LE1, weight: 100, bands: [{from: 0, score: 0}]}", [("SV116", 12, 32)]),
    "scored that disqualifies": (LE1, "{id: LE1, weight: 100, disqualifies: true}", [("SV116", 12, 32)]),
    "kind misspelt": (
        LE1,
        "{id: LE1, kind: mesured, measure: {id: m}, bands: [{from: 0, score: 0}], weight: 100}",
        [("SV110", 12, 25)],
    ),
    "relative importance misspelt": ("scale:", "relative_importance: ordr\nscale:", [("SV110", 4, 22)]),
    "criterion id in two dimensions": ("{id: CR1", "{id: le1", [("SV108", 16, 14)]),
    "dimension id twice": ("id: community", "id: Economy", [("SV108", 13, 9)]),
    "one dimension": (CRITERIA[CRITERIA.index("  - id: community") :], "", [("SV113", 8, 1)]),
    "no criteria": ("\n      - " + LE1, " []", [("SV113", 11, 5)]),
    "both kinds of scale": (SCALE, SCALE + "  step: 1\n", [("SV116", 5, 3)]),
    "neither kind of scale": (SCALE, "  meets_at: 1\n", [("SV102", 5, 3)] * 3),
    "half a stepped scale": (SCALE, "  min: 0\n  max: 5\n", [("SV102", 5, 3)]),
    "no step": (SCALE, "  min: 0\n  max: 5\n  step: 0\n", [("SV106", 7, 9)]),
    "one level": (SCALE, "  levels: [{score: 0}]\n", [("SV113", 5, 3)]),
    "level below zero": ("{score: 0}", "{score: -1}", [("SV106", 6, 15)]),
    "share above one hundred": ("{score: 0}", "{score: 0, percent: 100.1}", [("SV106", 6, 27)]),
    "rounding without places": ("scale:", "rounding: {mode: down}\nscale:", [("SV102", 4, 11)]),
    "seven places": ("scale:", "rounding: {places: 7}\nscale:", [("SV106", 4, 20)]),
    "yes for true": (LE1, "{id: LE1, kind: gate, disqualifies: yes}", [("SV103", 12, 45)]),
    "no id": ("id: lib\n", "", [("SV102", 2, 8)]),
    "an item that is no dimension": ("dimensions:\n", "dimensions:\n  - nothing\n", [("SV103", 9, 5)]),
}


@pytest.mark.parametrize("old, new, expected", CONFLICTS.values(), ids=CONFLICTS)
def test_what_does_not_go_together_is_found_where_it_stands(old, new, expected):
    assert criteria(changed(old, new))[1] == expected


def test_criteria_of_the_whole_and_an_order_do_not_go_together():
    text = ordered(CRITERIA).replace("    weight: 60\n", "").replace("    weight: 40\n", "")
    assert criteria(text.replace("scale:", "criterion_weights: of_whole\nscale:"))[1] == [("SV116", 5, 20)]


def test_items_that_cannot_be_read_do_not_move_the_places_of_others():
    text = changed("{id: CR1, weight: 100}", "nothing\n      - {id: LE1, weight: 100}")
    text = text.replace("dimensions:\n", "dimensions:\n  - nothing\n")
    assert criteria(text)[1] == [("SV103", 9, 5), ("SV103", 17, 9), ("SV108", 18, 14)]


@pytest.mark.parametrize("text, line", [("sv_score: 1\nbids: []\n", 2), ("themes: []\n", 1)])
def test_another_kind_of_file_is_one_finding(text, line):
    assert criteria(text) == (None, [("SV114", line, 1)])


@pytest.mark.parametrize("text", ["- a\n", "a\n"])
def test_a_file_that_is_no_mapping_is_one_finding(text):
    assert criteria(text) == (None, [("SV103", 1, 1)])
