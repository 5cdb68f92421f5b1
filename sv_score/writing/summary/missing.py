"""What a record lacks before an assessment summary can be written from it.

Regulation 31 of the Procurement Regulations 2024 asks for the score on each criterion, an explanation by
reference to the tender, and an explanation against each sub-criterion. None of them is ever made up here:
what the record does not say is listed, with the key that would say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sv_score.model.bids import Response
from sv_score.model.criteria import AwardCriteria, Criterion, Scale
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import BidResult, CriterionResult, GateResult, Result
from sv_score.rules.texts import is_blank
from sv_score.writing.figures import is_open

AGREED, RATIONALE, HIGHER = "consensus", "rationale", "why_not_higher"
# What may be meant for a marker of a confidential passage, and what is one.
_LIKE_A_MARKER = re.compile(r"\[\s*(/?)\s*(conf[a-z]*)\s*\]", re.IGNORECASE)


class Missing(NamedTuple):
    """Something that is not in the record: the `key` for it, of which bid and criterion, and what it is for.

    `file` says where the agreed score is recorded, where that is not the bids file.
    """

    bid: str
    criterion: str
    key: str
    why: str
    file: str = ""


def missing(result: Result, bids: tuple[str, ...]) -> Iterator[Missing]:
    """Yield what is missing for a final summary of each of the bids named, in the order of the files."""
    for bid in result.bids:
        if bid.bid.id in bids:
            yield from _of_bid(result.criteria, bid)


def _of_bid(criteria: AwardCriteria, bid: BidResult) -> Iterator[Missing]:
    name = bid.bid.id
    if is_blank(bid.bid.supplier):
        yield Missing(name, "", "supplier", "the name of the supplier")
    gates = {gate.criterion.id: gate for gate in bid.gates}
    for dimension in bid.dimensions:
        scored = {shown.criterion.id: shown for shown in dimension.criteria}
        for criterion in dimension.dimension.criteria:
            if criterion.id in scored:
                yield from _of_answer(criteria, name, scored[criterion.id])
            else:
                yield from _of_gate(
                    name, gates[criterion.id], bid.bid.responses.get(criterion.id, Response())
                )


def _of_gate(bid: str, gate: GateResult, response: Response) -> Iterator[Missing]:
    if not gate.passed and not response.no_response and is_blank(response.rationale):
        yield Missing(bid, gate.criterion.id, RATIONALE, "why the tender fails it")
    yield from _markers(bid, gate.criterion.id, (RATIONALE, response.rationale))


def _of_answer(criteria: AwardCriteria, bid: str, shown: CriterionResult) -> Iterator[Missing]:
    response, criterion = shown.response, shown.criterion
    if is_open(shown):
        # What single evaluators gave is not named: this may end up in a draft that others read.
        yield Missing(bid, criterion.id, AGREED, "the score that the panel agreed, and its reasons")
        return
    if response.no_response or response.quantity is not None:
        # What was offered, or that nothing was, and the published bands are the explanation.
        yield from _markers(bid, criterion.id, (RATIONALE, response.rationale), *_evidence(response))
        return
    consensus = response.consensus
    file = consensus.file if consensus is not None else ""
    texts = reasons(response)
    key, rationale = texts[0]
    if is_blank(rationale):
        yield Missing(bid, criterion.id, key, "why this score, by reference to the tender", file)
    else:
        said = "\n".join(text for _, text in texts)
        for name, text in unexplained(criterion, said):
            yield Missing(bid, criterion.id, key, f"the sub-criterion {name}, {text}", file)
    if consensus is not None and is_blank(consensus.why_not_higher) and _has_higher(criteria, shown):
        yield Missing(bid, criterion.id, f"{AGREED}.{HIGHER}", "why the score is not higher", file)
    yield from _markers(bid, criterion.id, *texts, *_evidence(response))


def _evidence(response: Response) -> Iterator[tuple[str, str]]:
    for evidence in response.evidence:
        yield "evidence", evidence.ref
        yield "evidence", evidence.note


def reasons(response: Response) -> list[tuple[str, str]]:
    """Return the recorded reasons with their keys; the first is the rationale, which may be empty."""
    consensus = response.consensus
    if consensus is not None:
        if is_blank(consensus.rationale) and not is_blank(response.rationale):
            first = (RATIONALE, response.rationale)
        else:
            first = (f"{AGREED}.{RATIONALE}", consensus.rationale)
        return [first, (f"{AGREED}.{HIGHER}", consensus.why_not_higher)]
    counted = [mark for mark in response.marks if mark.counts]
    if len(counted) == 1 and is_blank(response.rationale):
        return [(f"scores.{counted[0].evaluator}.{RATIONALE}", counted[0].rationale)]
    if response.agreed is not None and is_blank(response.rationale):
        # A bare number has nowhere to keep a reason.
        return [(f"{AGREED}.{RATIONALE}", "")]
    return [(RATIONALE, response.rationale)]


def sub_criteria(criterion: Criterion) -> Iterator[tuple[str, str]]:
    """Yield each sub-criterion as it is called in a rationale, and its text.

    That is its id, or where it was published without one its number in brackets: (1).
    """
    for number, sub in enumerate(criterion.sub_criteria, 1):
        yield sub.id or f"({number})", sub.text


def unexplained(criterion: Criterion, said: str) -> Iterator[tuple[str, str]]:
    """Yield the sub-criteria that the reasons do not name."""
    for name, text in sub_criteria(criterion):
        if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said, re.IGNORECASE):
            yield name, text


def _has_higher(criteria: AwardCriteria, shown: CriterionResult) -> bool:
    """Return whether the published scale describes anything above the score given."""
    scale: Scale | None = criteria.scale_of(shown.criterion)
    if scale is None or shown.low_score >= scale.highest:
        return False
    above = [band for band in scale.bands if band.start > shown.low_score]
    return bool(above) or not scale.bands


def _markers(bid: str, criterion: str, *texts: tuple[str, str]) -> Iterator[Missing]:
    """Yield what would leave it in doubt which passage of a text is confidential."""
    for key, text in texts:
        opened = 0
        for marker in _LIKE_A_MARKER.finditer(text):
            if marker[2].lower() != "confidential":
                yield Missing(bid, criterion, key, f"`{marker[0]}` is not a marker; write [confidential]")
                break
            opened += -1 if marker[1] else 1
            if opened not in (0, 1):
                break
        if opened:
            why = "every [confidential] has to be closed by [/confidential], and not stand in another"
            yield Missing(bid, criterion, key, why)
