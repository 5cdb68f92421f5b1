"""Mock bids scored as real ones are, and what that says about the scheme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import islice

from sv_score.model.bids import Bid, Evaluation
from sv_score.model.criteria import AwardCriteria, Rounding
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import DimensionResult, Result
from sv_score.scoring.dimensions import score
from sv_score.scoring.rounding import rounded

# Scored so many at a time, so that a rehearsal with many bids needs little memory.
BATCH = 250


class Trials(NamedTuple):
    """What random bids came to: exact scores by dimension, and how many of them met each minimum.

    `met` is by (dimension id, criterion id), the second empty for the dimension's own minimum.
    """

    bids: int
    scores: dict[str, list[Fraction]]
    met: dict[tuple[str, str], int]


class Crowding(NamedTuple):
    """How many of the `pairs` of random bids score exactly the same, and are printed the same."""

    pairs: int
    equal: int
    printed: int


def score_bids(criteria: AwardCriteria, bids: Iterable[Bid]) -> Result:
    """Return the profiles of mock bids."""
    return score(criteria, Evaluation(bids=tuple(bids)))


def run_trials(
    criteria: AwardCriteria, bids: Iterable[Bid], number: int, progress: Callable[[float], None]
) -> Trials:
    """Score `number` random bids and return what they came to."""
    scores: dict[str, list[Fraction]] = {dimension.id: [] for dimension in criteria.dimensions}
    met: Counter[tuple[str, str]] = Counter()
    drawn, done = iter(bids), 0
    while batch := tuple(islice(drawn, BATCH)):
        for bid in score_bids(criteria, batch).bids:
            for shown in bid.dimensions:
                scores[shown.dimension.id].append(shown.low)
                _count(met, shown)
        done += len(batch)
        progress(done / number)
    return Trials(done, scores, dict(met))


def _count(met: Counter[tuple[str, str]], shown: DimensionResult) -> None:
    """Add the minimums that a bid meets in one dimension."""
    owner = shown.dimension.id
    met[owner, ""] += shown.minimum is not None and shown.minimum.met is True
    for c in shown.criteria:
        if c.minimum is not None:
            met[owner, c.criterion.id] += c.minimum.met is True


def crowding(scores: list[Fraction], rounding: Rounding) -> Crowding:
    """Return how many pairs of `scores` are equal, exactly and as printed."""
    exact = Counter(scores)
    printed: Counter[object] = Counter()
    for value, times in exact.items():
        printed[rounded(value, rounding)] += times
    return Crowding(_pairs([len(scores)]), _pairs(exact.values()), _pairs(printed.values()))


def _pairs(groups: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in groups)
