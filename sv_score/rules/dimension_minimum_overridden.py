"""Moderation does not lift a bid over a dimension's minimum from which every evaluator's marks keep it.

## What it does
Reports a bid whose agreed scores reach the minimum of a dimension, although the marks of no single evaluator
would. Where an evaluator gave no mark, the highest that anybody gave or the panel agreed is taken, so that
nothing is reported for want of marks. A minimum of one criterion is SV603.

## Why it matters
Each agreed score may lie among the marks and the sum still be one that nobody on the panel came to. In
Energysolutions v Nuclear Decommissioning Authority [2016] EWHC 1988 (TCC) outcomes of thresholds were changed
so that a bidder was not disqualified, without justification. It can be right: one evaluator missed one
page, and another a second one. Then somebody who looks at the reasons will see that.

## Example
```yaml
dimensions:
  - criteria:
      - {}
      - {kind: scored, measure: ~, bands: ~}
bids:
  - responses:
      LE1:
        scores: {ev1: {score: 2}, ev2: {score: 0}}
        consensus: {score: 2}
      LE2:
        quantity: ~
        unit: ~
        scores: {ev1: {score: 0}, ev2: {score: 2}}
        consensus: {score: 1}
  - responses: {LE2: 2}
```

## Use instead
```yaml
dimensions:
  - criteria:
      - {}
      - {kind: scored, measure: ~, bands: ~}
bids:
  - responses:
      LE1:
        scores: {ev1: {score: 2}, ev2: {score: 0}}
        consensus: {score: 2}
      LE2:
        quantity: ~
        unit: ~
        scores: {ev1: {score: 1}, ev2: {score: 2}}
        consensus: {score: 1}
  - responses: {LE2: 2}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from sv_score.model.bids import Bid, Response
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension
from sv_score.model.finding import Finding, Rule, Severity
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import State
from sv_score.rules.attainable import legible
from sv_score.rules.subject import Subject, dimensions
from sv_score.rules.wording import roughly
from sv_score.scoring.awards import award
from sv_score.scoring.points import CriterionPoints, DimensionPoints

RULE = Rule("SV627", "dimension-minimum-overridden", Severity.WARNING)


class _Part(NamedTuple):
    """One criterion's answer: the points that were agreed, and those of each mark by evaluator."""

    criterion: Criterion
    agreed: int
    marks: Mapping[str, int]

    def as_marked_by(self, evaluator: str) -> int:
        """Return what the evaluator's mark earns; without one, the most that anybody would give."""
        own = self.marks.get(evaluator)
        return own if own is not None else max((self.agreed, *self.marks.values()))


def check(subject: Subject) -> Iterator[Finding]:
    """Report dimensions in which only the agreed scores together reach the minimum."""
    if subject.criteria is None or subject.evaluation is None:
        return
    for dimension, _ in dimensions(subject):
        minimum = dimension.minimum.percent if dimension.minimum is not None else None
        if minimum is None or not _readable(subject.criteria, dimension):
            continue
        points = DimensionPoints(subject.criteria, dimension)
        least = Fraction(minimum) * points.full / 100
        for index, bid in enumerate(subject.evaluation.bids):
            parts = _parts(subject.criteria, dimension, points, bid)
            highest = _highest(parts)
            agreed = sum(part.agreed for part in parts)
            if highest is None or not highest < least <= agreed:
                continue
            # Some answer was agreed higher than somebody marked it, or the sums could not differ.
            raised = next(part for part in parts if part.marks and part.agreed > min(part.marks.values()))
            message = (
                f"no evaluator's marks bring bid `{bid.id}` to the minimum of {minimum:f} percent in "
                f"`{dimension.id}` (at most {roughly(points.share(highest))}); "
                f"the agreed scores reach {roughly(points.share(agreed))}"
            )
            help = "have the reasons confirmed by someone outside the panel, and keep that with the record"
            route = ("bids", index, "responses", raised.criterion.id, "consensus", "score")
            yield subject.at_bids(RULE, message, route, help)


def _readable(published: AwardCriteria, dimension: Dimension) -> bool:
    scales = [published.scale_of(criterion) for criterion in dimension.weighed]
    weights = [criterion.weight for criterion in dimension.weighed]
    return (
        all(scale is not None and legible(scale) for scale in scales)
        and None not in weights
        and sum(weight for weight in weights if weight is not None) > 0
    )


def _parts(published: AwardCriteria, dimension: Dimension, points: DimensionPoints, bid: Bid) -> list[_Part]:
    """Return the answers of a readable dimension; none where a score is missing or provisional."""
    parts = []
    for criterion, of in zip(dimension.weighed, points.criteria, strict=True):
        response = bid.responses.get(criterion.id, Response())
        earned = award(criterion, of.scale, response, published.moderation)
        if earned is None or earned.state is not State.FINAL:
            return []
        given = {m.evaluator: m.score for m in response.marks if m.counts and m.score is not None}
        if not _on_scale(of, (earned.low, *given.values())):
            return []
        parts.append(_Part(criterion, of(earned.low), {who: of(mark) for who, mark in given.items()}))
    return parts


def _on_scale(of: CriterionPoints, scores: tuple[Decimal, ...]) -> bool:
    return all(of.scale.has(score) for score in set(scores))


def _highest(parts: list[_Part]) -> int | None:
    """Return the most points that the marks of one evaluator earn, `None` where nobody marked."""
    evaluators = {evaluator for part in parts for evaluator in part.marks}
    return max((sum(part.as_marked_by(who) for part in parts) for who in evaluators), default=None)
