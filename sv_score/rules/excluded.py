"""A mark that is set aside is shown.

## What it does
Lists marks that were given and do not count, with their reason.

## Why it matters
Leaving one evaluator's marks out can change an outcome; the reader must see which were left out
and why.
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
