"""Which pairs of bids are close in a dimension, so that something is said about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import combinations, pairwise, product

from sv_score.comparing.scales import Scales
from sv_score.model.result import BidResult, DimensionResult

# With more bids than this only neighbours are looked at, and ranges that meet.
MOST_BIDS = 40

Places = tuple[int, int]


def neighbours(bids: Sequence[BidResult], index: int) -> Callable[[BidResult, BidResult], bool]:
    """Return what tells whether two bids are neighbours: no other final score lies between theirs."""
    scores = sorted({s for bid in bids if (s := bid.dimensions[index].score) is not None})
    places = {score: place for place, score in enumerate(scores)}

    def beside(a: BidResult, b: BidResult) -> bool:
        first, second = a.dimensions[index].score, b.dimensions[index].score
        if first is None or second is None:
            return False
        return abs(places[first] - places[second]) <= 1

    return beside


def close(scales: Scales, bids: Sequence[BidResult], index: int) -> list[Places]:
    """Return the close pairs as places in the file, in the order of the file.

    Close are neighbours, pairs whose ranges meet while one is provisional, and pairs that one mark
    moved by one level ties or reverses.
    """
    column = [bid.dimensions[index] for bid in bids]
    found = set(_neighbouring(column)) | set(_meeting(column))
    if len(bids) <= MOST_BIDS:
        found |= set(_within_one_step(scales, column))
    return sorted(found)


def _by_score(column: Sequence[DimensionResult]) -> list[list[int]]:
    """Return the places of final bids in groups of equal score, the highest first."""
    groups: dict[Fraction, list[int]] = {}
    for place, shown in enumerate(column):
        if shown.score is not None:
            groups.setdefault(shown.score, []).append(place)
    return [groups[score] for score in sorted(groups, reverse=True)]


def _neighbouring(column: Sequence[DimensionResult]) -> list[Places]:
    groups = _by_score(column)
    pairs = [pair for group in groups for pair in combinations(group, 2)]
    for upper, lower in pairwise(groups):
        pairs += product(upper, lower)
    return [_in_order(pair) for pair in pairs]


def _meeting(column: Sequence[DimensionResult]) -> list[Places]:
    open_ = [place for place, shown in enumerate(column) if shown.score is None]
    return [
        _in_order((place, other))
        for place in open_
        for other, shown in enumerate(column)
        if other != place and column[place].low <= shown.high and shown.low <= column[place].high
    ]


def _within_one_step(scales: Scales, column: Sequence[DimensionResult]) -> list[Places]:
    final = [place for place, shown in enumerate(column) if shown.score is not None]
    totals = {place: scales.total(column[place]) for place in final}
    reach = {place: one_step_reach(scales, column[place]) for place in final}
    return [
        (x, y)
        for x, y in combinations(final, 2)
        if one_step_changes(totals[x] - totals[y], reach[x], reach[y])
    ]


def one_step_reach(scales: Scales, shown: DimensionResult) -> tuple[int, int]:
    """Return the most points that one mark moved by one level adds to a bid, and takes from it."""
    worths = [
        some[0][1]
        for place, answer in enumerate(shown.criteria)
        for some in scales.moves(place, answer)
        if some
    ]
    return max((w for w in worths if w > 0), default=0), max((-w for w in worths if w < 0), default=0)


def one_step_changes(lead: int, a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Return whether one mark moved by one level changes who leads, given what each can gain and lose."""
    (a_gain, a_loss), (b_gain, b_loss) = a, b
    if lead > 0:
        return max(a_loss, b_gain) >= lead
    if lead < 0:
        return max(a_gain, b_loss) >= -lead
    return max(a_gain, a_loss, b_gain, b_loss) > 0


def _in_order(pair: Places) -> Places:
    return (min(pair), max(pair))
