"""Scores are agreed after the criteria were sealed.

## What it does
Reports a consensus that is dated before the first day on which the criteria were sealed.

## Why it matters
A seal shows what the criteria said on its day and since. It does not show what they said when a score was
agreed before that day.

## Example
```yaml
# the criteria file as it was sealed on 2 March 2026
sealed_as: {}
bids: [{responses: {LE1: {consensus: {date: 2026-02-20}}}}]
```

## Use instead
```yaml
# the criteria file as it was sealed on 2 March 2026
sealed_as: {}
bids: [{responses: {LE1: {consensus: {date: 2026-06-02}}}}]
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.publication import sealed_criteria
from sv_score.rules.subject import Subject, responses

RULE = Rule("SV708", "scored-before-sealing", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report scores that are dated before the seal."""
    first = subject.seal.first_day if subject.seal is not None else None
    if first is None or sealed_criteria(subject) is None:
        return
    for bid, criterion, response, route in responses(subject):
        day = response.consensus.date if response.consensus is not None else None
        if day is not None and day < first:
            message = (
                f"`{criterion.id}` of bid `{bid.id}` was agreed on {day}, before the criteria were sealed "
                f"on {first}"
            )
            help = "correct the date; if it is right, keep other proof of what the criteria said then"
            yield subject.at_bids(RULE, message, (*route, "consensus", "date"), help)
