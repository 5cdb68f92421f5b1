"""How firm what is shown is, one dimension at a time: what would have to change for it to change.

Statements are about two bids in one dimension, or about a bid and a published minimum. Nothing here
joins dimensions, and nothing changes a score: the published marks, weights and scales decide.

A statement is firm when no single mark moved by one level changes it, and no weights in the published order
of weight reverse it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice

from sv_score.comparing import changes
from sv_score.comparing.changes import Change
from sv_score.comparing.close import close, every_pair, neighbours
from sv_score.comparing.left_out import LeftOut, without_each
from sv_score.comparing.scales import Scales
from sv_score.comparing.weights import Holds, Threshold, holds, share_in_favour, thresholds
from sv_score.model.criteria import Criterion, Dimension
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import BidResult, DimensionResult, MinimumResult, Result, State

# What is said about a pair takes some 15 kB and 0.1 ms; of ten thousand bids there are fifty million pairs.
MOST_PAIRS = 100_000


class TooManyPairs(ValueError):
    """More `pairs` than are worked out at once."""

    def __init__(self, pairs: int) -> None:
        super().__init__(f"{pairs} pairs")
        self.pairs = pairs


class PairMargin(NamedTuple):
    """Two bids in one dimension, *a* not below *b*; `lead` in percent of the dimension.

    While a score is provisional there is no `lead`; `open` says whether the ranges meet, and `left_out`
    holds what the ranges would be without one evaluator. With final scores `changes` are the smallest
    changes of one mark, `holds` and `thresholds` what the weights do, `share` the part of all conceivable
    weights that keep the lead; the three are empty where the scores are equal.
    """

    a: BidResult
    b: BidResult
    first: DimensionResult
    second: DimensionResult
    neighbours: bool
    lead: Fraction | None
    open: bool = False
    changes: tuple[Change, ...] = ()
    holds: Holds | None = None
    thresholds: tuple[Threshold, ...] = ()
    share: Fraction | None = None
    left_out: tuple[LeftOut, ...] = ()

    @property
    def one_step(self) -> bool:
        """Return whether one mark moved by one level changes the statement."""
        return any(change.move.steps == 1 for change in self.changes)

    @property
    def firm(self) -> bool:
        """Return whether the statement is firm, as defined above."""
        return self.lead is not None and not self.one_step and self.holds is not Holds.NEAR_PUBLISHED


class MinimumMargin(NamedTuple):
    """A published minimum of a dimension or a criterion (`name`), and what would change its result."""

    bid: BidResult
    name: str
    title: str
    minimum: MinimumResult
    final: bool
    changes: tuple[Change, ...]

    @property
    def one_step(self) -> bool:
        """Return whether one mark moved by one level changes the result."""
        return any(change.move.steps == 1 for change in self.changes)

    @property
    def firm(self) -> bool:
        """Return whether the result is final and no single mark moved by one level changes it."""
        return self.final and not self.one_step


class DimensionMargins(NamedTuple):
    """The statements of one dimension: pairs that are close, and minimums; `more` pairs are not listed."""

    dimension: Dimension
    criteria: tuple[Criterion, ...]
    pairs: tuple[PairMargin, ...]
    minimums: tuple[MinimumMargin, ...]
    more: int = 0


def pair_margin(
    scales: Scales, index: int, a: BidResult, b: BidResult, *, neighbours: bool = False
) -> PairMargin:
    """Return how firm the order of two bids is in the dimension at `index`; the higher one becomes *a*."""
    if a.dimensions[index].low < b.dimensions[index].low:
        a, b = b, a
    first, second = a.dimensions[index], b.dimensions[index]
    if first.score is None or second.score is None:
        left_out = tuple(without_each(scales, first, second))
        meet = first.low <= second.high
        return PairMargin(a, b, first, second, neighbours, None, meet, left_out=left_out)
    lead = scales.total(first) - scales.total(second)
    found = changes.smallest(changes.of_lead(scales, (a, first), (b, second), lead))
    margin = PairMargin(a, b, first, second, neighbours, scales.share(lead), changes=found)
    differences = [x.low - y.low for x, y in zip(first.criteria, second.criteria, strict=True)]
    if lead == 0:
        # Equal at other weights too only where the bids are equal on every criterion.
        return margin._replace(holds=Holds.NEAR_PUBLISHED if any(differences) else Holds.ALL_WEIGHTS)
    how = holds(differences, scales.weights)
    return margin._replace(
        holds=how,
        thresholds=tuple(thresholds(differences, scales.weights)),
        share=None if how is Holds.ALL_WEIGHTS else share_in_favour(differences),
    )


def minimum_margins(scales: Scales, bid: BidResult, shown: DimensionResult) -> Iterator[MinimumMargin]:
    """Yield the minimums of a bid in one dimension, the dimension's own first."""
    title = shown.dimension.name or shown.dimension.id
    if shown.minimum is not None:
        final = shown.state is State.FINAL
        threshold = Fraction(shown.minimum.threshold)
        found = changes.of_dimension_minimum(scales, bid, shown, threshold) if final else iter(())
        yield MinimumMargin(bid, shown.dimension.id, title, shown.minimum, final, changes.smallest(found))
    for place, answer in enumerate(shown.criteria):
        if answer.minimum is not None:
            final = answer.state is State.FINAL
            threshold = Fraction(answer.minimum.threshold)
            moves = scales.moves(place, answer)
            found = changes.of_criterion_minimum(moves, bid, answer, threshold) if final else iter(())
            name = answer.criterion.id
            yield MinimumMargin(bid, name, name, answer.minimum, final, changes.smallest(found))


def margins(
    result: Result,
    dimensions: Sequence[str],
    pair: tuple[int, int] | None = None,
    *,
    all_pairs: bool = False,
    most: int | None = None,
) -> Iterator[DimensionMargins]:
    """Yield the statements of the named dimensions about all bids, or about the two at the places of `pair`.

    Of all bids the pairs that are close are shown: neighbours (no other bid's score lies between them),
    ranges that meet, and pairs that one mark moved by one level ties or reverses. `all_pairs` shows all.
    With `most` only so many pairs of a dimension are worked out, the first ones in the file; without it
    more than `MOST_PAIRS` in all raise `TooManyPairs`.
    """
    bids = result.bids if pair is None else tuple(result.bids[place] for place in pair)
    chosen = []
    for index, dimension in enumerate(result.criteria.dimensions):
        if dimension.id in dimensions:
            scales = Scales(result.criteria, dimension)
            every = pair is not None or all_pairs
            chosen.append((index, scales, every_pair(len(bids)) if every else close(scales, bids, index)))
    number = sum(pairs.number for *_, pairs in chosen)
    if most is None and number > MOST_PAIRS:
        raise TooManyPairs(number)
    for index, scales, pairs in chosen:
        beside = neighbours(result.bids, index)
        yield DimensionMargins(
            result.criteria.dimensions[index],
            scales.criteria,
            tuple(
                pair_margin(scales, index, bids[x], bids[y], neighbours=beside(bids[x], bids[y]))
                for x, y in islice(pairs.each, most)
            ),
            tuple(m for bid in bids for m in minimum_margins(scales, bid, bid.dimensions[index])),
            max(pairs.number - most, 0) if most is not None else 0,
        )
