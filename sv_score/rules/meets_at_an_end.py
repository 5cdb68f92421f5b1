"""Full compliance sits inside the scale.

## What it does
Reports a scale on which the lowest score already fully meets the requirement. The highest score as
`meets_at`, on a scale of more than two scores, is information.

## Why it matters
If the lowest score meets the requirement, an answer that says nothing does too, and no score is left for one
that falls short. If only the highest score does, nothing can be earned by offering more than was asked; that
may be meant, and bidders should know it. In Letting International v Newham [2008] EWHC 1583 (QB) bidders had
not been told where full compliance sat.

## Example
```yaml
scale: {meets_at: 0}
```

## Use instead
```yaml
scale: {meets_at: 2}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.attainable import legible
from sv_score.rules.subject import Subject
from sv_score.rules.texts import judged_scales

RULE = Rule("SV225", "meets-at-an-end", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report `meets_at` at the lowest or the highest score."""
    for scale, route in judged_scales(subject):
        if scale.meets_at is None or not legible(scale):
            continue
        if scale.meets_at == scale.lowest:
            message = f"the lowest score, {scale.lowest:f}, already fully meets the requirement"
            help = "give the score that an answer earns which does all that is asked"
            yield subject.at_criteria(RULE, message, (*route, "meets_at"), help)
        elif scale.meets_at == scale.highest and len(scale.levels) != 2:
            message = f"only the highest score, {scale.highest:f}, fully meets the requirement"
            help = "if more than what is asked can earn more, put `meets_at` lower"
            finding = subject.at_criteria(RULE, message, (*route, "meets_at"), help)
            yield finding._replace(severity=Severity.INFO)
