"""A stepped scale goes from its lowest score to a higher one, in steps that end there.

## What it does
Reports a stepped scale whose `max` is not above its `min`, and one whose steps do not end at `max`. A
scale that lists its levels is looked at by SV204 (one score listed twice).

## Why it matters
On a scale without span every answer earns the same; steps that miss the highest score put full marks
out of reach, although bidders read that they may be awarded (Procurement Regulations 2024 reg. 31: which
scores were available).

## Example
```yaml
scale: {levels: ~, min: 0, max: 100, step: 30, meets_at: 60}
```

## Use instead
```yaml
scale: {levels: ~, min: 0, max: 100, step: 20, meets_at: 60}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule
from sv_score.rules.subject import Subject, scales

RULE = Rule("SV213", "scale-without-span")


def check(subject: Subject) -> Iterator[Finding]:
    """Report scales that cannot tell answers apart or that miss their highest score."""
    for scale, route in scales(subject):
        # The highest score of a scale whose `max` could not be read is 0.
        if scale.step is None or scale.highest == 0:
            continue
        if scale.highest <= scale.lowest:
            message = f"the highest score, {scale.highest:f}, is not above the lowest, {scale.lowest:f}"
            yield subject.at_criteria(RULE, message, (*route, "max"), "let `max` be more than `min`")
        elif not scale.has(scale.highest):
            message = f"steps of {scale.step:f} from {scale.lowest:f} do not end at {scale.highest:f}"
            help = "choose a step that divides the span"
            yield subject.at_criteria(RULE, message, (*route, "step"), help)
