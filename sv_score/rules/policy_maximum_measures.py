"""A file has no more measures than the authority's policy allows.

## What it does
Counts the measures of all criteria, each id once, and reports the first one beyond the number that a
`maximum_measures` clause of the authority's policy allows.

## Why it matters
The limit is the authority's own rule, which is why it is an error: its officers are bound by it. Short lists
keep bidding affordable for small suppliers; Bradford Council, for one, lets its buyers choose at most six
measures.

## Example
```yaml
# in the policy file
clauses:
  - {id: "1", kind: maximum_measures, at_most: 1, text: A contract has at most one measure.}
```

## Use instead
```yaml
# in the policy file
clauses:
  - {id: "1", kind: maximum_measures, at_most: 6, text: A contract has at most six measures.}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Route, Rule
from sv_score.rules.clauses import broken, clauses
from sv_score.rules.subject import Subject, criteria
from sv_score.rules.texts import measures_of

RULE = Rule("SV450", "policy-maximum-measures")


def check(subject: Subject) -> Iterator[Finding]:
    """Report the first measure beyond the policy's number."""
    for clause, index in clauses(subject, "maximum_measures"):
        measures = _distinct(subject)
        if clause.at_most is not None and len(measures) > clause.at_most:
            found = f"{len(measures)} measures are asked for; at most {clause.at_most:f} are allowed"
            beyond = list(measures.values())[int(clause.at_most)]
            yield broken(subject, RULE, (clause, index), found, (*beyond, "id"))


def _distinct(subject: Subject) -> dict[str, Route]:
    """Return the measures by id, each with the place where it comes first."""
    places: dict[str, Route] = {}
    for criterion, route in criteria(subject):
        for measure, at in measures_of(criterion, route):
            if measure.id:
                places.setdefault(measure.id.casefold(), at)
    return places
