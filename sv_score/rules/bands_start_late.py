"""The first band of a measured criterion starts at zero or below.

## What it does
Reports a measured criterion whose lowest band starts above zero.

## Why it matters
A quantity below the first band has no published score, and a bidder cannot see what it would earn
(Procurement Regulations 2024 reg. 31 wants the available scores known). A gap must not become a silent
zero.

## Example
```yaml
dimensions:
  - criteria:
      - {}
      - bands:
          - {from: 10, score: 0}
```

## Use instead
```yaml
dimensions:
  - criteria:
      - {}
      - bands:
          - {from: 0, score: 0}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule
from sv_score.rules.subject import Subject, criteria

RULE = Rule("SV209", "bands-start-late")


def check(subject: Subject) -> Iterator[Finding]:
    """Report bands that leave the lowest quantities without a score."""
    for criterion, route in criteria(subject):
        starts = [band.start for band in criterion.bands]
        if starts and min(starts) > 0:
            lowest = min(starts)
            message = f"a quantity below {lowest:f} earns no published score, expected bands from 0"
            place = (*route, "bands", starts.index(lowest), "from")
            yield subject.at_criteria(RULE, message, place, "add a band `{from: 0, score: ...}`")
