"""A government policy on social value as data: its menu of themes, outcomes and criteria, its rules.

Every statement says where it comes from (`source`) and how far that was checked (`verified`: primary,
secondary or unverified).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sv_score.model.criteria import NO_TAGS
from sv_score.model.named_tuple import NamedTuple


class Metric(NamedTuple):
    """A reporting metric: what is counted, in which `unit`, broken down how."""

    id: str
    name: str = ""
    unit: str = ""
    breakdown: tuple[str, ...] = ()
    source: str = ""
    verified: str = "unverified"


class ModelCriterion(NamedTuple):
    """An award criterion of the model; `summary` is a paraphrase."""

    id: str
    summary: str = ""
    source: str = ""
    verified: str = "unverified"
    metrics: tuple[Metric, ...] = ()


class Outcome(NamedTuple):
    """A policy outcome and the award criteria that serve it."""

    id: str
    name: str = ""
    source: str = ""
    verified: str = "unverified"
    tags: Mapping[str, tuple[str, ...]] = NO_TAGS
    criteria: tuple[ModelCriterion, ...] = ()


class Theme(NamedTuple):
    """A theme or mission: the top of the menu."""

    id: str
    name: str = ""
    source: str = ""
    verified: str = "unverified"
    outcomes: tuple[Outcome, ...] = ()


class Statement(NamedTuple):
    """A fact about the model for people."""

    id: str
    text: str = ""
    source: str = ""
    verified: str = "unverified"


class PolicyRule(NamedTuple):
    """A fact about the model that a program checks.

    Values are contract values in `currency`; `value_from` and `commenced_from` are inclusive,
    `value_below` and `commenced_before` exclusive upper, `value_above` exclusive lower bounds. A model
    may be followed by choice before it applies: from `voluntary_from` on, and at values from
    `voluntary_value_from` on. `by` is the id of the model that supersedes this one.
    """

    id: str
    kind: str = ""
    text: str = ""
    source: str = ""
    verified: str = "unverified"
    percent: Decimal | None = None
    of: str = ""
    maximum: int | None = None
    unless_importance: str = ""
    least: int | None = None
    value_from: Decimal | None = None
    value_below: Decimal | None = None
    value_above: Decimal | None = None
    commenced_from: date | None = None
    commenced_before: date | None = None
    voluntary_from: date | None = None
    voluntary_value_from: Decimal | None = None
    by: str = ""
    currency: str = "GBP"


class PolicyModel(NamedTuple):
    """A whole policy model; `terms` are its own words for theme, outcome and criterion."""

    id: str
    title: str = ""
    publisher: str = ""
    jurisdiction: str = ""
    edition: str = ""
    status: str = ""
    licence: str = ""
    attribution: str = ""
    source: str = ""
    verified: str = "unverified"
    description: str = ""
    terms: Mapping[str, tuple[str, ...]] = NO_TAGS
    not_included: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
    rules: tuple[PolicyRule, ...] = ()
    themes: tuple[Theme, ...] = ()

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Return the outcomes of all themes, in order."""
        return tuple(outcome for theme in self.themes for outcome in theme.outcomes)

    def rules_of(self, kind: str) -> tuple[PolicyRule, ...]:
        """Return the rules of one kind, in order."""
        return tuple(rule for rule in self.rules if rule.kind == kind)

    def statement(self, name: str) -> str:
        """Return the text of the statement with the id `name`, or an empty text."""
        return next((statement.text for statement in self.statements if statement.id == name), "")

    def term(self, level: str) -> str:
        """Return the model's own word for `theme`, `outcome` or `criterion`."""
        return next(iter(self.terms.get(level, ())), level.capitalize())
