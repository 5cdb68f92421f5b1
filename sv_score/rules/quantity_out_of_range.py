"""A quantity falls into a published band.

## What it does
Reports a quantity below the lowest band of its measured criterion.

## Why it matters
A quantity outside the published bands has no score; it must not become a silent zero. Often it is a slip
of the sign or of the unit.

## Example
```yaml
bids:
  - responses:
      LE2: {quantity: -5}
```

## Use instead
```yaml
bids:
  - responses:
      LE2: {quantity: 5}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule
from sv_score.rules.subject import Subject, responses

RULE = Rule("SV505", "quantity-out-of-range")


def check(subject: Subject) -> Iterator[Finding]:
    """Report quantities without a band."""
    for bid, criterion, response, route in responses(subject):
        if response.quantity is None or not criterion.bands:
            continue
        lowest = min(band.start for band in criterion.bands)
        if response.quantity < lowest:
            message = (
                f"quantity {response.quantity:f} for `{criterion.id}` of bid `{bid.id}` is below the first "
                f"band, which starts at {lowest:f}"
            )
            help = "check the sign and the unit"
            yield subject.at_bids(RULE, message, (*route, "quantity"), help)
