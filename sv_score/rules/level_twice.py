"""Each score of a scale is listed once.

## What it does
Reports a score that stands twice among a scale's levels. `3` and `3.0` are the same score.

## Why it matters
Two descriptors for one score let two evaluators apply two standards to the same answer, and bidders
cannot know which of them earns it (Procurement Act 2023 s.23: criteria must be clear and specific).

## Example
```yaml
scale:
  levels:
    - {score: 0}
    - {score: 1}
    - {score: 2}
    - {score: 2}
```

## Use instead
```yaml
scale:
  levels:
    - {score: 0}
    - {score: 1}
    - {score: 2}
    - {score: 3}
```
"""

from collections.abc import Iterator
from decimal import Decimal

from sv_score.model.finding import Finding, Label, Rule
from sv_score.rules.subject import Subject, scales

RULE = Rule("SV204", "level-twice")


def check(subject: Subject) -> Iterator[Finding]:
    """Report scores that stand twice."""
    for scale, route in scales(subject):
        seen: dict[Decimal, int] = {}
        for index, level in enumerate(scale.levels):
            if seen.setdefault(level.score, index) != index:
                message = f"score {level.score:f} is listed twice on this scale, expected once"
                place = (*route, "levels", index, "score")
                first = (*route, "levels", seen[level.score], "score")
                label = Label(subject.criteria_file, first, "first listed here")
                help = "remove one level, or correct its score"
                yield subject.at_criteria(RULE, message, place, help, labels=(label,))
