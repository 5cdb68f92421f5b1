"""The model holds for the contract's value and date.

## What it does
Reports a procurement that commenced outside the dates of its policy model or whose value lies outside the
model's values, and one for which a later model applies. Where the model could be chosen before it became
mandatory (PPN 002 from 24 February 2025, PPN 026 from its publication on 5 August 2026), the finding says
so and is for information only.

## Why it matters
PPN 002 is mandatory for procurements commenced on or after 1 October 2025; before that, and from 24
February 2025, buyers chose between it and PPN 06/20. PPN 026 applies from 1 January 2027 to contracts
worth 1,000,000 pounds or more including VAT. Criteria under a model that does not hold quote rules that do
not bind, and leave out those that do. Bodies outside central government may choose any model, and call-offs
keep the model of their framework; so this is a warning.

## Example
```yaml
model: ppn-06-20
contract: {commenced: 2025-10-01}
```

## Use instead
```yaml
model: ppn-002
contract: {commenced: 2025-10-01}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sv_score.model.criteria import Contract
from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.menu import contract, date_fits, holds, inline, value_fits
from sv_score.rules.subject import Subject
from sv_score.rules.wording import pounds

if TYPE_CHECKING:
    from sv_score.model.policy_model import PolicyRule

RULE = Rule("SV407", "model-not-in-force", Severity.WARNING)
_CHOICE = "nothing to change if it was chosen; say in the tender documents which model is followed"


def check(subject: Subject) -> Iterator[Finding]:
    """Report a model that does not hold for this contract, or that a later one supersedes."""
    if subject.model is None:
        return
    about = contract(subject)
    rules = subject.model.rules_of("applies")
    if all(holds(rule, about) is False for rule in rules):
        for rule in rules[:1]:
            yield from _date(subject, rule, about)
            yield from _value(subject, rule, about)
    for rule in subject.model.rules_of("superseded"):
        if holds(rule, about):
            message = f"`{rule.by}` applies to this procurement; the file follows `{subject.model.id}`"
            help = f"check which of the two binds: {inline(rule.text)}"
            yield subject.at_criteria(RULE, message, ("model",), help)


def _date(subject: Subject, rule: PolicyRule, about: Contract) -> Iterator[Finding]:
    if date_fits(rule, about) is not False or about.commenced is None or subject.model is None:
        return
    name, day, start = subject.model.id, about.commenced, rule.commenced_from
    early = start is not None and day < start
    help, severity = f"check model and date: {inline(rule.text)}", RULE.severity
    if early and rule.voluntary_from is not None and day >= rule.voluntary_from:
        message = (
            f"`{name}` is mandatory from {start}; on {day} it could be chosen, and so could another model"
        )
        help, severity = _CHOICE, Severity.INFO
    elif early:
        message = f"this procurement commenced on {day}; `{name}` applies from {start}"
        if rule.voluntary_from is not None:
            message += f" and could be chosen from {rule.voluntary_from}"
    else:
        message = f"this procurement commenced on {day}; `{name}` applies before {rule.commenced_before}"
    finding = subject.at_criteria(RULE, message, ("contract", "commenced"), help)
    yield finding._replace(severity=severity)


def _value(subject: Subject, rule: PolicyRule, about: Contract) -> Iterator[Finding]:
    if value_fits(rule, about.value) is not False or about.value is None or subject.model is None:
        return
    bounds = (("from", rule.value_from), ("above", rule.value_above), ("below", rule.value_below))
    where = " and ".join(f"{word} {pounds(bound)}" for word, bound in bounds if bound is not None)
    message = f"this contract is worth {pounds(about.value)}; `{subject.model.id}` applies {where}"
    help, severity = f"check model and value: {inline(rule.text)}", RULE.severity
    if rule.voluntary_value_from is not None and about.value >= rule.voluntary_value_from:
        help, severity = _CHOICE, Severity.INFO
    finding = subject.at_criteria(RULE, message, ("contract", "value"), help)
    yield finding._replace(severity=severity)
