"""The part of an assessment summary on one tender: every score, and the reasons that are recorded for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sv_score.model.bids import Response
from sv_score.model.criteria import Criterion, Kind
from sv_score.model.result import BidResult, CriterionResult, DimensionResult, GateResult
from sv_score.rules.texts import is_blank
from sv_score.writing.document import DocumentPart, Place, Table, Terms
from sv_score.writing.figures import (
    figure,
    importance,
    is_open,
    label_of,
    level_text,
    published,
    score_text,
    weighted_text,
)
from sv_score.writing.names import bid_title
from sv_score.writing.parts import Heading, Sentences
from sv_score.writing.summary.letter import Letter
from sv_score.writing.summary.missing import reasons, sub_criteria
from sv_score.writing.summary.published import criterion_title, weight_of

TOTAL = (
    "The authority states here the total score under its published methodology. This summary gives the "
    "scores of the criteria and the sub-totals of the dimensions, and no total."
)
FURTHER = "The authority states here any further explanation why the tender was not successful."
NOT_AGREED = "not agreed"


def tender_parts(letter: Letter, bid: BidResult) -> Iterator[DocumentPart]:
    """Yield what a summary says of one tender."""
    own = bid is letter.own
    yield Heading(f"{'Your tender' if own else 'The successful tender'}: {bid_title(bid)}", 2)
    if not own:
        # The regulation asks for these of the successful supplier; they are not part of an evaluation.
        yield Place(
            "The authority states here the postal address, the email address and the unique identifier of "
            f"{bid.bid.supplier or bid.bid.id}."
        )
    yield _sub_totals(letter, bid)
    if bid.disqualified_by:
        what = ", ".join(_called(bid, each) for each in bid.disqualified_by)
        yield Sentences((f"Under the published criteria the tender is disqualified by: {what}.",))
    yield Place(TOTAL)
    if own and not letter.is_successful:
        yield Place(FURTHER)
    gates = {gate.criterion.id: gate for gate in bid.gates}
    for shown in bid.dimensions:
        yield from _dimension(letter, bid, shown, gates)


def _called(bid: BidResult, name: str) -> str:
    """Return what the id of a dimension, criterion or gate stands for."""
    for shown in bid.dimensions:
        if shown.dimension.id == name:
            return f"the minimum of {shown.dimension.name or name}"
        for criterion in shown.dimension.criteria:
            if criterion.id == name:
                what = "" if criterion.kind is Kind.GATE else "the minimum of "
                return what + criterion_title(criterion)
    return name


def _sub_totals(letter: Letter, bid: BidResult) -> Table:
    criteria = letter.result.criteria
    weighted = any(shown.dimension.weight is not None for shown in bid.dimensions)
    minimums = any(shown.minimum is not None for shown in bid.dimensions)
    header: tuple[str, ...] = ("Dimension", "Weight" if weighted else "Order", "Score, of 100")
    header += ("Marks",) * weighted + ("Minimum",) * minimums
    rows: list[tuple[str, ...]] = []
    for shown in bid.dimensions:
        row: tuple[str, ...] = (shown.dimension.name or shown.dimension.id, importance(letter.result, shown))
        if is_open(shown):
            row += (NOT_AGREED,) + ("",) * weighted
        else:
            row += (score_text(shown, criteria.printed_rounding),)
            row += (weighted_text(shown, criteria.printed_rounding),) * weighted
        rows.append(row + (_minimum(shown),) * minimums)
    words = (len(header) - 1,) if minimums else ()
    return Table(f"Scores of {bid.bid.supplier or bid.bid.id} by dimension", header, tuple(rows), words)


def _minimum(shown: DimensionResult) -> str:
    if shown.minimum is None:
        return ""
    threshold = published(shown.minimum.threshold)
    if is_open(shown):
        return f"{threshold}: {NOT_AGREED}"
    return f"{threshold}: {'met' if shown.minimum.met else 'not met'}"


def _dimension(
    letter: Letter, bid: BidResult, shown: DimensionResult, gates: dict[str, GateResult]
) -> Iterator[DocumentPart]:
    dimension = shown.dimension
    rounding = letter.result.criteria.printed_rounding
    figures = NOT_AGREED if is_open(shown) else f"{score_text(shown, rounding)} of 100"
    yield Heading(f"{dimension.name or dimension.id}: {figures}", 3)
    scored = {each.criterion.id: each for each in shown.criteria}
    for criterion in dimension.criteria:
        yield Heading(criterion_title(criterion), 4)
        importance = ("Relative importance", weight_of(letter.result.criteria, dimension, criterion))
        response = bid.bid.responses.get(criterion.id, Response())
        if criterion.kind is Kind.GATE:
            rows = _gate(gates[criterion.id], response)
        else:
            rows = _answer(letter, bid, scored[criterion.id])
        yield Terms((importance, *rows))
        for each in letter.missing:
            if (each.bid, each.criterion) == (bid.bid.id, criterion.id):
                yield Place(f"Not in the record: {each.key}, {each.why}")


def _gate(gate: GateResult, response: Response) -> Iterator[tuple[str, str]]:
    yield "Result", "Passed" if gate.passed else "Failed"
    if response.no_response:
        yield "Offered", "The tender gave no answer."
    if not is_blank(response.rationale):
        yield "Why", response.rationale
    yield from _references(response)


def _answer(letter: Letter, bid: BidResult, shown: CriterionResult) -> Iterator[tuple[str, str]]:
    criteria, criterion, response = letter.result.criteria, shown.criterion, shown.response
    if is_open(shown):
        yield "Score", NOT_AGREED
        return
    scale = criteria.scale_of(criterion)
    label = label_of(scale, shown.low_score)
    percent = figure(shown.low, criteria.printed_rounding)
    named = f" ({label})" if label else ""
    yield "Score", f"{level_text(shown)}{named}, which earns {percent} percent of the criterion's marks"
    if shown.minimum is not None:
        met = "met" if shown.minimum.met else "not met"
        yield "Minimum score", f"{published(shown.minimum.threshold)}: {met}"
    if response.no_response:
        yield "Offered", "The tender gave no answer."
    elif response.quantity is not None:
        yield "Offered", _quantity(criterion, response, own=bid is letter.own)
    yield from _reasons(criterion, response)
    if response.elements:
        yield "Asked for", "\n".join(_elements(criterion, response))
    yield from _references(response)


def _quantity(criterion: Criterion, response: Response, *, own: bool) -> str:
    """Return the published band that explains the score; only the supplier's own quantity is named."""
    unit = f" {criterion.measure.unit}" if criterion.measure and criterion.measure.unit else ""
    quantity = response.quantity
    starts = [band.start for band in criterion.bands]
    reached = [start for start in starts if quantity is not None and start <= quantity]
    above = starts[len(reached)] if len(reached) < len(starts) else None
    band = f"the band from {published(reached[-1])}{unit}" if reached else "below the first band"
    band += f" to less than {published(above)}{unit}" if above is not None else ""
    return (
        f"{published(quantity)}{unit}, in {band}" if own and quantity is not None else f"A quantity in {band}"
    )


def _reasons(criterion: Criterion, response: Response) -> Iterator[tuple[str, str]]:
    (_, rationale), *more = reasons(response)
    if criterion.sub_criteria:
        yield "Sub-criteria", "\n".join(f"{name}: {text}" for name, text in sub_criteria(criterion))
    if not is_blank(rationale):
        yield "Why this score", _by_sub_criterion(criterion, rationale)
    for _, text in more:
        if not is_blank(text):
            yield "Why not higher", text


def _by_sub_criterion(criterion: Criterion, rationale: str) -> str:
    """Return a rationale with a new paragraph where it turns to a sub-criterion; no word is changed."""
    names = "|".join(re.escape(name) for name, _ in sub_criteria(criterion))
    return re.sub(rf"\s+(?=(?:{names})\s*:)", "\n", rationale) if names else rationale


def _elements(criterion: Criterion, response: Response) -> Iterator[str]:
    texts = {element.id: element.text for element in criterion.requires}
    for name, status in response.elements.items():
        yield f"{texts.get(name) or name}: {status.replace('_', ' ')}"


def _references(response: Response) -> Iterator[tuple[str, str]]:
    found = (f"{one.ref}: {one.note}" if one.note else one.ref for one in response.evidence)
    if references := list(found):
        yield "In the tender", "\n".join(references)
