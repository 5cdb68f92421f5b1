"""A commitment falls into the time of the contract.

## What it does
Reports a commitment dated after the contract ends, or before the procurement commenced. The dates are those
of the criteria file; without them the rule stays silent. The last day of the contract is in time.

## Why it matters
Commitments become terms of the contract. What is due after it has ended cannot be enforced, and what was
done before the procurement began is not brought about by it. Often a year has been mistyped. The score
stands all the same, so this is a warning.

## Example
```yaml
bids:
  - responses:
      LE1:
        commitments:
          - {by: 2038-09-30}
```

## Use instead
```yaml
bids:
  - responses:
      LE1:
        commitments:
          - {by: 2028-09-30}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.commitments import commitments
from sv_score.rules.subject import Subject

RULE = Rule("SV516", "commitment-after-contract", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report commitments that the contract cannot hold."""
    if subject.criteria is None:
        return
    contract = subject.criteria.contract
    for bid, criterion, commitment, route in commitments(subject):
        day = commitment.by
        whose = f"a commitment of bid `{bid.id}` to `{criterion.id}`"
        if day is not None and contract.ends is not None and day > contract.ends:
            message = f"{whose} is due on {day}, after the contract ends on {contract.ends}"
        elif day is not None and contract.commenced is not None and day < contract.commenced:
            message = f"{whose} is due on {day}, before the procurement commenced on {contract.commenced}"
        else:
            continue
        help = "check the year, or ask the bidder in clarification"
        yield subject.at_bids(RULE, message, (*route, "by"), help)
