"""The criteria of a dimension weigh something.

## What it does
Reports a dimension whose criteria all have a weight of zero, as `criterion_weights: of_whole` allows where
the dimension itself has none.

## Why it matters
A dimension score is a weighted average. Where all weights are zero there is nothing to weigh, so that the
dimension has no score at all, not a score of zero.

## Example
```yaml
criterion_weights: of_whole
dimensions:
  - weight: 100
    criteria:
      - weight: 60
      - weight: 40
  - weight: 0
    criteria:
      - weight: 0
```

## Use instead
```yaml
criterion_weights: of_whole
dimensions:
  - weight: 60
    criteria:
      - weight: 40
      - weight: 20
  - weight: 40
    criteria:
      - weight: 40
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject, dimensions

RULE = Rule("SV229", "dimension-weighs-nothing", Severity.ERROR)


def check(subject: Subject) -> Iterator[Finding]:
    """Report dimensions without a criterion that weighs more than zero."""
    for dimension, route in dimensions(subject):
        if dimension.weighed and all(c.weight == 0 for c in dimension.weighed):
            message = f"the criteria of dimension `{dimension.id}` all have a weight of 0; it has no score"
            help = "give the criteria weight, or remove the dimension"
            yield subject.at_criteria(RULE, message, (*route, "criteria"), help, on_key=True)
