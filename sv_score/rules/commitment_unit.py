"""A commitment is in the unit of its measure.

## What it does
Reports a commitment whose `unit` differs from the unit of the measure that it names. Case, spaces and a
plural s make no difference, nor does `%` for percent or `£` for GBP.

## Why it matters
Commitments become terms of the contract and are reported against the measure. Weeks and hours, or people
and full-time equivalents, are different promises, and their figures must never be put side by side.

## Example
```yaml
bids:
  - responses:
      LE1:
        commitments:
          - {quantity: 180, unit: hours}
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

from sv_score.model.finding import Finding, Rule
from sv_score.rules.commitments import commitments, measures_by_id
from sv_score.rules.subject import Subject
from sv_score.rules.wording import same_unit

RULE = Rule("SV517", "commitment-unit")


def check(subject: Subject) -> Iterator[Finding]:
    """Report commitments in another unit than their measure."""
    for bid, criterion, commitment, route in commitments(subject):
        measure = measures_by_id(criterion).get(commitment.measure)
        if measure is None or not measure.unit or not commitment.unit:
            continue
        if not same_unit(commitment.unit, measure.unit):
            message = (
                f"a commitment of bid `{bid.id}` in `{measure.id}` is in {commitment.unit}; "
                f"the measure is in {measure.unit}"
            )
            help = f"convert the quantity to {measure.unit}"
            yield subject.at_bids(RULE, message, (*route, "unit"), help)
