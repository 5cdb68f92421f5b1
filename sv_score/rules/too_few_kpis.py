"""A contract of more than five million pounds has measures for three key performance indicators.

## What it does
Counts the measures that criteria ask for and reports fewer than three where key performance indicators are
required: at more than 5,000,000 pounds by section 52 of the Procurement Act 2023 (not at exactly that
value, and not where the procurement commenced before 24 February 2025), and at 5,000,000 pounds or above
under PPN 026. A measure that several criteria name counts once. A policy model's own rule comes beside
section 52 and not in its place; a file under a model for Scotland or Australia is held to that model's rule
alone.

## Why it matters
Section 52, read in secondary sources, has the authority set and publish at least three key performance
indicators before it enters into a public contract worth more than five million pounds, whichever policy on
social value it follows. PPN 026, read in a secondary source, asks for three social value indicators at
five million or above. Scotland and Victoria buy under laws of their own. Under section 52 indicators from
other parts of the contract count as well, and frameworks, concessions, light touch contracts and contracts
where indicators are not an appropriate way to assess performance are left out. So this is a warning.

## Example
```yaml
contract: {value: 5000000.01}
```

## Use instead
```yaml
contract: {value: 5000000}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.menu import contract, holds
from sv_score.rules.subject import Subject, criteria
from sv_score.rules.texts import measures_of
from sv_score.rules.wording import pounds

if TYPE_CHECKING:
    from sv_score.model.criteria import Contract
    from sv_score.model.policy_model import PolicyRule

RULE = Rule("SV408", "too-few-kpis", Severity.WARNING)
SECTION_52 = "section 52 of the Procurement Act 2023"
ABOVE = Decimal(5_000_000)
# Words in the jurisdiction of a model by which contracts are bought under another law.
_OTHER_LAW = ("scotland", "australia")


def _section_52() -> PolicyRule:
    """Return s.52 as a rule: at least three indicators above £5,000,000, from 24 February 2025."""
    # Most contracts are smaller; the module is loaded only for those that are not.
    from sv_score.model.policy_model import PolicyRule

    commenced = date(2025, 2, 24)
    return PolicyRule(
        "section-52", "minimum_kpis", SECTION_52, least=3, value_above=ABOVE, commenced_from=commenced
    )


def check(subject: Subject) -> Iterator[Finding]:
    """Report too few measures for the key performance indicators that are required."""
    about = contract(subject)
    if about.value is None or (subject.model is None and about.value <= ABOVE):
        return
    names = {m.id.casefold() for c, route in criteria(subject) for m, _ in measures_of(c, route) if m.id}
    said = 0
    for rule in _rules(subject, about):
        # The same measures answer both: a rule that asks for no more than one reported is met with it.
        if rule.least is None or len(names) >= rule.least or rule.least <= said or not holds(rule, about):
            continue
        by = f"`{subject.model.id}`" if subject.model and rule.value_above is None else SECTION_52
        message = (
            f"a contract of {pounds(about.value)} needs at least {rule.least} key performance indicators by "
            f"{by}; the criteria ask for {len(names)} measure{'' if len(names) == 1 else 's'}"
        )
        help = "add measures that can become indicators, or set indicators in another part of the contract"
        yield subject.at_criteria(RULE, message, ("contract", "value"), help)
        said = rule.least


def _rules(subject: Subject, about: Contract) -> tuple[PolicyRule, ...]:
    """Return the model's own rules on indicators, then section 52 where it is the law."""
    model = subject.model
    rules = model.rules_of("minimum_kpis") if model else ()
    jurisdiction = model.jurisdiction.casefold() if model else ""
    if about.value is not None and about.value > ABOVE and not any(w in jurisdiction for w in _OTHER_LAW):
        rules = (*rules, _section_52())
    if about.commenced is None:
        # Nothing says that the procurement is an old one.
        rules = tuple(rule._replace(commenced_from=None) for rule in rules)
    return rules
