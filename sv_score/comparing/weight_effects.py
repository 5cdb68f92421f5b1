"""What each set of criterion weights does to mock bids, within one dimension."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from sv_score.comparing.consultation import Group, View
from sv_score.comparing.ladders import Ladder, Marks, ladders, of_dimension
from sv_score.comparing.mock_bids import PASSED, patterns
from sv_score.comparing.trials import score_bids
from sv_score.model.bids import Bid
from sv_score.model.criteria import AwardCriteria, Dimension, Kind
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.proposal import How

# Least and most; the same for a set of weights with numbers.
Range = tuple[Fraction, Fraction]


class Effect(NamedTuple):
    """A mock bid's score in one dimension under each set of weights, of 100, by the name of the set."""

    bid: str
    scores: Mapping[str, Range]


def effects(criteria: AwardCriteria, group: Group) -> list[Effect]:
    """Return the mock bids whose score in the group's dimension differs between the sets of weights.

    First those that are strong on one criterion: the highest score there and the lowest on the others. Then
    those of a rehearsal, where they show something else. Under an order a score is the range over all weights
    that fit it. Empty for the dimensions themselves: their weights change no dimension score.
    """
    if group.dimension is None or len(group.ids) < 2:
        return []
    by_id = ladders(criteria, Marks())
    strong = [_strong_on(name, criteria, by_id) for name in group.ids]
    bids = [*strong, *(mock.bid for mock in patterns(criteria, by_id))]
    said = [group.file, *group.views, group.agreed]
    sets = [view for view in said if view and (view.how is How.ORDER or view.shares is not None)]
    columns = {view.name: _scores(criteria, group.dimension, view, bids) for view in sets}
    found: list[Effect] = []
    for place, bid in enumerate(bids):
        scores = {name: column[place] for name, column in columns.items()}
        told = place >= len(strong) and any(effect.scores == scores for effect in found)
        if len(set(scores.values())) > 1 and not told:
            found.append(Effect(bid.id, scores))
    return found


def reweighed(criteria: AwardCriteria, dimension: Dimension, weights: Mapping[str, Decimal]) -> AwardCriteria:
    """Return the criteria with other weights in one dimension; only their proportions matter to a score."""
    changed = tuple(
        c if c.kind is Kind.GATE else c._replace(weight=weights[c.id]) for c in dimension.criteria
    )
    dimensions = tuple(
        d._replace(criteria=changed) if d.id == dimension.id else d for d in criteria.dimensions
    )
    return criteria._replace(dimensions=dimensions)


def _scores(criteria: AwardCriteria, dimension: Dimension, view: View, bids: list[Bid]) -> list[Range]:
    corners = view.corners if view.how is How.ORDER else [view.said]
    place = [d.id for d in criteria.dimensions].index(dimension.id)
    columns = [
        [bid.dimensions[place].low for bid in score_bids(reweighed(criteria, dimension, corner), bids).bids]
        for corner in corners
    ]
    return [(min(scores), max(scores)) for scores in zip(*columns, strict=True)]


def _strong_on(name: str, criteria: AwardCriteria, by_id: Mapping[str, Ladder]) -> Bid:
    """Return a bid with the highest score on the criterion `name` and the lowest on all others."""
    responses = {g.id: PASSED for d in criteria.dimensions for g in d.gates}
    for dimension in criteria.dimensions:
        for ladder in of_dimension(dimension, by_id):
            end = -1 if ladder.criterion.id == name else 0
            responses[ladder.criterion.id] = ladder.answer(ladder.scores[end])
    return Bid(f"only {name}", responses=responses)
