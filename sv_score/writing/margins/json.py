"""The JSON of formats.md, section `margins`. Exact values are text, whole or a fraction."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from sv_score.comparing.changes import Change
from sv_score.comparing.left_out import LeftOut, Outside
from sv_score.comparing.margins import DimensionMargins, MinimumMargin, PairMargin
from sv_score.model.criteria import Criterion
from sv_score.writing.json import dumps, finding_values, inputs, number, remarks
from sv_score.writing.margins import MarginsPage

# What there is in place of a result that an error stands in the way of.
EMPTY: dict[str, Any] = {"dimensions": [], "agreed_outside_marks": [], "firm": []}


def write(page: MarginsPage) -> str:
    """Return every statement shown."""
    return (
        dumps(
            {
                "sv_score": 1,
                "inputs": inputs(page.sources),
                "dimensions": [_dimension(shown) for shown in page.dimensions],
                "agreed_outside_marks": [_outside(shown) for shown in page.outside],
                "firm": [bid.bid.id for bid in page.firm],
                "findings": [finding_values(located) for located in page.findings],
                **remarks(page.result),
            }
        )
        + "\n"
    )


def _dimension(shown: DimensionMargins) -> dict[str, Any]:
    return {
        "id": shown.dimension.id,
        "pairs": [_pair(margin, shown.criteria) for margin in shown.pairs],
        "minimums": [_minimum(margin) for margin in shown.minimums],
    }


def _pair(margin: PairMargin, criteria: Sequence[Criterion]) -> dict[str, Any]:
    return {
        "a": margin.a.bid.id,
        "b": margin.b.bid.id,
        "state": _state(margin),
        "lead": _exact(margin.lead),
        "neighbours": margin.neighbours,
        "firm": margin.firm,
        "changes": [_change(change) for change in margin.changes],
        "holds": None if margin.holds is None else str(margin.holds),
        "thresholds": [
            {
                "criterion": criteria[threshold.place].id,
                "published": str(threshold.published),
                "tie_at": str(threshold.at),
                "reverses": "above" if threshold.above else "below",
            }
            for threshold in margin.thresholds
        ],
        "share_of_weights": _exact(margin.share),
        "left_out": [_left_out(left) for left in margin.left_out],
    }


def _state(margin: PairMargin) -> str:
    if margin.lead is None:
        return "open" if margin.open else "a_ahead_provisional"
    return "a_ahead" if margin.lead else "equal"


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def _change(change: Change) -> dict[str, Any]:
    move = change.move
    values: dict[str, Any] = {
        "bid": change.bid.bid.id,
        "criterion": move.criterion,
        "levels": move.steps,
        "from": number(move.was),
        "to": number(move.score),
        "effect": str(change.effect),
    }
    if move.quantity is not None:
        values["quantity_from" if move.rises else "quantity_below"] = number(move.quantity)
    return values


def _left_out(left: LeftOut) -> dict[str, Any]:
    a, b = ([str(end) for end in ends] for ends in (left.a, left.b))
    return {"evaluator": left.evaluator, "a": a, "b": b}


def _minimum(margin: MinimumMargin) -> dict[str, Any]:
    return {
        "bid": margin.bid.bid.id,
        "id": margin.name,
        "threshold": number(margin.minimum.threshold),
        "met": margin.minimum.met,
        "firm": margin.firm,
        "changes": [_change(change) for change in margin.changes],
    }


def _outside(shown: Outside) -> dict[str, Any]:
    return {
        "bid": shown.bid.bid.id,
        "criterion": shown.criterion,
        "agreed": number(shown.agreed),
        "without": shown.evaluator or None,
        "low": number(shown.low),
        "high": number(shown.high),
    }
