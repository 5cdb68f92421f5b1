"""A scored criterion has an agreed score.

## What it does
Reports a response that evaluators have marked and no consensus is recorded for. With `--require-
final` it is an error.

## Why it matters
Until the panel has agreed, the criterion counts as a range from the lowest to the highest mark. A
mean never takes the place of agreement (Bromcom v United Learning Trust [2022] EWHC 3262 (TCC)).
"""

from collections.abc import Iterator

from sv_score.model.criteria import Moderation
from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject, responses

RULE = Rule("SV508", "provisional", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report responses that are still open."""
    single = subject.criteria is not None and subject.criteria.moderation is Moderation.SINGLE
    for bid, criterion, response, route in responses(subject):
        agreed = response.consensus is not None and response.consensus.score is not None
        if agreed or response.unread or response.agreed is not None or response.no_response:
            continue
        marks = [mark.score for mark in response.marks if mark.counts and mark.score is not None]
        if not marks or (single and len(marks) == 1):
            continue
        span = f"{min(marks):f} to {max(marks):f}" if min(marks) != max(marks) else f"{marks[0]:f}"
        message = f"`{criterion.id}` of bid `{bid.id}` is provisional: marks {span}, no consensus"
        help = "record the panel's `consensus:` with its reasons"
        yield subject.at_bids(RULE, message, route, help, on_key=True)
