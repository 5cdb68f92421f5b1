"""A finding about a key that is not there names the place where it belongs; programs read it there."""

from datetime import date
from decimal import Decimal

import pytest

from sv_score.model.bids import Bid, Consensus, Declaration, Evaluation, Evaluator, Mark, Response
from sv_score.model.criteria import (
    AwardCriteria,
    Criterion,
    Dimension,
    Kind,
    Level,
    Measure,
    Minimum,
    Scale,
)
from sv_score.model.finding import Route
from sv_score.model.policy import Clause, Policy
from sv_score.model.policy_model import PolicyModel, PolicyRule
from sv_score.model.seal import Seal, SealedFile
from sv_score.panel.standing import NOT_DECLARED
from sv_score.rules import rule_module
from sv_score.rules.subject import Subject

TWO = Scale(Decimal(0), Decimal(2), levels=tuple(Level(Decimal(n)) for n in range(3)))
FIRST: Route = ("dimensions", 0, "criteria", 0)
SECOND: Route = ("dimensions", 0, "criteria", 1)


def published(*criteria: Criterion, scale: Scale | None = TWO, minimum: Minimum | None = None) -> Subject:
    dimension = Dimension("d", criteria=criteria, minimum=minimum)
    return Subject(AwardCriteria("park", scale=scale, dimensions=(dimension,)), "criteria.yaml")


def marked(*evaluators: Evaluator, why_not: str = "") -> Subject:
    """Return a procurement in which the last of the evaluators has marked."""
    mark = Mark(evaluators[-1].id, Decimal(1), excluded=bool(why_not), reason=why_not)
    bid = Bid("mill", responses={"C": Response(marks=(mark,), consensus=Consensus(Decimal(1)))})
    return published(Criterion("C"))._replace(evaluation=Evaluation(evaluators=evaluators, bids=(bid,)))


MODEL = PolicyModel("own", rules=(PolicyRule("r", "applies", value_from=Decimal(1), commenced_from=None),))
DATED = PolicyModel("own", rules=(PolicyRule("r", "applies", commenced_before=date(2030, 1, 1)),))
POLICY = Policy("own", clauses=(Clause("1", "maximum_measures", at_most=Decimal(1)),))


@pytest.mark.parametrize(
    ("rule", "subject", "routes"),
    [
        ("no_scale", published(Criterion("A", kind=Kind.GATE), Criterion("B"), scale=None),
         [(*SECOND, "scale")]),
        ("no_scale", published(Criterion("A")), []),
        ("rounding_not_published", published(Criterion("A")), [("rounding",)]),
        ("meets_at_not_said", published(Criterion("A"), Criterion("B", scale=TWO)),
         [("scale", "meets_at"), (*SECOND, "scale", "meets_at")]),
        ("minimum_without_consequence",
         published(Criterion("A", minimum=Minimum(Decimal(1))), minimum=Minimum()),
         [("dimensions", 0, "minimum", "disqualifies"), (*FIRST, "minimum", "disqualifies")]),
        ("minimum_without_consequence", published(Criterion("A", kind=Kind.GATE)),
         [(*FIRST, "disqualifies")]),
        ("contract_facts_missing", published()._replace(model=MODEL), [("contract", "value")]),
        ("contract_facts_missing", published()._replace(model=DATED), [("contract", "commenced")]),
        ("policy_maximum_measures",
         published(Criterion("A", measure=Measure("m")), Criterion("B", measures=(Measure("n"),)))._replace(
             policy=POLICY
         ),
         [(*SECOND, "measures", 0, "id")]),
        ("asks_the_same_twice",
         published(Criterion("A", measure=Measure("m")), Criterion("B", measure=Measure("M"))),
         [(*SECOND, "measure", "id")]),
        ("asks_the_same_twice", published(Criterion("A", title="A title"), Criterion("B", title="a Title.")),
         [(*SECOND, "title")]),
        ("licensed_content",
         published(Criterion("A", measure=Measure("NT1"), measures=(Measure("RE2"), Measure("FM3")))),
         [(*FIRST, "measure", "id"), (*FIRST, "measures", 0, "id"), (*FIRST, "measures", 1, "id")]),
        ("evaluator_not_declared",
         marked(Evaluator("a", declaration=Declaration()), Evaluator("b"), why_not=NOT_DECLARED),
         [("evaluators", 1, "id")]),
        ("single_evaluator", marked(Evaluator("a"), Evaluator("b")), [("evaluators", 1, "id")]),
        ("seal_of_another_file",
         published()._replace(seal=Seal(files=(SealedFile("other.yaml", "criteria"),)), seal_file="s"),
         [("id",)]),
        ("seal_of_another_file",
         published()._replace(
             seal=Seal(files=(SealedFile("criteria.yaml", "criteria", content={"id": "lake"}),)),
             seal_file="s",
         ),
         [("id",)]),
    ],
)  # fmt: skip
def test_where_it_belongs(rule: str, subject: Subject, routes: list[Route]) -> None:
    assert [finding.route for finding in rule_module(rule).check(subject)] == routes
