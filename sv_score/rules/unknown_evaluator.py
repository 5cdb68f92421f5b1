"""Every mark is by an evaluator of the panel.

## What it does
Reports a mark by an evaluator who is not in the bids file's list of evaluators.

## Why it matters
The panel is part of the record: who marked must be known before it is asked whether they had an
interest (Procurement Act 2023 s.81).

## Example
```yaml
bids:
  - responses:
      CR1:
        scores: {ev1: 3, ev2: 3, ev3: 2}
        consensus: {score: 3}
```

## Use instead
```yaml
bids:
  - responses:
      CR1:
        scores: {ev1: 3, ev2: 3}
        consensus: {score: 3}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Route, Rule
from sv_score.rules.subject import Subject, responses
from sv_score.rules.wording import nearest

RULE = Rule("SV512", "unknown-evaluator")


def check(subject: Subject) -> Iterator[Finding]:
    """Report marks by people who are not on the panel."""
    if subject.evaluation is None:
        return
    known = {evaluator.id: None for evaluator in subject.evaluation.evaluators}
    for bid, criterion, response, route in responses(subject):
        for mark in response.marks:
            if mark.evaluator not in known:
                message = (
                    f"`{mark.evaluator}`, who marked `{criterion.id}` of bid `{bid.id}`, "
                    "is not among the evaluators"
                )
                near = nearest(mark.evaluator, known)
                help = "add them under `evaluators:`" + (f"; or did you mean `{near}`?" if near else "")
                finding = subject.at_mark(RULE, message, mark, route, help)
                yield finding._replace(route=_of_name(finding.route), on_key=True)


def _of_name(route: Route) -> Route:
    """Return where the evaluator's id stands: the key of the mark, or the cell of its row."""
    return (route[0], "evaluator") if isinstance(route[0], int) else route
