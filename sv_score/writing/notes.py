"""The sentences under a result, the same in every format that people read."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sv_score.model.criteria import RelativeImportance, Rounding, RoundingMode
from sv_score.model.result import BidResult, DimensionResult, Result
from sv_score.rules.wording import listed
from sv_score.writing.figures import exact, figure, is_open, published
from sv_score.writing.names import bid_name, criterion_name, disqualifiers
from sv_score.writing.page import CLOSING

_MODES = {
    RoundingMode.HALF_UP: "half up",
    RoundingMode.HALF_EVEN: "half to even",
    RoundingMode.DOWN: "cut off",
}


def heading(result: Result) -> list[str]:
    """Return the title lines: what was procured, by whom, and how figures are rounded."""
    criteria = result.criteria
    title = " · ".join(part for part in (criteria.title, criteria.authority) if part)
    lot = result.evaluation.procurement.lot
    about = f"Criteria {criteria.id}" + (f", edition {criteria.edition}" if criteria.edition else "")
    return [
        title + (f" · lot {lot}" if lot else ""),
        f"{about}. {rounding_text(criteria.rounding, criteria.printed_rounding)}",
    ]


def rounding_text(stated: Rounding | None, used: Rounding) -> str:
    """Return a sentence on the rounding, and whether it was published."""
    places = {0: "whole figures", 1: "1 decimal"}.get(used.places, f"{used.places} decimals")
    origin = "" if stated else " (none is published)"
    return f"Figures are rounded to {places}, {_MODES[used.mode]}{origin}."


def notes(result: Result) -> list[str]:
    """Return what a reader must know about the figures shown, most serious first."""
    lines = [*result.remarks, *_disqualified(result), *_minimums(result), *_gates(result)]
    lines += _look_alikes(result)
    if any(is_open(d) for bid in result.bids for d in bid.dimensions):
        lines.append(
            "P: provisional. Evaluators have marked and no consensus is recorded; the range runs from "
            "the lowest to the highest mark given."
        )
    if result.criteria.relative_importance is RelativeImportance.ORDER:
        lines.append("The dimensions are listed in falling order of published importance, without weights.")
    return [*lines, CLOSING]


def _disqualified(result: Result) -> Iterator[str]:
    for bid in result.bids:
        if bid.disqualified_by:
            what = disqualifiers(result.criteria, bid)
            yield f"Under the published criteria {bid_name(bid)} is disqualified by: {what}."


def _minimums(result: Result) -> Iterator[str]:
    for bid in result.bids:
        for dimension in bid.dimensions:
            yield from _dimension_minimum(result, bid, dimension)
            for criterion in dimension.criteria:
                minimum = criterion.minimum
                if minimum is not None and minimum.met is not True:
                    verb = "may not meet" if minimum.met is None else "does not meet"
                    yield (
                        f"{bid_name(bid)} {verb} the minimum score of {published(minimum.threshold)} on "
                        f"{criterion_name(criterion.criterion)}{_consequence(minimum.disqualifies)}."
                    )


def _dimension_minimum(result: Result, bid: BidResult, shown: DimensionResult) -> Iterator[str]:
    minimum = shown.minimum
    if minimum is None or minimum.met is True:
        return
    name, threshold = shown.dimension.name or shown.dimension.id, published(minimum.threshold)
    if minimum.met is None:
        yield (
            f"{bid_name(bid)} may or may not meet the minimum of {threshold} in {name}: it is provisional."
        )
        return
    printed = figure(shown.high, result.criteria.printed_rounding)
    closer = ""
    if Decimal(printed) >= minimum.threshold:
        closer = (
            f" The exact score is {exact(shown.high)}, which is below it although it prints as {printed}."
        )
    yield (
        f"{bid_name(bid)} does not meet the minimum of {threshold} in {name}"
        f"{_consequence(minimum.disqualifies)}.{closer}"
    )


def _consequence(disqualifies: bool | None) -> str:
    if disqualifies is None:
        return "; the criteria do not say whether that disqualifies"
    return ", which disqualifies" if disqualifies else ", which does not disqualify"


def _gates(result: Result) -> Iterator[str]:
    for bid in result.bids:
        for gate in bid.gates:
            if not gate.passed:
                gate_name = f"the gate {criterion_name(gate.criterion)}"
                consequence = _consequence(gate.disqualifies)
                held = listed(gate.criterion.holds_at_lowest)
                if held:
                    consequence += f"; {held} {'stay' if ' and ' in held else 'stays'} at the lowest score"
                yield f"{bid_name(bid)} does not pass {gate_name}{consequence}."
    gates = result.bids[0].gates if result.bids else ()
    for index, gate in enumerate(gates):
        if all(bid.gates[index].passed for bid in result.bids):
            yield f"Gate {criterion_name(gate.criterion)}: passed by every bid shown."


def _look_alikes(result: Result) -> Iterator[str]:
    """Yield pairs of scores that print alike and are not equal; people compare what they see."""
    rounding = result.criteria.printed_rounding
    for index, first in enumerate(result.bids[0].dimensions if result.bids else ()):
        printed: dict[str, list[DimensionResult]] = {}
        owners: dict[str, list[str]] = {}
        for bid in result.bids:
            score = bid.dimensions[index].score
            if score is not None:
                text = figure(score, rounding)
                printed.setdefault(text, []).append(bid.dimensions[index])
                owners.setdefault(text, []).append(bid_name(bid))
        for text, alike in printed.items():
            if len({d.score for d in alike}) > 1:
                pairs = zip(owners[text], alike, strict=True)
                scores = ", ".join(f"{owner} {exact(d.low)}" for owner, d in pairs)
                name = first.dimension.name or first.dimension.id
                yield f"In {name} {text} is not the same score: exactly, {scores}."
