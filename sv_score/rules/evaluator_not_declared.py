"""Every evaluator who marks has declared their interests.

## What it does
Reports an evaluator without a `declaration` who marked, in a file in which others have declared. The marks
are left out, and each is shown with that reason. A file in which nobody has declared is SV623.

## Why it matters
Sections 81 to 83 of the Procurement Act 2023 cover everybody who influences a decision. Where some of a panel
have declared and one has not, nobody can say that this one had nothing to declare.

## Example
```yaml
evaluators:
  - {}
  - declaration: ~
```

## Use instead
```yaml
evaluators:
  - {}
  - declaration: {date: 2026-05-04, interests: none}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule
from sv_score.panel.standing import any_declared
from sv_score.rules.declarations import counted, evaluators, marks_set_aside
from sv_score.rules.subject import Subject

RULE = Rule("SV622", "evaluator-not-declared")


def check(subject: Subject) -> Iterator[Finding]:
    """Report marks by evaluators who have not declared among others who have."""
    if subject.evaluation is None or not any_declared(subject.evaluation):
        return
    for evaluator, route in evaluators(subject):
        marks = 0
        if evaluator.declaration is None:
            marks = sum(marks_set_aside(subject, evaluator).values())
        if marks:
            message = f"`{evaluator.id}` marked without a declaration of interests; {counted(marks)} left out"
            help = "add `declaration: {date: ..., interests: none}`, or what the interests are"
            yield subject.at_bids(RULE, message, (*route, "id"), help)
