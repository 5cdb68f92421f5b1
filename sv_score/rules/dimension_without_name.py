"""Every dimension says what it is about.

## What it does
Reports a dimension with neither a `name` nor a `description`.

## Why it matters
Practice, not law: results are shown by dimension, and an id such as `d3` tells bidders and the public
nothing about what was assessed. Nothing is computed from it, so this is information.

## Example
```yaml
dimensions:
  - {name: ~}
```

## Use instead
```yaml
dimensions:
  - {name: Local economy}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject, dimensions
from sv_score.rules.texts import is_blank

RULE = Rule("SV323", "dimension-without-name", Severity.INFO)


def check(subject: Subject) -> Iterator[Finding]:
    """Report dimensions known only by their id."""
    for dimension, route in dimensions(subject):
        if is_blank(dimension.name) and is_blank(dimension.description):
            message = f"dimension `{dimension.id}` has no name and no description"
            help = "add `name:`, in the words that bidders will see"
            yield subject.at_criteria(RULE, message, (*route, "name"), help)
