"""A score that was changed is in the history, with the reason.

## What it does
Where a history file lies beside the bids file, reports every score that is not the one the history
leads to: changed after it was first entered, or taken out. Reasons that were put in other words are
reported as well, because notes are part of the record.

## Why it matters
Scores that were changed without a justification anybody could find were among the faults in
Energysolutions v Nuclear Decommissioning Authority [2016] EWHC 1988 (TCC). In Lancashire Care v Lancashire
County Council [2018] EWHC 1589 (TCC) the authority could not show how the panel had come to its scores.

## Example
```yaml
history: # what bids.history.jsonl holds
  - {bid: greenway, criterion: CR1, whose: consensus, old: ~, new: 2}
bids:
  - responses: {CR1: 3}
```

## Use instead
```yaml
history: # what bids.history.jsonl holds
  - {bid: greenway, criterion: CR1, whose: consensus, old: ~, new: 2}
  - {bid: greenway, criterion: CR1, whose: consensus, old: 2, new: 3, reason: Page 4 had been missed.}
bids:
  - responses: {CR1: 3}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule
from sv_score.records.history import Change, shown
from sv_score.rules.histories import at_score, how_to_record, named, unrecorded
from sv_score.rules.subject import Subject

RULE = Rule("SV690", "change-not-recorded")


def check(subject: Subject) -> Iterator[Finding]:
    """Report scores and reasons that are not as the history has them."""
    for change in unrecorded(subject):
        if not change.first:
            help = how_to_record(subject, change.needs_reason)
            yield at_score(subject, RULE, _message(change), change.place, help)


def _message(change: Change) -> str:
    what = named(change.place)
    if not change.needs_reason:
        return f"the reasons of {what} were put in other words since they were recorded"
    if change.new.score is None:
        return f"{what} was {shown(change.old.score)} and was taken out; the history does not say why"
    return f"{what} is {change.new.score}; the history has {shown(change.old.score)} and no change since"
