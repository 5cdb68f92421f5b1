"""Every score is a level of the published scale.

## What it does
Reports an agreed score, a consensus score or an evaluator's mark that the criterion's scale does
not have.

## Why it matters
On a published scale of whole numbers 3.5 is not a score (Bromcom v United Learning Trust [2022]
EWHC 3262 (TCC): averages such as 4.2 were final scores on a scale of 0 to 5).

## Example
```yaml
bids:
  - responses:
      CR1: 2.5
```

## Use instead
```yaml
bids:
  - responses:
      CR1: 2
```
"""

from collections.abc import Iterator

from sv_score.model.criteria import Kind, Scale
from sv_score.model.finding import Finding, Rule
from sv_score.rules.attainable import legible
from sv_score.rules.subject import Subject, responses

RULE = Rule("SV503", "off-scale")


def check(subject: Subject) -> Iterator[Finding]:
    """Report scores that may not be awarded."""
    for bid, criterion, response, route in responses(subject):
        scale = subject.criteria.scale_of(criterion) if subject.criteria else None
        # A score for another kind of criterion is SV504.
        if scale is None or criterion.kind is not Kind.SCORED or not legible(scale):
            continue
        where = f"for `{criterion.id}` of bid `{bid.id}`"
        if response.agreed is not None and not scale.has(response.agreed):
            message = f"score {response.agreed:f} {where} is not on the scale"
            yield subject.at_bids(RULE, message, route, _help(scale))
        agreed = response.consensus.score if response.consensus else None
        if agreed is not None and not scale.has(agreed):
            message = f"consensus score {agreed:f} {where} is not on the scale"
            yield subject.at_bids(RULE, message, (*route, "consensus", "score"), _help(scale))
        for mark in response.marks:
            if mark.score is not None and not scale.has(mark.score):
                message = f"score {mark.score:f} by `{mark.evaluator}` {where} is not on the scale"
                yield subject.at_mark(RULE, message, mark, route, _help(scale))


def _help(scale: Scale) -> str:
    return f"the scores are {scale.describe()}"
