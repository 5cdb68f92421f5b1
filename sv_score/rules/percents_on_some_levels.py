"""Every level of a scale says its percent, or none does.

## What it does
Reports a scale on which only some levels publish a `percent`, at the first level without one, and says what
the levels without a percent earn: score / highest score x 100.

## Why it matters
Bidders read two ways of working on one scale, and have to work one of them out. What affects marks belongs in
the published file (Letting International v Newham [2008] EWHC 1583 (QB)). The scores are right, so this is a
warning.

## Example
```yaml
scale:
  levels:
    - {score: 0, percent: 0}
    - {score: 1}
    - {score: 2, percent: 70}
    - {score: 3, percent: 100}
```

## Use instead
```yaml
scale:
  levels:
    - {score: 0, percent: 0}
    - {score: 1, percent: 33}
    - {score: 2, percent: 70}
    - {score: 3, percent: 100}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.attainable import legible
from sv_score.rules.subject import Subject, scales
from sv_score.rules.wording import listed, roughly

RULE = Rule("SV230", "percents-on-some-levels", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report scales on which some levels have a percent and others have none."""
    for scale, route in scales(subject):
        lacking = [index for index, level in enumerate(scale.levels) if level.percent is None]
        if not lacking or len(lacking) == len(scale.levels) or not legible(scale):
            continue
        earned = [
            f"score {level.score:f} earns {roughly(scale.percent(level.score))}"
            for level in (scale.levels[index] for index in lacking)
        ]
        message = f"without a published `percent`, {listed(earned)} percent (score / highest score x 100)"
        place = (*route, "levels", lacking[0], "score")
        help = "give every level its percent, so that bidders can read what each one earns"
        yield subject.at_criteria(RULE, message, place, help)
