"""What the rules on commitments share: every commitment with its place, and the measures it may name."""

from collections.abc import Iterator

from sv_score.model.bids import Bid, Commitment
from sv_score.model.criteria import Criterion, Measure
from sv_score.model.finding import Route
from sv_score.rules.subject import Subject, responses


def commitments(subject: Subject) -> Iterator[tuple[Bid, Criterion, Commitment, Route]]:
    """Yield the commitments of every response that could be read whole, with their routes."""
    for bid, criterion, response, route in responses(subject):
        if not response.unread:
            for index, commitment in enumerate(response.commitments):
                yield bid, criterion, commitment, (*route, "commitments", index)


def measures_by_id(criterion: Criterion) -> dict[str, Measure]:
    """Return the measures of a criterion by id, the one that its bands score among them."""
    scored = () if criterion.measure is None else (criterion.measure,)
    return {measure.id: measure for measure in (*scored, *criterion.measures)}
