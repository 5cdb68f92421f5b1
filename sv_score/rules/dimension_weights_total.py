"""The dimensions' weights total exactly 100 percent.

## What it does
Adds the weights of the dimensions exactly, as decimals, and reports a sum other than 100. Every weight
that was counted is shown.

## Why it matters
Weights are published shares of the whole (Procurement Act 2023 s.23(3)(b)). sv-score never rescales
them: a total of 101 means that one of the published figures is wrong, and a court asks which (Letting
International v Newham [2008] EWHC 1583 (QB)).

## Example
```yaml
dimensions:
  - weight: 65
  - weight: 40
```

## Use instead
```yaml
dimensions:
  - weight: 60
  - weight: 40
```
"""

from collections.abc import Iterator
from fractions import Fraction

from sv_score.model.criteria import RelativeImportance
from sv_score.model.finding import Finding, Label, Rule
from sv_score.rules.subject import Subject, dimensions
from sv_score.rules.wording import distance, number

RULE = Rule("SV201", "dimension-weights-total")


def check(subject: Subject) -> Iterator[Finding]:
    """Report weights of dimensions that do not total 100."""
    published = subject.criteria
    if published is None or published.relative_importance is RelativeImportance.ORDER:
        return
    weights = [Fraction(d.weight) for d in published.dimensions if d.weight is not None]
    if len(weights) != len(published.dimensions) or not weights:
        return
    total = sum(weights, Fraction(0))
    if total != 100:
        labels = tuple(
            Label(subject.criteria_file, (*route, "weight"), "counted here")
            for _, route in dimensions(subject)
        )
        message = f"the dimensions' weights total {number(total)}, expected 100"
        help = distance(total, Fraction(100), weights)
        yield subject.at_criteria(RULE, message, ("dimensions",), help, on_key=True, labels=labels)
