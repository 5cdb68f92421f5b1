"""A higher level never earns a smaller percent.

## What it does
Compares the published `percent` of each level with that of the next lower score and reports one that
is smaller. Reports a scale on which only some levels have a percent, at the first level without one.

## Why it matters
A better answer must not earn fewer marks. Where only some levels publish a percent, two different
formulas apply on one scale, and the one for the other levels is not disclosed (Letting International v
Newham [2008] EWHC 1583 (QB)).

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

from sv_score.model.criteria import Scale
from sv_score.model.finding import Finding, Route, Rule
from sv_score.rules.subject import Subject, scales

RULE = Rule("SV207", "percents-not-rising")


def check(subject: Subject) -> Iterator[Finding]:
    """Report percents that fall, or that only some levels have."""
    for scale, route in scales(subject):
        lacking = [index for index, level in enumerate(scale.levels) if level.percent is None]
        if not lacking:
            yield from _falling(subject, scale, route)
        elif len(lacking) < len(scale.levels):
            level = scale.levels[lacking[0]]
            message = f"score {level.score:f} has no `percent`, although other levels of this scale have one"
            place = (*route, "levels", lacking[0], "score")
            yield subject.at_criteria(RULE, message, place, "give every level its percent, or none")


def _falling(subject: Subject, scale: Scale, route: Route) -> Iterator[Finding]:
    ladder = sorted(enumerate(scale.levels), key=lambda place: place[1].score)
    for (_, lower), (index, higher) in pairwise(ladder):
        if lower.percent is not None and higher.percent is not None and higher.percent < lower.percent:
            message = (
                f"score {higher.score:f} earns {higher.percent:f} percent, "
                f"less than score {lower.score:f} with {lower.percent:f}"
            )
            place = (*route, "levels", index, "percent")
            yield subject.at_criteria(RULE, message, place, "let percents rise with the scores")
