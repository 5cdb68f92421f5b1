"""Every mark is by an evaluator of the panel.

## What it does
Reports a mark by an evaluator who is not in the bids file's list of evaluators.

## Why it matters
The panel is part of the record: who marked must be known before it is asked whether they had an
interest (Procurement Act 2023 s.81).
"""

from collections.abc import Iterator
from difflib import get_close_matches

from sv_score.model.finding import Finding, Rule
from sv_score.rules.subject import Subject, responses

RULE = Rule("SV512", "unknown-evaluator")


def check(subject: Subject) -> Iterator[Finding]:
    """Report marks by people who are not on the panel."""
    if subject.evaluation is None:
        return
    panel = [evaluator.id for evaluator in subject.evaluation.evaluators]
    known = set(panel)
    for bid, criterion, response, route in responses(subject):
        for mark in response.marks:
            if mark.evaluator not in known:
                message = (
                    f"`{mark.evaluator}`, who marked `{criterion.id}` of bid `{bid.id}`, "
                    "is not among the evaluators"
                )
                near = get_close_matches(mark.evaluator[:64], panel, n=1)
                help = f"did you mean `{near[0]}`?" if near else "add them under `evaluators:`"
                yield subject.at_mark(RULE, message, mark, route, help)
