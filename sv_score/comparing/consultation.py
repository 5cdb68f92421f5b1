"""Proposed weights side by side: where they agree, where they differ, and what an order allows.

Nothing here makes one set of weights from several: there is no mean and no vote. An order of importance is
kept as what it is, a set of weights that fit it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from sv_score.model.criteria import AwardCriteria, Dimension
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.proposal import Decision, How, Part, Proposal

# Names of two sets of weights that are no proposals; an id has no spaces.
FILE, AGREED = "in the file", "agreed on"


class View(NamedTuple):
    """What one proposal says about a group, by id: `said` as written, for an order the places.

    `name` is the proposal's id; the file's own weights and the agreed ones are views too.
    """

    name: str
    how: How
    said: Mapping[str, Decimal]

    @property
    def shares(self) -> dict[str, Fraction] | None:
        """Return the shares in percent, `None` for an order: w_j = swing_j / sum of swings x 100.

        Swing weights: von Winterfeldt & Edwards 1986; Edwards & Barron 1994.
        """
        total = sum((Fraction(value) for value in self.said.values()), Fraction(0))
        if self.how is How.ORDER or not total:
            return None
        return {name: Fraction(value) * 100 / total for name, value in self.said.items()}

    @property
    def corners(self) -> list[dict[str, Decimal]]:
        """Return the weights at the ends of what an order allows, not yet sharing out one hundred.

        The k-th has equal weight on everything down to the k-th place and none below. All weights that fit
        the order are mixtures of these, so the least and the most of a weighted sum is at one of them.
        """
        places = sorted(set(self.said.values()))
        return [{n: Decimal(place <= last) for n, place in self.said.items()} for last in places]

    def bounds(self) -> dict[str, tuple[Fraction, Fraction]]:
        """Return the least and the most share, in percent, that an order allows each id."""
        shares = [
            {n: Fraction(value) * 100 / sum(map(Fraction, corner.values())) for n, value in corner.items()}
            for corner in self.corners
        ]
        return {name: (min(s[name] for s in shares), max(s[name] for s in shares)) for name in self.said}

    def compare(self, one: str, other: str) -> int:
        """Return 1 where `one` weighs more than `other`, -1 where less, 0 where the same."""
        a, b = self.said[one], self.said[other]
        more = (a > b) - (a < b)
        return -more if self.how is How.ORDER else more


class Group(NamedTuple):
    """Ids whose weights share one hundred: the dimensions, or the criteria of one `dimension`.

    `file` is what the criteria file says, `None` where it says no weights; `agreed` is the decision.
    """

    dimension: Dimension | None
    ids: tuple[str, ...]
    file: View | None
    views: tuple[View, ...]
    agreed: View | None

    @property
    def numbered(self) -> list[View]:
        """Return the proposals that have numbers."""
        return [view for view in self.views if view.shares is not None]

    def span(self, name: str) -> tuple[Fraction, Fraction] | None:
        """Return the least and the most that proposals with numbers give `name`, in percent."""
        given = [view.shares[name] for view in self.views if view.shares is not None]
        return (min(given), max(given)) if given else None

    def pairs(self) -> tuple[int, list[tuple[str, str]]]:
        """Return of how many pairs all proposals say the same about which weighs more, and the others."""
        agreed, open_ = 0, []
        for one, other in combinations(self.ids, 2):
            if len({view.compare(one, other) for view in self.views}) == 1:
                agreed += 1
            else:
                open_.append((one, other))
        return agreed, open_


def fits(order: View, shares: Mapping[str, Fraction]) -> bool:
    """Return whether weights fit an order: none below weighs more, and equal ones weigh the same."""
    return all(
        (shares[a] >= shares[b]) if order.compare(a, b) > 0 else shares[a] == shares[b]
        for a in order.said
        for b in order.said
        if a != b and order.compare(a, b) >= 0
    )


def groups(
    criteria: AwardCriteria, proposals: Sequence[Proposal], decision: Decision | None
) -> tuple[Group, ...]:
    """Return the groups that a proposal or the decision speaks of, the dimensions first."""
    found = [_dimensions(criteria, proposals, decision)]
    found += [_criteria(dimension, proposals, decision) for dimension in criteria.dimensions]
    return tuple(group for group in found if group.views or group.agreed)


def _dimensions(criteria: AwardCriteria, proposals: Sequence[Proposal], decision: Decision | None) -> Group:
    ids = tuple(dimension.id for dimension in criteria.dimensions)
    weights = {d.id: d.weight for d in criteria.dimensions if d.weight is not None}
    views = [_view(p.id, p.how, p.parts.dimensions, ids) for p in proposals]
    agreed = _view(AGREED, How.WEIGHTS, decision.agreed.dimensions if decision else (), ids)
    return _group(None, ids, weights, views, agreed)


def _criteria(dimension: Dimension, proposals: Sequence[Proposal], decision: Decision | None) -> Group:
    ids = tuple(criterion.id for criterion in dimension.weighed)
    weights = {c.id: c.weight for c in dimension.weighed if c.weight is not None}
    views = [_view(p.id, p.how, p.parts.criteria, ids) for p in proposals]
    agreed = _view(AGREED, How.WEIGHTS, decision.agreed.criteria if decision else (), ids)
    return _group(dimension, ids, weights, views, agreed)


def _group(
    dimension: Dimension | None,
    ids: tuple[str, ...],
    weights: Mapping[str, Decimal],
    views: Sequence[View | None],
    agreed: View | None,
) -> Group:
    whole = len(weights) == len(ids) and any(weights.values())
    file = View(FILE, How.WEIGHTS, weights) if whole else None
    return Group(dimension, ids, file, tuple(view for view in views if view), agreed)


def _view(name: str, how: How, parts: Sequence[Part], ids: Sequence[str]) -> View | None:
    """Return what `parts` say about `ids`, in the order of the criteria file; `None` where nothing."""
    said = {part.id: part.value for part in parts}
    if not all(i in said for i in ids):
        return None
    return View(name, how, {i: said[i] for i in ids})
