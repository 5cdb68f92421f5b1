"""A band of a share starts at 100 percent or below.

## What it does
Reports a band that starts above 100 on a measured criterion whose unit is percent and whose measure is
defined as a share: "as a percent of", "of all", "share". Growth, and what is set against an earlier year,
may be more.

## Why it matters
Nobody can honestly earn the score of such a band, so that the criterion counts for less than its published
weight (Procurement Act 2023 s.23(3)(b): relative importance), and whoever writes 120 earns it. The rule reads
wording, so it is a warning.

## Example
```yaml
dimensions:
  - criteria:
      - {}
      - bands:
          - {from: 0, score: 0}
          - {from: 50, score: 2}
          - {from: 120, score: 3}
```

## Use instead
```yaml
dimensions:
  - criteria:
      - {}
      - bands:
          - {from: 0, score: 0}
          - {from: 50, score: 2}
          - {from: 90, score: 3}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.model.shares import WHOLE, is_share
from sv_score.rules.subject import Subject, criteria

RULE = Rule("SV231", "band-above-a-whole", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report bands of shares that start above 100 percent."""
    for criterion, route in criteria(subject):
        for index, band in enumerate(criterion.bands):
            if band.start > WHOLE and is_share(criterion.measure):
                message = (
                    f"a band of `{criterion.id}` starts at {band.start:f} percent; "
                    "its measure is a share, which is 100 percent at most"
                )
                help = "let it start at 100 or below, or say in the `definition` what it is measured against"
                yield subject.at_criteria(RULE, message, (*route, "bands", index, "from"), help)
