"""The JSON of formats.md section 7."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from sv_score.model.criteria import Rounding
from sv_score.scoring.agreement import Agreement, DimensionAgreement, EvaluatorAgreement, Unit
from sv_score.scoring.rounding import rounded
from sv_score.writing.agreement import ALPHA, PERCENT, AgreementPage
from sv_score.writing.agreement.sentences import NO_MARKS, SCALES_OF_MARKS_DIFFER, changed_since, too_few
from sv_score.writing.figures import published
from sv_score.writing.json import dumps, finding_values

# What there is in place of a result that an error stands in the way of.
EMPTY: dict[str, Any] = {"enough_units": None, "dimensions": [], "evaluators": [], "spread": []}


def write(page: AgreementPage) -> str:
    """Return the page as JSON."""
    document = {
        "sv_score": 1,
        "inputs": [{"path": s.label, "sha256": s.sha256} for s in page.sources],
        "enough_units": page.enough,
        "dimensions": [_dimension(each, page.enough) for each in page.found.dimensions],
        "evaluators": [_evaluator(each) for each in page.found.evaluators],
        "spread": [_unit(unit) for unit in page.found.spread],
    }
    if page.findings is not None:
        document["findings"] = [finding_values(located) for located in page.findings]
    if page.changed:
        document["note"] = changed_since(page.changed)
    return dumps(document) + "\n"


def _dimension(shown: DimensionAgreement, enough: int) -> dict[str, Any]:
    values: dict[str, Any] = {"id": shown.dimension.id, **_agreement(shown.pooled, enough)}
    if shown.by_scale:
        values["by_scale"] = [
            {"scale": each.scale.describe() if each.scale else None, **_agreement(each, enough)}
            for each in shown.by_scale
        ]
    return values


def _agreement(shown: Agreement, enough: int) -> dict[str, Any]:
    values: dict[str, Any] = {
        "units": shown.units,
        "marks": shown.marks,
        "exact_percent": _figure(shown.exact, PERCENT),
        "within_one_percent": _figure(shown.within_one, PERCENT),
        "alpha_ordinal": _figure(shown.alpha, ALPHA),
        "alpha_exact": None if shown.alpha is None else str(shown.alpha),
    }
    notes = [note for note in (shown.note, too_few(shown.units, enough)) if note]
    return {**values, "note": "; ".join(notes)} if notes else values


def _evaluator(shown: EvaluatorAgreement) -> dict[str, Any]:
    one = shown.by_scale[0] if len(shown.by_scale) == 1 else None
    values: dict[str, Any] = {
        "id": shown.evaluator,
        "marks": shown.marks,
        "mean_difference": None if one is None else _figure(one.difference, PERCENT),
        "mean_difference_exact": None if one is None else str(one.difference),
    }
    if one is not None:
        return values
    values["note"] = SCALES_OF_MARKS_DIFFER if shown.by_scale else NO_MARKS
    if shown.by_scale:
        values["by_scale"] = [
            {
                "scale": each.scale.describe(),
                "marks": each.marks,
                "mean_difference": _figure(each.difference, PERCENT),
                "mean_difference_exact": str(each.difference),
            }
            for each in shown.by_scale
        ]
    return values


def _unit(unit: Unit) -> dict[str, Any]:
    return {
        "bid": unit.bid.id,
        "criterion": unit.criterion.id,
        "low": Decimal(published(unit.low)),
        "high": Decimal(published(unit.high)),
        "levels_apart": unit.levels_apart,
    }


def _figure(value: Fraction | None, rounding: Rounding) -> Decimal | None:
    if value is None:
        return None
    text = published(rounded(value, rounding))
    return Decimal(text if "." in text else text + ".0")
