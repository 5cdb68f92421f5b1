"""A mark that is set aside is shown.

## What it does
Lists marks that were given and do not count, with their reason.

## Why it matters
Leaving one evaluator's marks out can change an outcome; the reader must see which were left out and
why. Scores changed without justification were among the faults found in Energysolutions v Nuclear
Decommissioning Authority [2016] EWHC 1988 (TCC). Setting a mark aside may be right, so this is
information.

## Example
```yaml
bids:
  - responses:
      CR1:
        scores:
          ev1: 3
          ev2: {score: 0, excluded: true, reason: An interest was declared after marking.}
        consensus: {score: 3}
```

## Use instead
```yaml
bids:
  - responses:
      CR1:
        scores: {ev1: 3, ev2: 2}
        consensus: {score: 3}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject, responses

RULE = Rule("SV511", "excluded", Severity.INFO)


def check(subject: Subject) -> Iterator[Finding]:
    """List excluded marks."""
    for bid, criterion, response, route in responses(subject):
        for mark in response.marks:
            if mark.excluded:
                reason = f": {mark.reason}" if mark.reason else ""
                message = (
                    f"the mark of `{mark.evaluator}` on `{criterion.id}` of bid `{bid.id}` "
                    f"is excluded{reason}"
                )
                yield subject.at_mark(RULE, message, mark, route)
