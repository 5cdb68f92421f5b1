"""Some level earns 100 percent.

## What it does
Reports a scale with published percents of which none is 100.

## Why it matters
Full marks are then out of reach, and a criterion counts for less than its published weight (Procurement
Act 2023 s.23(3)(b): relative importance). Often a digit is missing. No score is wrong, so this is
information.

## Example
```yaml
scale:
  levels:
    - {score: 0, percent: 0}
    - {score: 1, percent: 33}
    - {score: 2, percent: 66}
    - {score: 3, percent: 99}
```

## Use instead
```yaml
scale:
  levels:
    - {score: 0, percent: 0}
    - {score: 1, percent: 33}
    - {score: 2, percent: 66}
    - {score: 3, percent: 100}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject, scales

RULE = Rule("SV224", "percents-do-not-reach-the-top", Severity.INFO)


def check(subject: Subject) -> Iterator[Finding]:
    """Report scales on which nobody earns full marks."""
    for scale, route in scales(subject):
        percents = [level.percent for level in scale.levels if level.percent is not None]
        if percents and len(percents) == len(scale.levels) and max(percents) < 100:
            message = f"the highest level earns {max(percents):f} percent, expected 100"
            place = (*route, "levels", percents.index(max(percents)), "percent")
            yield subject.at_criteria(RULE, message, place, "let the highest level earn 100 percent")
