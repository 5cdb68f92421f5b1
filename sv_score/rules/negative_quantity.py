"""A commitment's quantity is not negative.

## What it does
Reports a commitment with a quantity below zero. A negative answer to a measured criterion is looked at by
SV505, and a commitment in a measure whose published bands start at or below the quantity is left alone.

## Why it matters
The direction belongs into the measure ("tonnes saved"), not into the sign. Minus ten in a measure of savings
is a promise to use more, and it would become a term of the contract as it stands. No score depends on it,
so this is a warning.

## Example
```yaml
bids:
  - responses:
      LE1:
        commitments:
          - {quantity: -180}
```

## Use instead
```yaml
bids:
  - responses:
      LE1:
        commitments:
          - {quantity: 180}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.commitments import commitments
from sv_score.rules.subject import Subject

RULE = Rule("SV520", "negative-quantity", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report commitments to less than nothing."""
    for bid, criterion, commitment, route in commitments(subject):
        quantity = commitment.quantity
        if quantity is None or quantity >= 0:
            continue
        banded = criterion.measure is not None and criterion.measure.id == commitment.measure
        if banded and any(band.start <= quantity for band in criterion.bands):
            continue
        message = f"a commitment of bid `{bid.id}` to `{criterion.id}` is {quantity:f}, expected 0 or more"
        help = "remove the sign, if the measure says the direction; else ask the bidder in clarification"
        yield subject.at_bids(RULE, message, (*route, "quantity"), help)
