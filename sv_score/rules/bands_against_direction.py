"""Bands earn more in the direction that `better` says.

## What it does
Reports a band of a measured criterion that earns less than the one before it although more is better, or
more although less is better. Where all bands run against `better`, it is said once. Without `better` more
is better.

## Why it matters
The bands decide the score, and `better` tells bidders which way to go. Where the two contradict each
other, a bid that offers more loses marks or the published direction is wrong; either way bidders cannot
read the criterion in one way only (Procurement Act 2023 s.23: clear and specific). The published bands
still give every quantity one score, so this is a warning.

## Example
```yaml
dimensions:
  - criteria:
      - {}
      - measure: {better: higher}
        bands:
          - {from: 0, score: 3}
          - {from: 20, score: 2}
          - {from: 50, score: 0}
```

## Use instead
```yaml
dimensions:
  - criteria:
      - {}
      - measure: {better: lower}
        bands:
          - {from: 0, score: 3}
          - {from: 20, score: 2}
          - {from: 50, score: 0}
```
"""

from collections.abc import Iterator
from itertools import pairwise

from sv_score.model.criteria import Better, Criterion, Measure
from sv_score.model.finding import Finding, Route, Rule, Severity
from sv_score.rules.subject import Subject, criteria

RULE = Rule("SV220", "bands-against-direction", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report bands whose scores move the wrong way."""
    for criterion, route in criteria(subject):
        in_order = all(before.start < band.start for before, band in pairwise(criterion.bands))
        if criterion.measure is not None and in_order:
            yield from _against(subject, criterion, criterion.measure, route)


def _against(subject: Subject, criterion: Criterion, measure: Measure, route: Route) -> Iterator[Finding]:
    rising = measure.better is Better.HIGHER
    steps = list(enumerate(pairwise(criterion.bands), start=1))
    falls = [index for index, (before, band) in steps if band.score < before.score]
    rises = [index for index, (before, band) in steps if band.score > before.score]
    wrong, right = (falls, rises) if rising else (rises, falls)
    if wrong and not right:
        fall, other = ("fall", Better.LOWER) if rising else ("rise", Better.HIGHER)
        message = (
            f"the scores of `{criterion.id}` {fall} as the quantity rises, but `better` is {measure.better}"
        )
        help = f"write `better: {other}`, or turn the scores of the bands round"
        yield subject.at_criteria(RULE, message, (*route, "measure", "better"), help)
        return
    for index in wrong:
        before, band = criterion.bands[index - 1 : index + 1]
        message = (
            f"score {band.score:f} from {band.start:f} after {before.score:f} from {before.start:f}, "
            f"but `better` is {measure.better}"
        )
        place = (*route, "bands", index, "score")
        way = "rise" if rising else "fall"
        yield subject.at_criteria(RULE, message, place, f"let the scores {way} as the quantity rises")
