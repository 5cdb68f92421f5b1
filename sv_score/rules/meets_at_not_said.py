"""A scale says which score full compliance earns.

## What it does
Reports a scale by which answers are judged that has no `meets_at`, and one whose descriptors put full
compliance elsewhere: a level other than `meets_at` begins "Meets everything", "Fully meets" or the like,
and the level at `meets_at` does not. Scales of measured criteria are left out, since their bands say what
earns each score.

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

import re
from collections.abc import Iterator

from sv_score.model.criteria import Scale
from sv_score.model.finding import Finding, Label, Route, Rule, Severity
from sv_score.rules.subject import Subject
from sv_score.rules.texts import described, flat, judged_scales

RULE = Rule("SV321", "meets-at-not-said", Severity.WARNING)


_PARTS = r"(?:requirements?|parts?|points?|elements?|aspects?|criteria|criterion|that is asked|of it|of them)"
_FULLY = (
    r"(?:(?:the |an )?(?:answer|response|bid|tender|proposal) )?"
    r"(?:(?:fully|completely) (?:meets|met|complies|compliant)|full compliance|meets everything"
    rf"|meets (?:all|every)(?: of)?(?: the)? {_PARTS}|(?:meets .{{0,40}}|complies|compliant) in full)\b"
)
_MORE_OR_LESS = r"\b(?:exceed\w*|beyond|more|better|but|except|apart|almost|nearly|all of \d|levels?|as \d)\b"


def check(subject: Subject) -> Iterator[Finding]:
    """Report scales without `meets_at`, or with one that their descriptors contradict."""
    for scale, route in judged_scales(subject):
        if scale.meets_at is None:
            message = "the scale does not say which score full compliance earns"
            help = f"add `meets_at:`; the scores are {scale.describe()}"
            yield subject.at_criteria(RULE, message, (*route, "meets_at"), help)
        elif (found := _contradiction(subject, scale, route)) is not None:
            yield found


def _contradiction(subject: Subject, scale: Scale, route: Route) -> Finding | None:
    full = [level for level in described(scale, route) if _is_full(level.descriptor)]
    if not full or any(level.score == scale.meets_at for level in full):
        return None
    message = (
        f"`meets_at` is {scale.meets_at:f}, but by its descriptor full compliance earns {full[0].score:f}"
    )
    help = "put `meets_at` at the level that describes full compliance, or correct the descriptors"
    labels = (Label(subject.criteria_file, full[0].route, "described as full compliance here"),)
    return subject.at_criteria(RULE, message, (*route, "meets_at"), help, labels=labels)


def _is_full(descriptor: str) -> bool:
    """Return whether a descriptor begins by saying that everything is met, and says no more and no less."""
    text = flat(descriptor)
    return re.match(_FULLY, text) is not None and re.search(_MORE_OR_LESS, text) is None
