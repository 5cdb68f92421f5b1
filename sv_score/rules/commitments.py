"""What the rules on commitments share: every commitment with its place, and the measures it may name."""

from sv_score.model.bids import Bid, Commitment
from sv_score.model.criteria import Criterion, Measure
from sv_score.model.finding import Route
from sv_score.rules.subject import Subject, responses

# A commitment with the bid and the criterion that it is for, and its route.
Promised = tuple[Bid, Criterion, Commitment, Route]


def commitments(subject: Subject) -> list[Promised]:
    """Return the commitments of every response that could be read whole, with their routes."""
    return subject.once(_promised)


def _promised(subject: Subject) -> list[Promised]:
    return [
        (bid, criterion, commitment, (*route, "commitments", index))
        for bid, criterion, response, route in responses(subject)
        if response.commitments and not response.unread
        for index, commitment in enumerate(response.commitments)
    ]


def measures_by_id(criterion: Criterion) -> dict[str, Measure]:
    """Return the measures of a criterion by id, the one that its bands score among them."""
    scored = () if criterion.measure is None else (criterion.measure,)
    return {measure.id: measure for measure in (*scored, *criterion.measures)}
