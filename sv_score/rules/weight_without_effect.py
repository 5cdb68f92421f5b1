"""A weight is large enough to be seen in the published figures.

## What it does
Reports a criterion weight so small that going from the lowest to the highest level never changes the
dimension score as it is printed, whatever the other criteria earn, and a dimension weight so small that
the dimension's weighted figure is printed the same for every bid. Both are worked out exactly with the
published rounding. A weight of exactly zero is SV203.

## Why it matters
Bidders spend effort on an answer that nobody will see in a result, which is hard to call proportionate
(Procurement Act 2023 s.23). Usually the weight has been mistyped. Places and minimums are decided on
exact values, so such a weight can still break a tie; this is a warning and not an error.

## Example
```yaml
dimensions:
  - criteria:
      - weight: 99.999
      - weight: 0.001
```

## Use instead
```yaml
dimensions:
  - criteria:
      - weight: 90
      - weight: 10
```
"""

from collections.abc import Iterator
from fractions import Fraction

from sv_score.model.criteria import AwardCriteria, Dimension
from sv_score.model.finding import Finding, Rule, Severity
from sv_score.rules.attainable import contributions, sums
from sv_score.rules.subject import Subject, dimensions
from sv_score.scoring.rounding import rounded

RULE = Rule("SV214", "weight-without-effect", Severity.WARNING)


def check(subject: Subject) -> Iterator[Finding]:
    """Report weights that no printed figure shows."""
    published = subject.criteria
    if published is None:
        return
    places = published.printed_rounding.places
    unit = Fraction(1, 10**places)
    decimals = f"with {places} decimal{'s' * (places > 1)}" if places else "in whole numbers"
    small = f"is too small to change a figure printed {decimals}"
    help = "raise the weight, or remove what it stands for"
    for dimension, route in dimensions(subject):
        if dimension.weight and dimension.weight < unit and _never_seen(published, dimension):
            message = f"the weight {dimension.weight:f} of dimension `{dimension.id}` {small}"
            yield subject.at_criteria(RULE, message, (*route, "weight"), help)
        for index, criterion in enumerate(dimension.criteria):
            light = criterion.weight and criterion.weight < 1
            if light and _changes_nothing(published, dimension, dimension.weighed.index(criterion), unit):
                message = f"the weight {criterion.weight:f} of `{criterion.id}` {small}"
                yield subject.at_criteria(RULE, message, (*route, "criteria", index, "weight"), help)


def _never_seen(published: AwardCriteria, dimension: Dimension) -> bool:
    """Return whether the dimension's weighted figure is printed the same for every bid."""
    parts = contributions(published, dimension)
    share = Fraction(dimension.weight or 0) / 100
    ends = [sum(part[end] for part in parts) * share for end in (0, -1)]
    return bool(parts) and len({rounded(Fraction(x), published.printed_rounding) for x in ends}) == 1


def _changes_nothing(published: AwardCriteria, dimension: Dimension, place: int, unit: Fraction) -> bool:
    """Return whether no level of the criterion at `place` changes the printed dimension score."""
    parts = contributions(published, dimension)
    low, high = (parts[place][0], parts[place][-1]) if parts else (0, unit)
    if not 0 < high - low < unit:
        return False
    others = sums(parts[:place] + parts[place + 1 :], Fraction(-1), Fraction(101))
    rounding = published.printed_rounding
    return bool(others) and all(rounded(x + low, rounding) == rounded(x + high, rounding) for x in others)
