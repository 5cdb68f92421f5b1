"""CSV: one row per bid and dimension, or with detail one per bid and criterion."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from fractions import Fraction

from sv_score.model.criteria import Rounding
from sv_score.model.result import DimensionResult, MinimumResult, Result
from sv_score.writing.figures import figure, published
from sv_score.writing.page import Page
from sv_score.writing.plain import plain

_DIMENSION = (
    "bid,supplier,dimension,dimension_name,weight,state,score,weighted,exact_score,exact_weighted,"
    "low,high,rank,minimum,minimum_met,disqualified_by"
)
_CRITERION = (
    "bid,supplier,dimension,criterion,title,kind,weight,state,score,low_score,high_score,max,"
    "percent,low,high,minimum,minimum_met"
)
# A spreadsheet program takes a cell that starts with one of these for a formula.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def write(page: Page) -> str:
    """Return the rows with a header; text that a spreadsheet would take for a formula gets a `'`."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    # A remark stands on every row, so that it stays with the figures wherever they are pasted.
    remarks = " ".join(page.result.remarks) if page.result is not None else ""
    more = [safe(remarks)] if remarks else []
    rows.writerow((_CRITERION if page.detail else _DIMENSION).split(",") + ["remark"] * len(more))
    if page.result is not None:
        of = _criteria(page.result) if page.detail else _dimensions(page.result)
        rows.writerows(row + more for row in of)
    return out.getvalue()


def _dimensions(result: Result) -> Iterator[list[str]]:
    rounding = result.criteria.printed_rounding
    # Bids with the same points share their score: its figures are rounded once.
    written: dict[tuple[int, int, str, str], tuple[list[str], tuple[str, str]]] = {}
    for bid in result.bids:
        supplier, failed = safe(bid.bid.supplier), " ".join(bid.disqualified_by)
        for shown in bid.dimensions:
            key = (id(shown.low), id(shown.high), shown.state, shown.dimension.id)
            if key not in written:
                written[key] = _dimension(shown, rounding), _minimum(shown.minimum)
            cells, minimum = written[key]
            rank = "" if shown.rank is None else str(shown.rank)
            yield [bid.bid.id, supplier, *cells, rank, *minimum, failed]


def _dimension(shown: DimensionResult, rounding: Rounding) -> list[str]:
    score = shown.score
    weighted = None if score is None else shown.weighted(score)
    weight = shown.dimension.weight
    return [
        shown.dimension.id,
        safe(shown.dimension.name),
        "" if weight is None else published(weight),
        str(shown.state),
        _figure(score, rounding),
        _figure(weighted, rounding),
        "" if score is None else str(score),
        "" if weighted is None else str(weighted),
        figure(shown.low, rounding),
        figure(shown.high, rounding),
    ]


def _criteria(result: Result) -> Iterator[list[str]]:
    rounding = result.criteria.printed_rounding
    for bid in result.bids:
        for dimension in bid.dimensions:
            for shown in dimension.criteria:
                weight = shown.criterion.weight
                final = shown.score is not None
                yield [
                    bid.bid.id,
                    safe(bid.bid.supplier),
                    dimension.dimension.id,
                    shown.criterion.id,
                    safe(shown.criterion.title),
                    str(shown.criterion.kind),
                    "" if weight is None else published(weight),
                    str(shown.state),
                    published(shown.low_score) if final else "",
                    published(shown.low_score),
                    published(shown.high_score),
                    published(shown.highest),
                    figure(shown.low, rounding) if final else "",
                    figure(shown.low, rounding),
                    figure(shown.high, rounding),
                    *_minimum(shown.minimum),
                ]


def _figure(value: Fraction | None, rounding: Rounding) -> str:
    return "" if value is None else figure(value, rounding)


def _minimum(minimum: MinimumResult | None) -> tuple[str, str]:
    if minimum is None:
        return "", ""
    return published(minimum.threshold), {True: "yes", False: "no", None: "open"}[minimum.met]


def safe(text: str) -> str:
    """Return text on one line that no spreadsheet program takes for a formula, nor a terminal for a code."""
    shown = plain(text)
    return "'" + shown if shown.lstrip().startswith(_FORMULA) else shown
