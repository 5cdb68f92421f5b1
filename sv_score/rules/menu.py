"""What rules ask of a policy model or an authority's policy: its codes, and whether a rule holds.

Answers are three-valued: a rule that turns on the contract's value holds, does not hold, or cannot be
told because the file does not state the value (`None`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from sv_score.model.criteria import Contract, Criterion, Kind
from sv_score.model.finding import Route
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.policy import Clause
from sv_score.rules.subject import Subject, criteria

if TYPE_CHECKING:
    from sv_score.model.policy_model import Metric, Outcome, PolicyModel, PolicyRule

NO_CONTRACT = Contract()


class Entry(NamedTuple):
    """One code of a model's menu, its name, its outcome if it has just one, and the metrics below it."""

    code: str
    level: str
    name: str
    outcome: str
    metrics: tuple[Metric, ...]


class Tag(NamedTuple):
    """A tag of a criterion under some scheme, with its route."""

    criterion: Criterion
    scheme: str
    code: str
    route: Route


def menu(model: PolicyModel) -> Mapping[str, Entry]:
    """Return the codes of a model's themes, outcomes and criteria, by code in lower case."""
    entries: dict[str, Entry] = {}

    def add(level: str, code: str, name: str, outcome: str, metrics: tuple[Metric, ...]) -> None:
        entries[code.casefold()] = Entry(code, model.term(level), name, outcome, metrics)

    for theme in model.themes:
        only = theme.outcomes[0].id if len(theme.outcomes) == 1 else ""
        add("theme", theme.id, theme.name, only, _metrics(*theme.outcomes))
        for outcome in theme.outcomes:
            add("outcome", outcome.id, outcome.name, outcome.id, _metrics(outcome))
            for criterion in outcome.criteria:
                add("criterion", criterion.id, "", outcome.id, criterion.metrics)
    return entries


def _metrics(*outcomes: Outcome) -> tuple[Metric, ...]:
    return tuple(m for outcome in outcomes for c in outcome.criteria for m in c.metrics)


def tags(subject: Subject) -> Iterator[Tag]:
    """Yield every tag of every criterion."""
    for criterion, route in criteria(subject):
        for scheme, codes in criterion.tags.items():
            for index, code in enumerate(codes):
                yield Tag(criterion, scheme, code, (*route, "tags", scheme, index))


def weighed(subject: Subject) -> Iterator[tuple[Criterion, Route]]:
    """Yield the scored and measured criteria with their routes."""
    return ((c, route) for c, route in criteria(subject) if c.kind is not Kind.GATE)


def contract(subject: Subject) -> Contract:
    """Return the contract, without any fact where the file has none."""
    return subject.criteria.contract if subject.criteria else NO_CONTRACT


def holds(rule: PolicyRule, about: Contract) -> bool | None:
    """Return whether a rule of a model holds for a contract, `None` where a fact is missing."""
    return _both(value_fits(rule, about.value), date_fits(rule, about))


def turns_on_value(rule: PolicyRule | Clause) -> bool:
    """Return whether a rule or a clause holds only at some contract values."""
    return any(bound is not None for bound in (rule.value_from, rule.value_above, rule.value_below))


def value_fits(rule: PolicyRule | Clause, value: Decimal | None) -> bool | None:
    """Return whether a contract value lies within the bounds of a rule or a clause."""
    if not turns_on_value(rule):
        return True
    if value is None or getattr(rule, "currency", "GBP") != "GBP":
        return None
    low = rule.value_from is None or value >= rule.value_from
    above = rule.value_above is None or value > rule.value_above
    return low and above and (rule.value_below is None or value < rule.value_below)


def date_fits(rule: PolicyRule, about: Contract) -> bool | None:
    """Return whether a procurement commenced within the dates of a rule."""
    if rule.commenced_from is rule.commenced_before is None:
        return True
    day = about.commenced
    if day is None:
        return None
    early = rule.commenced_from is not None and day < rule.commenced_from
    return not early and (rule.commenced_before is None or day < rule.commenced_before)


def inline(text: str) -> str:
    """Return a sentence as the end of another one: no full stop, no capital that only begins it."""
    words = " ".join(text.split()).rstrip(".")
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _both(one: bool | None, other: bool | None) -> bool | None:
    if one is False or other is False:
        return False
    return None if one is None or other is None else True
