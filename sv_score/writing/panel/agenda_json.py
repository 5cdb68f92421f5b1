"""The agenda of the moderation meeting as JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sv_score.model.bids import Consensus, Mark
from sv_score.panel.agenda import Item, Span, Turn
from sv_score.writing.figures import published
from sv_score.writing.json import dumps, finding_values
from sv_score.writing.panel.agenda import AgendaPage

_TURNS = {Turn.DISCUSS: "discuss", Turn.INCOMPLETE: "incomplete", Turn.AGREED_ALREADY: "close"}


def as_json(page: AgendaPage) -> str:
    """Return the items in the order of the agenda."""
    findings = [finding_values(located) for located in page.findings]
    items = [_item(item) for item in page.items]
    return dumps({"sv_score": 1, "items": items, "findings": findings}) + "\n"


def _item(item: Item) -> dict[str, Any]:
    return {
        "bid": item.bid.id,
        "dimension": item.dimension.id,
        "criterion": item.criterion.id,
        "turn": _TURNS[item.turn],
        "open": item.is_open,
        "marks": [_mark(mark) for mark in item.response.marks],
        "span": _span(item.span),
        "span_with_excluded": _span(item.span_with_excluded),
        "across": [{"score": _number(line.score), "line": line.name} for line in item.lines],
        "missing": [evaluator.id for evaluator in item.missing],
        "consensus": _consensus(item.consensus),
    }


def _mark(mark: Mark) -> dict[str, Any]:
    values: dict[str, Any] = {
        "evaluator": mark.evaluator,
        "score": _number(mark.score),
        "rationale": mark.rationale or None,
    }
    for key, said in (("abstained", mark.abstained), ("excluded", mark.excluded)):
        if said:
            values |= {key: True, "reason": mark.reason or None}
    return values


def _span(span: Span | None) -> dict[str, Any] | None:
    if span is None:
        return None
    return {"low": _number(span.low), "high": _number(span.high), "levels_apart": span.levels_apart}


def _consensus(agreed: Consensus | None) -> dict[str, Any] | None:
    if agreed is None:
        return None
    return {
        "score": _number(agreed.score),
        "rationale": agreed.rationale or None,
        "why_not_higher": agreed.why_not_higher or None,
        "why_outside_marks": agreed.why_outside_marks or None,
        "differences": [
            {"evaluator": each.evaluator, "resolution": each.resolution or None}
            for each in agreed.differences
        ],
        "dissent": [{"evaluator": each.evaluator, "reason": each.reason or None} for each in agreed.dissent],
        "date": agreed.date.isoformat() if agreed.date is not None else None,
    }


def _number(score: Decimal | None) -> Decimal | None:
    return None if score is None else Decimal(published(score))
