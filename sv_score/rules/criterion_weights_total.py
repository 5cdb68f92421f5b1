"""A dimension's criteria weights total exactly 100, or the dimension's weight.

## What it does
Adds the weights of a dimension's scored and measured criteria exactly and reports a sum other than
100 percent (or, with `criterion_weights: of_whole`, other than the dimension's own weight). Gates
carry no weight.

## Why it matters
A sum that is out by a hundredth moves every score of the dimension, or means that a published
weight is not the one applied. The weights are never rescaled to fit.
"""

from collections.abc import Iterator
from fractions import Fraction

from sv_score.model.criteria import HUNDRED, CriterionWeights, Dimension
from sv_score.model.finding import Finding, Label, Route, Rule
from sv_score.rules.subject import Subject, dimensions
from sv_score.rules.wording import distance, number

RULE = Rule("SV202", "criterion-weights-total")


def check(subject: Subject) -> Iterator[Finding]:
    """Report criteria weights that do not total what they should."""
    published = subject.criteria
    if published is None:
        return
    whole = published.criterion_weights is CriterionWeights.OF_WHOLE
    for dimension, route in dimensions(subject):
        wanted = dimension.weight if whole else HUNDRED
        weights = [criterion.weight for criterion in dimension.weighed]
        known = [weight for weight in weights if weight is not None]
        if wanted is None or len(known) != len(weights) or not dimension.criteria:
            continue
        total = sum(map(Fraction, known), Fraction(0))
        if total != wanted:
            yield _finding(subject, dimension, route, total, Fraction(wanted))


def _finding(
    subject: Subject, dimension: Dimension, route: Route, total: Fraction, wanted: Fraction
) -> Finding:
    of = "the dimension's weight, " if wanted != 100 else ""
    message = (
        f"the criteria weights of dimension `{dimension.id}` total {number(total)}, "
        f"expected {of}{number(wanted)}"
    )
    if not dimension.weighed:
        message = f"dimension `{dimension.id}` has no scored or measured criterion"
    labels = tuple(
        Label(subject.criteria_file, (*route, "criteria", index, "weight"), "counted here")
        for index, criterion in enumerate(dimension.criteria)
        if criterion.weight is not None
    )
    help = distance(total, wanted)
    return subject.at_criteria(RULE, message, (*route, "criteria"), help, on_key=True, labels=labels)
