"""Policy model files: the table of their keys."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from sv_score.model.finding import Finding
from sv_score.model.policy_model import (
    Metric,
    ModelCriterion,
    Outcome,
    PolicyModel,
    PolicyRule,
    Statement,
    Theme,
)
from sv_score.reading import faults, ready
from sv_score.reading.decode import VERSION, Field, ListOf, Record, TextMap
from sv_score.reading.documents import compose_source, decode_as
from sv_score.reading.nodes import Mapping
from sv_score.reading.report import At, Report
from sv_score.reading.source import Source
from sv_score.reading.values import Day, Identifier, Integer, Number, Text, Word

_VALUE = Number(Decimal(0))
_PERCENT = Number(Decimal(0), Decimal(100))
_ORIGIN = {
    "source": Field(Text(), "where it was read, or where to confirm it", True),
    "verified": Field(Word("primary", "secondary", "unverified"), "how far the source was checked", True),
}

METRIC = Record(
    Metric,
    "a metric",
    {
        "id": Field(Identifier(), "its id", True),
        "name": Field(Text(), "what is counted", True),
        "unit": Field(Text(), "in which unit", True),
        "breakdown": Field(ListOf(Text()), "how it is broken down"),
        **_ORIGIN,
    },
)
CRITERION = Record(
    ModelCriterion,
    "a model's award criterion",
    {
        "id": Field(Identifier(), "its code", True),
        "summary": Field(Text(), "a paraphrase", True),
        "metrics": Field(ListOf(METRIC, noun="metric"), "its reporting metrics", True),
        **_ORIGIN,
    },
)
OUTCOME = Record(
    Outcome,
    "an outcome",
    {
        "id": Field(Identifier(), "its number or id", True),
        "name": Field(Text(), "its name", True),
        "tags": Field(TextMap(), "references to other vocabularies"),
        "criteria": Field(ListOf(CRITERION, noun="criterion"), "its award criteria", True),
        **_ORIGIN,
    },
)
THEME = Record(
    Theme,
    "a theme",
    {
        "id": Field(Identifier(), "its id", True),
        "name": Field(Text(), "its name", True),
        "outcomes": Field(ListOf(OUTCOME, noun="outcome"), "its outcomes", True),
        **_ORIGIN,
    },
)
STATEMENT = Record(
    Statement,
    "a statement",
    {"id": Field(Identifier(), "its id", True), "text": Field(Text(), "what holds", True), **_ORIGIN},
)
# What each kind of rule cannot be checked without.
_NEEDS = {
    "applies": "",
    "minimum_weight": "percent",
    "recommended_outcomes": "maximum",
    "minimum_kpis": "count",
    "superseded": "by",
}


def _rule_check(values: dict[str, Any], node: Mapping, at: At, report: Report) -> None:
    """Check that a rule has what its kind needs."""
    needed = _NEEDS.get(values.get("kind", ""), "")
    if needed and RULE.lacks(node, needed):
        message = f"a `{values['kind']}` rule has no `{needed}`"
        report.add(faults.MISSING_KEY, message, at, f"add `{needed}:`")


RULE = Record(
    PolicyRule,
    "a rule of a policy model",
    {
        "id": Field(Identifier(), "its id", True),
        "kind": Field(
            Word(*_NEEDS),
            "which kind of rule it is",
            True,
        ),
        "text": Field(Text(), "the rule as a sentence", True),
        "percent": Field(_PERCENT, "a minimum weight in percent"),
        "of": Field(Word("total", "quality"), "what the percent is a share of"),
        "maximum": Field(Integer(0, 1000), "the largest number recommended"),
        "unless_importance": Field(Word("standard", "high"), "the importance it does not hold for"),
        "count": Field(Integer(0, 1000), "the smallest number required", attribute="least"),
        "value_from": Field(_VALUE, "smallest contract value, inclusive"),
        "value_below": Field(_VALUE, "contract value it ends at, exclusive"),
        "value_above": Field(_VALUE, "contract value it starts above, exclusive"),
        "commenced_from": Field(Day(), "first day, inclusive"),
        "commenced_before": Field(Day(), "day it ends, exclusive"),
        "voluntary_from": Field(Day(), "first day on which the model could be chosen before it applied"),
        "voluntary_value_from": Field(_VALUE, "smallest contract value for which it may be chosen"),
        "by": Field(Identifier(), "the model that supersedes this one"),
        "currency": Field(Text(), "the currency of the values"),
        **_ORIGIN,
    },
    _rule_check,
)
MODEL_FILE = Record(
    PolicyModel,
    "a policy model",
    {
        "sv_score": VERSION,
        "model": Field(Identifier(), "its id", True, attribute="id", essential=True),
        "title": Field(Text(), "its title", True),
        "publisher": Field(Text(), "who published it", True),
        "jurisdiction": Field(Text(), "where it holds", True),
        "edition": Field(Text(), "which edition this is", True),
        "status": Field(Word("current", "legacy", "provisional", "reference"), "its status", True),
        "licence": Field(Text(), "the licence of the text it paraphrases", True),
        "attribution": Field(Text(), "the attribution that licence asks for"),
        "description": Field(Text(), "what it is", True),
        "terms": Field(TextMap(), "its words for theme, outcome and criterion", True),
        "not_included": Field(ListOf(Text()), "what a reader would expect and is not there"),
        "statements": Field(ListOf(STATEMENT, noun="statement"), "facts for people", True),
        "rules": Field(ListOf(RULE, noun="rule"), "facts a program checks", True),
        "themes": Field(ListOf(THEME, noun="theme"), "its menu", True),
        **_ORIGIN,
    },
)


def read_model(source: Source, findings: list[Finding]) -> PolicyModel | None:
    """Return a policy model; faults are added to `findings`."""
    node = compose_source(source, findings)
    return decode_as(MODEL_FILE, "model", node, source.label, findings)


@cache
def known_model(name: str) -> PolicyModel | None:
    """Return the policy model of sv-score with the id `name`, read once; `None` where there is none."""
    return read_model(ready.open_model(name), []) if name in ready.model_ids() else None
