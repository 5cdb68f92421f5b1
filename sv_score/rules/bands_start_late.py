"""The first band of a measured criterion starts at zero or below.

## What it does
Reports a measured criterion whose first band starts above zero.

## Why it matters
A quantity below the first band has no published score. A gap must not become a silent zero.
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule
from sv_score.rules.subject import Subject, criteria

RULE = Rule("SV209", "bands-start-late")


def check(subject: Subject) -> Iterator[Finding]:
    """Report bands that leave the lowest quantities without a score."""
    for criterion, route in criteria(subject):
        if criterion.bands and criterion.bands[0].start > 0:
            start = criterion.bands[0].start
            message = f"a quantity below {start:f} earns no published score"
            place = (*route, "bands", 0, "from")
            yield subject.at_criteria(RULE, message, place, "add a band `{from: 0, score: ...}`")
