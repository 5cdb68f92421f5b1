"""A commitment says how much, by when and where.

## What it does
Reports a commitment without a `quantity`, a date (`by`) or a place (`where`), in one finding that names
what is missing. The unit is looked at by SV519, the baseline by SV515.

## Why it matters
Guidance on PPN 002 asks for commitments that are specific, measurable and time-bound. Commitments become
terms of the contract, and one without a quantity or a date cannot be enforced, nor reported as a key
performance indicator (Procurement Act 2023 s.52). The score stands all the same, so this is a warning.

## Example
```yaml
bids:
  - responses:
      LE1:
        commitments:
          - {quantity: ~, by: ~}
```

## Use instead
```yaml
bids:
  - responses:
      LE1:
        commitments:
          - {quantity: 180, unit: weeks, by: 2028-09-30, where: the four parks}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.commitments import commitments
from sv_score.rules.subject import Subject
from sv_score.rules.wording import listed

RULE = Rule("SV514", "vague-commitment", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report commitments that cannot be held to."""
    for bid, criterion, commitment, route in commitments(subject):
        given = {
            "`quantity`": commitment.quantity is not None,
            "date (`by`)": commitment.by is not None,
            "place (`where`)": bool(commitment.where.strip()),
        }
        missing = [f"no {what}" for what, is_given in given.items() if not is_given]
        if missing:
            message = f"a commitment of bid `{bid.id}` to `{criterion.id}` has {listed(missing)}"
            help = "add it as the bid states it, or ask the bidder in clarification"
            yield subject.at_bids(RULE, message, route, help)
