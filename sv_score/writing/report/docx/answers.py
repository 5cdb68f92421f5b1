"""What a report says of one answer: who gave what, what was agreed and why, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from sv_score.model.bids import Mark, Response
from sv_score.model.criteria import AwardCriteria, Scale
from sv_score.model.result import CriterionResult, GateResult
from sv_score.writing.figures import is_open, label_of, labelled, level_text, published, score_text, verdict
from sv_score.writing.report.answers import commitment_text
from sv_score.writing.report.contents import agreed
from sv_score.writing.summary.parts import day_text

NOT_RECORDED = "No reasons are recorded."


def gate_terms(gate: GateResult, response: Response | None) -> Iterator[tuple[str, str]]:
    """Yield what is recorded on a gate."""
    yield "Result", "Passed" if gate.passed else "Failed"
    if response is not None:
        if response.rationale:
            yield "Why", response.rationale
        yield from _basis(response)


def answer_terms(criteria: AwardCriteria, shown: CriterionResult) -> Iterator[tuple[str, str]]:
    """Yield what is recorded on an answer, in the order in which it came about."""
    response, criterion = shown.response, shown.criterion
    scale = criteria.scale_of(criterion)
    if response.no_response:
        yield "Offered", "The bidder gave no answer."
    if response.quantity is not None:
        unit = criterion.measure.unit if criterion.measure else response.unit
        yield "Offered", f"{published(response.quantity)} {unit}".strip()
    if response.marks:
        yield "Marks, given alone", "\n".join(_mark(mark, scale) for mark in response.marks)
    percent = score_text(shown, criteria.printed_rounding)
    label = "" if shown.score is None else label_of(scale, shown.score)
    named = f" ({label})" if label else ""
    score = f"{level_text(shown)}{named}: {percent} percent of the criterion's marks"
    yield "Score", f"{score}, provisional" if is_open(shown) else score
    if shown.minimum is not None:
        yield "Minimum score", f"{published(shown.minimum.threshold)}: {verdict(shown.minimum.met)}"
    yield from _reasons(shown)
    if response.elements:
        texts = {element.id: element.text for element in criterion.requires}
        lines = (f"{texts.get(i) or i}: {s.replace('_', ' ')}" for i, s in response.elements.items())
        yield "Asked for", "\n".join(lines)
    yield from _basis(response)


def _reasons(shown: CriterionResult) -> Iterator[tuple[str, str]]:
    found = agreed(shown)
    if found.date:
        yield "Agreed on", day_text(found.date)
    explained = is_open(shown) or shown.response.quantity is not None or shown.response.no_response
    if found.rationale or not explained:
        yield "Why this score", found.rationale or NOT_RECORDED
    if found.why_not_higher:
        yield "Why not higher", found.why_not_higher
    if found.why_outside_marks:
        yield "Why outside the marks", found.why_outside_marks
    for one in found.differences:
        yield f"Difference of {one.evaluator}", one.resolution or NOT_RECORDED
    for other in found.dissent:
        yield f"Dissent of {other.evaluator}", other.reason or NOT_RECORDED


def _mark(mark: Mark, scale: Scale | None) -> str:
    if mark.abstained:
        return f"{mark.evaluator} abstained: {mark.reason or NOT_RECORDED}"
    given = "no score" if mark.score is None else labelled(scale, mark.score)
    if mark.excluded:
        return f"{mark.evaluator}: {given}, set aside: {mark.reason or NOT_RECORDED}"
    return f"{mark.evaluator}: {given}. {mark.rationale or NOT_RECORDED}"


def _basis(response: Response) -> Iterator[tuple[str, str]]:
    references = [f"{one.ref}: {one.note}" if one.note else one.ref for one in response.evidence]
    if references:
        yield "In the bid", "\n".join(references)
    if response.commitments:
        yield "Commitments", "\n".join(map(commitment_text, response.commitments))
