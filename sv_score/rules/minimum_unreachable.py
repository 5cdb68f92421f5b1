"""A published minimum can be reached.

## What it does
Reports a criterion minimum that is not a score of its scale, and a dimension minimum above what
the highest levels earn together.

## Why it matters
A minimum that no bid can meet disqualifies everyone; one between two levels is read differently by
each evaluator.
"""

from collections.abc import Iterator
from fractions import Fraction

from sv_score.model.criteria import AwardCriteria, Dimension
from sv_score.model.finding import Finding, Rule
from sv_score.rules.subject import Subject, criteria, dimensions
from sv_score.rules.wording import number

RULE = Rule("SV211", "minimum-unreachable")


def check(subject: Subject) -> Iterator[Finding]:
    """Report minimums that no answer meets."""
    published = subject.criteria
    if published is None:
        return
    for criterion, route in criteria(subject):
        scale, minimum = published.scale_of(criterion), criterion.minimum
        if minimum is None or minimum.score is None or scale is None or scale.has(minimum.score):
            continue
        message = f"the minimum {minimum.score:f} is not a score of `{criterion.id}`"
        help = f"the scores are {scale.describe()}"
        yield subject.at_criteria(RULE, message, (*route, "minimum", "score"), help)
    for dimension, route in dimensions(subject):
        if dimension.minimum is None or dimension.minimum.percent is None:
            continue
        reach = _reach(published, dimension)
        if reach is not None and Fraction(dimension.minimum.percent) > reach:
            message = (
                f"the minimum of {dimension.minimum.percent:f} percent is above {number(reach)}, "
                f"the most that dimension `{dimension.id}` can earn"
            )
            yield subject.at_criteria(RULE, message, (*route, "minimum", "percent"), "lower it")


def _reach(published: AwardCriteria, dimension: Dimension) -> Fraction | None:
    """Return the dimension score of a bid at every criterion's highest level."""
    total = earned = Fraction(0)
    for criterion in dimension.weighed:
        scale = published.scale_of(criterion)
        if scale is None or criterion.weight is None:
            return None
        scores = [band.score for band in criterion.bands] or [scale.highest]
        total += Fraction(criterion.weight)
        earned += Fraction(criterion.weight) * max(scale.percent(score) for score in scores)
    return earned / total if total else None
