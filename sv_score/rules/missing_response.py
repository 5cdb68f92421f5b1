"""Every bid answers every criterion.

## What it does
Reports a criterion that a bid has no response to.

## Why it matters
A missing response is never a zero. Either it was forgotten in the file, or the bidder gave no
answer, and the file must say which.
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule
from sv_score.rules.subject import Subject, criteria

RULE = Rule("SV501", "missing-response")


def check(subject: Subject) -> Iterator[Finding]:
    """Report criteria without a response."""
    for index, bid in enumerate(subject.evaluation.bids if subject.evaluation else ()):
        missing = [c for c, _ in criteria(subject) if c.id and c.id not in bid.responses]
        for criterion in missing:
            message = f"bid `{bid.id}` has no response to `{criterion.id}`"
            help = f"add `{criterion.id}:`, or `{criterion.id}: {{no_response: true}}` if none was given"
            yield subject.at_bids(RULE, message, ("bids", index, "responses"), help, on_key=True)
