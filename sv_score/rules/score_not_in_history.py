"""A score is recorded when it is first entered.

## What it does
Where a history file lies beside the bids file, says how many scores it does not have yet, and which is the
first of them.

## Why it matters
A history shows that a score was not changed only from the day on which it was first recorded. Marks that
evaluators give alone are best recorded before the panel meets. That is work still to do and no fault, so
this is information.

## Example
```yaml
history: # what bids.history.jsonl holds
  - {bid: greenway, criterion: CR1, whose: consensus, old: ~, new: 3}
bids:
  - responses: {CR1: 3, LE3: pass}
```

## Use instead
```yaml
history: complete # bids.history.jsonl has an entry for every score
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.histories import at_score, how_to_record, named, unrecorded
from sv_score.rules.subject import Subject

RULE = Rule("SV692", "score-not-in-history", Severity.INFO)


def check(subject: Subject) -> Iterator[Finding]:
    """Say how many scores the history does not have, at the first of them."""
    new = [change.place for change in unrecorded(subject) if change.first]
    if new:
        more = len(new) - 1
        others = f", nor {'is' if more == 1 else 'are'} {more} other score{'' if more == 1 else 's'}"
        message = f"{named(new[0])} is not in the history yet{others if more else ''}"
        yield at_score(subject, RULE, message, new[0], how_to_record(subject, False))
