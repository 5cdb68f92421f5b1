"""Which pairs of bids are close in a dimension, so that something is said about them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import combinations, pairwise

from sv_score.comparing.scales import Scales
from sv_score.model.named_tuple import NamedTuple
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


class Listed(NamedTuple):
    """Pairs of bids as places in the file, in its order: their `number`, and one after the other.

    Of ten thousand bids there are fifty million pairs, so they are counted without making them.
    """

    number: int
    each: Iterator[Places]


def every_pair(bids: int) -> Listed:
    """Return all pairs of so many bids."""
    return Listed(bids * (bids - 1) // 2, combinations(range(bids), 2))


def close(scales: Scales, bids: Sequence[BidResult], index: int) -> Listed:
    """Return the pairs that are close in the dimension at `index`.

    Close are neighbours, pairs whose ranges meet while one is provisional, and pairs that one mark
    moved by one level ties or reverses.
    """
    column = [bid.dimensions[index] for bid in bids]
    among = _Column(column)
    if len(bids) > MOST_BIDS:
        return Listed(among.count(), among.each())
    found = sorted({*among.each(), *_within_one_step(scales, column)})
    return Listed(len(found), iter(found))


class _Column:
    """The scores of one dimension, each as its place among all ends of ranges: whole numbers compare fast."""

    def __init__(self, column: Sequence[DimensionResult]) -> None:
        ends = sorted({end for shown in column for end in (shown.low, shown.high)})
        places = {end: place for place, end in enumerate(ends)}
        self.low = [places[shown.low] for shown in column]
        self.high = [places[shown.high] for shown in column]
        self.open = [place for place, shown in enumerate(column) if shown.score is None]
        by_score: dict[int, list[int]] = {}
        for place, shown in enumerate(column):
            if shown.score is not None:
                by_score.setdefault(self.low[place], []).append(place)
        # Bids with final scores, those with the same one together, the lowest first.
        self.groups = [by_score[score] for score in sorted(by_score)]

    def count(self) -> int:
        """Return how many pairs are neighbours, or meet while one of them is provisional."""
        bids = len(self.low)
        highs = sorted(self.high)
        apart = sum(bisect_left(highs, low) for low in self.low)
        equal = sum(len(group) * (len(group) - 1) // 2 for group in self.groups)
        meeting = bids * (bids - 1) // 2 - apart - equal
        beside = sum(len(lower) * len(upper) for lower, upper in pairwise(self.groups))
        return meeting + equal + beside

    def each(self) -> Iterator[Places]:
        """Yield the pairs that `count` counts, in the order of the file."""
        group_of = {place: number for number, group in enumerate(self.groups) for place in group}
        for place in range(len(self.low)):
            number = group_of.get(place)
            if number is None:
                others: Iterable[int] = filter(partial(self._meet, place), range(place + 1, len(self.low)))
            else:
                beside = self.groups[max(number - 1, 0) : number + 2]
                after = [other for group in beside for other in group[bisect_right(group, place) :]]
                later = self.open[bisect_right(self.open, place) :]
                others = sorted([*after, *filter(partial(self._meet, place), later)])
            yield from ((place, other) for other in others)

    def _meet(self, x: int, y: int) -> bool:
        return self.low[x] <= self.high[y] and self.low[y] <= self.high[x]


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
        some.at(0)[1]
        for place, answer in enumerate(shown.criteria)
        for some in scales.moves(place, answer)
        if some.number
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
