"""No dimension or criterion has a weight of zero.

## What it does
Reports a weight of exactly zero.

## Why it matters
What carries no weight cannot change a score, yet bidders spend effort on it, which is hard to call
proportionate (Procurement Act 2023 s.23). Information that is asked for and not assessed belongs
elsewhere in the tender, and a pass/fail requirement is a gate. The arithmetic is sound, so this is a
warning.

## Example
```yaml
dimensions:
  - criteria:
      - weight: 100
      - weight: 0
```

## Use instead
```yaml
dimensions:
  - criteria:
      - weight: 80
      - weight: 20
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject, criteria, dimensions

RULE = Rule("SV203", "zero-weight", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report weights of zero."""
    for dimension, route in dimensions(subject):
        if dimension.weight == 0:
            message = f"dimension `{dimension.id}` has a weight of 0 and changes nothing"
            yield subject.at_criteria(RULE, message, (*route, "weight"), "give it weight or remove it")
    for criterion, route in criteria(subject):
        if criterion.weight == 0:
            message = f"criterion `{criterion.id}` has a weight of 0 and changes nothing"
            help = "give it weight, remove it, or write `kind: gate`"
            yield subject.at_criteria(RULE, message, (*route, "weight"), help)
