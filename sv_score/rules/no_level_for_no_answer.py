"""A missing answer earns no marks.

## What it does
Reports a scale on which the lowest score earns more than 0 percent. `no_response` earns the lowest score,
so on a scale from 1 to 5 a bidder who leaves the question out gets 20 percent of its marks.

## Why it matters
An answer that is not there and an answer that is weak are different things, and bidders must be able to
see what each earns (Procurement Act 2023 s.23: clear and specific). Scales from 1 are in use and lawful
where this is meant, so this is a warning.

## Example
```yaml
scale:
  levels:
    - {score: 1}
    - {score: 2}
    - {score: 3}
    - {score: 4}
```

## Use instead
```yaml
scale:
  levels:
    - {score: 1, percent: 0}
    - {score: 2, percent: 33}
    - {score: 3, percent: 67}
    - {score: 4, percent: 100}
```
"""

from collections.abc import Iterator
from fractions import Fraction

from sv_score.model.criteria import Scale
from sv_score.model.finding import Finding, Route, Rule, Severity
from sv_score.rules.attainable import legible
from sv_score.rules.subject import Subject, scales
from sv_score.rules.wording import roughly

RULE = Rule("SV215", "no-level-for-no-answer", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report scales on which giving no answer earns marks."""
    for scale, route in scales(subject):
        percent = scale.percent(scale.lowest) if legible(scale) else Fraction(0)
        if percent > 0:
            message = (
                f"a missing answer earns the lowest score, {scale.lowest:f}, "
                f"which is {roughly(percent)} percent of the marks, expected 0"
            )
            help = "add a level with score 0, or give the lowest level `percent: 0`"
            if scale.step is not None:
                help = "let the scale start with `min: 0`"
            yield subject.at_criteria(RULE, message, _lowest(scale, route), help)


def _lowest(scale: Scale, route: Route) -> Route:
    if scale.step is not None:
        return (*route, "min")
    scores = [level.score for level in scale.levels]
    index = scores.index(scale.lowest)
    key = "score" if scale.levels[index].percent is None else "percent"
    return (*route, "levels", index, key)
