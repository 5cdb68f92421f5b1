"""Every weighted criterion has a title and a question.

## What it does
Reports a scored or measured criterion without a `title` or without a `question`, and placeholders such as
TBC in their place.

## Why it matters
Bidders answer what they are asked. Without the question in the published file, evaluators judge answers
against wording that bidders may not have seen (Letting International v Newham [2008] EWHC 1583 (QB)
concerned method that was set after publication). The question may stand elsewhere in the tender documents,
so this is a warning.

## Example
```yaml
dimensions:
  - criteria:
      - question: ~
```

## Use instead
```yaml
dimensions:
  - criteria:
      - title: Apprentices on the parks
        question: How will apprentices from the district work on the care of these parks?
```
"""

from collections.abc import Iterator

from sv_score.model.criteria import Kind
from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject, criteria
from sv_score.rules.texts import is_blank

RULE = Rule("SV305", "empty-question", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report weighted criteria without a title or a question."""
    for criterion, route in criteria(subject):
        if criterion.kind is Kind.GATE:
            continue
        given = {"title": criterion.title, "question": criterion.question}
        missing = [key for key, text in given.items() if is_blank(text)]
        if missing:
            message = f"`{criterion.id}` has no {' and no '.join(missing)}"
            help = f"add `{missing[-1]}:`, in the words that bidders will see"
            yield subject.at_criteria(RULE, message, (*route, missing[-1]), help)
