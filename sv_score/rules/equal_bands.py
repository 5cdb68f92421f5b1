"""Neighbouring bands earn different scores.

## What it does
Reports a band that earns the same score as the band before it.

## Why it matters
The boundary between the two changes nothing, yet bidders will aim for it. Often a score has been copied
and not changed. No figure is wrong, so this is information. The rule is practice, not law.

## Example
```yaml
dimensions:
  - criteria:
      - {}
      - bands:
          - {from: 0, score: 0}
          - {from: 20, score: 3}
          - {from: 50, score: 3}
```

## Use instead
```yaml
dimensions:
  - criteria:
      - {}
      - bands:
          - {from: 0, score: 0}
          - {from: 20, score: 2}
          - {from: 50, score: 3}
```
"""

from collections.abc import Iterator
from itertools import pairwise

from sv_score.model.finding import Finding, Label, Rule, Severity
from sv_score.rules.subject import Subject, criteria

RULE = Rule("SV222", "equal-bands", Severity.INFO)


def check(subject: Subject) -> Iterator[Finding]:
    """Report bands between which no mark is won or lost."""
    for criterion, route in criteria(subject):
        for index, (before, band) in enumerate(pairwise(criterion.bands), start=1):
            if band.score == before.score and band.start > before.start:
                message = f"the bands from {before.start:f} and from {band.start:f} both earn {band.score:f}"
                place = (*route, "bands", index, "score")
                first = (*route, "bands", index - 1, "score")
                label = Label(subject.criteria_file, first, "the same score")
                help = "remove the second band, or correct its score"
                yield subject.at_criteria(RULE, message, place, help, labels=(label,))
