"""What other criteria would do to the same bids, per bid and dimension, exactly and never joined."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import BidResult, DimensionResult, MinimumResult, Result


class Effect(NamedTuple):
    """One bid's score in one dimension under both criteria, each a range from low to high (0 to 100).

    `None` stands for a dimension that one of the two does not have. `*_met` says whether the dimension's
    minimum is met: `None` where there is none or where it is open.
    """

    bid: str
    dimension: str
    old: tuple[Fraction, Fraction] | None
    new: tuple[Fraction, Fraction] | None
    old_met: bool | None = None
    new_met: bool | None = None
    old_weighted: tuple[Fraction, Fraction] | None = None
    new_weighted: tuple[Fraction, Fraction] | None = None

    @property
    def changed(self) -> bool:
        """Return whether anything differs."""
        return (self.old, self.old_met, self.old_weighted) != (self.new, self.new_met, self.new_weighted)


class Standing(NamedTuple):
    """What a bid fails under each of the criteria.

    `old` and `new` are the ids of the minimums and gates it fails; `*_out` those that disqualify it.
    """

    bid: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    old_out: tuple[str, ...] = ()
    new_out: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Return whether the two differ."""
        return (self.old, self.old_out) != (self.new, self.new_out)


def effects(old: Result, new: Result) -> tuple[Effect, ...]:
    """Return each bid's dimension scores under both criteria, in the order of the files."""
    return tuple(_effects(old, new))


def _effects(old: Result, new: Result) -> Iterator[Effect]:
    before = {bid.bid.id: bid for bid in old.bids}
    for bid in new.bids:
        old_scores = {d.dimension.id: d for d in before[bid.bid.id].dimensions}
        new_scores = {d.dimension.id: d for d in bid.dimensions}
        for name in dict.fromkeys((*new_scores, *old_scores)):
            was, now = old_scores.get(name), new_scores.get(name)
            yield Effect(
                bid.bid.id,
                name,
                _range(was),
                _range(now),
                _met(was.minimum if was else None),
                _met(now.minimum if now else None),
                _weighted(was),
                _weighted(now),
            )


def standings(old: Result, new: Result) -> tuple[Standing, ...]:
    """Return which minimums and gates each bid fails under both criteria."""
    before = {bid.bid.id: bid for bid in old.bids}
    return tuple(
        Standing(bid.bid.id, _fails(was), _fails(bid), was.disqualified_by, bid.disqualified_by)
        for bid in new.bids
        for was in (before[bid.bid.id],)
    )


def _fails(bid: BidResult) -> tuple[str, ...]:
    failed = []
    for shown in bid.dimensions:
        if _met(shown.minimum) is False:
            failed.append(shown.dimension.id)
        failed += [c.criterion.id for c in shown.criteria if _met(c.minimum) is False]
    return (*failed, *(gate.criterion.id for gate in bid.gates if not gate.passed))


def _range(shown: DimensionResult | None) -> tuple[Fraction, Fraction] | None:
    return None if shown is None else (shown.low, shown.high)


def _weighted(shown: DimensionResult | None) -> tuple[Fraction, Fraction] | None:
    if shown is None:
        return None
    low, high = shown.weighted(shown.low), shown.weighted(shown.high)
    return None if low is None or high is None else (low, high)


def _met(minimum: MinimumResult | None) -> bool | None:
    return None if minimum is None else minimum.met
