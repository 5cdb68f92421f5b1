"""A published minimum can be failed.

## What it does
Reports a criterion minimum that is the lowest score of its scale, and a dimension minimum at or below
what the lowest scores earn together. Every bid meets such a minimum, even one that answers nothing.

## Why it matters
Bidders read a minimum as a threshold that is applied (Procurement Act 2023 s.23(3)(a)). One that nothing
can fail looks like a safeguard and is none. No figure is wrong, so this is a warning.

## Example
```yaml
dimensions:
  - {}
  - criteria:
      - minimum: {score: 0}
```

## Use instead
```yaml
dimensions:
  - {}
  - criteria:
      - minimum: {score: 1}
```
"""

from collections.abc import Iterator
from fractions import Fraction

from sv_score.model.criteria import Dimension
from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.attainable import contributions, legible
from sv_score.rules.subject import Subject, criteria, dimensions
from sv_score.rules.wording import roughly

RULE = Rule("SV216", "minimum-never-bites", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report minimums that every bid meets."""
    published = subject.criteria
    if published is None:
        return
    for criterion, route in criteria(subject):
        scale, minimum = published.scale_of(criterion), criterion.minimum
        if minimum is None or minimum.score is None or scale is None or not legible(scale):
            continue
        if minimum.score == scale.lowest and scale.has(minimum.score):
            message = (
                f"every answer meets the minimum {minimum.score:f}, the lowest score of `{criterion.id}`"
            )
            help = "raise the minimum, or remove it"
            yield subject.at_criteria(RULE, message, (*route, "minimum", "score"), help)
    for dimension, route in dimensions(subject):
        parts = contributions(published, dimension) if dimension.minimum else []
        least = sum((part[0] for part in parts), Fraction(0))
        if parts and _percent(dimension) <= least:
            message = (
                f"every bid meets the minimum of {roughly(_percent(dimension))} percent: "
                f"the lowest scores earn {roughly(least)} in dimension `{dimension.id}`"
            )
            help = "raise the minimum, or remove it"
            yield subject.at_criteria(RULE, message, (*route, "minimum", "percent"), help)


def _percent(dimension: Dimension) -> Fraction:
    """Return the dimension's minimum, or more than can be earned where there is none to be read."""
    percent = dimension.minimum.percent if dimension.minimum else None
    return Fraction(101) if percent is None else Fraction(percent)
