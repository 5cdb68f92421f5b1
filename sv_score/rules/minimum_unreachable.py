"""A published minimum can be reached.

## What it does
Reports a criterion minimum that is not a score of its scale, one above what a measured criterion's
bands earn, and a dimension minimum above what the highest levels earn together.

## Why it matters
A minimum says whether failing a criterion disqualifies (Procurement Act 2023 s.23(3)(a)). One that no
bid can meet disqualifies everyone; one between two levels is read differently by each evaluator.

## Example
```yaml
dimensions:
  - {}
  - criteria:
      - minimum: {score: 4}
```

## Use instead
```yaml
dimensions:
  - {}
  - criteria:
      - minimum: {score: 2}
```
"""

from collections.abc import Iterator
from fractions import Fraction

from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Scale
from sv_score.model.finding import Finding, Rule
from sv_score.rules.attainable import legible
from sv_score.rules.subject import Subject, criteria, dimensions
from sv_score.rules.wording import roughly

RULE = Rule("SV211", "minimum-unreachable")


def check(subject: Subject) -> Iterator[Finding]:
    """Report minimums that no answer meets."""
    published = subject.criteria
    if published is None:
        return
    for criterion, route in criteria(subject):
        scale = published.scale_of(criterion)
        found = _unreachable(criterion, scale) if scale is not None and legible(scale) else ()
        if found:
            yield subject.at_criteria(RULE, found[0], (*route, "minimum", "score"), found[1])
    for dimension, route in dimensions(subject):
        if dimension.minimum is None or dimension.minimum.percent is None:
            continue
        reach = _reach(published, dimension)
        if reach is not None and Fraction(dimension.minimum.percent) > reach:
            message = (
                f"the minimum of {dimension.minimum.percent:f} percent is above {roughly(reach)}, "
                f"the most that dimension `{dimension.id}` can earn"
            )
            yield subject.at_criteria(RULE, message, (*route, "minimum", "percent"), "lower the minimum")


def _unreachable(criterion: Criterion, scale: Scale) -> tuple[str, ...]:
    """Return what is wrong with the criterion's minimum, and the help."""
    minimum = criterion.minimum.score if criterion.minimum else None
    if minimum is None:
        return ()
    if not scale.has(minimum):
        message = f"the minimum {minimum:f} is not a score of `{criterion.id}`"
        return message, f"the scores are {scale.describe()}"
    best = max((band.score for band in criterion.bands), default=minimum)
    if minimum > best:
        message = f"the minimum {minimum:f} is above {best:f}, the highest score that a band earns"
        return message, "lower the minimum, or add a band that earns it"
    return ()


def _reach(published: AwardCriteria, dimension: Dimension) -> Fraction | None:
    """Return the dimension score of a bid at every criterion's highest level."""
    total = earned = Fraction(0)
    for criterion in dimension.weighed:
        scale = published.scale_of(criterion)
        if scale is None or criterion.weight is None or not legible(scale):
            return None
        scores = [band.score for band in criterion.bands] or [scale.highest]
        total += Fraction(criterion.weight)
        earned += Fraction(criterion.weight) * max(scale.percent(score) for score in scores)
    return earned / total if total else None
