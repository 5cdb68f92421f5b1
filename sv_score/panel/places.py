"""Who is to mark what, and how far each evaluator is.

A place is one bid's answer to one scored criterion that one evaluator is to mark. Measured criteria and
gates are not marked. Whoever may not mark a bid (`standing`) has no place for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from sv_score.model.bids import Bid, Evaluation, Evaluator, Mark, Response
from sv_score.model.criteria import AwardCriteria, Criterion, Kind
from sv_score.model.named_tuple import NamedTuple
from sv_score.panel.standing import any_declared, barred

NO_RESPONSE = Response()


class Stage(StrEnum):
    """How far an evaluator is."""

    NOTHING_TO_MARK = "nothing to mark"
    NOT_BEGUN = "not begun"
    BEGUN = "begun"
    FINISHED = "finished"


class Place(NamedTuple):
    """An answer to mark, and what the evaluator has given for it, `None` while it is still to come."""

    bid: Bid
    criterion: Criterion
    mark: Mark | None = None


class Sheet(NamedTuple):
    """One evaluator's places in the order of the files, and why they have none for some bids, by bid."""

    evaluator: Evaluator
    places: tuple[Place, ...]
    barred: tuple[tuple[str, str], ...] = ()

    @property
    def still_open(self) -> tuple[Place, ...]:
        """Return the places that are still to be marked."""
        return tuple(place for place in self.places if place.mark is None)

    @property
    def abstained(self) -> int:
        """Return for how many places the evaluator gave no score on purpose."""
        return sum(place.mark is not None and place.mark.abstained for place in self.places)

    @property
    def stage(self) -> Stage:
        """Return how far the evaluator is."""
        if not self.places:
            return Stage.NOTHING_TO_MARK
        if not self.still_open:
            return Stage.FINISHED
        return Stage.NOT_BEGUN if len(self.still_open) == len(self.places) else Stage.BEGUN


def sheets(criteria: AwardCriteria, evaluation: Evaluation) -> Iterator[Sheet]:
    """Yield one sheet for each evaluator of the bids file."""
    declared = any_declared(evaluation)
    asked = [c for dimension in criteria.dimensions for c in dimension.criteria if c.kind is Kind.SCORED]
    for evaluator in evaluation.evaluators:
        reasons = {bid.id: barred(evaluator, bid, declared=declared) for bid in evaluation.bids}
        places = tuple(
            Place(bid, criterion, _mark_by(evaluator, bid.responses[criterion.id]))
            if criterion.id in bid.responses
            else Place(bid, criterion)
            for bid in evaluation.bids
            if not reasons[bid.id]
            for criterion in asked
            if is_marked(bid.responses.get(criterion.id, NO_RESPONSE))
        )
        yield Sheet(evaluator, places, tuple((bid, why) for bid, why in reasons.items() if why))


def is_marked(response: Response) -> bool:
    """Return whether evaluators mark this answer: there is one, and no bare score stands for the panel's."""
    return not response.no_response and response.agreed is None


def _mark_by(evaluator: Evaluator, response: Response) -> Mark | None:
    return next((mark for mark in response.marks if mark.evaluator == evaluator.id), None)
