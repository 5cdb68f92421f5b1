"""A dimension minimum leaves room below full marks.

## What it does
Reports a dimension minimum that only one combination of levels meets: the highest on every criterion. It
compares the minimum with the second best combination. A minimum above full marks is SV211.

## Why it matters
The weights and levels below the top then decide nothing: an answer one level short of the best on one
criterion fails the whole dimension. Where that is meant, gates or criterion minimums say it openly, as
Procurement Act 2023 s.23(3)(a) asks; where it is not, the percentage was chosen without looking at the
levels. The minimum is lawful if it is proportionate, so this is a warning.

## Example
```yaml
dimensions:
  - minimum: {percent: 90}
```

## Use instead
```yaml
dimensions:
  - minimum: {percent: 65}
```
"""

from collections.abc import Iterator
from fractions import Fraction

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.attainable import contributions
from sv_score.rules.subject import Subject, dimensions
from sv_score.rules.wording import roughly

RULE = Rule("SV217", "minimum-by-one-combination", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report minimums that only the highest levels meet."""
    for dimension, route in dimensions(subject):
        if subject.criteria is None or dimension.minimum is None or dimension.minimum.percent is None:
            continue
        parts = contributions(subject.criteria, dimension)
        steps = [part[-1] - part[-2] for part in parts if len(part) > 1]
        if not steps:
            continue
        best = sum((part[-1] for part in parts), Fraction(0))
        second = best - min(steps)
        if second < Fraction(dimension.minimum.percent) <= best:
            message = (
                f"only the highest level on every criterion meets the minimum of "
                f"{dimension.minimum.percent:f} percent; the next best combination earns {roughly(second)}"
            )
            help = "lower the minimum, or set the levels that are meant as criterion minimums"
            yield subject.at_criteria(RULE, message, (*route, "minimum", "percent"), help)
