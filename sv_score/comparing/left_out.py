"""What one evaluator's marks do before moderation: the same statements with that evaluator left out.

Only a provisional range rests on single evaluators' marks. A score that the panel has agreed does not
change; there it is said whether the agreed score still lies within the marks of the others. Nothing here
takes a mean, and nobody is left out of the evaluation itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from sv_score.comparing.scales import Scales
from sv_score.model.bids import Mark
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import BidResult, DimensionResult, Result, State
from sv_score.scoring.awards import counted

Range = tuple[Fraction, Fraction]


class LeftOut(NamedTuple):
    """The ranges of *a* and *b* in a dimension without the marks of `evaluator`."""

    evaluator: str
    a: Range
    b: Range


class Outside(NamedTuple):
    """An agreed score outside the marks that are left without `evaluator`, or outside all (empty)."""

    bid: BidResult
    criterion: str
    agreed: Decimal
    evaluator: str
    low: Decimal
    high: Decimal


def without_each(scales: Scales, a: DimensionResult, b: DimensionResult) -> Iterator[LeftOut]:
    """Yield the ranges of both bids without each evaluator whose marks a range rests on.

    An evaluator whose mark is the only one for an answer cannot be left out of it.
    """
    open_ = [c for shown in (a, b) for c in shown.criteria if c.state is State.PROVISIONAL]
    names = dict.fromkeys(mark.evaluator for c in open_ for mark in c.response.marks if mark.counts)
    for name in names:
        first, second = _range(scales, a, name), _range(scales, b, name)
        if first is not None and second is not None:
            yield LeftOut(name, first, second)


def _range(scales: Scales, shown: DimensionResult, without: str) -> Range | None:
    low = high = 0
    for of, answer in zip(scales.points.criteria, shown.criteria, strict=True):
        ends = [answer.low_score, answer.high_score]
        if answer.state is State.PROVISIONAL:
            ends = counted(_others(answer.response.marks, without))
            if not ends:
                return None
        low += min(map(of, ends))
        high += max(map(of, ends))
    return scales.share(low), scales.share(high)


def _others(marks: Sequence[Mark], without: str) -> list[Mark]:
    return [mark for mark in marks if mark.evaluator != without]


def outside(result: Result) -> Iterator[Outside]:
    """Yield the agreed scores that lie outside the marks given, or outside those of all but one evaluator."""
    for bid in result.bids:
        for shown in bid.dimensions:
            for answer in shown.criteria:
                consensus, marks = answer.response.consensus, answer.response.marks
                if consensus is None or consensus.score is None:
                    continue
                name = answer.criterion.id
                yield from (
                    Outside(bid, name, consensus.score, *rest) for rest in _excluding(consensus.score, marks)
                )


def _excluding(agreed: Decimal, marks: Sequence[Mark]) -> Iterator[tuple[str, Decimal, Decimal]]:
    given = counted(marks)
    if given and not min(given) <= agreed <= max(given):
        yield "", min(given), max(given)
        return
    for mark in marks:
        rest = counted(_others(marks, mark.evaluator))
        if mark.counts and rest and not min(rest) <= agreed <= max(rest):
            yield mark.evaluator, min(rest), max(rest)
