"""Some level earns 100 percent.

## What it does
Reports a scale with published percents on which no level earns 100. A level without a percent earns
score / highest score x 100.

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
from sv_score.rules.attainable import legible
from sv_score.rules.subject import Subject, scales
from sv_score.rules.wording import roughly

RULE = Rule("SV224", "percents-do-not-reach-the-top", Severity.INFO)


def check(subject: Subject) -> Iterator[Finding]:
    """Report scales on which nobody earns full marks."""
    for scale, route in scales(subject):
        if not legible(scale) or all(level.percent is None for level in scale.levels):
            continue
        earned = [scale.percent(level.score) for level in scale.levels]
        if max(earned) < 100:
            message = f"the highest level earns {roughly(max(earned))} percent, expected 100"
            place = (*route, "levels", earned.index(max(earned)), "percent")
            yield subject.at_criteria(RULE, message, place, "let the highest level earn 100 percent")
