"""Tags: the schemes and codes that are meant, and help that names them."""

from decimal import Decimal

import pytest

from sv_score.model.criteria import AwardCriteria, Contract, Criterion, Dimension, Measure
from sv_score.model.finding import Finding
from sv_score.model.policy import Clause, Policy
from sv_score.model.policy_model import ModelCriterion, Outcome, PolicyModel, PolicyRule, Theme
from sv_score.reading.policy_model import known_model
from sv_score.rules import rule_module
from sv_score.rules.subject import Subject


def tagged(*tags: dict[str, tuple[str, ...]], model: PolicyModel | None = None) -> Subject:
    criteria = tuple(Criterion(f"C{n}", tags=given) for n, given in enumerate(tags))
    published = AwardCriteria("park", dimensions=(Dimension("d", criteria=criteria),))
    return Subject(published, "criteria.yaml", model=model, model_named=known_model)


def found(rule: str, subject: Subject) -> list[Finding]:
    return list(rule_module(rule).check(subject))


@pytest.mark.parametrize(
    ("scheme", "meant"),
    [
        ("ppn_002", "ppn-002"),
        ("PPN 2", "ppn-002"),
        ("ppn2", "ppn-002"),
        ("ppn-0002", "ppn-002"),
        ("pnp-002", "ppn-002"),
        ("ppn--002", "ppn-002"),
        ("xpn-002", "ppn-002"),
        ("ppn-02-6", "ppn-026"),
        ("Act", "act"),
        ("a-c-t", "act"),
        ("acts", "act"),
        ("sgd", "sdg"),
        ("SDG", "sdg"),
        ("s-d-g-s", ""),
        ("act", ""),
        ("ppn-002", ""),
        ("ppn-003", ""),
        ("ppn-012", ""),
        ("theme", ""),
        ("cat", "act"),
        ("own-words", ""),
    ],
)
def test_a_scheme_that_is_nearly_a_known_one(scheme: str, meant: str) -> None:
    findings = found(
        "tag_scheme_misspelt", tagged({}, {scheme: ("1a",)}, {scheme: ("1b",), "act": ("social",)})
    )
    assert [finding.help for finding in findings] == [f"did you mean `{meant}`?"] * (2 if meant else 0)
    routes = [("dimensions", 0, "criteria", n, "tags", scheme) for n in (1, 2)]
    assert [(finding.route, finding.on_key) for finding in findings] == [
        (route, True) for route in (routes if meant else ())
    ]


def own_model(*outcomes: Outcome, status: str = "") -> PolicyModel:
    return PolicyModel("own-menu", status=status, themes=(Theme("T1", "Place", outcomes=outcomes),))


GREEN = Outcome("green", "Green spaces", criteria=(ModelCriterion("greenest"),))
MENU = own_model(GREEN, Outcome("paths", "Paths"))


@pytest.mark.parametrize(
    ("code", "help"),
    [
        ("Green  spaces", "write its id, `green`"),
        ("place", "write its id, `T1`"),
        ("paht", "did you mean `paths`? `sv-score criteria show own-menu` lists the codes"),
        ("pat", "`sv-score criteria show own-menu` lists the codes"),
        ("wholly other", "`sv-score criteria show own-menu` lists the codes"),
    ],
)
def test_a_code_that_the_file_s_own_model_does_not_have(code: str, help: str) -> None:
    [finding] = found("not_in_model", tagged({"own-menu": (code,)}, model=MENU))
    assert (finding.help, finding.route[-2:]) == (help, ("own-menu", 0))


def test_codes_that_are_there_or_that_nobody_lists() -> None:
    known = {
        "own-menu": (" GREEN ", "t1", "greenest", "Paths"),
        "act": ("anything",),
        "sdg": ("99",),
        "mine": ("x",),
    }
    assert found("not_in_model", tagged(known, model=MENU)) == []
    # Without the model nothing is known of its codes.
    assert found("not_in_model", tagged({"own-menu": ("none",)})) == []
    [finding] = found("not_in_model", tagged({"ppn-002": ("99z",)}))
    assert finding.message == "`ppn-002` has no `99z`; expected one of its themes, outcomes or criteria"


def test_a_code_of_another_model_is_said_to_be_one() -> None:
    [finding] = found("not_in_model", tagged({"own-menu": ("1a",)}, model=MENU))
    assert "of `ppn-002`" in finding.message
    # What is only listed for reference is named nowhere.
    reference = PolicyModel("ppn-026", status="reference", themes=(Theme("zz", "Zz"),))
    asked = tagged({"own-menu": ("zz",)}, model=MENU)
    for status, named in (("reference", False), ("current", True)):
        listed = reference._replace(status=status)
        by_name = asked._replace(
            model_named=lambda name, listed=listed: listed if name == listed.id else None
        )
        [finding] = found("not_in_model", by_name)
        assert ("this is the theme `zz` of `ppn-026`" in finding.message) is named


def test_criteria_without_a_tag_of_the_model() -> None:
    rule = "not_traceable_to_model"
    own = {"own-menu": ("green",)}
    assert found(rule, tagged(own, own, model=MENU)) == []
    [finding] = found(rule, tagged(own, {}, model=MENU))
    assert finding.route == ("dimensions", 0, "criteria", 1)
    assert finding.help == "add a code such as `greenest` under `own-menu` in `tags:`, or name another model"
    [finding] = found(rule, tagged({}, model=MENU))
    assert finding.route == ("dimensions", 0, "criteria", 0)
    [finding] = found(rule, tagged({"own-meny": ("green",)}, {}, model=MENU))
    assert finding.route == ("model",)
    assert finding.help == "did you mean `own-menu` where the tags say `own-meny`?"
    [finding] = found(rule, tagged({}, model=own_model(Outcome("paths"))))
    assert "a code such as `paths` under" in finding.help
    [finding] = found(rule, tagged({}, model=own_model()))
    assert finding.help == "add a code under `own-menu` in `tags:`, or name another model"
    assert found(rule, tagged({}, model=own_model(GREEN, status="reference"))) == []


CLAUSES = (
    Clause("1.2", "maximum_measures", "At  most\none.", at_most=Decimal(1)),
    Clause("3", "social_value_weight", "As said.", at_most=Decimal(20)),
)


def measured(policy: Policy, weight: int | None) -> Subject:
    two = Criterion("C", measures=(Measure("m"), Measure("n")))
    published = AwardCriteria(
        "park",
        social_value_weight=None if weight is None else Decimal(weight),
        dimensions=(Dimension("d", criteria=(two,)),),
    )
    return Subject(published, "criteria.yaml", policy=policy)


def test_a_finding_by_a_clause_quotes_it_and_points_at_it() -> None:
    [finding] = found(
        "policy_maximum_measures", measured(Policy("own", clauses=CLAUSES, file="p.yaml"), None)
    )
    assert finding.message.endswith("at most 1 are allowed, by clause `1.2` of policy `own`")
    assert finding.help == "clause `1.2` reads: “At most one.”"
    [label] = finding.labels
    assert (label.file, label.route, label.text) == ("p.yaml", ("clauses", 0), "clause 1.2")
    assert finding.on_key is False
    [finding] = found("policy_maximum_measures", measured(Policy("own", clauses=CLAUSES), None))
    assert finding.labels == ()


@pytest.mark.parametrize(
    ("low", "high", "weight", "said"),
    [
        (None, 20, 21, "social value has 21 percent; at most 20 percent is allowed"),
        (None, 20, None, "no `social_value_weight` is stated; at most 20 percent is allowed"),
        (10, None, 9, "social value has 9 percent; at least 10 percent is allowed"),
        (10, 20, 9, "social value has 9 percent; 10 to 20 percent is allowed"),
        (10, 20, 20, ""),
        (10, 20, 10, ""),
        (None, 20, 20, ""),
        (10, None, 10, ""),
        (None, None, None, ""),
    ],
)
def test_what_a_policy_allows_as_the_weight_of_social_value(
    low: int | None, high: int | None, weight: int | None, said: str
) -> None:
    at_least, at_most = (None if bound is None else Decimal(bound) for bound in (low, high))
    clause = Clause("3", "social_value_weight", at_least=at_least, at_most=at_most)
    findings = found("policy_social_value_weight", measured(Policy("own", clauses=(clause,)), weight))
    assert [finding.message.partition(", by")[0] for finding in findings] == [said] * bool(said)


def test_whose_rules_turn_on_a_value_that_is_not_stated() -> None:
    rule = PolicyRule("r", "applies", value_from=Decimal(1))
    with_rule, without = PolicyModel("menu", rules=(rule,)), PolicyModel("menu")
    clause = Clause("1", "maximum_measures", value_from=Decimal(1))
    asking, silent = Policy("own", clauses=(clause,)), Policy("own")
    for model, policy, named in (
        (with_rule, asking, "rules of `menu` and `own` turn"),
        (with_rule, silent, "rules of `menu` turn"),
        (with_rule, None, "rules of `menu` turn"),
        (without, asking, "rules of `own` turn"),
        (None, asking, "rules of `own` turn"),
        (without, silent, ""),
        (None, None, ""),
    ):
        subject = tagged({}, model=model)._replace(policy=policy)
        findings = found("contract_facts_missing", subject)
        assert len(findings) == bool(named)
        assert all(named in finding.message for finding in findings)
        assert [bool(finding.labels) for finding in findings] == [model is with_rule] * bool(named)
        stated = subject.criteria and subject.criteria._replace(contract=Contract(Decimal(5)))
        assert found("contract_facts_missing", subject._replace(criteria=stated)) == []
