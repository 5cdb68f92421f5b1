"""The rounding of results is published.

## What it does
Reports a criteria file without `rounding`.

## Why it matters
Practice: whatever affects marks belongs in the published file, and a half that is rounded up can put one
bid before another in print (Letting International v Newham [2008] EWHC 1583 (QB) is the case on method that
was not published). Without it sv-score prints two places, halves up, and compares exact values, so no
result is wrong and this is information.

## Example
```yaml
rounding: ~
```

## Use instead
```yaml
rounding: {places: 2, mode: half_up}
```
"""

from collections.abc import Iterator

from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.subject import Subject

RULE = Rule("SV322", "rounding-not-published", Severity.INFO)


def check(subject: Subject) -> Iterator[Finding]:
    """Report that the file has no rounding."""
    if subject.criteria is not None and subject.criteria.rounding is None:
        message = "the file does not say how results are rounded"
        help = "add `rounding: {places: 2, mode: half_up}`, which is what is printed without it"
        yield subject.at_criteria(RULE, message, ("rounding",), help)
