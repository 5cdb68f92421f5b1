"""An evaluator with an interest in a bid marks it only once somebody else has cleared that.

## What it does
Reports an interest without `cleared_by`, or cleared by the evaluator themself, of an evaluator who marked
that bid. The marks are left out, and each is shown with that reason. An evaluator who abstained, or whose
marks the file excludes itself, is not reported.

## Why it matters
Sections 81 and 82 of the Procurement Act 2023 have the authority identify and mitigate conflicts of
interest. One evaluator had been employed by a bidder in Woods Building Services v Milton Keynes Council
[2015] EWHC 2011 (TCC), and that was argued in court. To clear an interest is somebody else's decision, with
a name to it.

## Example
```yaml
evaluators:
  - {}
  - declaration: {interests: [{bid: greenway, interest: Employed there until 2024}]}
```

## Use instead
```yaml
evaluators:
  - {}
  - declaration:
      interests: [{bid: greenway, interest: Employed there until 2024, cleared_by: Head of procurement}]
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule
from sv_score.panel.standing import cleared, cleared_alone
from sv_score.rules.declarations import counted, evaluators, marks_set_aside
from sv_score.rules.subject import Subject

RULE = Rule("SV621", "uncleared-interest")


def check(subject: Subject) -> Iterator[Finding]:
    """Report marks for a bid in which there is an interest that nobody else has cleared."""
    for evaluator, route in evaluators(subject):
        interests = evaluator.declaration.interests if evaluator.declaration else ()
        open_ones = [(i, one) for i, one in enumerate(interests) if not cleared(one, evaluator)]
        if not open_ones:
            continue
        aside = {bid.casefold(): count for bid, count in marks_set_aside(subject, evaluator).items()}
        for index, interest in open_ones:
            marks = aside.get(interest.bid.casefold(), 0)
            if marks:
                alone = "only the evaluator" if cleared_alone(interest, evaluator) else "nobody"
                message = (
                    f"`{evaluator.id}` marked bid `{interest.bid}` with an interest in it that {alone} has "
                    f"cleared; {counted(marks)} left out"
                )
                help = "record who cleared it under `cleared_by:`, or exclude the marks with a reason"
                place = (*route, "declaration", "interests", index)
                place = (*place, "cleared_by") if interest.cleared_by else (*place, "bid")
                yield subject.at_bids(RULE, message, place, help)
