"""What the panel has to talk about: every answer's marks side by side, and why an answer needs the meeting.

Nothing here is a proposal for the agreed score: no mean, median or most frequent mark is worked out. In
Bromcom v United Learning Trust [2022] EWHC 3262 (TCC) marks that were averages, without reasons of the
panel's own, cost the award.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import IntEnum

from sv_score.model.bids import Bid, Consensus, Evaluation, Evaluator, Mark, Response
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Kind, Moderation, Scale
from sv_score.model.named_tuple import NamedTuple
from sv_score.panel.places import NO_RESPONSE, is_marked
from sv_score.panel.standing import any_declared, barred
from sv_score.scoring.levels import levels_apart


class Turn(IntEnum):
    """When the panel takes an answer."""

    DISCUSS = 1
    INCOMPLETE = 2
    AGREED_ALREADY = 3


class Line(NamedTuple):
    """A published score with marks on both sides of it: the minimum, or the score that fully meets."""

    score: Decimal
    name: str


class Span(NamedTuple):
    """The lowest and highest of some marks, and how many levels lie between them."""

    low: Decimal
    high: Decimal
    levels_apart: int


class Item(NamedTuple):
    """One bid's answer to one criterion as the panel has it before it.

    `span` is that of the marks that count, `None` where there is none; `span_with_excluded` that of all
    scores given, where some were set aside. `lines` are crossed by the marks that count. `missing` are the
    evaluators whose mark is still to come.
    """

    dimension: Dimension
    criterion: Criterion
    scale: Scale
    bid: Bid
    response: Response
    span: Span | None
    span_with_excluded: Span | None
    lines: tuple[Line, ...]
    missing: tuple[Evaluator, ...]
    abstained: tuple[Mark, ...]
    excluded: tuple[Mark, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return the marks that count, in the order of the evaluators."""
        return tuple(mark for mark in self.response.marks if mark.counts)

    @property
    def consensus(self) -> Consensus | None:
        """Return what the panel has agreed, `None` while that is open."""
        return self.response.consensus

    @property
    def is_open(self) -> bool:
        """Return whether the panel has still to agree a score."""
        return self.consensus is None

    @property
    def turn(self) -> Turn:
        """Return whether the answer needs discussion, is incomplete, or neither."""
        if self.lines or (self.span is not None and self.span.levels_apart > 1):
            return Turn.DISCUSS
        incomplete = self.missing or self.abstained or self.excluded or self.span is None
        return Turn.INCOMPLETE if incomplete else Turn.AGREED_ALREADY


def agenda(criteria: AwardCriteria, evaluation: Evaluation) -> list[Item]:
    """Return every answer that evaluators mark: those to discuss, then the incomplete ones, then the rest.

    Within each of the three, question by question in the order of the criteria file, bids in file order.
    """
    items = list(_items(criteria, evaluation))
    return sorted(items, key=lambda item: item.turn)


def _items(criteria: AwardCriteria, evaluation: Evaluation) -> Iterator[Item]:
    declared = any_declared(evaluation)
    may_mark = {
        bid.id: [e for e in evaluation.evaluators if not barred(e, bid, declared=declared)]
        for bid in evaluation.bids
    }
    alone = criteria.moderation is Moderation.SINGLE
    for dimension in criteria.dimensions:
        for criterion in dimension.criteria:
            scale = criteria.scale_of(criterion)
            if criterion.kind is not Kind.SCORED or scale is None:
                continue
            for bid in evaluation.bids:
                response = bid.responses.get(criterion.id, NO_RESPONSE)
                if is_marked(response):
                    panel = () if alone and response.marks else may_mark[bid.id]
                    yield _item(dimension, criterion, scale, bid, panel)


def _item(
    dimension: Dimension, criterion: Criterion, scale: Scale, bid: Bid, panel: Sequence[Evaluator]
) -> Item:
    response = bid.responses.get(criterion.id, NO_RESPONSE)
    given = {mark.evaluator for mark in response.marks}
    excluded = tuple(mark for mark in response.marks if mark.excluded)
    counting = [mark.score for mark in response.marks if mark.counts and mark.score is not None]
    aside = [mark.score for mark in excluded if mark.score is not None]
    return Item(
        dimension,
        criterion,
        scale,
        bid,
        response,
        _span(scale, counting),
        _span(scale, counting + aside) if aside else None,
        tuple(_lines(criterion, scale, counting)),
        tuple(evaluator for evaluator in panel if evaluator.id not in given),
        tuple(mark for mark in response.marks if mark.abstained),
        excluded,
    )


def _span(scale: Scale, scores: Sequence[Decimal]) -> Span | None:
    if not scores:
        return None
    ends = min(scores), max(scores)
    return Span(*ends, levels_apart(scale, ends))


def _lines(criterion: Criterion, scale: Scale, scores: Sequence[Decimal]) -> Iterator[Line]:
    """Yield the published scores that some marks reach and others do not."""
    published = [(criterion.minimum.score, "the minimum")] if criterion.minimum is not None else []
    published.append((scale.meets_at, "the score that fully meets the requirement"))
    for score, name in published:
        if score is not None and scores and min(scores) < score <= max(scores):
            yield Line(score, name)
