"""What rules ask of a policy model: its codes, the tags that name them, and whether a rule of it holds."""

from datetime import date
from decimal import Decimal
from itertools import product

import pytest

from sv_score.model.criteria import AwardCriteria, Contract, Criterion, Dimension, Kind
from sv_score.model.finding import Finding, Severity
from sv_score.model.policy import Clause
from sv_score.model.policy_model import Metric, ModelCriterion, Outcome, PolicyModel, PolicyRule, Theme
from sv_score.rules import rule_module
from sv_score.rules.menu import Entry, contract, holds, inline, menu, tags, value_fits, weighed
from sv_score.rules.subject import Subject

TREES, HOURS, PATHS = (Metric(name) for name in ("trees", "hours", "paths"))
GREEN = Outcome(
    "G", "Green", criteria=(ModelCriterion("Ga", metrics=(TREES, HOURS)), ModelCriterion("Gb", metrics=()))
)
NEAR = Outcome("N", "Near", criteria=(ModelCriterion("Na", metrics=(PATHS,)),))
FAR = Outcome("F", "Far")
MODEL = PolicyModel(
    "own",
    terms={"theme": ("Mission",)},
    themes=(Theme("T1", "Place", outcomes=(GREEN,)), Theme("T2", "Ways", outcomes=(NEAR, FAR))),
)


def test_the_codes_of_a_model_with_what_lies_below_them() -> None:
    assert menu(MODEL) == {
        "t1": Entry("T1", "Mission", "Place", "G", (TREES, HOURS)),
        "g": Entry("G", "Outcome", "Green", "G", (TREES, HOURS)),
        "ga": Entry("Ga", "Criterion", "", "G", (TREES, HOURS)),
        "gb": Entry("Gb", "Criterion", "", "G", ()),
        "t2": Entry("T2", "Mission", "Ways", "", (PATHS,)),
        "n": Entry("N", "Outcome", "Near", "N", (PATHS,)),
        "na": Entry("Na", "Criterion", "", "N", (PATHS,)),
        "f": Entry("F", "Outcome", "Far", "F", ()),
    }
    assert menu(PolicyModel("none")) == {}


def subject(*criteria: Criterion, about: Contract | None = None, model: PolicyModel | None = None) -> Subject:
    published = AwardCriteria("park", dimensions=(Dimension("d", criteria=criteria),))
    if about is not None:
        published = published._replace(contract=about)
    return Subject(published, "criteria.yaml", model=model)


def test_tags_with_their_places() -> None:
    gate = Criterion("A", kind=Kind.GATE, tags={"own": ("G",)})
    scored = Criterion("B", tags={"act": ("social", "economic"), "own": ("Na",)})
    found = [(tag.criterion.id, tag.scheme, tag.code, tag.route[3:]) for tag in tags(subject(gate, scored))]
    assert found == [
        ("A", "own", "G", (0, "tags", "own", 0)),
        ("B", "act", "social", (1, "tags", "act", 0)),
        ("B", "act", "economic", (1, "tags", "act", 1)),
        ("B", "own", "Na", (1, "tags", "own", 0)),
    ]
    assert [(c.id, route[-1]) for c, route in weighed(subject(gate, scored))] == [("B", 1)]
    assert contract(Subject(None, "criteria.yaml")) == Contract()


FROM, ABOVE, BELOW = Decimal(100), Decimal(200), Decimal(300)


@pytest.mark.parametrize("value", [None, *(Decimal(n) for n in (99, 100, 101, 199, 200, 201, 299, 300, 301))])
def test_bounds_of_values_together(value: Decimal | None) -> None:
    for low, above, below in product((None, FROM), (None, ABOVE), (None, BELOW)):
        rule = PolicyRule("r", value_from=low, value_above=above, value_below=below)
        clause = Clause("1", value_from=low, value_above=above, value_below=below)
        bounds = [bound for bound in (low, above, below) if bound is not None]
        if not bounds:
            expected = True
        elif value is None:
            expected = None
        else:
            enough = low is None or value >= low
            expected = enough and not (above and value <= above) and not (below and value >= below)
        assert value_fits(rule, value) is value_fits(clause, value) is expected
        # Nothing converts a currency into pounds.
        assert value_fits(rule._replace(currency="EUR"), value) is (None if bounds else True)


def test_a_rule_holds_where_value_and_day_fit() -> None:
    dated = PolicyRule("r", value_from=FROM, commenced_from=date(2026, 1, 1))
    first, before = date(2026, 1, 1), date(2025, 12, 31)
    for value, day, expected in (
        (FROM, first, True),
        (FROM, before, False),
        (Decimal(99), first, False),
        (Decimal(99), None, False),
        (None, before, False),
        (FROM, None, None),
        (None, first, None),
        (None, None, None),
    ):
        assert holds(dated, Contract(value, day)) is expected


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("The model applies.", "the model applies"),
        ("  PPN 002\n applies to class X...", "PPN 002 applies to class X"),
        ("ULEVs count.", "ULEVs count"),
        ("EVs count.", "EVs count"),
        ("A model applies", "a model applies"),
        ("UK bodies may.", "UK bodies may"),
        ("X", "x"),
        ("In force at 1.5 percent", "in force at 1.5 percent"),
        ("", ""),
    ],
)
def test_a_sentence_at_the_end_of_another(text: str, end: str) -> None:
    assert inline(text) == end


def findings(value: str | None, day: date | None, *rules: PolicyRule) -> list[Finding]:
    about = Contract(None if value is None else Decimal(value), day)
    asked = subject(about=about, model=MODEL._replace(rules=rules))
    return list(rule_module("model_not_in_force").check(asked))


def test_a_model_says_between_which_values_it_applies() -> None:
    rule = PolicyRule("r", "applies", "It applies.", value_above=ABOVE, value_below=BELOW)
    for value, speaks in (("200", True), ("201", False), ("299", False), ("300", True)):
        messages = [finding.message for finding in findings(value, None, rule)]
        said = f"this contract is worth £{value}; `own` applies above £200 and below £300"
        assert messages == [said] * speaks
    [finding] = findings("99", None, rule._replace(value_from=FROM, value_above=None))
    assert finding.message.endswith("applies from £100 and below £300")


def test_a_model_that_may_be_followed_by_choice() -> None:
    rule = PolicyRule("r", "applies", "It applies.", value_from=BELOW, voluntary_value_from=FROM)
    for value, severity in (("99", Severity.WARNING), ("100", Severity.INFO), ("299", Severity.INFO)):
        assert [finding.severity for finding in findings(value, None, rule)] == [severity]
    assert findings("300", None, rule) == []


def test_a_model_with_two_rules_is_in_force_where_one_holds() -> None:
    small = PolicyRule("a", "applies", "Small.", value_below=FROM)
    large = PolicyRule("b", "applies", "Large.", value_from=BELOW)
    assert findings("99", None, small, large) == findings("300", None, small, large) == []
    [finding] = findings("200", None, small, large)
    assert finding.message.endswith("applies below £100")
