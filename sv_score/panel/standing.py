"""Who may mark which bid, from the declarations of interests, and what becomes of marks that may not stand.

Sections 81 to 83 of the Procurement Act 2023 have an authority identify conflicts of interest, mitigate
them and keep a record. A mark by somebody with an interest that nobody else has cleared is set aside
before anything is computed; it stays in the record, with the reason.
"""

from __future__ import annotations

from sv_score.model.bids import Bid, Evaluation, Evaluator, Interest, Mark, Response
from sv_score.panel.suppliers import folded_supplier

NOT_DECLARED = "no declaration of interests is recorded"
# What people write where nobody has cleared an interest.
_NOBODY = frozenset(
    ("", "n/a", "na", "no", "nobody", "no one", "none", "not cleared", "pending", "tbc", "tbd")
)
# How such a text begins where it has more words: not yet, to be confirmed, awaiting a decision.
_OPEN = (
    "await", "nobody ", "no one ", "no-one", "not ", "outstanding", "pending ", "tbc ", "tbd ", "to be ",
    "under review", "unresolved",
)  # fmt: skip
_SELF = frozenset(("self", "myself", "himself", "herself", "themself", "themselves"))


def any_declared(evaluation: Evaluation) -> bool:
    """Return whether any evaluator of the file has declared; a file without declarations stays valid."""
    return any(evaluator.declaration is not None for evaluator in evaluation.evaluators)


def cleared(interest: Interest, evaluator: Evaluator) -> bool:
    """Return whether somebody other than the evaluator has cleared the interest."""
    said = _said(interest)
    nobody = said in _NOBODY or said.startswith(_OPEN)
    return not nobody and not cleared_alone(interest, evaluator)


def cleared_alone(interest: Interest, evaluator: Evaluator) -> bool:
    """Return whether the evaluator has cleared their own interest."""
    said = _said(interest).replace(".", "")
    own = {evaluator.id.casefold(), evaluator.name.casefold()}
    # Before a comma only: what follows may be a condition on what the evaluator does.
    first = interest.cleared_by.casefold().partition(",")[0].replace("(", " ").replace(")", " ")
    is_own = bool(said) and said in {name.replace(".", "") for name in own}
    return is_own or not _SELF.isdisjoint(first.split())


def _said(interest: Interest) -> str:
    """Return who cleared an interest, without the conditions that may follow."""
    return interest.cleared_by.casefold().partition(",")[0].partition("(")[0].strip(" .-–—?")


def interests_in(evaluator: Evaluator, bid: Bid) -> tuple[Interest, ...]:
    """Return what the evaluator has declared about `bid`; a misspelt case of its id still counts."""
    declared = evaluator.declaration.interests if evaluator.declaration else ()
    return tuple(interest for interest in declared if interest.bid.casefold() == bid.id.casefold())


def bidder_worked_for(evaluator: Evaluator, bid: Bid) -> str:
    """Return the supplier or partner of `bid` that is the evaluator's organisation, or an empty text."""
    own = folded_supplier(evaluator.organisation)
    return next((name for name in (bid.supplier, *bid.partners) if own and folded_supplier(name) == own), "")


def barred(evaluator: Evaluator, bid: Bid, *, declared: bool) -> str:
    """Return why the evaluator may not mark `bid`, or an empty text.

    `declared` says whether any evaluator of the file has declared: only then is a missing declaration a
    reason. Working for the bidder is an interest, declared or not.
    """
    interests = interests_in(evaluator, bid)
    if any(not cleared(interest, evaluator) for interest in interests):
        return f"an interest in bid {bid.id} is not cleared"
    bidder = bidder_worked_for(evaluator, bid)
    if bidder and not interests:
        return f"works for {bidder}, which is part of bid {bid.id}"
    return NOT_DECLARED if declared and evaluator.declaration is None else ""


def set_aside(evaluation: Evaluation) -> Evaluation:
    """Return the evaluation with every mark that may not stand excluded, with the reason.

    A mark that is abstained or excluded already keeps what the file says of it.
    """
    declared = any_declared(evaluation)
    bids = []
    made: _Made = {}
    for bid in evaluation.bids:
        reasons = {e.id: why for e in evaluation.evaluators if (why := barred(e, bid, declared=declared))}
        bids.append(_without(bid, reasons, made) if reasons else bid)
    return evaluation._replace(bids=tuple(bids))


# What has become of a response under these reasons: where bids share one, they share the other.
_Made = dict[tuple[int, tuple[tuple[str, str], ...]], Response]


def _without(bid: Bid, reasons: dict[str, str], made: _Made) -> Bid:
    why = tuple(reasons.items())
    responses = {}
    for name, response in bid.responses.items():
        after = made.get((id(response), why))
        if after is None:
            after = made[id(response), why] = _response(response, reasons)
        responses[name] = after
    return bid._replace(responses=responses)


def _response(response: Response, reasons: dict[str, str]) -> Response:
    if not any(mark.evaluator in reasons for mark in response.marks):
        return response
    return response._replace(marks=tuple(_mark(mark, reasons) for mark in response.marks))


def _mark(mark: Mark, reasons: dict[str, str]) -> Mark:
    why = reasons.get(mark.evaluator)
    return mark._replace(excluded=True, reason=why) if why and mark.counts else mark
