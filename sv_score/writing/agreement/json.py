"""The JSON of formats.md section 7."""

from __future__ import annotations

from typing import Any

from sv_score.scoring.agreement import ALPHA, PERCENT, Agreement, DimensionAgreement, EvaluatorAgreement, Unit
from sv_score.writing.agreement import AgreementPage
from sv_score.writing.agreement.sentences import NO_MARKS, SCALES_OF_MARKS_DIFFER, changed_since, too_few
from sv_score.writing.json import dumps, finding_values, inputs, measure, number

# What there is in place of a result that an error stands in the way of.
EMPTY: dict[str, Any] = {"enough_units": None, "dimensions": [], "evaluators": [], "spread": []}


def write(page: AgreementPage) -> str:
    """Return the page as JSON."""
    document = {
        "sv_score": 1,
        "inputs": inputs(page.sources),
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
        "exact_percent": measure(shown.exact, PERCENT),
        "within_one_percent": measure(shown.within_one, PERCENT),
        "alpha_ordinal": measure(shown.alpha, ALPHA),
        "alpha_exact": None if shown.alpha is None else str(shown.alpha),
    }
    notes = [note for note in (shown.note, too_few(shown.units, enough)) if note]
    return {**values, "note": "; ".join(notes)} if notes else values


def _evaluator(shown: EvaluatorAgreement) -> dict[str, Any]:
    one = shown.by_scale[0] if len(shown.by_scale) == 1 else None
    values: dict[str, Any] = {
        "id": shown.evaluator,
        "marks": shown.marks,
        "mean_difference": None if one is None else measure(one.difference, PERCENT),
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
                "mean_difference": measure(each.difference, PERCENT),
                "mean_difference_exact": str(each.difference),
            }
            for each in shown.by_scale
        ]
    return values


def _unit(unit: Unit) -> dict[str, Any]:
    return {
        "bid": unit.bid.id,
        "criterion": unit.criterion.id,
        "low": number(unit.low),
        "high": number(unit.high),
        "levels_apart": unit.levels_apart,
    }
