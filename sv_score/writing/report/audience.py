"""What each reader of a report may see; everything else is taken out of the result before it is written.

No writer has to know what is secret: a result that has gone through here holds nothing that its reader may
not see.

- The panel sees everything.
- The public sees agreed scores and reasons: no evaluators, no marks, no dissent, no confidential passages, no
  text that came with a bid, and of a measured answer the score that the published bands give, not the
  quantity, which nobody can mark as confidential.
- A supplier sees their own bid, with its confidential passages, and of the bid that the authority names as
  successful what an assessment summary gives (Procurement Act 2023 s.50; Procurement Regulations 2024
  reg. 31): scores and reasons without confidential passages. No other bid, and no place among bids.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

from sv_score.model.bids import Bid, Commitment, Consensus, Response
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import BidResult, CriterionResult, DimensionResult, Result
from sv_score.writing.confidential import WITHHELD, has_confidential, withheld, without_markers
from sv_score.writing.figures import is_open

Words = Callable[[str], str]


class Audience(StrEnum):
    """Who reads the report."""

    PANEL = "panel"
    PUBLIC = "public"
    SUPPLIER = "supplier"


class Reader(NamedTuple):
    """Who reads: for a supplier `own` is their bid, `successful` the bid that the authority names."""

    audience: Audience = Audience.PANEL
    own: str = ""
    successful: str = ""


def not_agreed(result: Result) -> Iterator[str]:
    """Yield the answers without an agreed score: `UI2 of bid weavers`."""
    for bid in result.bids:
        for dimension in bid.dimensions:
            for shown in dimension.criteria:
                if is_open(shown):
                    yield f"{shown.criterion.id} of bid {bid.bid.id}"


def seen_by(result: Result, reader: Reader) -> Result:
    """Return `result` with what `reader` may see, and nothing else.

    Outside the panel every score has to be agreed: a range would tell evaluators' marks (see `not_agreed`).
    """
    if reader.audience is Audience.PANEL:
        return result
    named = {reader.own, reader.successful} - {""}
    supplier = reader.audience is Audience.SUPPLIER
    bids = [bid for bid in result.bids if not supplier or bid.bid.id in named]
    shown = tuple(_bid(bid, own=supplier and bid.bid.id == reader.own, placed=not supplier) for bid in bids)
    evaluation = result.evaluation._replace(
        evaluators=(), scores=(), blind_key="", bids=tuple(bid.bid for bid in shown)
    )
    return result._replace(evaluation=evaluation, bids=shown)


def _bid(shown: BidResult, *, own: bool, placed: bool) -> BidResult:
    answers = shown.bid.responses.items()
    responses = {name: _own(answer) if own else _of_another(answer, placed) for name, answer in answers}
    bid: Bid = shown.bid._replace(documents=(), responses=responses)
    dimensions = tuple(_dimension(d, responses, placed) for d in shown.dimensions)
    return shown._replace(bid=bid, dimensions=dimensions)


def _dimension(shown: DimensionResult, responses: dict[str, Response], placed: bool) -> DimensionResult:
    criteria: tuple[CriterionResult, ...] = tuple(
        c._replace(response=responses[c.criterion.id]) for c in shown.criteria
    )
    return shown._replace(criteria=criteria, rank=shown.rank if placed else None)


def _own(response: Response) -> Response:
    """Return an answer for the supplier who gave it."""
    return _response(response, without_markers)


def _of_another(response: Response, public: bool) -> Response:
    """Return an answer for those who did not give it; commitments are for the public, not for a rival."""
    commitments = response.commitments if public else ()
    return _response(response, withheld)._replace(
        quantity=None,
        unit="",
        answer="",
        commitments=tuple(_commitment(each) for each in commitments),
    )


def _response(response: Response, words: Words) -> Response:
    """Return what the panel agreed and why, without the evaluators' own marks."""
    consensus, rationale, agreed = response.consensus, response.rationale, response.agreed
    counted = [mark for mark in response.marks if mark.counts]
    if consensus is None and len(counted) == 1:
        # One evaluator by published design: that score is the agreed one, and those are its reasons.
        agreed, rationale = counted[0].score, rationale or counted[0].rationale
    return response._replace(
        agreed=agreed,
        marks=(),
        consensus=None if consensus is None else _consensus(consensus, words),
        rationale=words(rationale),
        evidence=tuple(e._replace(ref=words(e.ref), note=words(e.note)) for e in response.evidence),
        commitments=tuple(_with_words(each, words) for each in response.commitments),
        answer=words(response.answer),
    )


def _consensus(consensus: Consensus, words: Words) -> Consensus:
    return consensus._replace(
        rationale=words(consensus.rationale),
        why_not_higher=words(consensus.why_not_higher),
        # These two tell of single evaluators and their marks.
        why_outside_marks="",
        differences=(),
        dissent=(),
        file="",
        route=(),
    )


def _commitment(commitment: Commitment) -> Commitment:
    """Return a commitment for the public: only its measure, where any of its words is marked confidential."""
    said = (commitment.where, commitment.baseline, commitment.note, commitment.unit)
    if any(map(has_confidential, said)):
        return Commitment(measure=commitment.measure, note=WITHHELD)
    return commitment


def _with_words(commitment: Commitment, words: Words) -> Commitment:
    return commitment._replace(
        where=words(commitment.where),
        baseline=words(commitment.baseline),
        note=words(commitment.note),
        unit=words(commitment.unit),
    )
