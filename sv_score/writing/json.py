"""The JSON of formats.md section 4. Figures are written as exact decimals, never by way of a float."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
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
from sv_score.writing.plain import BLANK

_BLANK = frozenset(BLANK)
_NAMED = {None: "null", True: "true", False: "false"}


def write(page: Page) -> str:
    """Return the page as JSON, two spaces deep, ending with a line end."""
    return dumps(document(page)) + "\n"


def document(page: Page) -> dict[str, Any]:
    """Return the page as the values that JSON has, numbers as `Decimal`."""
    result = page.result
    made: _Shared = {}
    shown: dict[str, Any] = {
        "sv_score": 1,
        "tool": {"name": "sv-score", "version": __version__},
        "inputs": [{"path": s.label, "sha256": s.sha256} for s in page.sources],
        "procurement": _procurement(result),
        "criteria": _criteria(result),
        "dimensions": _dimensions(result),
        "bids": [_bid(bid, result.criteria.printed_rounding, made) for bid in result.bids] if result else [],
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


def _bid(bid: BidResult, rounding: Rounding, made: _Shared) -> dict[str, Any]:
    return {
        "id": bid.bid.id,
        "supplier": bid.bid.supplier or None,
        "dimensions": [_dimension(d, rounding, made) for d in bid.dimensions],
        "gates": [
            {"id": g.criterion.id, "passed": g.passed, "disqualifies": g.disqualifies} for g in bid.gates
        ],
        "disqualified_by": list(bid.disqualified_by),
    }


class Written(dict[str, Any]):
    """Values that stand in many places, whose text is made once for each depth."""

    def __init__(self, values: dict[str, Any]) -> None:
        super().__init__(values)
        self.texts: dict[str, str] = {}


# What bids have in common, by what tells it apart. Results of a large evaluation share their scores.
_Shared = dict[tuple[Any, ...], Any]


def _answer(shown: CriterionResult, rounding: Rounding, made: _Shared) -> Written:
    """Return the values of an answer; most bids have the same as another one."""
    response = shown.response
    scores = (shown.state, shown.low_score, shown.high_score)
    key = (shown.criterion.id, *scores, response.quantity, response.no_response)
    if key not in made:
        made[key] = Written(_criterion(shown, rounding))
    written: Written = made[key]
    return written


def _dimension(shown: DimensionResult, rounding: Rounding, made: _Shared) -> dict[str, Any]:
    # The scores live as long as the page does, so that they can be told by their identity.
    key = (id(shown.low), id(shown.high), shown.state, shown.dimension.id)
    if key not in made:
        made[key] = _score(shown, rounding), _minimum(shown.minimum, "percent")
    score, minimum = made[key]
    criteria = [_answer(c, rounding, made) for c in shown.criteria]
    return {**score, "rank": shown.rank, "minimum": minimum, "criteria": criteria}


def _score(shown: DimensionResult, rounding: Rounding) -> dict[str, Any]:
    score = shown.score
    weighted = None if score is None else shown.weighted(score)
    exact = {"score": str(score), "weighted": None if weighted is None else str(weighted)}
    return {
        "id": shown.dimension.id,
        "state": str(shown.state),
        "score": _figure(score, rounding),
        "weighted": _figure(weighted, rounding),
        "weight": _weight(shown),
        "exact": None if score is None else Written(exact),
        "low": _figure(shown.low, rounding),
        "high": _figure(shown.high, rounding),
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
    return Written({key: threshold, "met": minimum.met, "disqualifies": minimum.disqualifies})


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
    pieces: list[str] = []
    _write(value, "\n", pieces.append)
    return "".join(pieces)


def _write(value: Any, indent: str, add: Callable[[str], None]) -> None:
    alone = _alone(value, indent)
    if alone is not None:
        add(alone)
        return
    keyed = isinstance(value, dict)
    opening, closing = "{}" if keyed else "[]"
    inner = indent + "  "
    before = opening + inner
    for each in value:
        start = f"{before}{_key(each)}: " if keyed else before
        item = value[each] if keyed else each
        # Most values have no others in them, and a call for each would take most of the time.
        alone = _alone(item, inner)
        if alone is not None:
            add(start + alone)
        else:
            add(start)
            _write(item, inner, add)
        before = "," + inner
    add(indent + closing)


def _alone(value: Any, indent: str) -> str | None:
    """Return the text of a value that has no others in it, or whose text is known; `None` for the rest."""
    if isinstance(value, str):
        return _text(value)
    if value is None or isinstance(value, bool):
        return _NAMED[value]
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, int):
        return str(value)
    if not value:
        return "{}" if isinstance(value, dict) else "[]"
    if not isinstance(value, Written):
        return None
    if indent not in value.texts:
        pieces: list[str] = []
        _write(dict(value), indent, pieces.append)
        value.texts[indent] = "".join(pieces)
    return value.texts[indent]


def _text(text: str) -> str:
    """Return a JSON string; control and direction characters that a terminal obeys are escaped."""
    quoted: str = encode_basestring(text)
    if "##" in text:
        # `##[…]` in a log is a command to the service that keeps it.
        quoted = quoted.replace("##", "#\\u0023")
    if text.isprintable() and (text.isascii() or _BLANK.isdisjoint(text)):
        return quoted
    return "".join(c if c.isprintable() and c not in _BLANK else _escape(c) for c in quoted)


# Bids have the same keys over and over.
_key = lru_cache(maxsize=4096)(_text)


def _escape(char: str) -> str:
    code = ord(char)
    if code > 0xFFFF:
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
    return f"\\u{code:04x}"
