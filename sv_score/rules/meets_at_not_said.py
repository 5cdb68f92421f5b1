"""A scale says which score full compliance earns.

## What it does
Reports a scale by which answers are judged that has no `meets_at`. Scales of measured criteria are left
out, since their bands say what earns each score.

## Why it matters
In Letting International v Newham [2008] EWHC 1583 (QB) an answer that met the specification in full earned
3 of 5, the rest was kept for exceeding it, and bidders had not been told. Where full compliance sits may be
published elsewhere in the tender documents, so this is a warning.

## Example
```yaml
scale: {meets_at: ~}
```

## Use instead
```yaml
scale: {meets_at: 2}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject
from sv_score.rules.texts import judged_scales

RULE = Rule("SV321", "meets-at-not-said", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report scales without `meets_at`."""
    for scale, route in judged_scales(subject):
        if scale.meets_at is None:
            message = "the scale does not say which score full compliance earns"
            help = f"add `meets_at:`; the scores are {scale.describe()}"
            yield subject.at_criteria(RULE, message, (*route, "meets_at"), help)
