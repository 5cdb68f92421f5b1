"""What score files hold, joined to the responses of the bids file."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Map

from sv_score.model.bids import Bid, Consensus, Evaluation, Mark, Response
from sv_score.model.finding import Finding, Label, Route
from sv_score.reading import faults
from sv_score.reading.report import Guesses
from sv_score.reading.scores import Given, Placed


def join_marks(
    evaluation: Evaluation,
    bids_file: str,
    marks: Iterable[Placed],
    findings: list[Finding],
    labels: Map[str, str] | None = None,
) -> Evaluation:
    """Return the evaluation with `marks` (and consensuses) joined to its responses.

    `labels` gives the bids' ids by the labels that evaluators saw instead. A mark for a bid that is not in
    the bids file, a second mark by the same evaluator for the same answer, and a second consensus are
    reported where they stand.
    """
    known = {bid.id for bid in evaluation.bids}
    guesses = Guesses(known)
    by_bid: dict[str, dict[str, list[Mark | Consensus | Given]]] = {}
    for name, criterion, mark in marks:
        bid_id = (labels or {}).get(name, name)
        if bid_id in known:
            by_bid.setdefault(bid_id, {}).setdefault(criterion, []).append(mark)
            continue
        message = f"no bid `{bid_id}` in {bids_file}"
        help = guesses.help(bid_id)
        in_csv = isinstance(mark.route[0], int)
        route = (mark.route[0], "bid") if in_csv else (*mark.route[:2], "id")
        findings.append(Finding(faults.UNKNOWN_REFERENCE, message, mark.file, route, help=help))
    if not by_bid:
        return evaluation
    order = {evaluator.id: place for place, evaluator in enumerate(evaluation.evaluators)}
    bids = tuple(
        _with_marks(bid, (bids_file, ("bids", index)), by_bid[bid.id], order, findings)
        if bid.id in by_bid
        else bid
        for index, bid in enumerate(evaluation.bids)
    )
    return evaluation._replace(bids=bids)


def _with_marks(
    bid: Bid,
    place: tuple[str, Route],
    given: dict[str, list[Mark | Consensus | Given]],
    order: dict[str, int],
    findings: list[Finding],
) -> Bid:
    """Return the bid with what was `given` for its criteria; it stands at `place` (file and route)."""
    responses = dict(bid.responses)
    for criterion, values in given.items():
        response = responses.get(criterion, Response())
        answer = f"`{criterion}` of bid `{bid.id}`"
        marks = [value for value in values if isinstance(value, Mark)]
        if marks:
            response = _joined(response, marks, answer, order, findings)
        for consensus in values:
            if isinstance(consensus, Consensus):
                file, route = place
                at = Label(file, (*route, "responses", criterion), "the agreed score stands here too")
                response = _agreed(response, consensus, answer, at, findings)
        answers = [value for value in values if isinstance(value, Given)]
        if answers:
            if criterion not in bid.responses:
                response = response._replace(file=answers[0].file, route=answers[0].route)
            response = _answered(response, answers, answer, findings)
        responses[criterion] = response
    return bid._replace(responses=responses)


def _joined(
    response: Response, marks: list[Mark], answer: str, order: dict[str, int], findings: list[Finding]
) -> Response:
    by_evaluator = {mark.evaluator: mark for mark in response.marks}
    for mark in marks:
        if by_evaluator.setdefault(mark.evaluator, mark) is not mark:
            message = f"a second mark by `{mark.evaluator}` for {answer}"
            help = "keep one; a changed mark is recorded with its reason, not written twice"
            findings.append(Finding(faults.MARK_TWICE, message, mark.file, mark.route, help=help))
    last = len(order)
    ordered = sorted(by_evaluator.values(), key=lambda m: order.get(m.evaluator, last))
    return response._replace(marks=tuple(ordered))


def _answered(response: Response, answers: list[Given], answer: str, findings: list[Finding]) -> Response:
    """Return the response with the answer itself; report what answers in another way."""
    from sv_score.reading.table.answers import answer_given

    for given in answers:
        result = answer_given(response, given.answer)
        if isinstance(result, Response):
            response = result
        else:
            message = f"{result.message} for {answer}"
            findings.append(Finding(result.rule, message, given.file, given.route, result.help))
    return response


def _agreed(
    response: Response, consensus: Consensus, answer: str, at: Label, findings: list[Finding]
) -> Response:
    """Return the response with the panel's `consensus`; report a score that was agreed twice.

    `at` is where the response stands in the bids file.
    """
    earlier = response.consensus
    if earlier is None and response.agreed is None:
        return response._replace(consensus=consensus)
    if earlier is not None and earlier.file:
        at = at._replace(file=earlier.file, route=earlier.route)
    elif earlier is not None:
        at = at._replace(route=(*at.route, "consensus"))
    message = f"a second agreed score for {answer}; there is one in {at.file}"
    help = "keep one of the two; a changed score is recorded with its reason, not written twice"
    route = (*consensus.route, "score")
    findings.append(Finding(faults.CONSENSUS_TWICE, message, consensus.file, route, help, labels=(at,)))
    return response
