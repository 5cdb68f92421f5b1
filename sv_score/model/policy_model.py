"""A government policy on social value as data: its menu of themes, outcomes and criteria, its rules.

Every statement says where it comes from (`source`) and how far that was checked (`verified`: primary,
secondary or unverified).
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Metric:
    """A reporting metric: what is counted, in which `unit`, broken down how."""

    id: str
    name: str = ""
    unit: str = ""
    breakdown: tuple[str, ...] = ()
    source: str = ""
    verified: str = "unverified"


@dataclass(frozen=True, slots=True)
class ModelCriterion:
    """An award criterion of the model; `summary` is a paraphrase."""

    id: str
    summary: str = ""
    source: str = ""
    verified: str = "unverified"
    metrics: tuple[Metric, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """A policy outcome and the award criteria that serve it."""

    id: str
    name: str = ""
    source: str = ""
    verified: str = "unverified"
    tags: dict[str, tuple[str, ...]] = field(default_factory=dict)
    criteria: tuple[ModelCriterion, ...] = ()


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme or mission: the top of the menu."""

    id: str
    name: str = ""
    source: str = ""
    verified: str = "unverified"
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact about the model for people."""

    id: str
    text: str = ""
    source: str = ""
    verified: str = "unverified"


@dataclass(frozen=True, slots=True)
class PolicyRule:
    """A fact about the model that a program checks.

    Values are contract values in `currency`; `value_from` and `commenced_from` are inclusive,
    `value_below` and `commenced_before` exclusive upper, `value_above` exclusive lower bounds.
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
    count: int | None = None
    value_from: Decimal | None = None
    value_below: Decimal | None = None
    value_above: Decimal | None = None
    commenced_from: date | None = None
    commenced_before: date | None = None
    currency: str = "GBP"


@dataclass(frozen=True, slots=True)
class PolicyModel:
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
    terms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    not_included: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
    rules: tuple[PolicyRule, ...] = ()
    themes: tuple[Theme, ...] = ()

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Return the outcomes of all themes, in order."""
        return tuple(outcome for theme in self.themes for outcome in theme.outcomes)

    def term(self, level: str) -> str:
        """Return the model's own word for `theme`, `outcome` or `criterion`."""
        return next(iter(self.terms.get(level, ())), level.capitalize())
