"""Social value has a share of the award marks.

## What it does
Reports `social_value_weight: 0`.

## Why it matters
Whatever the dimensions say, nothing in them would then count towards the award, and bidders would answer
for nothing. Criteria that are to count need their relative importance published (section 23 of the
Procurement Act 2023). Criteria that are only for information do not belong among award criteria.

## Example
```yaml
social_value_weight: 0
```

## Use instead
```yaml
social_value_weight: 20
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject

RULE = Rule("SV227", "social-value-without-weight", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report that social value counts for nothing."""
    if subject.criteria is not None and subject.criteria.social_value_weight == 0:
        message = "social value has no share of the award marks"
        help = "write its share in percent, or leave the key out where it is not stated here"
        yield subject.at_criteria(RULE, message, ("social_value_weight",), help)
