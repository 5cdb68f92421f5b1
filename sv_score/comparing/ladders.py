"""What answers to a criterion can earn, rung by rung, and which rungs bids are taken to reach.

Before publication there are no bids, so a rehearsal has to say what it takes for plausible. Unless the
user says otherwise that is the middle three fifths of each scale: scores at least a fifth of the way up
and at most four fifths, all scores where that leaves fewer than two. It is an assumption, printed in every
output, and not a statement about bidders.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType

from sv_score.model.bids import Response
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Kind, Scale
from sv_score.model.named_tuple import NamedTuple
from sv_score.scoring.awards import band_score
from sv_score.scoring.levels import count, scores

MOST_SCORES = 10_001
NO_QUANTITIES: Mapping[Decimal, Decimal] = MappingProxyType({})

# The lowest and the highest score of a span, both included.
Span = tuple[Decimal, Decimal]


class NoRehearsal(ValueError):
    """The criteria cannot be rehearsed as asked; the text is one sentence for the user."""


class Marks(NamedTuple):
    """Which scores bids are taken to earn.

    `every` says all of them; else the span in `by_criterion`, else `default` for a criterion on the
    default scale, else the middle three fifths of its scale.
    """

    default: Span | None = None
    by_criterion: Mapping[str, Span] = MappingProxyType({})
    every: bool = False


class Ladder(NamedTuple):
    """One weighed criterion: the `scores` an answer can earn, rising, and the `plausible` ones of them.

    `quantities` has, for a measured criterion, the smallest quantity listed that earns a score.
    """

    criterion: Criterion
    scale: Scale
    scores: tuple[Decimal, ...]
    plausible: tuple[Decimal, ...]
    quantities: Mapping[Decimal, Decimal] = NO_QUANTITIES

    @property
    def meets(self) -> Decimal:
        """Return the lowest score that fully meets the requirement, the middle one where none is said."""
        asked = self.scale.meets_at
        if asked is None:
            return self.scores[len(self.scores) // 2]
        return next((score for score in self.scores if score >= asked), self.scores[-1])

    def beside(self, score: Decimal, rungs: int) -> Decimal:
        """Return the score `rungs` above `score` (below, where negative), at most to the end."""
        place = self.scores.index(score) + rungs
        return self.scores[min(max(place, 0), len(self.scores) - 1)]

    def answer(self, score: Decimal) -> Response:
        """Return an answer that earns `score`."""
        if self.criterion.kind is not Kind.MEASURED:
            return Response(agreed=score)
        quantity = self.quantities.get(score)
        return Response(no_response=True) if quantity is None else Response(quantity=quantity)


def ladders(criteria: AwardCriteria, marks: Marks) -> dict[str, Ladder]:
    """Return the ladder of every weighed criterion by its id; raise `NoRehearsal`."""
    found = {}
    for dimension in criteria.dimensions:
        for criterion in dimension.weighed:
            found[criterion.id] = _ladder(criteria, criterion, marks)
    unknown = [name for name in marks.by_criterion if name not in found]
    if unknown:
        raise NoRehearsal(f"no scored or measured criterion `{unknown[0]}`; there are {', '.join(found)}")
    if marks.default is not None and criteria.scale is None:
        raise NoRehearsal("there is no default scale; name the criterion: --marks LE1=2-4")
    return found


def narrowed(ladder: Ladder, low: Decimal, high: Decimal) -> Ladder:
    """Return the ladder with the scores from `low` to `high` as the plausible ones."""
    return ladder._replace(plausible=tuple(s for s in ladder.scores if low <= s <= high))


def of_dimension(dimension: Dimension, by_id: Mapping[str, Ladder]) -> list[Ladder]:
    """Return the ladders of a dimension's weighed criteria, in their order."""
    return [by_id[criterion.id] for criterion in dimension.weighed]


def steps(ladder: Ladder) -> list[tuple[Decimal, Decimal]]:
    """Return every two neighbouring scores, the lower one first."""
    return list(pairwise(ladder.scores))


def _ladder(criteria: AwardCriteria, criterion: Criterion, marks: Marks) -> Ladder:
    scale = criteria.scale_of(criterion)
    if scale is None:
        raise NoRehearsal(f"`{criterion.id}` has no scale")
    quantities = _quantities(criterion)
    earned = tuple(sorted({scale.lowest, *quantities})) if quantities else _scores(criterion, scale)
    return Ladder(criterion, scale, earned, _plausible(criterion, scale, earned, marks), quantities)


def _scores(criterion: Criterion, scale: Scale) -> tuple[Decimal, ...]:
    if scale.step is not None and count(scale) > MOST_SCORES:
        raise NoRehearsal(
            f"the scale of `{criterion.id}` has more than {MOST_SCORES - 1:,} scores, too many to rehearse; "
            "no evaluator can tell so many apart"
        )
    return tuple(scores(scale))


def _quantities(criterion: Criterion) -> dict[Decimal, Decimal]:
    """Return, for each score that a band earns, the first quantity listed that earns it."""
    found: dict[Decimal, Decimal] = {}
    for band in criterion.bands if criterion.kind is Kind.MEASURED else ():
        score = band_score(criterion.bands, band.start)
        if score is not None:
            found.setdefault(score, band.start)
    return found


def _plausible(
    criterion: Criterion, scale: Scale, scores: tuple[Decimal, ...], marks: Marks
) -> tuple[Decimal, ...]:
    if marks.every:
        return scores
    span = marks.by_criterion.get(criterion.id)
    if span is None and criterion.scale is None:
        span = marks.default
    if span is not None:
        kept = tuple(score for score in scores if span[0] <= score <= span[1])
        if not kept:
            raise NoRehearsal(
                f"no answer to `{criterion.id}` can earn {span[0]:f} to {span[1]:f}; "
                f"its scores are {', '.join(f'{score:f}' for score in scores[:12])}"
            )
        return kept
    fifth = (Fraction(scale.highest) - Fraction(scale.lowest)) / 5
    low, high = Fraction(scale.lowest) + fifth, Fraction(scale.highest) - fifth
    middle = tuple(score for score in scores if low <= score <= high)
    return middle if len(middle) > 1 else scores
