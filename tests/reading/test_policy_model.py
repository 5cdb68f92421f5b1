"""Policy models: the shipped ones read without fault and say where each statement comes from."""

import re

import pytest

from sv_score.model.policy_model import PolicyModel
from sv_score.reading import ready
from sv_score.reading.policy_model import known_model, read_model
from sv_score.reading.source import text_of
from tests.reading.texts import placed, source

MODELS = ready.model_ids()
VERIFIED = {"primary", "secondary", "unverified"}
# Codes and values of the National TOMs and of the HACT UK Social Value Bank may not be shipped.
LICENSED = re.compile(
    r"\bNT\d+[a-z]?\b|\bTOMs?\b|\bHACT\b|[Ss]ocial [Vv]alue [Bb]ank|prox(?:y|ies) of £|SROI"
)

MODEL = """\
sv_score: 1
model: own
title: Own model
publisher: Westmarch Council
jurisdiction: Westmarch
edition: "1"
status: current
licence: none
source: https://example.org/
verified: primary
description: A model.
terms: {theme: Theme, outcome: Outcome, criterion: Criterion}
statements: []
rules:
  - {id: r1, kind: minimum_weight, percent: 10, of: total, text: Ten percent., source: s, verified: primary}
themes: []
"""


def read(text: str) -> tuple[PolicyModel | None, list[tuple[str, int, int]]]:
    findings, file = [], source(text, "model.yaml")
    return read_model(file, findings), placed(findings, file)


def entries(model: PolicyModel):
    """Yield every part of a model that makes a statement."""
    yield model
    yield from model.statements
    yield from model.rules
    for theme in model.themes:
        yield theme
        for outcome in theme.outcomes:
            yield outcome
            for criterion in outcome.criteria:
                yield criterion
                yield from criterion.metrics


@pytest.mark.parametrize("name", MODELS)
def test_a_shipped_model_is_read_without_fault(name: str) -> None:
    findings = []
    model = read_model(ready.open_model(name), findings)
    assert not findings
    assert model is not None
    assert model.id == name
    assert model.outcomes


@pytest.mark.parametrize("name", MODELS)
def test_every_statement_of_a_shipped_model_has_a_source(name: str) -> None:
    for entry in entries(known_model(name)):
        assert entry.source.strip(), entry.id
        assert entry.verified in VERIFIED, entry.id
        if entry.verified != "unverified":
            assert not entry.source.startswith("not seen"), entry.id


@pytest.mark.parametrize("name", MODELS)
def test_a_shipped_model_has_no_licensed_content(name: str) -> None:
    text = text_of(ready.open_model(name), [])
    assert not LICENSED.search(text)


@pytest.mark.parametrize("name", MODELS)
def test_codes_of_a_shipped_model_mean_one_thing(name: str) -> None:
    model = known_model(name)
    codes = [t.id for t in model.themes] + [o.id for o in model.outcomes]
    codes += [c.id for o in model.outcomes for c in o.criteria]
    assert len({code.casefold() for code in codes}) == len(codes)


@pytest.mark.parametrize("name", MODELS)
def test_rules_of_a_shipped_model_have_what_their_kind_needs(name: str) -> None:
    for rule in known_model(name).rules:
        assert rule.text, rule.id
        assert rule.currency == "GBP", "values are compared with contract values in pounds"
        if rule.by:
            assert known_model(rule.by) is not None


def test_the_figure_of_five_million_is_read_as_each_policy_words_it() -> None:
    (section_52,) = known_model("ppn-002").rules_of("minimum_kpis")
    assert (section_52.value_above, section_52.value_from) == (5_000_000, None)
    (social_value,) = known_model("ppn-026").rules_of("minimum_kpis")
    assert (social_value.value_above, social_value.value_from) == (None, 5_000_000)


def test_a_known_model_is_read_once() -> None:
    assert known_model("ppn-002") is known_model("ppn-002")
    assert known_model("ppn-0002") is None


def test_a_good_model_is_read() -> None:
    model, findings = read(MODEL)
    assert findings == []
    assert model.rules_of("minimum_weight")[0].percent == 10
    assert model.rules_of("applies") == ()
    assert model.statement("nothing") == ""


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("minimum_weight", "percent"),
        ("recommended_outcomes", "maximum"),
        ("minimum_kpis", "count"),
        ("superseded", "by"),
    ],
)
def test_a_rule_without_what_its_kind_needs_is_reported(kind: str, key: str) -> None:
    text = MODEL.replace("kind: minimum_weight, percent: 10, of: total", f"kind: {kind}")
    assert read(text)[1] == [("SV102", 15, 10)]
    value = "ppn-026" if key == "by" else "3"
    assert read(text.replace(f"kind: {kind}", f"kind: {kind}, {key}: {value}"))[1] == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("kind: minimum_weight", "kind: minimum", "SV110"),
        ("percent: 10", "percent: 101", "SV106"),
        ("of: total", "of: price", "SV110"),
        ("source: s, verified: primary}", "source: s}", "SV102"),
        ("source: s, verified: primary}", "verified: primary}", "SV102"),
        ("verified: primary}", "verified: tertiary}", "SV110"),
        ("text: Ten percent.", "text: Ten percent., voluntary_from: soon", "SV111"),
        ("text: Ten percent.", "text: Ten percent., voluntary_value_from: -1", "SV106"),
        ("status: current", "status: old", "SV110"),
        ("themes: []", "themes: [{id: t1, name: Theme, outcomes: []}]", "SV102"),
    ],
)
def test_a_fault_in_a_model_is_reported(old: str, new: str, code: str) -> None:
    assert {found for found, _, _ in read(MODEL.replace(old, new))[1]} == {code}
