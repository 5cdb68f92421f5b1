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
from decimal import Decimal

from sv_score.model.bids import Response
from sv_score.model.criteria import Kind, Scale
from sv_score.model.finding import Finding, Rule
from sv_score.rules.attainable import legible
from sv_score.rules.subject import Answer, Subject, responses

RULE = Rule("SV503", "off-scale")


def check(subject: Subject) -> Iterator[Finding]:
    """Report scores that may not be awarded."""
    published = subject.criteria
    allowed: dict[str, frozenset[Decimal]] = {}
    for bid, criterion, response, route in responses(subject):
        scale = published.scale_of(criterion) if published else None
        # A score for another kind of criterion is SV504.
        if scale is None or criterion.kind is not Kind.SCORED:
            continue
        listed = allowed.get(criterion.id)
        if listed is None:
            listed = allowed[criterion.id] = frozenset(level.score for level in scale.levels)
        if (scale.levels and listed.issuperset(_scores(response))) or not legible(scale):
            continue
        yield from _off(subject, scale, (bid, criterion, response, route))


def _scores(response: Response) -> Iterator[Decimal]:
    consensus = response.consensus
    if response.agreed is not None:
        yield response.agreed
    if consensus is not None and consensus.score is not None:
        yield consensus.score
    for mark in response.marks:
        if mark.score is not None:
            yield mark.score


def _off(subject: Subject, scale: Scale, answer: Answer) -> Iterator[Finding]:
    bid, criterion, response, route = answer
    where = f"for `{criterion.id}` of bid `{bid.id}`"
    agreed = response.consensus.score if response.consensus else None
    if response.agreed is not None and not scale.has(response.agreed):
        message = f"score {response.agreed:f} {where} is not on the scale"
        yield subject.at_bids(RULE, message, route, _help(scale))
    if agreed is not None and not scale.has(agreed):
        message = f"consensus score {agreed:f} {where} is not on the scale"
        yield subject.at_bids(RULE, message, (*route, "consensus", "score"), _help(scale))
    for mark in response.marks:
        if mark.score is not None and not scale.has(mark.score):
            message = f"score {mark.score:f} by `{mark.evaluator}` {where} is not on the scale"
            yield subject.at_mark(RULE, message, mark, route, _help(scale))


def _help(scale: Scale) -> str:
    return f"the scores are {scale.describe()}"
