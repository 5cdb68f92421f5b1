"""Bids about which every statement is firm (see `margins` for what that means)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from heapq import merge
from itertools import islice

from sv_score.comparing.close import one_step_changes, one_step_reach
from sv_score.comparing.margins import minimum_margins
from sv_score.comparing.scales import Scales
from sv_score.comparing.weights import Holds, holds
from sv_score.model.result import BidResult, DimensionResult, Result


class _Dimension:
    """One dimension of all bids, ready for quick questions about pairs."""

    def __init__(self, result: Result, index: int) -> None:
        self.scales = Scales(result.criteria, result.criteria.dimensions[index])
        self.column = [bid.dimensions[index] for bid in result.bids]
        self.totals = [self.scales.total(shown) for shown in self.column]
        self.reach = [one_step_reach(self.scales, shown) for shown in self.column]
        self.by_height = sorted(range(len(self.column)), key=self.totals.__getitem__)

    def firm(self, x: int, y: int) -> bool:
        """Return whether the order of two bids with final scores is firm."""
        lead = self.totals[x] - self.totals[y]
        if one_step_changes(lead, self.reach[x], self.reach[y]):
            return False
        upper, lower = (x, y) if lead >= 0 else (y, x)
        differences = _differences(self.column[upper], self.column[lower])
        if lead == 0:
            return not any(differences)
        return holds(differences, self.scales.weights) is not Holds.NEAR_PUBLISHED


def _differences(a: DimensionResult, b: DimensionResult) -> list[Fraction]:
    return [x.low - y.low for x, y in zip(a.criteria, b.criteria, strict=True)]


def firm_bids(result: Result, dimensions: Sequence[str]) -> list[BidResult]:
    """Return the bids whose every statement in the named dimensions is firm, in the order of the file.

    A bid with a provisional score there, or beside one, is not among them.
    """
    chosen = [i for i, d in enumerate(result.criteria.dimensions) if d.id in dimensions]
    firm = set(range(len(result.bids)))
    for index in chosen:
        shown = _Dimension(result, index)
        if any(one.score is None for one in shown.column):
            return []
        firm -= {place for place in firm if not _minimums_firm(shown, result.bids[place], place)}
        _strike_out(shown, firm)
    return [bid for place, bid in enumerate(result.bids) if place in firm]


def _minimums_firm(shown: _Dimension, bid: BidResult, place: int) -> bool:
    return all(minimum.firm for minimum in minimum_margins(shown.scales, bid, shown.column[place]))


def _strike_out(shown: _Dimension, firm: set[int]) -> None:
    """Take out of `firm` the bids in a pair that is not firm; the nearest bids are asked first."""
    for at, place in enumerate(shown.by_height):
        if place not in firm:
            continue
        distance = partial(_distance, shown.totals, place)
        above, below = islice(shown.by_height, at + 1, None), reversed(shown.by_height[:at])
        for other in merge(above, below, key=distance):
            if not shown.firm(place, other):
                firm -= {place, other}
                break


def _distance(totals: Sequence[int], place: int, other: int) -> int:
    return abs(totals[other] - totals[place])
