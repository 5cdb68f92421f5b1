"""A portfolio as JSON (docs/portfolio.md)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sv_score.model.criteria import Rounding
from sv_score.portfolio.summary import Agreement, Commitments, Evidence, Group, Portfolio, Scores, Spread
from sv_score.scoring.agreement import ALPHA, PERCENT
from sv_score.writing.figures import exact
from sv_score.writing.json import dumps, measure, number

_ENDS = Spread._fields[1:]


def write(page: Portfolio) -> str:
    """Return the portfolio as JSON, ending with a line end."""
    return dumps(document(page)) + "\n"


def document(page: Portfolio) -> dict[str, Any]:
    """Return the portfolio as the values that JSON has, numbers as `Decimal`."""
    return {
        "sv_score": 1,
        "procurements": page.procurements,
        "bids": page.bids,
        "answers": page.answers,
        "marks": page.marks,
        "left_out": [{"path": path, "reason": reason} for path, reason in page.left_out],
        "matched_by": page.vocabulary or None,
        "unmatched_dimensions": page.unmatched if page.vocabulary else None,
        "least_group": page.least_group,
        "enough_answers": page.enough,
        "dimensions": [_group(group) for group in page.groups],
        "findings": [
            {
                "by": each.grouping or None,
                "group": each.group or None,
                "code": each.code,
                "rule": each.name,
                "severity": each.severity,
                "findings": each.findings,
                "procurements": each.procurements,
            }
            for each in page.findings
        ],
    }


def _group(group: Group) -> dict[str, Any]:
    values: dict[str, Any] = {
        "kind": group.scheme.kind,
        "scheme": group.scheme.id,
        "authority": group.scheme.authority or None,
        "dimension": group.dimension,
        "by": group.grouping or None,
        "group": group.group or None,
        "withheld": group.scores is None,
    }
    if group.scores is None:
        return values
    return values | {
        **_scores(group.scores),
        "evidence": [_evidence(each) for each in group.evidence],
        "commitments": [_commitments(each) for each in group.commitments],
        "agreement": [_agreement(each) for each in group.agreement],
    }


def _scores(scores: Scores) -> dict[str, Any]:
    return {
        "bids": scores.bids,
        "procurements": scores.procurements,
        "final": scores.final,
        "provisional": scores.provisional,
        "scores": _spread(scores.spread, PERCENT, fractions=True),
        "bands": list(scores.bands),
    }


def _spread(spread: Spread | None, rounding: Rounding, *, fractions: bool = False) -> dict[str, Any] | None:
    if spread is None:
        return None
    values = dict(zip(_ENDS, spread[1:], strict=True))
    shown: dict[str, Any] = {"counted": spread.counted}
    shown |= {name: measure(value, rounding) for name, value in values.items()}
    return shown | ({"exact": {name: str(value) for name, value in values.items()}} if fractions else {})


def _evidence(each: Evidence) -> dict[str, Any]:
    values: dict[str, Any] = {"kind": each.kind or None, "withheld": each.withheld}
    return values if each.withheld else {**values, "pieces": each.pieces, "bids": each.bids}


def _commitments(each: Commitments) -> dict[str, Any]:
    values: dict[str, Any] = {
        "measure": each.measure or None,
        "unit": each.unit or None,
        "withheld": each.withheld,
    }
    if each.withheld:
        return values
    return values | {
        "commitments": each.commitments,
        "bids": each.bids,
        "added": each.added,
        "sum": number(each.sum),
        "spread": _quantities(each.spread),
    }


def _quantities(spread: Spread | None) -> dict[str, Any] | None:
    """Return how quantities are spread; they are as they were written, with up to nine decimals."""
    if spread is None:
        return None
    values = {name: Decimal(exact(value)) for name, value in zip(_ENDS, spread[1:], strict=True)}
    return {"counted": spread.counted, **values}


def _agreement(each: Agreement) -> dict[str, Any]:
    return {
        "figure": each.figure,
        "figures": each.figures,
        "too_few_answers": each.too_few,
        "spread": _spread(each.spread, ALPHA if each.figure == "alpha" else PERCENT),
    }
