"""Nobody marks the bid of their own organisation.

## What it does
Reports an evaluator whose `organisation` is the supplier or a partner of a bid that they marked, and who has
declared no interest in it. The marks for that bid are left out, each with that reason. Names are compared as
in SV521. An interest that is declared and cleared settles it; one that is not cleared is SV621.

## Why it matters
Sections 81 and 82 of the Procurement Act 2023: to work for a bidder is an interest, whether or not it was
declared. Bids from an authority's own staff exist, and somebody must have decided on them.

## Example
```yaml
evaluators:
  - organisation: Greenway Gardens
```

## Use instead
```yaml
evaluators:
  - organisation: Greenway Gardens
    declaration:
      interests: [{bid: greenway, interest: Works there, cleared_by: Head of procurement}]
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule
from sv_score.panel.standing import bidder_worked_for, interests_in
from sv_score.rules.declarations import counted, evaluators, marks_set_aside
from sv_score.rules.subject import Subject

RULE = Rule("SV625", "evaluator-works-for-bidder")


def check(subject: Subject) -> Iterator[Finding]:
    """Report marks for bids of the evaluator's own organisation."""
    bids = subject.evaluation.bids if subject.evaluation else ()
    for evaluator, route in evaluators(subject):
        for bid in bids if evaluator.organisation else ():
            name = bidder_worked_for(evaluator, bid)
            marks = marks_set_aside(subject, evaluator).get(bid.id) if name else 0
            if marks and not interests_in(evaluator, bid):
                message = (
                    f"`{evaluator.id}` works for {name}, which is part of bid `{bid.id}`; "
                    f"{counted(marks)} for that bid left out"
                )
                help = "declare the interest and have it cleared, or exclude the marks with a reason"
                yield subject.at_bids(RULE, message, (*route, "organisation"), help)
