"""Score files: evaluators' marks kept apart from the bids file, and how they are joined to it."""

from sv_score.model.bids import Bid, Evaluation, Mark, Response
from sv_score.model.finding import Finding
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading import faults
from sv_score.reading.csv import PlacedMark, csv_marks
from sv_score.reading.decode import VERSION, ByShape, Field, ListOf, Record
from sv_score.reading.documents import compose_source, decode_as
from sv_score.reading.nodes import Mapping, Node
from sv_score.reading.report import At, Report, did_you_mean, route_of
from sv_score.reading.responses import Marks
from sv_score.reading.source import Source
from sv_score.reading.values import Identifier


class _ScoredResponse(NamedTuple):
    marks: tuple[Mark, ...] = ()


class _ScoredBid(NamedTuple):
    id: str
    responses: dict[str, _ScoredResponse] | None = None


class _ScoreFile(NamedTuple):
    bids: tuple[_ScoredBid, ...] = ()


class _ScoredResponses:
    """Responses by criterion id that hold marks and nothing else."""

    response = ByShape(
        mapping=Record(
            _ScoredResponse,
            "a response in a score file",
            {"scores": Field(Marks(), "each evaluator's mark", True, attribute="marks")},
        ),
        wanted="`scores:` with each evaluator's mark",
    )

    def decode(self, node: Node, at: At, report: Report) -> dict[str, _ScoredResponse] | None:
        """Return the marks by criterion id."""
        if not isinstance(node, Mapping):
            message = f"expected responses by criterion id, found {node.kind}"
            report.add(faults.WRONG_TYPE, message, at)
            return None
        found = {}
        for criterion, child in node.entries.items():
            response = self.response.decode(child, (at, criterion), report)
            if response is not None:
                route = (*route_of(at), criterion, "scores")
                marks = (m._replace(file=report.file, route=(*route, m.evaluator)) for m in response.marks)
                found[criterion] = _ScoredResponse(tuple(marks))
        return found


SCORE_FILE = Record(
    _ScoreFile,
    "a score file",
    {
        "sv_score": VERSION._replace(required=False),
        "bids": Field(
            ListOf(
                Record(
                    _ScoredBid,
                    "a bid in a score file",
                    {
                        "id": Field(Identifier(), "the bid's id", True),
                        "responses": Field(_ScoredResponses(), "marks by criterion", True),
                    },
                ),
                noun="bid",
            ),
            "marks by bid",
            True,
        ),
    },
)


def read_marks(source: Source, findings: list[Finding]) -> list[PlacedMark]:
    """Return the marks of a score file, YAML or CSV; faults are added to `findings`."""
    if source.label.lower().endswith(".csv"):
        return csv_marks(source, findings)
    node = compose_source(source, findings)
    file = decode_as(SCORE_FILE, "scores", node, source.label, findings)
    return [
        (bid.id, criterion, mark)
        for bid in (file.bids if file else ())
        for criterion, response in (bid.responses or {}).items()
        for mark in response.marks
    ]


def join_marks(
    evaluation: Evaluation, bids_file: str, marks: list[PlacedMark], findings: list[Finding]
) -> Evaluation:
    """Return the evaluation with `marks` joined to its responses.

    A mark for a bid that is not in the bids file, and a second mark by the same evaluator for the same
    answer, are reported where they stand.
    """
    if not marks:
        return evaluation
    known = {bid.id for bid in evaluation.bids}
    by_bid: dict[str, dict[str, list[Mark]]] = {}
    for bid_id, criterion, mark in marks:
        if bid_id not in known:
            message = f"no bid `{bid_id}` in {bids_file}"
            help = did_you_mean(bid_id, known)
            in_csv = isinstance(mark.route[0], int)
            route = (mark.route[0], "bid") if in_csv else (*mark.route[:2], "id")
            findings.append(Finding(faults.UNKNOWN_REFERENCE, message, mark.file, route, help=help))
            continue
        by_bid.setdefault(bid_id, {}).setdefault(criterion, []).append(mark)
    order = {evaluator.id: place for place, evaluator in enumerate(evaluation.evaluators)}
    bids = tuple(
        _with_marks(bid, by_bid[bid.id], order, findings) if bid.id in by_bid else bid
        for bid in evaluation.bids
    )
    return evaluation._replace(bids=bids)


def _with_marks(
    bid: Bid, marks: dict[str, list[Mark]], order: dict[str, int], findings: list[Finding]
) -> Bid:
    responses = dict(bid.responses)
    for criterion, given in marks.items():
        response = responses.get(criterion, Response())
        by_evaluator = {mark.evaluator: mark for mark in response.marks}
        for mark in given:
            if by_evaluator.setdefault(mark.evaluator, mark) is not mark:
                message = f"a second mark by `{mark.evaluator}` for `{criterion}` of bid `{bid.id}`"
                help = "keep one; a changed mark is recorded with its reason, not written twice"
                findings.append(Finding(faults.MARK_TWICE, message, mark.file, mark.route, help=help))
        last = len(order)
        ordered = sorted(by_evaluator.values(), key=lambda m: order.get(m.evaluator, last))
        responses[criterion] = response._replace(marks=tuple(ordered))
    return bid._replace(responses=responses)
