"""Declarations of interests are recorded.

## What it does
Reports a file with evaluators' marks in which no evaluator has a `declaration`. The marks count. As soon as
one evaluator has declared, SV622 holds the others to it.

## Why it matters
Sections 81 to 83 of the Procurement Act 2023 have conflicts of interest identified and kept under review, and
declarations belong to the record of an evaluation. They may be kept elsewhere, so this is a warning.

## Example
```yaml
evaluators:
  - {declaration: ~}
  - {declaration: ~}
```

## Use instead
```yaml
evaluators:
  - {declaration: {date: 2026-05-04, interests: none}}
  - {declaration: {date: 2026-05-04, interests: none}}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.panel.standing import any_declared
from sv_score.rules.subject import Subject, responses

RULE = Rule("SV623", "no-declarations", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report, once, that nobody has declared."""
    if subject.evaluation is None or any_declared(subject.evaluation):
        return
    if any(mark.counts for _, _, response, _ in responses(subject) for mark in response.marks):
        message = "no evaluator has a declaration of interests"
        help = "add `declaration: {date: ..., interests: none}` to each, or what the interests are"
        yield subject.at_bids(RULE, message, ("evaluators",), help, on_key=True)
