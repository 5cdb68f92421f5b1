"""Score files: evaluators' marks, the panel's consensus and answers, kept apart from the bids file.

A place for a mark that is still empty (`score:` and `rationale:` with nothing behind them) is no fault and
no mark: the mark is still to come. A rationale without a score is a fault as elsewhere. A consensus that
is `unfinished` is one whose reasons are still being entered; it does not count yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sv_score.model.bids import Consensus, Mark, Response
from sv_score.model.finding import Finding, Route
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading import faults
from sv_score.reading.csv import csv_marks
from sv_score.reading.decode import UNKEPT, VERSION, ByShape, Field, ListOf, Record
from sv_score.reading.documents import decode_as
from sv_score.reading.listed import Listed
from sv_score.reading.nodes import Mapping, Node
from sv_score.reading.report import ROOT, At, Few, Report, is_empty, route_of
from sv_score.reading.responses import CONSENSUS, MARK, RESPONSE, RESPONSE_RECORD, BareResponse, Marks
from sv_score.reading.source import Source, text_of
from sv_score.reading.values import Boolean, Identifier, Text
from sv_score.reading.yaml import compose


class Given(NamedTuple):
    """The answer itself in a score file: an agreed score, a quantity, pass or fail, no response.

    In a YAML file what stands beside it too, such as evidence and commitments.
    """

    answer: Response
    file: str
    route: Route


# (bid id or label, criterion id, what was given for it)
Placed = tuple[str, str, Mark | Consensus | Given]


class WrittenConsensus(NamedTuple):
    """A consensus as it stands in a score file, finished or not."""

    consensus: Consensus
    unfinished: bool = False


class _ScoredResponse(NamedTuple):
    marks: tuple[Mark, ...] = ()
    consensus: WrittenConsensus | None = None
    answer: Response = Response()
    route: Route = ()


class _ScoredBid(NamedTuple):
    id: str
    responses: dict[str, _ScoredResponse] | None = None


class _ScoreFile(NamedTuple):
    bids: tuple[_ScoredBid, ...] = ()


class MarksToGive(Marks):
    """Marks by evaluator, of which some may still be empty places."""

    def decode(self, node: Node, at: At, report: Report) -> tuple[Mark, ...] | None:
        """Return the marks that were given, in the order of the file."""
        if not isinstance(node, Mapping):
            return super().decode(node, at, report)
        given = _like(node)
        given.entries = {
            evaluator: _without_gaps(child)
            for evaluator, child in node.entries.items()
            if not _is_open_place(child)
        }
        return super().decode(given, at, report)


def _is_open_place(node: Node) -> bool:
    """Return whether nothing has been entered: `ev1:`, or `score:` and the like with nothing behind them."""
    if isinstance(node, Mapping):
        return "score" in node.entries and all(map(is_empty, node.entries.values()))
    return is_empty(node)


def _without_gaps(node: Node) -> Node:
    """Return a mark without the keys that were offered and not needed, such as an empty rationale."""
    if not isinstance(node, Mapping):
        return node
    filled = {key: child for key, child in node.entries.items() if not is_empty(child)}
    if not filled.keys() & {"score", "abstained", "excluded"}:
        return node
    kept = _like(node)
    kept.entries = {k: child for k, child in node.entries.items() if k in filled or k not in MARK.fields}
    return kept


def _like(node: Mapping) -> Mapping:
    copy = Mapping(node.start)
    copy.first, copy.last, copy.key = node.first, node.last, node.key
    return copy


def _consensus(unfinished: bool = False, **values: Any) -> WrittenConsensus:
    return WrittenConsensus(Consensus(**values), unfinished)


WRITTEN_CONSENSUS = Record(
    _consensus,
    CONSENSUS.noun,
    {
        **CONSENSUS.fields,
        "unfinished": Field(Boolean(), "its reasons are still being entered; it does not count yet"),
    },
    CONSENSUS.check,
)


def _scored(
    marks: tuple[Mark, ...] = (), consensus: WrittenConsensus | None = None, **answer: Any
) -> _ScoredResponse:
    return _ScoredResponse(marks, consensus, Response(**answer))


def _scored_check(values: dict[str, Any], node: Mapping, at: At, report: Report) -> None:
    if all(_SCORED_RESPONSE.lacks(node, key) for key in _SCORED_RESPONSE.fields):
        help = "add `scores:` (each evaluator's mark) or `consensus:` (the panel's agreed score)"
        report.add(faults.MISSING_KEY, "a response in a score file says nothing", at, help)
    if RESPONSE_RECORD.check is not None:
        RESPONSE_RECORD.check(values, node, at, report)


_SCORED_RESPONSE = Record(
    _scored,
    RESPONSE_RECORD.noun,
    {
        **RESPONSE_RECORD.fields,
        "scores": Field(MarksToGive(), "each evaluator's mark", attribute="marks"),
        "consensus": Field(WRITTEN_CONSENSUS, "the panel's agreed score and reasons"),
    },
    _scored_check,
)


class _BareAnswer:
    """An answer in one word, as in a bids file: the agreed score, or pass or fail."""

    bare = BareResponse()

    def decode(self, node: Node, at: At, report: Report) -> _ScoredResponse | None:
        """Return the answer."""
        answer = self.bare.decode(node, at, report)
        return None if answer is None else _ScoredResponse(answer=answer)


class _ScoredResponses:
    """Responses by criterion id; one with a fault is kept as one that could not be read whole."""

    response = ByShape(_BareAnswer(), _SCORED_RESPONSE, wanted=RESPONSE.wanted, help=RESPONSE.help)

    def decode(self, node: Node, at: At, report: Report) -> dict[str, _ScoredResponse] | None:
        """Return what was given, by criterion id, with where it stands."""
        if not isinstance(node, Mapping):
            message = f"expected responses by criterion id, found {node.kind}"
            report.add(faults.WRONG_TYPE, message, at)
            return None
        found = {}
        for criterion, child in node.entries.items():
            before = report.count
            response = self.response.decode(child, (at, criterion), report) or _ScoredResponse()
            if report.count > before:
                response = response._replace(answer=response.answer._replace(unread=True))
            found[criterion] = _placed(response, report.file, (*route_of(at), criterion))
        return found


def _placed(response: _ScoredResponse, file: str, route: Route) -> _ScoredResponse:
    marks = tuple(m._replace(file=file, route=(*route, "scores", m.evaluator)) for m in response.marks)
    written = response.consensus
    if written is not None:
        consensus = written.consensus._replace(file=file, route=(*route, "consensus"))
        written = written._replace(consensus=consensus)
    return response._replace(marks=marks, consensus=written, route=route)


_SCORED_BID = Record(
    _ScoredBid,
    "a bid in a score file",
    {
        "id": Field(Identifier(), "the bid's id, or its label", True),
        "responses": Field(_ScoredResponses(), "what was given, by criterion", True),
    },
)

SCORE_FILE = Record(
    _ScoreFile,
    "a score file",
    {
        "sv_score": VERSION._replace(required=False),
        "evaluator": Field(Text(), "whose marks these are, for readers", attribute=UNKEPT),
        "bids": Field(ListOf(_SCORED_BID, noun="bid"), "what was given, by bid", True),
    },
)


def read_marks(source: Source, findings: list[Finding]) -> list[Placed]:
    """Return the marks, the finished consensuses and the answers of a score file: YAML, CSV or Parquet.

    Faults are added to `findings`.
    """
    if is_table(source):
        return [*_in_rows(source, findings)]
    if source.label.lower().endswith(".csv"):
        return [*csv_marks(source, findings)]
    placed: list[Placed] = []
    for bid, criterion, response in _responses(source, findings):
        placed += [(bid, criterion, mark) for mark in response.marks]
        if response.consensus is not None and not response.consensus.unfinished:
            placed.append((bid, criterion, response.consensus.consensus))
        if response.answer != Response():
            placed.append((bid, criterion, Given(response.answer, source.label, response.route)))
    return placed


def is_in_rows(source: Source) -> bool:
    """Return whether a score file is one of rows: CSV or Parquet."""
    return source.label.lower().endswith((".csv", ".parquet"))


def is_table(source: Source) -> bool:
    """Return whether a score file is a table whose rows may give more than marks."""
    name = source.label.lower()
    if name.endswith(".csv"):
        header = source.data[:200].partition(b"\n")[0].lower()
        return b"entry" in header or b"unit" in header
    return name.endswith(".parquet")


def _in_rows(source: Source, findings: list[Finding]) -> Iterator[Placed]:
    from sv_score.reading.table.whole import placed_items

    for bid, criterion, item, route in placed_items(source, findings):
        if item.mark is not None:
            yield bid, criterion, item.mark._replace(file=source.label, route=route)
        elif item.consensus is not None:
            yield bid, criterion, item.consensus._replace(file=source.label, route=route[:1])
        elif item.answer is not None:
            yield bid, criterion, Given(item.answer, source.label, route)


def read_consensuses(source: Source, findings: list[Finding]) -> dict[tuple[str, str], WrittenConsensus]:
    """Return every consensus of a score file by bid and criterion, the unfinished ones too."""
    found = _responses(source, findings)
    return {(bid, criterion): r.consensus for bid, criterion, r in found if r.consensus is not None}


def _responses(source: Source, findings: list[Finding]) -> list[tuple[str, str, _ScoredResponse]]:
    text = text_of(source, findings)
    if text is None:
        return []
    report = Report(source.label, Few())
    at = (ROOT, "bids")
    bids: Listed[_ScoredBid] = Listed(at, report, "bid")

    def take(index: int, node: Node) -> None:
        bids.add(index, _SCORED_BID.decode(node, (at, index), report))

    root = compose(text, source.label, findings, stream="bids", on_item=take)
    file = decode_as(SCORE_FILE, "scores", root, source.label, findings)
    if file is None and not bids.stopped:
        # A bids file, for one, whose bids say other things.
        return []
    findings.extend(report.findings)
    if file is None:
        return []
    # A list that is an alias was not handed on, but decoded with the rest.
    read = bids.items or file.bids
    return [(bid.id, name, response) for bid in read for name, response in (bid.responses or {}).items()]
