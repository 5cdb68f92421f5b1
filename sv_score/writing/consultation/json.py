"""A consultation as JSON: shares rounded as published with the exact fraction, orders as places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sv_score._version import __version__
from sv_score.comparing.consultation import Group, View
from sv_score.comparing.weight_effects import Effect
from sv_score.model.criteria import Rounding
from sv_score.model.proposal import How
from sv_score.reading.source import Source
from sv_score.writing.consultation.page import ConsultPage
from sv_score.writing.json import dumps, inputs, number
from sv_score.writing.rehearsal.json import both


def consultation_json(page: ConsultPage, sources: Sequence[Source]) -> str:
    """Return the consultation as JSON text that ends with a line end."""
    return dumps(consultation_values(page, sources)) + "\n"


def consultation_values(page: ConsultPage, sources: Sequence[Source]) -> dict[str, Any]:
    """Return the consultation as the values that JSON has, numbers as `Decimal`."""
    rounding = page.criteria.printed_rounding
    decision = page.decision
    return {
        "sv_score": 1,
        "tool": {"name": "sv-score", "version": __version__},
        "inputs": inputs(sources),
        "criteria": {"id": page.criteria.id},
        "proposals": [
            {
                "id": p.id,
                "by": p.by,
                "date": str(p.date) if p.date else None,
                "given_as": str(p.how),
                "reasons": list(p.reasons),
            }
            for p in page.proposals
        ],
        "groups": [_group(group, page, rounding) for group in page.groups],
        "decision": None
        if decision is None
        else {
            "date": str(decision.date) if decision.date else None,
            "decided_by": list(decision.decided_by),
            "reasons": list(decision.reasons),
        },
    }


def _group(group: Group, page: ConsultPage, rounding: Rounding) -> dict[str, Any]:
    agreed, open_ = group.pairs() if group.views else (0, [])
    dimension = group.dimension.id if group.dimension else None
    return {
        "dimension": dimension,
        "file": _shares(group.file, rounding),
        "proposed": [
            {
                "proposal": view.name,
                "said": {name: number(value) for name, value in view.said.items()},
                "shares": _shares(view, rounding),
                "allows": _allows(view, rounding),
            }
            for view in group.views
        ],
        "range": {
            name: None if span is None else {"low": both(span[0], rounding), "high": both(span[1], rounding)}
            for name, span in ((name, group.span(name)) for name in group.ids)
        },
        "pairs_agreed": agreed,
        "pairs_open": [list(pair) for pair in open_],
        "agreed": _shares(group.agreed, rounding),
        "effects": [_effect(effect, rounding) for effect in page.effects.get(dimension or "", [])],
    }


def _shares(view: View | None, rounding: Rounding) -> dict[str, Any] | None:
    shares = view.shares if view else None
    return None if shares is None else {name: both(value, rounding) for name, value in shares.items()}


def _allows(view: View, rounding: Rounding) -> dict[str, Any] | None:
    if view.how is not How.ORDER:
        return None
    return {
        name: {"low": both(low, rounding), "high": both(high, rounding)}
        for name, (low, high) in view.bounds().items()
    }


def _effect(effect: Effect, rounding: Rounding) -> dict[str, Any]:
    return {
        "mock_bid": effect.bid,
        "scores": [
            {"weights": name, "low": both(low, rounding), "high": both(high, rounding)}
            for name, (low, high) in effect.scores.items()
        ],
    }
