"""A commitment's quantity has a unit.

## What it does
Reports a commitment with a `quantity` and without a `unit`. The quantity of a measured criterion may leave
its unit to the measure, which the bands are in.

## Why it matters
Commitments are copied into the contract, where the measure no longer stands beside them; twelve of what?
The help says the unit of the measure. Nothing is scored from it, so this is information.

## Example
```yaml
bids:
  - responses:
      LE1:
        commitments:
          - {quantity: 180, unit: ~}
```

## Use instead
```yaml
bids:
  - responses:
      LE1:
        commitments:
          - {quantity: 180, unit: weeks}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.commitments import commitments, measures_by_id
from sv_score.rules.subject import Subject

RULE = Rule("SV519", "quantity-without-unit", Severity.INFO)


def check(subject: Subject) -> Iterator[Finding]:
    """Report quantities of nothing in particular."""
    for bid, criterion, commitment, route in commitments(subject):
        if commitment.quantity is None or commitment.unit.strip():
            continue
        measure = measures_by_id(criterion).get(commitment.measure)
        message = f"a commitment of bid `{bid.id}` to `{criterion.id}` is {commitment.quantity:f} of no unit"
        known = measure is not None and measure.unit
        help = f"add `unit: {measure.unit}`" if measure and known else "add `unit:`, such as people or hours"
        yield subject.at_bids(RULE, message, (*route, "quantity"), help)
