"""How far each criterion can move its dimension, and whether a published figure ever shows it.

Everything is counted in the whole-number points of `scoring.points`, so that it is what the scores
themselves are made of. A dimension score is the sum of what its criteria contribute.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from sv_score.comparing.ladders import Ladder, NoRehearsal, of_dimension, steps
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Rounding
from sv_score.model.named_tuple import NamedTuple
from sv_score.scoring.points import DimensionPoints
from sv_score.scoring.rounding import rounded

# Beyond this many different sums it is said how many there are at least.
MOST_SUMS = 50_000


class Contribution(NamedTuple):
    """What the scores of one criterion contribute: in points, of which `full` are 100 of 100."""

    ladder: Ladder
    points: tuple[int, ...]
    plausible: tuple[int, ...]


class CriterionReach(NamedTuple):
    """How far a criterion moves its dimension score, in points of 100.

    `least` and `most` are what one level to the next moves it, `whole` from the lowest to the highest
    score. `seen` is whether any printed figure can show the difference, `None` where there are too many
    combinations to say.
    """

    criterion: Criterion
    dimension: Dimension
    levels: int
    least: Fraction
    most: Fraction
    whole: Fraction
    seen: bool | None


class DimensionReach(NamedTuple):
    """What a dimension score can come to.

    `distinct` different scores are possible, at least that many where `more`; plausible bids score from
    `low` to `high`. Figures are of 100.
    """

    dimension: Dimension
    distinct: int
    more: bool
    low: Fraction
    high: Fraction


class Share(NamedTuple):
    """A criterion's part in what tells plausible bids apart in its dimension.

    `published` is its weight and `effective` its part of the spread, both in percent of the dimension;
    `effective` is `None` where there is no spread. `spread` is how far apart plausible answers can put the
    dimension score, of 100.
    """

    criterion: Criterion
    dimension: Dimension
    published: Fraction
    effective: Fraction | None
    spread: Fraction


def contributions(
    criteria: AwardCriteria, dimension: Dimension, by_id: Mapping[str, Ladder]
) -> tuple[DimensionPoints, list[Contribution]]:
    """Return the dimension's points and what each criterion contributes; raise `NoRehearsal`."""
    points = DimensionPoints(criteria, dimension)
    if not points.full:
        raise NoRehearsal(f"the criteria of dimension `{dimension.id}` carry no weight")
    found = [
        Contribution(ladder, tuple(map(of, ladder.scores)), tuple(map(of, ladder.plausible)))
        for ladder, of in zip(of_dimension(dimension, by_id), points.criteria, strict=True)
    ]
    return points, found


def criterion_reaches(
    criteria: AwardCriteria, dimension: Dimension, by_id: Mapping[str, Ladder]
) -> list[CriterionReach]:
    """Return how far each weighed criterion moves the dimension."""
    points, parts = contributions(criteria, dimension, by_id)
    found = []
    for place, part in enumerate(parts):
        by_score = dict(zip(part.ladder.scores, part.points, strict=True))
        moves = [by_score[b] - by_score[a] for a, b in steps(part.ladder)] or [0]
        others = [other.points for other in (*parts[:place], *parts[place + 1 :])]
        span = (min(part.points), max(part.points))
        found.append(
            CriterionReach(
                part.ladder.criterion,
                dimension,
                len(part.points),
                points.share(min(moves)),
                points.share(max(moves)),
                points.share(span[1] - span[0]),
                _seen(span, others, points.full, dimension, criteria.printed_rounding),
            )
        )
    return found


def dimension_reach(
    criteria: AwardCriteria, dimension: Dimension, by_id: Mapping[str, Ladder]
) -> DimensionReach:
    """Return what the dimension score can come to."""
    points, parts = contributions(criteria, dimension, by_id)
    sums, more = _sums([part.points for part in parts])
    low = sum(min(part.plausible) for part in parts)
    high = sum(max(part.plausible) for part in parts)
    return DimensionReach(dimension, len(sums), more, points.share(low), points.share(high))


def shares(criteria: AwardCriteria, dimension: Dimension, by_id: Mapping[str, Ladder]) -> list[Share]:
    """Return each criterion's published and effective share of the dimension.

    The effective share of criterion c, where plausible answers earn from l to h percent of its marks, is
    w_c (h_c - l_c) / sum of w_k (h_k - l_k): the weight times the range actually used, which is what swing
    weights measure (von Winterfeldt & Edwards 1986).
    """
    points, parts = contributions(criteria, dimension, by_id)
    spans = [max(part.plausible) - min(part.plausible) for part in parts]
    weights = [Fraction(part.ladder.criterion.weight or 0) for part in parts]
    total, spread = sum(weights, Fraction(0)), sum(spans)
    return [
        Share(
            part.ladder.criterion,
            dimension,
            weight * 100 / total,
            Fraction(span * 100, spread) if spread else None,
            points.share(span),
        )
        for part, span, weight in zip(parts, spans, weights, strict=True)
    ]


def _sums(columns: Sequence[Sequence[int]]) -> tuple[set[int], bool]:
    """Return the different sums of one item of each column, and whether there are more of them.

    Adding a column never makes fewer sums, so what was found by then is a lower bound.
    """
    found = {0}
    for column in columns:
        if len(found) * len(set(column)) > MOST_SUMS:
            return found, True
        found = {total + points for total in found for points in set(column)}
    return found, False


def _seen(
    span: tuple[int, int],
    others: Iterable[Sequence[int]],
    full: int,
    dimension: Dimension,
    rounding: Rounding,
) -> bool | None:
    """Return whether going from one end of `span` to the other ever changes a printed figure."""
    if span[0] == span[1]:
        return False
    columns = list(others)
    seen = _crosses(span, columns, full, Fraction(100), rounding)
    if seen is False and dimension.weight:
        seen = _crosses(span, columns, full, Fraction(dimension.weight), rounding)
    return seen


def _crosses(
    span: tuple[int, int], columns: list[Sequence[int]], full: int, worth: Fraction, rounding: Rounding
) -> bool | None:
    """Return whether `span` crosses an edge of rounding where `full` points are printed as `worth`.

    Counted so that `unit` is one printed digit. Only where the others' sums stand between two digits
    matters, and for half_even whether the lower digit is even; so sums are kept modulo two digits.
    """
    scale = worth * 10**rounding.places
    unit = full * scale.denominator
    low, high = (points * scale.numerator for points in span)
    if high - low >= unit:
        return True
    found = {0}
    for column in columns:
        moves = {points * scale.numerator % (2 * unit) for points in column}
        if len(found) * len(moves) > MOST_SUMS:
            return None
        found = {(total + move) % (2 * unit) for total in found for move in moves}
    whole = Rounding(0, rounding.mode)
    return any(
        rounded(Fraction(total + low, unit), whole) != rounded(Fraction(total + high, unit), whole)
        for total in found
    )
