"""A rehearsal: what mock bids say about a scheme before it is published.

Statements are about the scheme: its criteria, minimums and dimensions. A mock bid has its profile, as a
real one has, and no figure across dimensions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

from sv_score.comparing.ladders import Ladder, Marks, ladders, narrowed
from sv_score.comparing.mock_bids import NOTHING, MockBid, huge, patterns, random_bids
from sv_score.comparing.reach import (
    CriterionReach,
    DimensionReach,
    Share,
    criterion_reaches,
    dimension_reach,
    shares,
)
from sv_score.comparing.trials import Crowding, Trials, crowding, run_trials, score_bids
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Kind, Minimum
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import BidResult, Result
from sv_score.scoring.awards import band_score


class Plan(NamedTuple):
    """How to rehearse: which marks are plausible, how many random bids from which seed, own mock bids."""

    marks: Marks = Marks()
    random: int = 1000
    seed: int = 1
    own: Result | None = None


class MinimumTrial(NamedTuple):
    """How bids stand to one published minimum, of a dimension or of one of its criteria.

    Plausible bids reach from `low` to `high`, in the minimum's own unit: percent of a dimension, a score
    of a criterion. `meets` is whether the bid that meets every requirement reaches it; of the random
    bids `met` do.
    """

    dimension: Dimension
    criterion: Criterion | None
    minimum: Minimum
    threshold: Fraction
    low: Fraction
    high: Fraction
    meets: bool
    met: int

    @property
    def owner(self) -> str:
        """Return the id of what the minimum is on."""
        return self.criterion.id if self.criterion else self.dimension.id

    @property
    def nobody_meets(self) -> bool:
        """Return whether no plausible bid meets it."""
        return self.high < self.threshold

    @property
    def nobody_fails(self) -> bool:
        """Return whether no plausible bid fails it."""
        return self.low >= self.threshold


class Extremes(NamedTuple):
    """What the ends of a measured criterion earn: an offer of nothing, and of `quantity`, a huge one.

    `None` where no band says what it earns.
    """

    ladder: Ladder
    nothing: Decimal | None
    quantity: Decimal
    huge: Decimal | None


class Separation(NamedTuple):
    """How well a dimension tells bids apart."""

    reach: DimensionReach
    crowding: Crowding


class Rehearsal(NamedTuple):
    """Everything that was found out about a scheme."""

    criteria: AwardCriteria
    plan: Plan
    ladders: Mapping[str, Ladder]
    reaches: tuple[CriterionReach, ...]
    minimums: tuple[MinimumTrial, ...]
    shares: tuple[Share, ...]
    separations: tuple[Separation, ...]
    extremes: tuple[Extremes, ...]
    mock_bids: tuple[MockBid, ...]
    mock: Result
    trials: Trials

    @property
    def shown(self) -> tuple[tuple[str, BidResult], ...]:
        """Return every mock bid with what it is: the patterns, then the user's own."""
        named = [(mock.about, bid) for mock, bid in zip(self.mock_bids, self.mock.bids, strict=True)]
        own = self.plan.own.bids if self.plan.own else ()
        return (*named, *((bid.bid.supplier or "your own", bid) for bid in own))


def rehearse(criteria: AwardCriteria, plan: Plan, progress: Callable[[float], None]) -> Rehearsal:
    """Run the scheme on mock bids; raise `NoRehearsal`."""
    by_id = ladders(criteria, plan.marks)
    if plan.own is not None and plan.marks == Marks():
        by_id = as_used(by_id, plan.own)
    dimensions = criteria.dimensions
    # The exact statements first: they also say whether the scheme can be rehearsed at all.
    reaches = [r for d in dimensions for r in criterion_reaches(criteria, d, by_id)]
    by_dimension = {d.id: dimension_reach(criteria, d, by_id) for d in dimensions}
    mock_bids = patterns(criteria, by_id)
    mock = score_bids(criteria, (m.bid for m in mock_bids))
    drawn = random_bids(criteria, by_id, plan.random, plan.seed)
    trials = run_trials(criteria, drawn, plan.random, progress)
    rounding = criteria.printed_rounding
    return Rehearsal(
        criteria,
        plan,
        by_id,
        tuple(reaches),
        tuple(_minimums(criteria, by_id, by_dimension, mock.bids[0], trials)),
        tuple(share for d in dimensions for share in shares(criteria, d, by_id)),
        tuple(Separation(by_dimension[d.id], crowding(trials.scores[d.id], rounding)) for d in dimensions),
        tuple(_extremes(r) for r in by_id.values() if r.criterion.kind is Kind.MEASURED),
        mock_bids,
        mock,
        trials,
    )


def as_used(by_id: Mapping[str, Ladder], own: Result) -> dict[str, Ladder]:
    """Return the ladders with the scores between the lowest and highest of `own` bids as plausible."""
    used: dict[str, list[Decimal]] = {}
    for bid in own.bids:
        for shown in bid.dimensions:
            for c in shown.criteria:
                used.setdefault(c.criterion.id, []).extend((c.low_score, c.high_score))
    return {
        name: narrowed(ladder, min(used[name]), max(used[name])) if name in used else ladder
        for name, ladder in by_id.items()
    }


def _minimums(
    criteria: AwardCriteria,
    by_id: Mapping[str, Ladder],
    reaches: Mapping[str, DimensionReach],
    meets: BidResult,
    trials: Trials,
) -> list[MinimumTrial]:
    """Return how bids stand to every minimum; `meets` is the bid that meets every requirement."""
    found = []
    for dimension, shown in zip(criteria.dimensions, meets.dimensions, strict=True):
        minimum, reach = dimension.minimum, reaches[dimension.id]
        if minimum is not None and minimum.percent is not None and shown.minimum is not None:
            ends = (Fraction(minimum.percent), reach.low, reach.high)
            met = trials.met.get((dimension.id, ""), 0)
            found.append(MinimumTrial(dimension, None, minimum, *ends, shown.minimum.met is True, met))
        for answer in shown.criteria:
            minimum, criterion = answer.criterion.minimum, answer.criterion
            if minimum is None or minimum.score is None or answer.minimum is None:
                continue
            plausible = by_id[criterion.id].plausible
            ends = (Fraction(minimum.score), Fraction(plausible[0]), Fraction(plausible[-1]))
            met = trials.met.get((dimension.id, criterion.id), 0)
            found.append(MinimumTrial(dimension, criterion, minimum, *ends, answer.minimum.met is True, met))
    return found


def _extremes(ladder: Ladder) -> Extremes:
    bands = ladder.criterion.bands
    most = huge(ladder)
    return Extremes(ladder, band_score(bands, NOTHING), most, band_score(bands, most))
