"""Bands start at rising quantities, or at rising scores.

## What it does
Reports a band of a measured criterion that starts at or below the start of the band before it, and a
band of a stepped scale that does.

## Why it matters
The published function from quantity to score must give each quantity exactly one score, and each score
of a scale must have one descriptor (Procurement Act 2023 s.23: clear and specific). Overlapping or
disordered bands give two, and the order of lines in a file would decide which.

## Example
```yaml
dimensions:
  - criteria:
      - {}
      - bands:
          - {from: 0, score: 0}
          - {from: 50, score: 2}
          - {from: 20, score: 3}
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

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from sv_score.model.finding import Finding, Route, Rule
from sv_score.rules.subject import Subject, criteria, scales

RULE = Rule("SV208", "bands-out-of-order")


def check(subject: Subject) -> Iterator[Finding]:
    """Report bands that do not rise."""
    for criterion, route in criteria(subject):
        yield from _falling(subject, [band.start for band in criterion.bands], route)
    for scale, route in scales(subject):
        yield from _falling(subject, [band.start for band in scale.bands], route)


def _falling(subject: Subject, starts: Sequence[Decimal], route: Route) -> Iterator[Finding]:
    for index, (before, start) in enumerate(pairwise(starts), start=1):
        if start <= before:
            message = (
                f"this band starts at {start:f}, the one before it at {before:f}, expected rising starts"
            )
            place = (*route, "bands", index, "from")
            yield subject.at_criteria(RULE, message, place, "list bands from low to high, each once")
