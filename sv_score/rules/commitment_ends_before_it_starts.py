"""A commitment ends after it starts.

## What it does
Reports a commitment whose `from` is later than its `by`.

## Why it matters
Commitments become terms of the contract, and a term that ends before it begins binds nobody. One of the two
dates has been mistyped. The score stands all the same, so this is a warning.

## Example
```yaml
bids:
  - responses:
      LE1:
        commitments:
          - {from: 2029-01-01, by: 2028-09-30}
```

## Use instead
```yaml
bids:
  - responses:
      LE1:
        commitments:
          - {from: 2027-01-01, by: 2028-09-30}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.commitments import commitments
from sv_score.rules.subject import Subject

RULE = Rule("SV525", "commitment-ends-before-it-starts", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report commitments with their dates the wrong way round."""
    for bid, criterion, commitment, route in commitments(subject):
        starts, by = commitment.starts, commitment.by
        if starts is not None and by is not None and starts > by:
            whose = f"a commitment of bid `{bid.id}` to `{criterion.id}`"
            message = f"{whose} is due on {by}, before it starts on {starts}"
            yield subject.at_bids(RULE, message, (*route, "from"), "correct one of the two dates")
