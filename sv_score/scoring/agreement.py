"""How far evaluators agree before they talk: exact figures about evaluators, never about bids.

Marks count as in scoring: not those abstained or excluded, and none given after moderation. A unit is one
bid's answer to one scored criterion with at least two marks. Distances are levels of the criterion's own
scale. Where criteria have different scales, a level of one is not a level of the other: whatever would
need a common scale is then given per scale and not pooled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate

from sv_score.model.bids import Bid, Evaluation
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Kind, Rounding, Scale
from sv_score.model.named_tuple import NamedTuple
from sv_score.scoring.levels import Ladder, ladder, position

# How shares and differences, and alpha, are rounded where they are printed.
PERCENT, ALPHA = Rounding(2), Rounding(4)

NO_UNITS = "no answer has two marks that count"
IDENTICAL = "every mark is identical; alpha cannot be computed"
SCALES_DIFFER = "the criteria are on different scales; alpha is given per scale"


class Unit(NamedTuple):
    """One bid's answer to one criterion; `places` are the marks as places on the scale, by evaluator."""

    bid: Bid
    criterion: Criterion
    scale: Scale
    places: dict[str, int]
    low: Decimal
    high: Decimal

    @property
    def levels_apart(self) -> int:
        """Return how many levels lie between the lowest and the highest mark."""
        return max(self.places.values()) - min(self.places.values())


class Agreement(NamedTuple):
    """Agreement on some units: shares of pairs of marks as percents, and alpha, which may be undefined.

    `note` says why a figure is `None`. `scale` is the scale of all units, `None` where they have several.
    """

    units: int
    marks: int
    exact: Fraction | None
    within_one: Fraction | None
    alpha: Fraction | None
    note: str
    scale: Scale | None = None


class DimensionAgreement(NamedTuple):
    """Agreement in one dimension; `by_scale` only where its criteria have different scales."""

    dimension: Dimension
    pooled: Agreement
    by_scale: tuple[Agreement, ...] = ()


class Leniency(NamedTuple):
    """How far one evaluator's marks lie from the others' on the same units, in levels of one scale."""

    scale: Scale
    marks: int
    difference: Fraction


class EvaluatorAgreement(NamedTuple):
    """One evaluator beside the others: one `Leniency` for each scale they marked on."""

    evaluator: str
    marks: int
    by_scale: tuple[Leniency, ...]


class PanelAgreement(NamedTuple):
    """Everything `sv-score agreement` says; `spread` are the units whose marks differ, widest first."""

    dimensions: tuple[DimensionAgreement, ...]
    evaluators: tuple[EvaluatorAgreement, ...]
    spread: tuple[Unit, ...]


def agreement(criteria: AwardCriteria, evaluation: Evaluation) -> PanelAgreement:
    """Return how far the evaluators agree; every mark must be on its scale."""
    by_dimension = [
        (dimension, tuple(_units(criteria, dimension, evaluation.bids))) for dimension in criteria.dimensions
    ]
    units = [unit for _, those in by_dimension for unit in those]
    differing = [unit for unit in units if unit.levels_apart]
    return PanelAgreement(
        tuple(_of_dimension(dimension, those) for dimension, those in by_dimension),
        tuple(_evaluators(evaluation, units)),
        tuple(sorted(differing, key=lambda unit: -unit.levels_apart)),
    )


def _units(criteria: AwardCriteria, dimension: Dimension, bids: Sequence[Bid]) -> Iterator[Unit]:
    for criterion in dimension.criteria:
        scale = criteria.scale_of(criterion)
        if scale is None or criterion.kind is not Kind.SCORED:
            continue
        known: dict[Decimal, int] = {}
        for bid in bids:
            response = bid.responses.get(criterion.id)
            marks = [m for m in response.marks if m.counts] if response is not None else []
            if len(marks) < 2:
                continue
            scores = {m.evaluator: m.score for m in marks if m.score is not None}
            for score in scores.values():
                if score not in known:
                    known[score] = position(scale, score)
            places = {evaluator: known[score] for evaluator, score in scores.items()}
            yield Unit(bid, criterion, scale, places, min(scores.values()), max(scores.values()))


def _by_scale(units: Iterable[Unit]) -> dict[Ladder, list[Unit]]:
    groups: dict[Ladder, list[Unit]] = {}
    for unit in units:
        groups.setdefault(ladder(unit.scale), []).append(unit)
    return groups


def _of_dimension(dimension: Dimension, units: Sequence[Unit]) -> DimensionAgreement:
    groups = list(_by_scale(units).values())
    if len(groups) < 2:
        return DimensionAgreement(dimension, _on_one_scale(units))
    pooled = _on_one_scale(units)._replace(alpha=None, note=SCALES_DIFFER, scale=None)
    return DimensionAgreement(dimension, pooled, tuple(_on_one_scale(group) for group in groups))


def _on_one_scale(units: Sequence[Unit]) -> Agreement:
    marks = [list(unit.places.values()) for unit in units]
    if not units:
        return Agreement(0, 0, None, None, None, NO_UNITS)
    exact, within_one = _shares(marks)
    alpha = ordinal_alpha(marks)
    note = "" if alpha is not None else IDENTICAL
    total = sum(map(len, marks))
    return Agreement(len(units), total, exact, within_one, alpha, note, units[0].scale)


def _shares(marks: Iterable[Sequence[int]]) -> tuple[Fraction, Fraction]:
    """Return the percents of pairs of marks on the same unit that are equal, and at most one apart."""
    pairs = equal = near = 0
    for given in marks:
        counts = Counter(given)
        pairs += len(given) * (len(given) - 1) // 2
        same = sum(n * (n - 1) // 2 for n in counts.values())
        equal += same
        near += same + sum(n * counts.get(place + 1, 0) for place, n in counts.items())
    return Fraction(equal * 100, pairs), Fraction(near * 100, pairs)


def ordinal_alpha(marks: Iterable[Sequence[int]]) -> Fraction | None:
    """Return Krippendorff's alpha with the ordinal metric, exactly; `None` where it is undefined.

    `marks` are the values that each unit was given; units with fewer than two are left out. With o(c, k) the
    coincidences, n(c) their sums by value and n their sum, alpha = 1 - (n - 1) S / T, where S sums o(c, k)
    d(c, k) and T sums n(c) n(k) d(c, k). d(c, k) is the square of: n(g) summed from c to k, less half of
    n(c) + n(k) (Krippendorff, Computing Krippendorff's Alpha-Reliability, University of Pennsylvania, 2011).
    """
    units = [Counter(given) for given in marks if len(given) > 1]
    totals: Counter[int] = Counter()
    for counts in units:
        totals.update(counts)
    apart = _Distances(totals)
    expected = sum(totals[c] * totals[k] * apart(c, k) for c in totals for k in totals)
    if not expected:
        return None
    observed = Fraction(0)
    for counts in units:
        size = sum(counts.values())
        observed += Fraction(
            sum(counts[c] * counts[k] * apart(c, k) for c in counts for k in counts), size - 1
        )
    return 1 - (sum(totals.values()) - 1) * observed / expected


class _Distances:
    """The ordinal distance between two values, squared and times four, so that it is a whole number."""

    def __init__(self, totals: Counter[int]) -> None:
        values = sorted(totals)
        self._up_to = dict(zip(values, accumulate(totals[value] for value in values), strict=True))
        self._totals = totals

    def __call__(self, c: int, k: int) -> int:
        # n(g) from c to k, less half of both ends, doubled; the other way round only its sign changes.
        between = 2 * (self._up_to[k] - self._up_to[c]) + self._totals[c] - self._totals[k]
        return between * between


def _evaluators(evaluation: Evaluation, units: Sequence[Unit]) -> Iterator[EvaluatorAgreement]:
    groups = _by_scale(units)
    named = [evaluator.id for evaluator in evaluation.evaluators]
    unnamed = sorted({name for unit in units for name in unit.places} - set(named))
    sums: dict[str, list[Leniency]] = {}
    for group in groups.values():
        for name, leniency in _leniencies(group).items():
            sums.setdefault(name, []).append(leniency)
    for name in (*named, *unnamed):
        by_scale = tuple(sums.get(name, ()))
        yield EvaluatorAgreement(name, sum(each.marks for each in by_scale), by_scale)


def _leniencies(units: Sequence[Unit]) -> dict[str, Leniency]:
    """Return each evaluator's mean of (own mark - mean of the other marks on the unit)."""
    found: dict[str, tuple[int, Fraction]] = {}
    for unit in units:
        total, others = sum(unit.places.values()), len(unit.places) - 1
        for name, place in unit.places.items():
            marks, distance = found.get(name, (0, Fraction(0)))
            found[name] = marks + 1, distance + place - Fraction(total - place, others)
    return {name: Leniency(units[0].scale, n, total / n) for name, (n, total) in found.items()}
