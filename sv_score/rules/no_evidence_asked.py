"""Every weighted criterion says which evidence is asked for.

## What it does
Reports a scored or measured criterion whose `evidence` list is missing or empty.

## Why it matters
Practice, not law: bidders who do not know what to send send different things, and evaluators then compare a
plan with a promise. Regulation 31 of the Procurement Regulations 2024 asks for reasons that refer to
information in the tender; asking for the evidence is how it gets there. The list may stand elsewhere in
the tender documents, so this is information.

## Example
```yaml
dimensions:
  - criteria:
      - evidence: ~
```

## Use instead
```yaml
dimensions:
  - criteria:
      - evidence: [method_statement, project_plan]
```
"""

from collections.abc import Iterator

from sv_score.model.criteria import Kind
from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject, criteria

RULE = Rule("SV313", "no-evidence-asked", Severity.INFO)


def check(subject: Subject) -> Iterator[Finding]:
    """Report weighted criteria that ask for no evidence."""
    for criterion, route in criteria(subject):
        if criterion.kind is not Kind.GATE and not criterion.evidence:
            message = f"`{criterion.id}` does not say which evidence bidders send"
            help = "add `evidence:`, such as [method_statement, project_plan]"
            yield subject.at_criteria(RULE, message, (*route, "evidence"), help)
