"""A dimension's criteria weights total exactly 100, or the dimension's weight.

## What it does
Adds the weights of a dimension's scored and measured criteria exactly and reports a sum other than
100 percent (or, with `criterion_weights: of_whole`, other than the dimension's own weight). Gates
carry no weight. A dimension that has nothing but gates is reported too: nothing in it can be scored.

## Why it matters
A sum that is out by a hundredth moves every score of the dimension, or means that a published weight
is not the one applied. The weights are never rescaled to fit. Weights of criteria must be as public as
those of dimensions (Letting International v Newham [2008] EWHC 1583 (QB)).

## Example
```yaml
dimensions:
  - criteria:
      - weight: 50
      - weight: 45
```

## Use instead
```yaml
dimensions:
  - criteria:
      - weight: 55
      - weight: 45
```
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
        weights = [Fraction(c.weight) for c in dimension.weighed if c.weight is not None]
        if wanted is None or len(weights) != len(dimension.weighed) or not dimension.criteria:
            continue
        if not weights:
            message = f"dimension `{dimension.id}` has only gates; expected a scored or measured criterion"
            help = "add a criterion with a weight, or move the gates to another dimension"
            yield subject.at_criteria(RULE, message, (*route, "criteria"), help, on_key=True)
        elif sum(weights) != Fraction(wanted):
            yield _finding(subject, dimension, route, weights, Fraction(wanted))


def _finding(
    subject: Subject, dimension: Dimension, route: Route, weights: list[Fraction], wanted: Fraction
) -> Finding:
    total = sum(weights, Fraction(0))
    whole = subject.criteria is not None and subject.criteria.criterion_weights is CriterionWeights.OF_WHOLE
    of = "the dimension's weight, " if whole else ""
    message = (
        f"the criteria weights of dimension `{dimension.id}` total {number(total)}, "
        f"expected {of}{number(wanted)}"
    )
    labels = tuple(
        Label(subject.criteria_file, (*route, "criteria", index, "weight"), "counted here")
        for index, criterion in enumerate(dimension.criteria)
        if criterion.weight is not None
    )
    help = distance(total, wanted, weights)
    return subject.at_criteria(RULE, message, (*route, "criteria"), help, on_key=True, labels=labels)
