"""What the rules on commitments share: every commitment with its place, and the measures it may name."""

from collections.abc import Iterable, Iterator

from sv_score.model.bids import Bid, Commitment
from sv_score.model.criteria import Criterion, Measure
from sv_score.model.finding import Route
from sv_score.rules.subject import Answer, Subject, responses

# A commitment with the bid and the criterion that it is for, and its route.
Promised = tuple[Bid, Criterion, Commitment, Route]
# What was listed last: one rule after another asks for the same.
_latest: list[tuple[Iterable[Answer], list[Promised]]] = []


def commitments(subject: Subject) -> list[Promised]:
    """Return the commitments of every response that could be read whole, with their routes."""
    answered = responses(subject)
    if not _latest or _latest[0][0] is not answered:
        _latest[:] = [(answered, list(_promised(answered)))]
    return _latest[0][1]


def _promised(answered: Iterable[Answer]) -> Iterator[Promised]:
    for bid, criterion, response, route in answered:
        if response.commitments and not response.unread:
            for index, commitment in enumerate(response.commitments):
                yield bid, criterion, commitment, (*route, "commitments", index)


def measures_by_id(criterion: Criterion) -> dict[str, Measure]:
    """Return the measures of a criterion by id, the one that its bands score among them."""
    scored = () if criterion.measure is None else (criterion.measure,)
    return {measure.id: measure for measure in (*scored, *criterion.measures)}
