"""A quantity falls into a published band.

## What it does
Reports a quantity below the first band of its measured criterion.

## Why it matters
A quantity outside the published bands has no score; it must not become a silent zero.
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule
from sv_score.rules.subject import Subject, responses

RULE = Rule("SV505", "quantity-out-of-range")


def check(subject: Subject) -> Iterator[Finding]:
    """Report quantities without a band."""
    for bid, criterion, response, route in responses(subject):
        quantity, bands = response.quantity, criterion.bands
        if quantity is not None and bands and quantity < bands[0].start:
            message = (
                f"quantity {quantity:f} for `{criterion.id}` of bid `{bid.id}` is below the first "
                f"band, which starts at {bands[0].start:f}"
            )
            help = "check the sign and the unit"
            yield subject.at_bids(RULE, message, (*route, "quantity"), help)
