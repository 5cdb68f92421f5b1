"""A score that was changed has a reason in the history.

## What it does
Reports every score whose last change in the history has no reason.

## Why it matters
A score may be changed: evaluators miss pages and find them. In Energysolutions v Nuclear Decommissioning
Authority [2016] EWHC 1988 (TCC) it was the missing justification that could not be defended, years later.
`sv-score history --record` does not accept a change without a reason. An entry that was written in another
way can still be given one: the reason is added as an entry of its own, with its own date.

## Example
```yaml
history: # what bids.history.jsonl holds
  - {bid: greenway, criterion: CR1, whose: consensus, old: ~, new: 2}
  - {bid: greenway, criterion: CR1, whose: consensus, old: 2, new: 3}
```

## Use instead
```yaml
history: # what bids.history.jsonl holds
  - {bid: greenway, criterion: CR1, whose: consensus, old: ~, new: 2}
  - {bid: greenway, criterion: CR1, whose: consensus, old: 2, new: 3, reason: Page 4 had been missed.}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.records.history import replayed, shown
from sv_score.rules.histories import at_score, how_to_record, named
from sv_score.rules.subject import Subject

RULE = Rule("SV691", "change-without-reason", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report changes without a reason."""
    if subject.history is None:
        return
    for place, standing in replayed(subject.history.entries).items():
        entry = standing.unexplained
        if entry is not None:
            message = (
                f"{named(place)} was changed from {shown(entry.old)} to {shown(entry.new)} by {entry.by} "
                f"on {entry.when[:10]} without a reason"
            )
            yield at_score(subject, RULE, message, place, how_to_record(subject, True))
