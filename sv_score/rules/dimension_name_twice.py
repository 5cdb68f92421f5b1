"""Each dimension has a name of its own.

## What it does
Reports two dimensions with the same name. Upper and lower case do not tell names apart.

## Why it matters
Every page shows a bid's scores by the names of the dimensions. Two scores under one name cannot be told apart
by a bidder, and it looks as if one thing were assessed twice. Section 23 of the Procurement Act 2023 asks for
criteria that are clear.

## Example
```yaml
dimensions:
  - {name: Community}
  - {name: community}
```

## Use instead
```yaml
dimensions:
  - {name: Local economy}
  - {name: Community relationships}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Label, Rule, Severity
from sv_score.rules.subject import Subject, dimensions

RULE = Rule("SV330", "dimension-name-twice", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report names that two dimensions share."""
    first: dict[str, tuple[str | int, ...]] = {}
    for dimension, route in dimensions(subject):
        name = " ".join(dimension.name.casefold().split())
        if name and first.setdefault(name, route) is not route:
            message = f"the name {dimension.name} stands for two dimensions, expected one"
            labels = (Label(subject.criteria_file, (*first[name], "name"), "first used here"),)
            help = "name each dimension by what only it is about"
            yield subject.at_criteria(RULE, message, (*route, "name"), help, labels=labels)
