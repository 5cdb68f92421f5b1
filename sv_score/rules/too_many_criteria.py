"""The number of criteria suits the value of the contract.

## What it does
Counts the weighted criteria (gates are left out) and reports more than 4 for a contract below GBP 100,000,
more than 8 below GBP 1,000,000, more than 15 below GBP 5,000,000, and more than 20 otherwise. A file without
`contract.value` is not reported.

## Why it matters
Practice, not law: the limits are this tool's own and each can be set. Section 23 of the Procurement Act 2023
asks that criteria are proportionate, judged against the contract's nature, complexity and cost. Every
question costs each bidder an answer and each evaluator a reasoned score, and small firms stay away first.

## Example
```yaml
contract: {value: 60000}
dimensions:
  - {}
  - criteria:
      - {weight: 40}
      - {id: CR2, title: Seats, question: "Where will seats be mended first?", weight: 30}
      - {id: CR3, title: Paths, question: "Which paths will be swept weekly?", weight: 30}
```

## Use instead
```yaml
contract: {value: 60000}
```

## Options
- `below_100000`: the most criteria for a contract below GBP 100,000, 4 unless configured.
- `below_1000000`: the most below GBP 1,000,000, 8 unless configured.
- `below_5000000`: the most below GBP 5,000,000, 15 unless configured.
- `otherwise`: the most for a larger contract, 20 unless configured.
"""

from collections.abc import Iterator

from sv_score.model.criteria import Kind
from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject, criteria
from sv_score.rules.wording import pounds

RULE = Rule("SV319", "too-many-criteria", Severity.INFO)
OPTIONS = {"below_100000": 4, "below_1000000": 8, "below_5000000": 15, "otherwise": 20}


def check(subject: Subject) -> Iterator[Finding]:
    """Report more criteria than suit the contract's value."""
    value = subject.criteria.contract.value if subject.criteria else None
    if value is None:
        return
    count = sum(criterion.kind is not Kind.GATE for criterion, _ in criteria(subject))
    limits = ((100_000, "below_100000"), (1_000_000, "below_1000000"), (5_000_000, "below_5000000"))
    name = next((option for limit, option in limits if value < limit), "otherwise")
    most = subject.option(RULE, name, OPTIONS[name])
    if count > most:
        message = f"{count} weighted criteria for a contract of {pounds(value)}, expected at most {most}"
        help = "keep the criteria that decide; put the rest into the specification or the contract terms"
        yield subject.at_criteria(RULE, message, ("dimensions",), help, on_key=True)
