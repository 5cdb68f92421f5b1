"""`meets_at` is one of the scale's scores.

## What it does
Reports a scale whose `meets_at` is not a score that may be awarded.

## Why it matters
Bidders must be able to see which score full compliance earns (Letting International v Newham
[2008] EWHC 1583 (QB): full compliance earned 3 of 5, and bidders had not been told).

## Example
```yaml
scale: {meets_at: 2.5}
```

## Use instead
```yaml
scale: {meets_at: 2}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule
from sv_score.rules.attainable import legible
from sv_score.rules.subject import Subject, scales

RULE = Rule("SV206", "meets-at-not-a-level")


def check(subject: Subject) -> Iterator[Finding]:
    """Report a `meets_at` that cannot be awarded."""
    for scale, route in scales(subject):
        if scale.meets_at is not None and legible(scale) and not scale.has(scale.meets_at):
            message = f"`meets_at: {scale.meets_at:f}` is not a score of this scale"
            help = f"the scores are {scale.describe()}"
            yield subject.at_criteria(RULE, message, (*route, "meets_at"), help)
