"""A required element names a score that can be awarded.

## What it does
Reports an element under `requires` whose `from` is no score of the criterion's scale, and required elements
of a criterion that is not scored.

## Why it matters
An element that no score needs decides nothing, and bidders cannot tell what its absence costs. Section 23 of
the Procurement Act 2023 asks for criteria that are clear, measurable and specific.

## Example
```yaml
dimensions:
  - criteria:
      - requires: [{id: trainer, text: A named trainer., from: 4}]
```

## Use instead
```yaml
dimensions:
  - criteria:
      - requires: [{id: trainer, text: A named trainer., from: 2}]
```
"""

from collections.abc import Iterator

from sv_score.model.criteria import Kind
from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.attainable import legible
from sv_score.rules.subject import Subject, criteria

RULE = Rule("SV228", "element-off-scale", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report required elements that no score needs."""
    for criterion, route in criteria(subject):
        if criterion.requires and criterion.kind is not Kind.SCORED:
            message = f"`{criterion.id}` is {criterion.kind}; required elements belong to a scored criterion"
            help = "remove `requires:`, or say it in the question"
            yield subject.at_criteria(RULE, message, (*route, "requires"), help, on_key=True)
            continue
        scale = subject.criteria.scale_of(criterion) if subject.criteria and criterion.requires else None
        for index, element in enumerate(criterion.requires):
            if scale and legible(scale) and element.start is not None and not scale.has(element.start):
                message = (
                    f"`{element.id}` is needed from {element.start:f} on, which is no score of this scale"
                )
                help = f"the scores are {scale.describe()}"
                yield subject.at_criteria(RULE, message, (*route, "requires", index, "from"), help)
