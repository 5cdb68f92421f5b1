"""A response belongs to a criterion of the criteria file.

## What it does
Reports a response (or a mark in a score file) to a criterion that the criteria file does not have.

## Why it matters
A mistyped id would leave one criterion without its score and another score without effect.
"""

from collections.abc import Iterator
from difflib import get_close_matches

from sv_score.model.finding import Finding, Rule
from sv_score.rules.subject import Subject, criteria

RULE = Rule("SV502", "unknown-criterion")


def check(subject: Subject) -> Iterator[Finding]:
    """Report responses to criteria that do not exist."""
    known = [criterion.id for criterion, _ in criteria(subject)]
    names = set(known)
    for index, bid in enumerate(subject.evaluation.bids if subject.evaluation else ()):
        for name in bid.responses.keys() - names:
            response = bid.responses[name]
            message = f"no criterion `{name}` in {subject.criteria_file}"
            near = get_close_matches(name[:64], known, n=1)
            help = f"did you mean `{near[0]}`?" if near else f"the criteria are {', '.join(known)}"
            elsewhere = [mark for mark in response.marks if mark.file]
            route = ("bids", index, "responses", name)
            if elsewhere:
                yield from (subject.at_mark(RULE, message, mark, route, help) for mark in elsewhere)
            else:
                yield subject.at_bids(RULE, message, route, help, on_key=True)
