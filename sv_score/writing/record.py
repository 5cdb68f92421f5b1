"""The record of an evaluation for people: for every bid and criterion who gave what before the panel met,
what was agreed and why, and against which published words.

Lancashire Care v Lancashire County Council [2018] EWHC 1589 (TCC): an authority that cannot show how its
panel came from the individual scores to the agreed ones cannot show that they were lawful.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sv_score.model.bids import Evaluator, Mark, Response
from sv_score.model.criteria import AwardCriteria, Criterion, Kind, Scale
from sv_score.model.history import Entry, History, Whose
from sv_score.model.result import BidResult, CriterionResult, DimensionResult, Result
from sv_score.records.chain import problems
from sv_score.records.history import shown
from sv_score.writing.figures import (
    evidence_text,
    figure,
    is_open,
    labelled,
    level_text,
    published,
    score_text,
    weighted_text,
)
from sv_score.writing.history import not_whole, when_text, whose_text
from sv_score.writing.names import bid_title
from sv_score.writing.notes import heading, notes
from sv_score.writing.parts import Heading, Part, Points, Sentences

_NOT_RECORDED = "No reasons are recorded."
# What the history has on each answer, by bid and criterion.
Entries = Mapping[tuple[str, str], Sequence[Entry]]


def record_parts(result: Result, history: History | None) -> Iterator[Part]:
    """Yield the record: who evaluated, what was published, and every score with its reasons."""
    title, *about = heading(result)
    yield Heading(f"Record of the evaluation: {title}", 1)
    yield Sentences((*result.remarks, *about))
    yield Heading("Who evaluated")
    evaluators = result.evaluation.evaluators
    yield Points(tuple(_evaluator(e) for e in evaluators) or ("No evaluators are recorded.",))
    yield from _published(result.criteria)
    entries: dict[tuple[str, str], list[Entry]] = {}
    if history is not None:
        yield from not_whole(problems(history))
    for entry in history.entries if history else ():
        entries.setdefault((entry.place.bid, entry.place.criterion), []).append(entry)
    for bid in result.bids:
        yield from _bid(bid, result, entries)
    yield Heading("What to know about these figures")
    yield Points(tuple(notes(result)))


def _evaluator(evaluator: Evaluator) -> str:
    name = ", ".join(part for part in (evaluator.name, evaluator.organisation) if part)
    text = f"{evaluator.id}: {name}." if name else f"{evaluator.id}."
    declaration = evaluator.declaration
    if declaration is None:
        return f"{text} No declaration of interests is recorded."
    day = f" on {declaration.date}" if declaration.date else ""
    if not declaration.interests:
        return f"{text} Declared no interests{day}."
    interests = "; ".join(
        f"in bid {i.bid}: {i.interest or 'not described'}, "
        + (f"cleared by {i.cleared_by}" if i.cleared_by else "not cleared")
        for i in declaration.interests
    )
    return f"{text} Declared{day} an interest {interests}."


# What was published.


def _published(criteria: AwardCriteria) -> Iterator[Part]:
    yield Heading("What was published")
    if criteria.scale is not None:
        yield Sentences(("Unless a criterion has a scale of its own, these are the scores:",))
        yield Points(_levels(criteria.scale))
    for dimension in criteria.dimensions:
        weight = f", weight {published(dimension.weight)}" if dimension.weight is not None else ""
        yield Heading(f"{dimension.name or dimension.id} ({dimension.id}{weight})", 3)
        if dimension.description:
            yield Sentences((dimension.description,))
        if dimension.minimum is not None and dimension.minimum.percent is not None:
            yield Sentences((f"Minimum: {published(dimension.minimum.percent)} of 100.",))
        for criterion in dimension.criteria:
            yield Heading(_title(criterion), 4)
            yield Sentences(tuple(_asked(criterion)) or ("No question is published.",))
            if criterion.scale is not None:
                yield Points(_levels(criterion.scale))
            if criterion.bands:
                unit = f" {criterion.measure.unit}" if criterion.measure else ""
                bands = (f"From {published(b.start)}{unit}: {published(b.score)}" for b in criterion.bands)
                yield Points(tuple(bands))


def _title(criterion: Criterion) -> str:
    title = f"{criterion.id}, {criterion.title}" if criterion.title else criterion.id
    if criterion.kind is Kind.GATE:
        return f"{title} (gate: pass or fail)"
    return title if criterion.weight is None else f"{title} (weight {published(criterion.weight)})"


def _asked(criterion: Criterion) -> Iterator[str]:
    if criterion.question:
        yield criterion.question
    if criterion.description:
        yield criterion.description
    for sub in criterion.sub_criteria:
        yield f"{sub.id}: {sub.text}" if sub.id else sub.text
    if criterion.evidence:
        yield f"Evidence asked for: {evidence_text(criterion.evidence)}."
    if criterion.minimum is not None and criterion.minimum.score is not None:
        yield f"Minimum score: {published(criterion.minimum.score)}."


def _levels(scale: Scale) -> tuple[str, ...]:
    met = () if scale.meets_at is None else (f"The requirement is fully met at {published(scale.meets_at)}.",)
    if scale.levels:
        lines = (
            _level(published(level.score), level.label, level.descriptor)
            for level in sorted(scale.levels, key=lambda level: level.score)
        )
        return (*lines, *met)
    bands = (_level(f"From {published(band.start)}", band.label, band.descriptor) for band in scale.bands)
    return (f"{scale.describe()}.", *bands, *met)


def _level(score: str, label: str, descriptor: str) -> str:
    return f"{score} {label}: {descriptor}" if descriptor else f"{score} {label}".rstrip()


# What each bid was given.


def _bid(bid: BidResult, result: Result, entries: Entries) -> Iterator[Part]:
    yield Heading(f"Bid {bid.bid.id}: {bid_title(bid)}")
    gates = {gate.criterion.id: gate.passed for gate in bid.gates}
    for dimension in bid.dimensions:
        yield Heading(_figures(dimension, result), 3)
        by_id = {scored.criterion.id: scored for scored in dimension.criteria}
        for criterion in dimension.dimension.criteria:
            yield Heading(f"Bid {bid.bid.id}, {_title(criterion)}", 4)
            scored = by_id.get(criterion.id)
            if scored is not None:
                yield Points(tuple(_answer(scored, result.criteria)))
            else:
                yield Points(tuple(_gate(bid.bid.responses.get(criterion.id), gates.get(criterion.id))))
            recorded = entries.get((bid.bid.id, criterion.id))
            if recorded:
                yield Sentences(("In the history:",))
                yield Points(tuple(_entry(entry) for entry in recorded))


def _figures(shown_dimension: DimensionResult, result: Result) -> str:
    rounding = result.criteria.printed_rounding
    name = shown_dimension.dimension.name or shown_dimension.dimension.id
    weighted = weighted_text(shown_dimension, rounding, " to ")
    text = f"{name}: {score_text(shown_dimension, rounding, ' to ')} of 100"
    text += f", which is {weighted} marks" if weighted else ""
    return f"{text}, provisional" if is_open(shown_dimension) else text


def _answer(scored: CriterionResult, criteria: AwardCriteria) -> Iterator[str]:
    """Yield what was given for one answer, in the order in which it came about."""
    response = scored.response
    scale = criteria.scale_of(scored.criterion)
    if response.no_response:
        yield "The bidder gave no answer."
    if response.quantity is not None:
        unit = scored.criterion.measure.unit if scored.criterion.measure else response.unit
        yield f"The bidder offers {published(response.quantity)} {unit}".rstrip() + "."
    for mark in response.marks:
        yield _mark(mark, scale)
    agreed = response.consensus
    if agreed is not None and agreed.score is not None:
        day = f" on {agreed.date}" if agreed.date else ""
        yield f"Agreed{day}: {labelled(scale, agreed.score)}. {agreed.rationale or _NOT_RECORDED}"
        if agreed.why_not_higher:
            yield f"Why not higher: {agreed.why_not_higher}"
        if agreed.why_outside_marks:
            yield f"Why outside the marks: {agreed.why_outside_marks}"
        yield from (
            f"Difference of {d.evaluator}: {d.resolution or _NOT_RECORDED}" for d in agreed.differences
        )
        yield from (f"Dissent of {d.evaluator}: {d.reason or _NOT_RECORDED}" for d in agreed.dissent)
    elif response.agreed is not None:
        yield f"Agreed: {labelled(scale, response.agreed)}. {response.rationale or _NOT_RECORDED}"
    elif is_open(scored):
        yield f"Not agreed yet: {level_text(scored, ' to ')}."
    if response.rationale and response.agreed is None:
        yield f"Why: {response.rationale}"
    for evidence in response.evidence:
        yield f"Rests on: {evidence.ref}" + (f" ({evidence_text([evidence.kind])})" if evidence.kind else "")
    percent = figure(scored.low, criteria.printed_rounding)
    if not is_open(scored):
        yield f"This earns {level_text(scored)}, which is {percent} percent of the criterion's marks."


def _gate(response: Response | None, passed: bool | None) -> Iterator[str]:
    if response is not None and response.no_response:
        yield "The bidder gave no answer."
    yield "Passed." if passed else "Failed."
    if response is not None and response.rationale:
        yield f"Why: {response.rationale}"


def _mark(mark: Mark, scale: Scale | None) -> str:
    if mark.abstained:
        return f"Mark of {mark.evaluator}: abstained: {mark.reason or _NOT_RECORDED}"
    given = "no score" if mark.score is None else labelled(scale, mark.score)
    if mark.excluded:
        return f"Mark of {mark.evaluator}: {given}, set aside: {mark.reason or _NOT_RECORDED}"
    return f"Mark of {mark.evaluator}: {given}. {mark.rationale or _NOT_RECORDED}"


def _entry(entry: Entry) -> str:
    when = when_text(entry)
    whose = {Whose.CONSENSUS: "the agreed score", Whose.ANSWER: "the answer"}.get(
        entry.place.whose, f"the mark of {whose_text(entry.place)}"
    )
    why = f" Reason: {entry.reason}" if entry.reason else ""
    if entry.old is None:
        return f"Entry {entry.number}, {when}, by {entry.by}: {whose} entered as {shown(entry.new)}.{why}"
    if entry.old == entry.new:
        what = f"{whose}, {shown(entry.new)}, put in other words" if not why else f"a reason for {whose}"
        return f"Entry {entry.number}, {when}, by {entry.by}: {what}.{why}"
    what = f"{whose} changed from {shown(entry.old)} to {shown(entry.new)}"
    return f"Entry {entry.number}, {when}, by {entry.by}: {what}.{why}"
