"""A share is 100 percent or less.

## What it does
Reports a quantity above 100 for a measured criterion whose unit is percent and whose measure is defined as a
share: "as a percent of", "of all", "share". Growth, and what is set against an earlier year, may be more.

## Why it matters
60,000 percent of all invoices is a slip, often an amount of money or a number of things, and it earns the
highest band. The InterCity West Coast franchise competition of 2012 was cancelled over a model that mixed
real and nominal figures. The rule reads wording, so it is a warning.

## Example
```yaml
bids:
  - responses:
      LE2: {quantity: 350, unit: percent}
```

## Use instead
```yaml
bids:
  - responses:
      LE2: {quantity: 35, unit: percent}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.model.shares import WHOLE, is_share
from sv_score.rules.subject import Subject, responses

RULE = Rule("SV528", "share-above-a-whole", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report quantities of shares above 100 percent."""
    for bid, criterion, response, route in responses(subject):
        if response.quantity is not None and response.quantity > WHOLE and is_share(criterion.measure):
            message = (
                f"bid `{bid.id}` offers {response.quantity:f} percent for `{criterion.id}`; "
                "its measure is a share, which is 100 percent at most"
            )
            help = "check the quantity and its unit with the bid; clarify with the bidder where it says this"
            yield subject.at_bids(RULE, message, (*route, "quantity"), help)
