"""A scale's levels are listed from the lowest score to the highest.

## What it does
Reports a level whose score is lower than that of the level before it.

## Why it matters
Evaluators and bidders read the list as a ladder; a level out of its place is read as better or worse
than it is. The figures do not depend on the order of the list, so this is a warning. The rule is
practice, not law.

## Example
```yaml
scale:
  levels:
    - {score: 0}
    - {score: 2}
    - {score: 1}
    - {score: 3}
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
from itertools import pairwise

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject, scales

RULE = Rule("SV205", "levels-out-of-order", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report levels that stand after a higher one."""
    for scale, route in scales(subject):
        for index, (before, level) in enumerate(pairwise(scale.levels), start=1):
            if level.score < before.score:
                message = f"score {level.score:f} comes after {before.score:f}, expected a higher score"
                place = (*route, "levels", index, "score")
                yield subject.at_criteria(RULE, message, place, "list the levels from low to high")
