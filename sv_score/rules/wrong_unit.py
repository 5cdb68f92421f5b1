"""A quantity is in the unit of its measure.

## What it does
Reports a quantity whose `unit` differs from the unit of the criterion's measure. Case, spaces and a plural
s make no difference, nor does `%` for percent or `£` for GBP.

## Why it matters
Thousands of pounds entered where pounds are asked for change the band and the score. The InterCity
West Coast franchise competition of 2012 was cancelled over a model that mixed real and nominal figures.

## Example
```yaml
bids:
  - responses:
      LE2: {quantity: 35, unit: plants}
```

## Use instead
```yaml
bids:
  - responses:
      LE2: {quantity: 35, unit: percent}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule
from sv_score.rules.subject import Subject, responses
from sv_score.rules.wording import same_unit

RULE = Rule("SV506", "wrong-unit")


def check(subject: Subject) -> Iterator[Finding]:
    """Report quantities in another unit."""
    for bid, criterion, response, route in responses(subject):
        measure = criterion.measure
        if measure is None or response.quantity is None or not response.unit or not measure.unit:
            continue
        if not same_unit(response.unit, measure.unit):
            message = (
                f"bid `{bid.id}` gives `{criterion.id}` in {response.unit}; the measure is in {measure.unit}"
            )
            help = f"convert the quantity to {measure.unit}"
            yield subject.at_bids(RULE, message, (*route, "unit"), help)
