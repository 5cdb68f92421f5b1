"""Values and dates at which a rule begins or ends: on the line, one penny or one day on each side.

The rows are those of the guidance: section 52 speaks of more than five million pounds, PPN 026 of five
million or above, and neither of them of the other's figure.
"""

from datetime import date
from decimal import Decimal

import pytest

from sv_score.model.criteria import AwardCriteria, Contract, Criterion, Dimension, Measure
from sv_score.model.finding import Finding, Severity
from sv_score.model.policy import Clause, Policy
from sv_score.model.policy_model import PolicyModel, PolicyRule
from sv_score.reading.policy_model import known_model
from sv_score.rules import CRITERIA_RULES, rule_module
from sv_score.rules.subject import Subject

TAG = {"ppn-002": "1a", "ppn-026": "1a", "ppn-06-20": "4.1"}


def subject_of(
    model: str = "custom",
    value: str | None = None,
    day: str | None = None,
    weight: str | None = "100",
    measures: int = 3,
    policy: Policy | None = None,
) -> Subject:
    tags = {model: (TAG[model],)} if model in TAG else {}
    counted = tuple(Measure(f"m{number}", "people") for number in range(measures))
    dimensions = tuple(
        Dimension(name, criteria=(Criterion(name, weight=Decimal(100), measures=counted, tags=tags),))
        for name in ("economy", "community")
    )
    contract = Contract(
        None if value is None else Decimal(value), None if day is None else date.fromisoformat(day)
    )
    criteria = AwardCriteria(
        "park-care",
        model=model,
        contract=contract,
        social_value_weight=None if weight is None else Decimal(weight),
        dimensions=dimensions,
    )
    return Subject(criteria, "criteria.yaml", model=known_model(model), policy=policy)


def found(subject: Subject, code: str) -> list[Finding]:
    checks = [rule_module(name) for name in CRITERIA_RULES]
    return [f for module in checks if module.RULE.code == code for f in module.check(subject)]


def least_weight(model: str, value: str | None, day: str | None) -> int | None:
    """Return the smallest whole percent that is enough, `None` where any is."""
    enough = [w for w in range(101) if not found(subject_of(model, value, day, str(w)), "SV404")]
    assert enough == list(range(enough[0], 101))
    return enough[0] or None


@pytest.mark.parametrize(
    ("value", "needed"),
    [
        ("4999999.99", False),
        ("5000000", False),
        ("5000000.00", False),
        ("5000000.01", True),
        ("5000001", True),
    ],
)
@pytest.mark.parametrize("model", ["custom", "ppn-002"])
def test_section_52_asks_for_indicators_above_five_million(model: str, value: str, needed: bool) -> None:
    for measures in range(5):
        findings = found(subject_of(model, value, "2026-03-02", measures=measures), "SV408")
        assert bool(findings) is (needed and measures < 3)


@pytest.mark.parametrize(
    "model", ["ppn-06-20", "wales-wellbeing-goals", "northern-ireland-ppn-01-21", "un-sdg"]
)
def test_section_52_holds_beside_a_model_that_says_nothing_of_indicators(model: str) -> None:
    assert len(found(subject_of(model, "5000000.01", "2025-02-24", measures=2), "SV408")) == 1
    assert not found(subject_of(model, "5000000.01", "2025-02-23", measures=2), "SV408")
    assert not found(subject_of(model, "5000000", "2025-02-24", measures=2), "SV408")


@pytest.mark.parametrize("model", ["scotland-community-benefits", "victoria-social-procurement"])
def test_section_52_is_not_the_law_everywhere(model: str) -> None:
    assert not found(subject_of(model, "9000000", "2026-03-02", measures=0), "SV408")


@pytest.mark.parametrize(
    ("least", "measures", "said"),
    [
        (2, 1, ["2 key performance indicators by `own`", "3 key performance indicators by section 52"]),
        (3, 1, ["3 key performance indicators by `own`"]),
        (5, 1, ["5 key performance indicators by `own`"]),
        (5, 4, ["5 key performance indicators by `own`"]),
        (2, 2, ["3 key performance indicators by section 52"]),
    ],
)
def test_section_52_is_named_where_it_asks_for_more(least: int, measures: int, said: list[str]) -> None:
    model = PolicyModel("own", rules=(PolicyRule("k", "minimum_kpis", least=least),))
    subject = subject_of("custom", "6000000", "2026-03-02", measures=measures)._replace(model=model)
    messages = [finding.message for finding in found(subject, "SV408")]
    assert len(messages) == len(said)
    assert all(wanted in message for wanted, message in zip(said, messages, strict=True))


@pytest.mark.parametrize(
    ("day", "needed"), [("2025-02-23", False), ("2025-02-24", True), ("2025-02-25", True), (None, True)]
)
def test_section_52_is_in_force_from_its_first_day(day: str | None, needed: bool) -> None:
    assert bool(found(subject_of("custom", "5000000.01", day, measures=0), "SV408")) is needed


@pytest.mark.parametrize(
    ("value", "needed"), [("4999999", False), ("4999999.99", False), ("5000000", True), ("5000000.01", True)]
)
def test_ppn_026_asks_for_indicators_at_five_million_or_above(value: str, needed: bool) -> None:
    assert bool(found(subject_of("ppn-026", value, "2027-01-01", measures=2), "SV408")) is needed
    assert not found(subject_of("ppn-026", value, "2027-01-01", measures=3), "SV408")


@pytest.mark.parametrize(
    ("value", "percent"),
    [
        ("999999", None),
        ("999999.99", None),
        ("1000000", 10),
        ("1000000.01", 10),
        ("4999999", 10),
        ("4999999.99", 10),
        ("5000000", 20),
        ("5000000.01", 20),
        ("100000000", 20),
        (None, None),
    ],
)
def test_ppn_026_minimum_weight(value: str | None, percent: int | None) -> None:
    assert least_weight("ppn-026", value, "2027-01-01") == percent


def test_a_hundredth_of_a_percent_below_the_minimum_is_below() -> None:
    assert found(subject_of("ppn-026", "5000000", "2027-01-01", "19.99"), "SV404")
    assert not found(subject_of("ppn-026", "5000000", "2027-01-01", "20.00"), "SV404")


@pytest.mark.parametrize(
    ("model", "day", "percent"),
    [
        ("ppn-002", "2025-10-01", 10),
        ("ppn-002", None, 10),
        ("ppn-06-20", "2024-11-04", 10),
        ("northern-ireland-ppn-01-21", "2022-05-31", None),
        ("northern-ireland-ppn-01-21", "2022-06-01", 10),
        ("northern-ireland-ppn-01-21", "2022-06-02", 10),
        ("wales-wellbeing-goals", "2027-01-11", None),
        ("custom", "2027-01-11", None),
    ],
)
def test_minimum_weight_of_the_other_models(model: str, day: str | None, percent: int | None) -> None:
    assert least_weight(model, "480000", day) == percent


WARNING, INFO = Severity.WARNING, Severity.INFO


@pytest.mark.parametrize(
    ("model", "day", "severity"),
    [
        ("ppn-002", "2025-10-02", None),
        ("ppn-002", "2025-10-01", None),
        ("ppn-002", "2025-09-30", INFO),
        ("ppn-002", "2025-02-25", INFO),
        ("ppn-002", "2025-02-24", INFO),
        ("ppn-002", "2025-02-23", WARNING),
        ("ppn-026", "2027-01-02", None),
        ("ppn-026", "2027-01-01", None),
        ("ppn-026", "2026-12-31", INFO),
        ("ppn-026", "2026-08-05", INFO),
        ("ppn-026", "2026-08-04", WARNING),
        ("ppn-06-20", "2020-12-31", WARNING),
        ("ppn-06-20", "2021-01-01", None),
        ("ppn-06-20", "2025-09-30", None),
        ("ppn-06-20", "2025-10-01", WARNING),
        ("ppn-026", None, None),
    ],
)
def test_dates_between_which_a_model_holds(model: str, day: str | None, severity: Severity | None) -> None:
    # Below the value from which PPN 026 supersedes, above the one from which it holds.
    value = "1000000" if model == "ppn-026" else "480000"
    findings = found(subject_of(model, value, day), "SV407")
    assert [f.severity for f in findings] == ([severity] if severity else [])
    assert all(f.route == ("contract", "commenced") for f in findings)


@pytest.mark.parametrize(
    ("model", "value", "severity"),
    [
        ("ppn-026", "999999", WARNING),
        ("ppn-026", "999999.99", WARNING),
        ("ppn-026", "1000000", None),
        ("scotland-community-benefits", "3999999.99", INFO),
        ("scotland-community-benefits", "4000000", None),
    ],
)
def test_values_from_which_a_model_holds(model: str, value: str, severity: Severity | None) -> None:
    findings = found(subject_of(model, value, "2027-01-01"), "SV407")
    assert [(f.severity, f.route) for f in findings] == (
        [(severity, ("contract", "value"))] if severity else []
    )


@pytest.mark.parametrize(
    ("value", "day", "superseded"),
    [
        ("1000000", "2026-12-31", False),
        ("1000000", "2027-01-01", True),
        ("999999.99", "2027-01-01", False),
        (None, "2027-01-01", False),
        ("1000000", None, False),
    ],
)
def test_ppn_026_supersedes_ppn_002(value: str | None, day: str | None, superseded: bool) -> None:
    findings = found(subject_of("ppn-002", value, day), "SV407")
    assert [f.route for f in findings] == ([("model",)] if superseded else [])


@pytest.mark.parametrize("value", ["4999999.99", "5000000", "5000000.01"])
@pytest.mark.parametrize("model", ["custom", "ppn-002", "ppn-026"])
def test_nothing_speaks_of_carbon_reduction_plans(model: str, value: str) -> None:
    # PPN 006 asks for them above five million a year; that is no matter of award criteria.
    subject = subject_of(model, value, "2027-01-01")
    for name in CRITERIA_RULES:
        for finding in rule_module(name).check(subject):
            assert "006" not in finding.message + finding.help


@pytest.mark.parametrize(
    ("bound", "below", "at", "above"),
    [
        ("value_from", False, True, True),
        ("value_above", False, False, True),
        ("value_below", True, False, False),
    ],
)
def test_bounds_of_a_clause(bound: str, below: bool, at: bool, above: bool) -> None:
    clause = Clause("1", "maximum_measures", "None.", at_most=Decimal(0))
    policy = Policy("own", clauses=(clause._replace(**{bound: Decimal(100000)}),))
    for value, holds in (("99999.99", below), ("100000", at), ("100000.01", above), (None, False)):
        assert bool(found(subject_of(value=value, policy=policy), "SV450")) is holds


@pytest.mark.parametrize(("at_most", "broken"), [("4", True), ("5", False), ("6", False)])
def test_a_policy_allows_its_own_number(at_most: str, broken: bool) -> None:
    clause = Clause("1", "maximum_measures", "Few.", at_most=Decimal(at_most))
    policy = Policy("own", clauses=(clause,))
    assert bool(found(subject_of(measures=5, policy=policy), "SV450")) is broken


@pytest.mark.parametrize(
    ("weight", "broken"),
    [("9.99", True), ("10", False), ("30.00", False), ("30.01", True), (None, True)],
)
def test_both_ends_of_a_policy_range_are_allowed(weight: str | None, broken: bool) -> None:
    clause = Clause("1", "social_value_weight", "10 to 30.", at_least=Decimal(10), at_most=Decimal(30))
    assert bool(found(subject_of(weight=weight, policy=Policy("own", clauses=(clause,))), "SV453")) is broken
