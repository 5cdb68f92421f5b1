"""The bands of a measured criterion start at rising quantities.

## What it does
Reports a band that starts at or below the start of the band before it.

## Why it matters
The published function from quantity to score must give each quantity exactly one score.
Overlapping or disordered bands give two, and the order of lines in a file would decide which.
"""

from collections.abc import Iterator
from itertools import pairwise

from sv_score.model.finding import Finding, Rule
from sv_score.rules.subject import Subject, criteria

RULE = Rule("SV208", "bands-out-of-order")


def check(subject: Subject) -> Iterator[Finding]:
    """Report bands that do not rise."""
    for criterion, route in criteria(subject):
        for index, (before, band) in enumerate(pairwise(criterion.bands), start=1):
            if band.start <= before.start:
                message = f"this band starts at {band.start:f}, the one before it at {before.start:f}"
                place = (*route, "bands", index, "from")
                yield subject.at_criteria(RULE, message, place, "list bands from low to high, each once")
