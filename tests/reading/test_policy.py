"""Policy files: an authority's own rules, and the example that comes along."""

from fractions import Fraction
from pathlib import Path

import pytest

from sv_score.checking.check import check
from sv_score.checking.settings import Settings
from sv_score.model.policy import Policy, scores_in, scores_of
from sv_score.reading.policy import read_policy
from sv_score.reading.source import open_source
from tests.reading.texts import placed, source

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "examples" / "policies" / "northshire-policy.yaml"
EXAMPLES = sorted((ROOT / "examples").glob("*/criteria.yaml"))
KINDS = {
    "maximum_measures",
    "maximum_criteria",
    "required_tag",
    "social_value_weight",
    "required_evidence",
    "allowed_scales",
}

POLICY = """\
sv_score: 1
policy: own
title: Own policy
clauses:
  - id: "1"
    kind: social_value_weight
    text: Between 10 and 30 percent.
    at_least: 10
    at_most: 30
"""


def read(text: str) -> tuple[Policy | None, list[tuple[str, int, int]]]:
    findings, file = [], source(text, "policy.yaml")
    return read_policy(file, findings), placed(findings, file)


def clause(more: str) -> str:
    return POLICY[: POLICY.index("    kind:")] + f"    text: A rule.\n    {more}\n"


def test_the_example_has_a_clause_of_every_kind() -> None:
    findings = []
    policy = read_policy(open_source(str(EXAMPLE)), findings)
    assert not findings
    assert {c.kind for c in policy.clauses} == KINDS
    assert all(c.text for c in policy.clauses)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_no_example_breaks_the_example_policy(path: Path) -> None:
    checked = check([str(path)], Settings(policy=str(EXAMPLE)))
    assert not [f.finding for f in checked.findings if f.finding.code.startswith("SV45")]


def test_library_services_names_the_example_policy() -> None:
    path = ROOT / "examples" / "library-services" / "criteria.yaml"
    sources = [s.label for s in check([str(path)], Settings()).sources]
    assert any(label.endswith("examples/policies/northshire-policy.yaml") for label in sources)


def test_a_good_policy_is_read_with_its_file() -> None:
    policy, findings = read(POLICY)
    assert findings == []
    assert (policy.id, policy.file) == ("own", "policy.yaml")
    assert (policy.clauses[0].at_least, policy.clauses[0].at_most) == (10, 30)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("kind: maximum_measures", "SV102"),
        ("kind: maximum_criteria", "SV102"),
        ("kind: required_tag\n    scheme: topic", "SV102"),
        ("kind: social_value_weight", "SV102"),
        ("kind: required_evidence", "SV102"),
        ("kind: allowed_scales", "SV102"),
        ("at_most: 3", "SV102"),
        ("kind: maximum\n    at_most: 3", "SV110"),
        ("kind: maximum_measures\n    at_most: -1", "SV106"),
        ("kind: maximum_measures\n    at_mots: 3", "SV101"),
        ("kind: required_evidence\n    evidence: []", "SV113"),
        ("kind: allowed_scales\n    scales: []", "SV113"),
        ("kind: allowed_scales\n    scales: [0, 1, 2]", "SV103"),
        ("kind: social_value_weight\n    at_least: 30\n    at_most: 10", "SV106"),
        ("kind: maximum_measures\n    at_most: 3\n    value_below: £100000", "SV105"),
    ],
)
def test_a_fault_in_a_clause_is_reported(more: str, code: str) -> None:
    assert {found for found, _, _ in read(clause(more))[1]} == {code}


@pytest.mark.parametrize(
    "more",
    [
        "kind: social_value_weight\n    at_least: 10",
        "kind: social_value_weight\n    at_most: 30",
        "kind: required_tag\n    tag: skills",
        'kind: allowed_scales\n    scales: ["0 to 5", "0, 33, 66, 100"]',
        "kind: maximum_measures\n    at_most: 6\n    value_from: 1\n    value_above: 2\n    value_below: 3",
    ],
)
def test_a_good_clause_is_read(more: str) -> None:
    assert read(clause(more))[1] == []


def test_a_fault_is_shown_where_it_is() -> None:
    text = clause('kind: allowed_scales\n    scales: ["0 to 5", "five"]')
    assert read(text)[1] == [("SV103", 8, 24)]


def test_a_policy_without_clauses_is_reported() -> None:
    assert [code for code, _, _ in read("sv_score: 1\npolicy: own\ntitle: Own\nclauses: []\n")[1]] == [
        "SV113"
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("0 to 5", "0, 1, 2, 3, 4, 5"),
        ("0 to 5 in steps of 1", "5,4,3,2,1,0"),
        ("0 to 100 in steps of 25", "0, 25, 50, 75, 100"),
        ("0 to 1 in steps of 0.5", "0, 0.5, 1.0"),
        ("0, 10, 30", "30, 0, 10"),
    ],
)
def test_the_same_scale_written_in_two_ways(one: str, other: str) -> None:
    assert scores_in(one) == scores_in(other) is not None


@pytest.mark.parametrize(
    ("one", "other"), [("0, 1, 3", "0 to 3"), ("0 to 4", "0 to 5"), ("0, 5, 1", "0, 1, 4")]
)
def test_different_scales(one: str, other: str) -> None:
    assert scores_in(one) != scores_in(other)


@pytest.mark.parametrize("text", ["", "five", "5", "0-5", "5 to 0", "0 to 5 in steps of 0", "0, one", "0,,1"])
def test_what_is_no_scale(text: str) -> None:
    assert scores_in(text) is None


def test_scores_that_stand_twice_count_once() -> None:
    assert scores_of([Fraction(1), Fraction(0), Fraction(1)]) == scores_in("0 to 1")
