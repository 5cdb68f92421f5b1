"""An abstention is shown.

## What it does
Lists the evaluators who gave no mark on purpose, with their reason.

## Why it matters
An abstention changes who judged an answer. It is lawful, often right where there is an interest
(Procurement Act 2023 s.81), and must be visible. Nothing has to be changed, so this is information.

## Example
```yaml
bids:
  - responses:
      CR1:
        scores:
          ev1: 3
          ev2: {abstained: true, reason: Ev2 chairs one of the friends groups.}
        consensus: {score: 3}
```

## Use instead
```yaml
bids:
  - responses:
      CR1:
        scores: {ev1: 3, ev2: 3}
        consensus: {score: 3}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject, responses

RULE = Rule("SV510", "abstained", Severity.INFO)


def check(subject: Subject) -> Iterator[Finding]:
    """List abstentions."""
    for bid, criterion, response, route in responses(subject):
        for mark in response.marks:
            if mark.abstained:
                reason = f": {mark.reason}" if mark.reason else ""
                message = f"`{mark.evaluator}` abstained on `{criterion.id}` of bid `{bid.id}`{reason}"
                yield subject.at_mark(RULE, message, mark, route)
