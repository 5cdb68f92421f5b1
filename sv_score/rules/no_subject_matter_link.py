"""Every weighted criterion says how it relates to what is bought.

## What it does
Reports a scored or measured criterion without a `subject_matter_link`, or with a placeholder such as TBC.

## Why it matters
Section 23 of the Procurement Act 2023 asks that each award criterion relates to the subject-matter of the
contract. A benefit that has nothing to do with what is bought cannot earn marks. This is a warning and not
an error, since the link may be stated elsewhere in the tender documents; stated here, it is published with
the criterion.

## Example
```yaml
dimensions:
  - criteria:
      - subject_matter_link: ~
```

## Use instead
```yaml
dimensions:
  - criteria:
      - subject_matter_link: The parks need gardeners, and the apprentices work in these parks.
```
"""

from collections.abc import Iterator

from sv_score.model.criteria import Kind
from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject, criteria
from sv_score.rules.texts import is_blank

RULE = Rule("SV304", "no-subject-matter-link", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report weighted criteria that do not say how they relate to the contract."""
    for criterion, route in criteria(subject):
        if criterion.kind is not Kind.GATE and is_blank(criterion.subject_matter_link):
            message = f"`{criterion.id}` does not say how it relates to what is bought"
            help = "add `subject_matter_link:`, one sentence on the part of this contract it is about"
            yield subject.at_criteria(RULE, message, (*route, "subject_matter_link"), help)
