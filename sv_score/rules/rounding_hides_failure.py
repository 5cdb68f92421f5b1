"""A score that fails a minimum does not print as one that meets it.

## What it does
Looks for a dimension score that bids can earn, that is below the dimension's minimum, and that the
published rounding prints as at or above it. The search is exact. Where a dimension has too many possible
scores to go through, the rule stays silent.

## Why it matters
Minimums are decided on exact values, never on printed ones. A bidder who is told "66.67, minimum 66.67,
not met" will ask why, and how thresholds were applied is what a court looks at first (Energysolutions v
Nuclear Decommissioning Authority [2016] EWHC 1988 (TCC)). The result is right all the same, so this is
information.

## Example
```yaml
dimensions:
  - minimum: {percent: 66.67}
```

## Use instead
```yaml
dimensions:
  - minimum: {percent: 66.66}
```
"""

from collections.abc import Iterator
from fractions import Fraction

from sv_score.model.criteria import Rounding, RoundingMode
from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.attainable import contributions, sums
from sv_score.rules.subject import Subject, dimensions
from sv_score.rules.wording import number, roughly
from sv_score.scoring.rounding import rounded

RULE = Rule("SV218", "rounding-hides-failure", Severity.INFO)


def check(subject: Subject) -> Iterator[Finding]:
    """Report minimums that a failing score seems to meet in print."""
    if subject.criteria is None or subject.criteria.printed_rounding.mode is RoundingMode.DOWN:
        return
    rounding = subject.criteria.printed_rounding
    for dimension, route in dimensions(subject):
        if dimension.minimum is None or dimension.minimum.percent is None:
            continue
        minimum = Fraction(dimension.minimum.percent)
        parts = contributions(subject.criteria, dimension)
        score = _highest_below(parts, minimum, rounding) if parts else None
        if score is not None and rounded(score, rounding) >= dimension.minimum.percent:
            message = (
                f"a score of {roughly(score)} is below the minimum of {roughly(minimum)} "
                f"and prints as {rounded(score, rounding):f}"
            )
            met = number(Fraction(int(score * 100), 100))
            help = f"publish more `places`, or lower the minimum to {met}, which this score meets"
            yield subject.at_criteria(RULE, message, (*route, "minimum", "percent"), help)


def _highest_below(parts: list[list[Fraction]], minimum: Fraction, rounding: Rounding) -> Fraction | None:
    """Return the highest score below the minimum that could print as meeting it."""
    unit = Fraction(1, 10**rounding.places)
    found = sums(parts, minimum - unit, minimum)
    return found[-1] if found else None
