"""Every measure has a unit and a definition.

## What it does
Reports a measure without a `unit` or without a `definition`, and placeholders such as TBC in their place.

## Why it matters
Bidders who count different things under one name cannot be compared: a job may be a person, a post or a
full-time year. Section 23 of the Procurement Act 2023 asks for criteria that are clear, measurable and
specific. The definition may stand elsewhere in the tender documents, so this is a warning.

## Example
```yaml
dimensions:
  - criteria:
      - measures:
          - {definition: ~}
```

## Use instead
```yaml
dimensions:
  - criteria:
      - measures:
          - {definition: Weeks that apprentices on a registered scheme work in the four parks.}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject, criteria
from sv_score.rules.texts import is_blank, measures_of

RULE = Rule("SV314", "measure-without-definition", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report measures that do not say what is counted."""
    for criterion, route in criteria(subject):
        for measure, at in measures_of(criterion, route):
            given = {"unit": measure.unit, "definition": measure.definition}
            missing = [key for key, text in given.items() if is_blank(text)]
            if missing:
                message = f"measure `{measure.id}` has no {' and no '.join(missing)}"
                help = "add what one unit is, what counts and what does not"
                if missing == ["unit"]:
                    help = "add `unit:`, such as people, hours or GBP"
                yield subject.at_criteria(RULE, message, (*at, missing[-1]), help)
