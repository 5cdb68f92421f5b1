"""The weight of social value lies within the authority's policy.

## What it does
Reports a `social_value_weight` below or above what a `social_value_weight` clause of the authority's policy
allows, and one that is not stated. Both ends are allowed values.

## Why it matters
The range is the authority's own rule, which is why it is an error. A lower end keeps social value from being
an afterthought, an upper end keeps it in proportion to what is bought (section 23 of the Procurement Act
2023 asks for proportionate award criteria).

## Example
```yaml
# in the policy file
clauses:
  - {id: "4", kind: social_value_weight, at_least: 10, at_most: 30, text: Between 10 and 30 percent.}
# in the criteria file
social_value_weight: 31
```

## Use instead
```yaml
# in the policy file
clauses:
  - {id: "4", kind: social_value_weight, at_least: 10, at_most: 30, text: Between 10 and 30 percent.}
# in the criteria file
social_value_weight: 30
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule
from sv_score.model.policy import Clause
from sv_score.rules.clauses import broken, clauses
from sv_score.rules.subject import Subject

RULE = Rule("SV453", "policy-social-value-weight")


def check(subject: Subject) -> Iterator[Finding]:
    """Report a weight outside the policy's range."""
    weight = subject.criteria.social_value_weight if subject.criteria else None
    for clause, index in clauses(subject, "social_value_weight"):
        low = clause.at_least is not None and (weight is None or weight < clause.at_least)
        high = clause.at_most is not None and (weight is None or weight > clause.at_most)
        if low or high:
            stated = (
                "no `social_value_weight` is stated"
                if weight is None
                else f"social value has {weight:f} percent"
            )
            found = f"{stated}; {_range(clause)} percent is allowed"
            yield broken(subject, RULE, (clause, index), found, ("social_value_weight",))


def _range(clause: Clause) -> str:
    if clause.at_least is None:
        return f"at most {clause.at_most:f}"
    if clause.at_most is None:
        return f"at least {clause.at_least:f}"
    return f"{clause.at_least:f} to {clause.at_most:f}"
