"""Every scored or measured criterion has a scale.

## What it does
Reports a criterion without a scale of its own in a file without a default scale.

## Why it matters
Bidders must know which scores are available (Procurement Regulations 2024 reg. 31), and nothing
can be scored without them.

## Example
```yaml
scale: ~
```

## Use instead
```yaml
scale:
  meets_at: 2
  levels:
    - {score: 0, label: Not met, descriptor: The question is not answered.}
    - {score: 1, label: Partly met, descriptor: "Actions are named, without dates."}
    - {score: 2, label: Met, descriptor: Each action has a date.}
    - {score: 3, label: Exceeded, descriptor: "As 2, and a resident checks each action."}
```
"""

from collections.abc import Iterator

from sv_score.model.criteria import Kind
from sv_score.model.finding import Finding, Rule
from sv_score.rules.subject import Subject, criteria

RULE = Rule("SV212", "no-scale")


def check(subject: Subject) -> Iterator[Finding]:
    """Report criteria without a scale."""
    published = subject.criteria
    if published is None or published.scale is not None:
        return
    for criterion, route in criteria(subject):
        if criterion.kind is not Kind.GATE and criterion.scale is None:
            message = f"criterion `{criterion.id}` has no scale, and the file has no default one"
            place = (*route, "scale")
            yield subject.at_criteria(RULE, message, place, "add `scale:` at the top of the file")
