"""The panel's score is agreed, not averaged.

## What it does
Reports published text that makes the final score the average, mean or median of the evaluators' scores. A
text that turns it down ("scores are never averaged") is left alone.

## Why it matters
In Bromcom v United Learning Trust [2022] EWHC 3262 (TCC) final marks that were averages of thirteen
evaluators' scores were unlawful on the published scheme: some were no score of the scale, and the authority
had no reasons of its own. That averaging is common practice was not enough. sv-score computes no such
average. The rule reads wording, so it is a warning.

## Example
```yaml
description: The final score is the average of the evaluators' scores.
```

## Use instead
```yaml
description: Evaluators score alone, then agree one score and its reasons; scores are never averaged.
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject
from sv_score.rules.texts import found

RULE = Rule("SV329", "averages-evaluators", Severity.WARNING)
_HINTS = ("average", "averages", "averaged", "averaging", "mean", "median")
_WHO = r"(?:evaluators?|assessors?|scorers?|panel members?|panellists?|panel|markers?|reviewers?)"
_WHOSE = rf"{_WHO}(?:['’]s?)?"
_GIVEN = r"(?:individual )?(?:scores?|marks?)"
_SOME = r"(?:(?:all|the|our|their|individual|two|three|four|five|\d+) )*"
_PATTERN = (
    rf"\b(?:average|averages|averaging|mean|median) (?:of |score of |mark of )?{_SOME}"
    rf"(?:{_WHOSE}(?: {_GIVEN})?|(?:scores|marks) (?:of|by|from|given by|awarded by) {_SOME}{_WHO})\b"
    rf"|\b{_WHOSE} {_GIVEN} (?:will be |are |is |shall be |being )?averaged\b"
    rf"|\b{_GIVEN} (?:will be|are|shall be) averaged\b"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report text that averages the evaluators."""
    for passage, words in found(subject, _PATTERN, _HINTS):
        message = f"{passage.what} makes a score of an average: {words}"
        help = "say that the panel agrees one score of the scale with its reasons"
        yield subject.at_criteria(RULE, message, passage.route, help)
