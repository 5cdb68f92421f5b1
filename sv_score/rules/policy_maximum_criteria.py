"""A file has no more award criteria than the authority's policy allows.

## What it does
Counts the scored and measured criteria (gates carry no marks and are left out) and reports the first one
beyond the number that a `maximum_criteria` clause of the authority's policy allows.

## Why it matters
The limit is the authority's own rule, which is why it is an error. Section 23 of the Procurement Act 2023
asks for award criteria that are proportionate to the contract, and each one is an answer that every bidder
writes and every evaluator marks.

## Example
```yaml
# in the policy file
clauses:
  - {id: "2", kind: maximum_criteria, at_most: 2, text: A contract has at most two criteria.}
```

## Use instead
```yaml
# in the policy file
clauses:
  - {id: "2", kind: maximum_criteria, at_most: 8, text: A contract has at most eight criteria.}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule
from sv_score.rules.clauses import broken, clauses
from sv_score.rules.menu import weighed
from sv_score.rules.subject import Subject

RULE = Rule("SV451", "policy-maximum-criteria")


def check(subject: Subject) -> Iterator[Finding]:
    """Report the first criterion beyond the policy's number."""
    for clause, index in clauses(subject, "maximum_criteria"):
        routes = [route for _, route in weighed(subject)]
        if clause.at_most is not None and len(routes) > clause.at_most:
            found = f"{len(routes)} scored and measured criteria; at most {clause.at_most:f} are allowed"
            yield broken(subject, RULE, (clause, index), found, routes[int(clause.at_most)])
