"""A scale is no wider than what its bands describe.

## What it does
Reports a stepped scale whose lowest band starts above the lowest score, and a band that starts above the
highest. A level or band without any descriptor is looked at by SV310 and SV328. Scales that only measured
criteria use are left alone: there the bands of quantities say what earns which score.

## Why it matters
Scores below the first band may be awarded and nobody has said what earns them, so evaluators fill the gap
each in their own way. Criteria must be clear and specific enough to apply (Procurement Act 2023 s.23).
Descriptors may stand in another tender document, so this is a warning.

## Example
```yaml
scale:
  levels: ~
  min: 0
  max: 3
  step: 1
  bands:
    - {from: 1, descriptor: "Actions are named, without dates."}
    - {from: 2, descriptor: Each action has a date.}
```

## Use instead
```yaml
scale:
  levels: ~
  min: 0
  max: 3
  step: 1
  bands:
    - {from: 0, descriptor: The question is not answered.}
    - {from: 1, descriptor: "Actions are named, without dates."}
    - {from: 2, descriptor: Each action has a date.}
    - {from: 3, descriptor: "As 2, and a resident checks each action."}
```
"""

from collections.abc import Iterator

from sv_score.model.criteria import Scale
from sv_score.model.finding import Finding, Route, Rule, Severity
from sv_score.rules.attainable import legible
from sv_score.rules.subject import Subject
from sv_score.rules.texts import judged_scales

RULE = Rule("SV219", "undescribed-levels", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report scales that are wider than their bands, and bands that lie outside."""
    for scale, route in judged_scales(subject):
        if scale.step is not None and scale.bands and legible(scale):
            yield from _outside(subject, scale, route)


def _outside(subject: Subject, scale: Scale, route: Route) -> Iterator[Finding]:
    starts = [band.start for band in scale.bands]
    first = min(starts)
    if scale.lowest < first <= scale.highest:
        message = f"no band describes the scores below {first:f}; the lowest score is {scale.lowest:f}"
        help = f"add a band `from: {scale.lowest:f}`, or let the scale start at {first:f}"
        yield subject.at_criteria(RULE, message, (*route, "bands", starts.index(first), "from"), help)
    for index, start in enumerate(starts):
        if start > scale.highest:
            message = f"the band from {start:f} describes no score; the highest is {scale.highest:f}"
            place = (*route, "bands", index, "from")
            yield subject.at_criteria(RULE, message, place, "correct `from`, or raise `max`")
