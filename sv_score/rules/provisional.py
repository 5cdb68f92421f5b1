"""A scored criterion has an agreed score.

## What it does
Reports a response that evaluators have marked and no consensus is recorded for. Where the criteria say
`moderation: single`, one mark is enough. With `--require-final` it is an error.

## Why it matters
Until the panel has agreed, the criterion counts as a range from the lowest to the highest mark. A
mean never takes the place of agreement (Bromcom v United Learning Trust [2022] EWHC 3262 (TCC)), and the
record must show how the panel came to its score (Lancashire Care v Lancashire County Council [2018] EWHC
1589 (TCC)). An evaluation that is under way is not at fault, so this is a warning.

## Example
```yaml
bids:
  - responses:
      CR1:
        scores: {ev1: 3, ev2: 2}
```

## Use instead
```yaml
bids:
  - responses:
      CR1:
        scores: {ev1: 3, ev2: 2}
        consensus:
          score: 3
          rationale: Bid p6 gives the date and the chair of each of the four meetings.
          differences: [{evaluator: ev2, resolution: Ev2 had not seen the dates on p6.}]
```
"""

from collections.abc import Iterator

from sv_score.model.criteria import Kind, Moderation
from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject, responses

RULE = Rule("SV508", "provisional", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report responses that are still open."""
    single = subject.criteria is not None and subject.criteria.moderation is Moderation.SINGLE
    for bid, criterion, response, route in responses(subject):
        agreed = response.consensus is not None and response.consensus.score is not None
        answered = agreed or response.agreed is not None or response.no_response
        # Marks for another kind of criterion are SV504.
        if answered or response.unread or criterion.kind is not Kind.SCORED:
            continue
        marks = [mark.score for mark in response.marks if mark.counts and mark.score is not None]
        if not marks or (single and len(marks) == 1):
            continue
        span = f"{min(marks):f} to {max(marks):f}" if min(marks) != max(marks) else f"{marks[0]:f}"
        message = f"`{criterion.id}` of bid `{bid.id}` is provisional: marks {span}, no consensus"
        help = "record the panel's `consensus:` with its reasons"
        yield subject.at_response(RULE, message, response, route, help)
