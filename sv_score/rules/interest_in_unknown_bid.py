"""A declared interest names a bid of the file.

## What it does
Reports an interest in a bid that is not in the file, and one whose id is written in other capitals.

## Why it matters
A misspelt bid would make an interest look as if it were in none of the bids, and marks would count that
should not: sections 81 and 82 of the Procurement Act 2023 have such conflicts identified and mitigated.

## Example
```yaml
evaluators:
  - declaration:
      interests: [{bid: greenways, interest: A brother works there, cleared_by: Head of procurement}]
```

## Use instead
```yaml
evaluators:
  - declaration:
      interests: [{bid: greenway, interest: A brother works there, cleared_by: Head of procurement}]
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule
from sv_score.rules.declarations import evaluators
from sv_score.rules.subject import Subject
from sv_score.rules.wording import nearest

RULE = Rule("SV624", "interest-in-unknown-bid")


def check(subject: Subject) -> Iterator[Finding]:
    """Report interests that belong to no bid."""
    known = [bid.id for bid in subject.evaluation.bids] if subject.evaluation else []
    for evaluator, route in evaluators(subject):
        for index, interest in enumerate(evaluator.declaration.interests if evaluator.declaration else ()):
            if interest.bid and interest.bid not in known:
                near = nearest(interest.bid, known)
                message = (
                    f"`{evaluator.id}` declares an interest in `{interest.bid}`, which is no bid of this file"
                )
                help = f"did you mean `{near}`?" if near else f"the bids are {', '.join(known[:12])}"
                yield subject.at_bids(RULE, message, (*route, "declaration", "interests", index, "bid"), help)
