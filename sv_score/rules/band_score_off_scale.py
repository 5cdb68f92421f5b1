"""Every band earns a score of the published scale.

## What it does
Reports a band whose score is not a level of the criterion's scale.

## Why it matters
A final score must be a value that the published scale has (Bromcom v United Learning Trust [2022]
EWHC 3262 (TCC)).

## Example
```yaml
dimensions:
  - criteria:
      - {}
      - bands:
          - {from: 0, score: 0}
          - {from: 20, score: 2}
          - {from: 50, score: 5}
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

from sv_score.model.finding import Finding, Rule
from sv_score.rules.attainable import legible
from sv_score.rules.subject import Subject, criteria

RULE = Rule("SV210", "band-score-off-scale")


def check(subject: Subject) -> Iterator[Finding]:
    """Report bands with a score that may not be awarded."""
    for criterion, route in criteria(subject):
        scale = subject.criteria.scale_of(criterion) if subject.criteria else None
        if scale is None or not legible(scale):
            continue
        for index, band in enumerate(criterion.bands):
            if not scale.has(band.score):
                message = f"score {band.score:f} is not on the scale of `{criterion.id}`"
                place = (*route, "bands", index, "score")
                help = f"the scores are {scale.describe()}"
                yield subject.at_criteria(RULE, message, place, help)
