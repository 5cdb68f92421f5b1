"""A file under a model with a minimum weight states the weight of social value.

## What it does
Reports a file without `social_value_weight` whose policy model sets a minimum weight, unless the
contract's value or date shows that the minimum does not hold.

## Why it matters
The minimum of PPN 06/20, PPN 002 and PPN 026 is a share of all award marks, so it can only be seen to be
met where that share is published. Section 23 of the Procurement Act 2023 asks for the relative importance
of award criteria in any case; it may stand in another tender document, and so this is a warning.

## Example
```yaml
model: ppn-002
social_value_weight: ~
```

## Use instead
```yaml
model: ppn-002
social_value_weight: 10
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Label, Rule, Severity
from sv_score.rules.menu import contract, holds
from sv_score.rules.subject import Subject

RULE = Rule("SV405", "weight-not-stated", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report a missing weight where a minimum may hold."""
    model, criteria = subject.model, subject.criteria
    if model is None or criteria is None or criteria.social_value_weight is not None:
        return
    minimums = [
        rule.percent
        for rule in model.rules_of("minimum_weight")
        if rule.percent is not None and holds(rule, contract(subject)) is not False
    ]
    if minimums:
        least = " or ".join(f"{percent:f}" for percent in minimums)
        message = (
            f"no `social_value_weight` is stated; `{model.id}` asks for at least {least} percent of all marks"
        )
        help = "add `social_value_weight:` with social value's published share of all award marks"
        labels = (Label(subject.criteria_file, ("model",), "asks for it"),)
        yield subject.at_criteria(RULE, message, ("social_value_weight",), help, labels=labels)
