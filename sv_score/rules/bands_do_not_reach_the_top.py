"""Some band earns the highest score.

## What it does
Reports a measured criterion on which no band earns the highest score of the scale.

## Why it matters
Full marks are then out of reach, and the criterion counts for less than its published weight (Procurement
Act 2023 s.23(3)(b): relative importance). It may be meant, where a scale is shared with other criteria, so
this is information.

## Example
```yaml
dimensions:
  - criteria:
      - {}
      - bands:
          - {from: 0, score: 0}
          - {from: 20, score: 1}
          - {from: 50, score: 2}
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

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.attainable import legible
from sv_score.rules.subject import Subject, criteria

RULE = Rule("SV221", "bands-do-not-reach-the-top", Severity.INFO)


def check(subject: Subject) -> Iterator[Finding]:
    """Report bands that stop below the highest score."""
    for criterion, route in criteria(subject):
        scale = subject.criteria.scale_of(criterion) if subject.criteria and criterion.bands else None
        if scale is None or not legible(scale):
            continue
        best = max(band.score for band in criterion.bands)
        if best < scale.highest and all(scale.has(band.score) for band in criterion.bands):
            message = f"the bands of `{criterion.id}` earn {best:f} at most, the scale has {scale.highest:f}"
            help = f"add a band that earns {scale.highest:f}, or give the criterion its own scale"
            yield subject.at_criteria(RULE, message, (*route, "bands"), help, on_key=True)
