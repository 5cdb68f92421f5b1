"""A higher level never earns a smaller percent.

## What it does
Compares what each level earns with what the next lower score earns, and reports one that earns less. A level
earns its published `percent`; one without earns score / highest score x 100.

## Why it matters
A better answer must not earn fewer marks. Where only some levels publish a percent, what the others earn is
worked out from their score, and can come to more than a higher level with a percent.

## Example
```yaml
scale:
  levels:
    - {score: 0, percent: 0}
    - {score: 1, percent: 60}
    - {score: 2, percent: 40}
    - {score: 3, percent: 100}
```

## Use instead
```yaml
scale:
  levels:
    - {score: 0, percent: 0}
    - {score: 1, percent: 40}
    - {score: 2, percent: 60}
    - {score: 3, percent: 100}
```
"""

from collections.abc import Iterator
from itertools import pairwise

from sv_score.model.criteria import Level, Scale
from sv_score.model.finding import Finding, Rule
from sv_score.rules.attainable import legible
from sv_score.rules.subject import Subject, scales
from sv_score.rules.wording import roughly

RULE = Rule("SV207", "percents-not-rising")


def check(subject: Subject) -> Iterator[Finding]:
    """Report levels that earn less than a lower one."""
    for scale, route in scales(subject):
        ladder = sorted(enumerate(scale.levels), key=lambda place: place[1].score) if legible(scale) else []
        for (_, lower), (index, higher) in pairwise(ladder):
            if lower.score < higher.score and scale.percent(higher.score) < scale.percent(lower.score):
                message = (
                    f"score {higher.score:f} earns {_earned(scale, higher)}, "
                    f"less than score {lower.score:f} with {_earned(scale, lower)}"
                )
                place = (*route, "levels", index, "score" if higher.percent is None else "percent")
                yield subject.at_criteria(RULE, message, place, "let percents rise with the scores")


def _earned(scale: Scale, level: Level) -> str:
    """Return the percent a level earns, as published or worked out from its score."""
    if level.percent is not None:
        return f"{level.percent:f} percent"
    return f"{roughly(scale.percent(level.score))} percent by its score"
