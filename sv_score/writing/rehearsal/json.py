"""A rehearsal as JSON: rounded figures as published, each with its exact fraction beside it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from sv_score._version import __version__
from sv_score.comparing.ladders import Ladder
from sv_score.comparing.rehearsal import Extremes, MinimumTrial, Rehearsal
from sv_score.model.criteria import Rounding
from sv_score.model.result import BidResult
from sv_score.reading.source import Source
from sv_score.scoring.rounding import rounded
from sv_score.writing.json import dumps, inputs, number
from sv_score.writing.rehearsal.observations import observations


def rehearsal_json(rehearsal: Rehearsal, sources: Sequence[Source]) -> str:
    """Return the rehearsal as JSON text that ends with a line end."""
    return dumps(rehearsal_values(rehearsal, sources)) + "\n"


def rehearsal_values(rehearsal: Rehearsal, sources: Sequence[Source]) -> dict[str, Any]:
    """Return the rehearsal as the values that JSON has, numbers as `Decimal`."""
    criteria, plan = rehearsal.criteria, rehearsal.plan
    rounding = criteria.printed_rounding
    return {
        "sv_score": 1,
        "tool": {"name": "sv-score", "version": __version__},
        "inputs": inputs(sources),
        "criteria": {
            "id": criteria.id,
            "rounding": {"places": rounding.places, "mode": str(rounding.mode)},
        },
        "random": {"bids": plan.random, "seed": plan.seed},
        "observations": [
            {"kind": o.kind, "about": o.about or None, "text": o.text} for o in observations(rehearsal)
        ],
        "criteria_reach": _reaches(rehearsal),
        "minimums": [_minimum(trial) for trial in rehearsal.minimums],
        "weights": _weights(rehearsal),
        "separation": _separations(rehearsal),
        "measured": [_extremes(e) for e in rehearsal.extremes],
        "mock_bids": [_bid(about, bid, rounding) for about, bid in rehearsal.shown],
    }


def _reaches(rehearsal: Rehearsal) -> list[dict[str, Any]]:
    """Return what each criterion can do to its dimension."""
    rounding = rehearsal.criteria.printed_rounding
    return [
        {
            "id": r.criterion.id,
            "dimension": r.dimension.id,
            "weight": number(r.criterion.weight),
            "scores": r.levels,
            "one_level": {"least": both(r.least, rounding), "most": both(r.most, rounding)},
            "lowest_to_highest": both(r.whole, rounding),
            "seen": r.seen,
        }
        for r in rehearsal.reaches
    ]


def _weights(rehearsal: Rehearsal) -> list[dict[str, Any]]:
    """Return the published weight of each criterion beside the one that counts in effect."""
    rounding = rehearsal.criteria.printed_rounding
    return [
        {
            "id": s.criterion.id,
            "dimension": s.dimension.id,
            "plausible": _ends(rehearsal.ladders[s.criterion.id]),
            "published": both(s.published, rounding),
            "effective": None if s.effective is None else both(s.effective, rounding),
        }
        for s in rehearsal.shares
    ]


def _separations(rehearsal: Rehearsal) -> list[dict[str, Any]]:
    """Return how finely each dimension tells bids apart."""
    rounding = rehearsal.criteria.printed_rounding
    return [
        {
            "id": s.reach.dimension.id,
            "scores_possible": s.reach.distinct,
            "more_possible": s.reach.more,
            "low": both(s.reach.low, rounding),
            "high": both(s.reach.high, rounding),
            "pairs": s.crowding.pairs,
            "printed_the_same": s.crowding.printed,
            "exactly_equal": s.crowding.equal,
        }
        for s in rehearsal.separations
    ]


def both(value: Fraction, rounding: Rounding) -> dict[str, Any]:
    """Return a figure, rounded and exact."""
    return {"figure": rounded(value, rounding), "exact": str(value)}


def _ends(ladder: Ladder) -> dict[str, Any]:
    return {"low": number(ladder.plausible[0]), "high": number(ladder.plausible[-1])}


def _minimum(trial: MinimumTrial) -> dict[str, Any]:
    key = "score" if trial.criterion else "percent"
    return {
        "dimension": trial.dimension.id,
        "criterion": trial.criterion.id if trial.criterion else None,
        key: number(trial.minimum.score if trial.criterion else trial.minimum.percent),
        "disqualifies": trial.minimum.disqualifies,
        "plausible": {"low": str(trial.low), "high": str(trial.high)},
        "met_by_the_bid_that_meets_every_requirement": trial.meets,
        "random_bids_that_meet_it": trial.met,
    }


def _extremes(extremes: Extremes) -> dict[str, Any]:
    measure = extremes.ladder.criterion.measure
    return {
        "id": extremes.ladder.criterion.id,
        "unit": measure.unit if measure and measure.unit else None,
        "nothing_earns": number(extremes.nothing),
        "huge": number(extremes.quantity),
        "huge_earns": number(extremes.huge),
    }


def _bid(about: str, bid: BidResult, rounding: Rounding) -> dict[str, Any]:
    return {
        "id": bid.bid.id,
        "about": about,
        "dimensions": [
            {"id": d.dimension.id, "low": both(d.low, rounding), "high": both(d.high, rounding)}
            for d in bid.dimensions
        ],
        "disqualified_by": list(bid.disqualified_by),
    }
