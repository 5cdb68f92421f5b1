"""Every level up to full compliance has a descriptor.

## What it does
Reports a level (or band) of a scale without a descriptor, or with a placeholder such as TBC, and a stepped
scale without any bands. Levels above `meets_at` are left to SV310. Scales of measured criteria are left
out, since their bands say what earns each score.

## Why it matters
A score without words is decided by each evaluator alone. Section 23 of the Procurement Act 2023 asks for
criteria that are clear, measurable and specific. The descriptors may stand elsewhere in the tender
documents, so this is a warning.

## Example
```yaml
scale:
  levels:
    - {}
    - {descriptor: ~}
```

## Use instead
```yaml
scale:
  levels:
    - {}
    - {descriptor: "Actions are named, without dates or people in charge."}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject
from sv_score.rules.texts import described, is_blank, judged_scales

RULE = Rule("SV328", "level-not-described", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report levels without descriptors."""
    for scale, route in judged_scales(subject):
        levels = described(scale, route)
        if scale.step is not None and not levels:
            message = "no score of this scale is described"
            help = "add `bands:` that say from which score on an answer shows what"
            yield subject.at_criteria(RULE, message, (*route, "bands"), help)
        for level in levels:
            above = scale.meets_at is not None and level.score > scale.meets_at
            if not above and is_blank(level.descriptor):
                message = f"level {level.score:f} has no descriptor"
                help = "add `descriptor:`, what an answer at this level shows"
                yield subject.at_criteria(RULE, message, level.route, help)
