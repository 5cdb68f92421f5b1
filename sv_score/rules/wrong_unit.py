"""A quantity is in the unit of its measure.

## What it does
Reports a quantity whose `unit` differs from the unit of the criterion's measure.

## Why it matters
Thousands of pounds entered where pounds are asked for change the band and the score (the West
Coast franchise of 2012 was cancelled over mixed real and nominal figures).
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule
from sv_score.rules.subject import Subject, responses

RULE = Rule("SV506", "wrong-unit")


def check(subject: Subject) -> Iterator[Finding]:
    """Report quantities in another unit."""
    for bid, criterion, response, route in responses(subject):
        measure = criterion.measure
        if measure is None or response.quantity is None or not response.unit or not measure.unit:
            continue
        if response.unit.casefold() != measure.unit.casefold():
            message = (
                f"bid `{bid.id}` gives `{criterion.id}` in {response.unit}; the measure is in {measure.unit}"
            )
            help = f"convert the quantity to {measure.unit}"
            yield subject.at_bids(RULE, message, (*route, "unit"), help)
