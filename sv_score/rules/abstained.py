"""An abstention is shown.

## What it does
Lists the evaluators who gave no mark on purpose, with their reason.

## Why it matters
An abstention changes who judged an answer. It is lawful and must be visible.
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
