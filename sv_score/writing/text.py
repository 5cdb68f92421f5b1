"""Plain sentences, for a pipe, a log or a screen reader: no box drawing, no colour, no wrapping."""

from __future__ import annotations

from collections.abc import Iterator

from sv_score.model.criteria import Rounding
from sv_score.model.result import CriterionResult, DimensionResult, Result
from sv_score.writing.figures import (
    is_open,
    level_text,
    loud_verdict,
    published,
    score_text,
    weighted_text,
)
from sv_score.writing.names import bid_title
from sv_score.writing.notes import heading, notes
from sv_score.writing.page import Page
from sv_score.writing.plain import plain

_TO = " to "


def write(page: Page) -> str:
    """Return the page as sentences, one paragraph per bid."""
    if page.result is None:
        return ""
    return "\n".join(plain(line) if line else "" for line in _lines(page.result, page.detail)) + "\n"


def _lines(result: Result, detail: bool) -> Iterator[str]:
    yield from heading(result)
    for bid in result.bids:
        yield ""
        yield bid_title(bid)
        for shown in bid.dimensions:
            yield _dimension(shown, result.criteria.printed_rounding)
            if detail:
                yield from (_criterion(c, result.criteria.printed_rounding) for c in shown.criteria)
        if detail:
            for gate in bid.gates:
                answer = "passed" if gate.passed else "failed"
                yield f"- Gate {gate.criterion.id}, {gate.criterion.title or 'no title'}: {answer}."
    yield ""
    yield from notes(result)


def _dimension(shown: DimensionResult, rounding: Rounding) -> str:
    name = shown.dimension.name or shown.dimension.id
    line = f"- {name}: {score_text(shown, rounding, _TO)} of 100"
    weighted = weighted_text(shown, rounding, _TO)
    if weighted:
        line += f", which is {weighted} marks"
    if is_open(shown):
        line += "; provisional, not yet agreed"
    elif shown.rank is not None:
        line += f"; place {shown.rank} in this dimension"
    if shown.minimum is not None:
        line += f"; minimum {published(shown.minimum.threshold)} {loud_verdict(shown.minimum.met)}"
    return line + "."


def _criterion(shown: CriterionResult, rounding: Rounding) -> str:
    title = f", {shown.criterion.title}" if shown.criterion.title else ""
    weight = shown.criterion.weight
    line = f"  - {shown.criterion.id}{title} (weight {published(weight) if weight is not None else '?'}): "
    line += f"{level_text(shown, _TO)}, {score_text(shown, rounding, _TO)} percent"
    if shown.response.quantity is not None:
        measure = shown.criterion.measure
        unit = f" {measure.unit}" if measure and measure.unit else ""
        line += f", for {published(shown.response.quantity)}{unit}"
    if shown.response.no_response:
        line += ", no response given"
    if is_open(shown):
        line += ", provisional"
    if shown.minimum is not None:
        line += f", minimum {published(shown.minimum.threshold)} {loud_verdict(shown.minimum.met)}"
    return line + "."
