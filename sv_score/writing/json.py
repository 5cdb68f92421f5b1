"""The JSON of formats.md section 4. Figures are written as exact decimals, never by way of a float."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from json.encoder import encode_basestring
from typing import Any

from sv_score._version import __version__
from sv_score.model.criteria import Rounding
from sv_score.model.finding import pointer
from sv_score.model.result import BidResult, CriterionResult, DimensionResult, MinimumResult, Result
from sv_score.reading.locate import Located
from sv_score.scoring.rounding import rounded
from sv_score.writing.figures import published
from sv_score.writing.page import Page


def write(page: Page) -> str:
    """Return the page as JSON, two spaces deep, ending with a line end."""
    return dumps(document(page)) + "\n"


def document(page: Page) -> dict[str, Any]:
    """Return the page as the values that JSON has, numbers as `Decimal`."""
    result = page.result
    shown: dict[str, Any] = {
        "sv_score": 1,
        "tool": {"name": "sv-score", "version": __version__},
        "inputs": [{"path": s.label, "sha256": s.sha256} for s in page.sources],
        "procurement": _procurement(result),
        "criteria": _criteria(result),
        "dimensions": _dimensions(result),
        "bids": [_bid(bid, result.criteria.printed_rounding) for bid in result.bids] if result else [],
        "findings": [finding_values(located) for located in page.findings],
    }
    return shown | remarks(result)


def remarks(result: Result | None) -> dict[str, Any]:
    """Return what says that an error was passed over; nothing where none was."""
    if result is None or not result.remarks:
        return {}
    return {"unsealed_ok": True, "remarks": list(result.remarks)}


def _procurement(result: Result | None) -> dict[str, Any] | None:
    if result is None:
        return None
    about = result.evaluation.procurement
    values = {"id": about.id or None, "title": about.title or None}
    return {**values, "lot": about.lot} if about.lot else values


def _criteria(result: Result | None) -> dict[str, Any] | None:
    if result is None:
        return None
    rounding = result.criteria.printed_rounding
    return {
        "id": result.criteria.id,
        "model": result.criteria.model,
        "rounding": {"places": rounding.places, "mode": str(rounding.mode)},
    }


def _dimensions(result: Result | None) -> list[dict[str, Any]]:
    shown = result.bids[0].dimensions if result and result.bids else ()
    return [{"id": d.dimension.id, "name": d.dimension.name or None, "weight": _weight(d)} for d in shown]


def _weight(shown: DimensionResult) -> Decimal | None:
    weight = shown.dimension.weight
    return None if weight is None else Decimal(published(weight))


def _bid(bid: BidResult, rounding: Rounding) -> dict[str, Any]:
    return {
        "id": bid.bid.id,
        "supplier": bid.bid.supplier or None,
        "dimensions": [_dimension(d, rounding) for d in bid.dimensions],
        "gates": [
            {"id": g.criterion.id, "passed": g.passed, "disqualifies": g.disqualifies} for g in bid.gates
        ],
        "disqualified_by": list(bid.disqualified_by),
    }


def _dimension(shown: DimensionResult, rounding: Rounding) -> dict[str, Any]:
    score = shown.score
    weighted = None if score is None else shown.weighted(score)
    exact = {"score": str(score), "weighted": None if weighted is None else str(weighted)}
    return {
        "id": shown.dimension.id,
        "state": str(shown.state),
        "score": _figure(score, rounding),
        "weighted": _figure(weighted, rounding),
        "weight": _weight(shown),
        "exact": None if score is None else exact,
        "low": _figure(shown.low, rounding),
        "high": _figure(shown.high, rounding),
        "rank": shown.rank,
        "minimum": _minimum(shown.minimum, "percent"),
        "criteria": [_criterion(c, rounding) for c in shown.criteria],
    }


def _criterion(shown: CriterionResult, rounding: Rounding) -> dict[str, Any]:
    final = shown.score is not None
    values: dict[str, Any] = {
        "id": shown.criterion.id,
        "kind": str(shown.criterion.kind),
        "state": str(shown.state),
        "score": None if shown.score is None else Decimal(published(shown.score)),
        "max": Decimal(published(shown.highest)),
        "percent": _figure(shown.low, rounding) if final else None,
        "low": _figure(shown.low, rounding),
        "high": _figure(shown.high, rounding),
        "minimum": _minimum(shown.minimum, "score"),
    }
    if shown.response.quantity is not None:
        values["quantity"] = Decimal(published(shown.response.quantity))
    if shown.response.no_response:
        values["no_response"] = True
    return values


def _minimum(minimum: MinimumResult | None, key: str) -> dict[str, Any] | None:
    if minimum is None:
        return None
    threshold = Decimal(published(minimum.threshold))
    return {key: threshold, "met": minimum.met, "disqualifies": minimum.disqualifies}


def _figure(value: Fraction | None, rounding: Rounding) -> Decimal | None:
    """Return a rounded figure, always with a decimal point, so that readers take it for a measure."""
    if value is None:
        return None
    text = published(rounded(value, rounding))
    return Decimal(text if "." in text else text + ".0")


def finding_values(located: Located) -> dict[str, Any]:
    """Return a finding with the fields of formats.md section 5."""
    finding = located.finding
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "path": finding.file,
        "line": located.place.line,
        "column": located.place.column,
        "pointer": pointer(finding.route),
        "help": finding.help or None,
        "rule": finding.rule.name,
    }


def dumps(value: Any) -> str:
    """Return `value` (mappings, lists, text, whole numbers, `Decimal`, truth values) as JSON text.

    The standard encoder has no exact decimals; this one writes a `Decimal` digit by digit.
    """
    return "".join(_pieces(value, "\n"))


def _pieces(value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, str):
        yield _text(value)
    elif value is None or isinstance(value, bool):
        yield {None: "null", True: "true", False: "false"}[value]
    elif isinstance(value, Decimal):
        yield f"{value:f}"
    elif isinstance(value, int):
        yield str(value)
    elif not value:
        yield "{}" if isinstance(value, dict) else "[]"
    else:
        pairs = value.items() if isinstance(value, dict) else ((None, item) for item in value)
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        inner = indent + "  "
        before = opening + inner
        for key, item in pairs:
            yield before
            if key is not None:
                yield _text(key) + ": "
            yield from _pieces(item, inner)
            before = "," + inner
        yield indent + closing


def _text(text: str) -> str:
    """Return a JSON string; control and direction characters that a terminal obeys are escaped."""
    quoted: str = encode_basestring(text)
    if text.isprintable():
        return quoted
    return "".join(c if c.isprintable() else _escape(c) for c in quoted)


def _escape(char: str) -> str:
    code = ord(char)
    if code > 0xFFFF:
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
    return f"\\u{code:04x}"
