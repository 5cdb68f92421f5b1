"""The JSON of formats.md section 4. Figures are written as exact decimals, never by way of a float."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

from sv_score._version import __version__
from sv_score.model.criteria import Rounding
from sv_score.model.finding import pointer
from sv_score.model.result import BidResult, CriterionResult, DimensionResult, MinimumResult, Result, State
from sv_score.reading.locate import Located
from sv_score.reading.source import Source
from sv_score.scoring.rounding import rounded
from sv_score.writing.figures import published
from sv_score.writing.page import Page
from sv_score.writing.plain import BLANK

_BLANK = frozenset(BLANK)
_NAMED = {None: "null", True: "true", False: "false"}
# On the line of what and how far from its start things stand.
_PAGE, _BID, _IN_BID, _DIMENSION, _IN_DIMENSION, _ANSWER = ("\n" + "  " * depth for depth in range(1, 7))


def write(page: Page) -> str:
    """Return the page as JSON, two spaces deep, ending with a line end."""
    return "".join(pieces(page))


def pieces(page: Page) -> Iterator[str]:
    """Yield the text of `write` piece by piece, each bid by itself: that of many bids is large."""
    result = page.result
    about = {
        "sv_score": 1,
        "tool": {"name": "sv-score", "version": __version__},
        "inputs": inputs(page.sources),
        "procurement": _procurement(result),
        "criteria": _criteria(result),
        "dimensions": _dimensions(result),
    }
    yield f'{{{_entries(about, _PAGE)},{_PAGE}"bids": '
    if result is not None and result.bids:
        write_bid = _Bids(result.criteria.printed_rounding).text
        yield f"[{_BID}{write_bid(result.bids[0])}"
        yield from (f",{_BID}{write_bid(bid)}" for bid in result.bids[1:])
        yield f"{_PAGE}]"
    else:
        yield "[]"
    found = {"findings": [finding_values(located) for located in page.findings], **remarks(result)}
    yield f",{_entries(found, _PAGE)}\n}}\n"


def inputs(sources: Iterable[Source]) -> list[dict[str, str]]:
    """Return the files that were read, each with its checksum."""
    return [{"path": source.label, "sha256": source.sha256} for source in sources]


def number(value: Decimal | None) -> Decimal | None:
    """Return a published number without needless zeros, `None` where there is none."""
    return None if value is None else Decimal(published(value))


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
    return number(shown.dimension.weight)


class _Bids:
    """Makes the text of bids; what many of them have in common is made once.

    Results of a large evaluation share scores and answers. They live as long as the page does, so that they
    can be told by their identity.
    """

    def __init__(self, rounding: Rounding) -> None:
        self._rounding = rounding
        self._scores: dict[tuple[int, int, State, str], tuple[str, str]] = {}
        self._answers: dict[int, str] = {}
        self._different: dict[tuple[Any, ...], str] = {}

    def text(self, bid: BidResult) -> str:
        """Return the text of one bid."""
        whose = {"id": bid.bid.id, "supplier": bid.bid.supplier or None}
        dimensions = _listed([self._dimension(shown) for shown in bid.dimensions], _IN_BID)
        gates = [
            {"id": g.criterion.id, "passed": g.passed, "disqualifies": g.disqualifies} for g in bid.gates
        ]
        failed = _entries({"gates": gates, "disqualified_by": list(bid.disqualified_by)}, _IN_BID)
        return f'{{{_entries(whose, _IN_BID)},{_IN_BID}"dimensions": {dimensions},{failed}{_BID}}}'

    def _dimension(self, shown: DimensionResult) -> str:
        key = (id(shown.low), id(shown.high), shown.state, shown.dimension.id)
        if key not in self._scores:
            minimum = {"minimum": _minimum(shown.minimum, "percent")}
            score = _entries(_score(shown, self._rounding), _IN_DIMENSION)
            self._scores[key] = score, _entries(minimum, _IN_DIMENSION)
        score, minimum_ = self._scores[key]
        rank = "null" if shown.rank is None else shown.rank
        criteria = _listed([self._answer(one) for one in shown.criteria], _IN_DIMENSION)
        more = f'{_IN_DIMENSION}"rank": {rank},{minimum_},{_IN_DIMENSION}"criteria": {criteria}'
        return f"{{{score},{more}{_DIMENSION}}}"

    def _answer(self, shown: CriterionResult) -> str:
        text = self._answers.get(id(shown))
        if text is None:
            response = shown.response
            scores = (shown.state, shown.low_score, shown.high_score)
            key = (shown.criterion.id, *scores, response.quantity, response.no_response)
            text = self._different.get(key)
            if text is None:
                text = self._different[key] = _text_of(_criterion(shown, self._rounding), _ANSWER)
            self._answers[id(shown)] = text
        return text


def _score(shown: DimensionResult, rounding: Rounding) -> dict[str, Any]:
    score = shown.score
    weighted = None if score is None else shown.weighted(score)
    exact = {"score": str(score), "weighted": None if weighted is None else str(weighted)}
    return {
        "id": shown.dimension.id,
        "state": str(shown.state),
        "score": measure(score, rounding),
        "weighted": measure(weighted, rounding),
        "weight": _weight(shown),
        "exact": None if score is None else exact,
        "low": measure(shown.low, rounding),
        "high": measure(shown.high, rounding),
    }


def _criterion(shown: CriterionResult, rounding: Rounding) -> dict[str, Any]:
    final = shown.score is not None
    values: dict[str, Any] = {
        "id": shown.criterion.id,
        "kind": str(shown.criterion.kind),
        "state": str(shown.state),
        "score": number(shown.score),
        "max": number(shown.highest),
        "percent": measure(shown.low, rounding) if final else None,
        "low": measure(shown.low, rounding),
        "high": measure(shown.high, rounding),
        "minimum": _minimum(shown.minimum, "score"),
    }
    if shown.response.quantity is not None:
        values["quantity"] = number(shown.response.quantity)
    if shown.response.no_response:
        values["no_response"] = True
    return values


def _minimum(minimum: MinimumResult | None, key: str) -> dict[str, Any] | None:
    if minimum is None:
        return None
    return {key: number(minimum.threshold), "met": minimum.met, "disqualifies": minimum.disqualifies}


def measure(value: Fraction | None, rounding: Rounding) -> Decimal | None:
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
    return _text_of(value, "\n")


def _text_of(value: Any, indent: str) -> str:
    """Return the text of a value that starts on a line with this `indent`."""
    texts: list[str] = []
    _write(value, indent, texts.append)
    return "".join(texts)


def _entries(values: Mapping[str, Any], indent: str) -> str:
    """Return the text of the entries of an object, each on a line with this `indent`."""
    return ",".join(f"{indent}{_key(key)}: {_text_of(value, indent)}" for key, value in values.items())


def _listed(texts: Sequence[str], indent: str) -> str:
    """Return the text of a list on a line with this `indent` from the texts of what is in it."""
    inner = indent + "  "
    return f"[{inner}{f',{inner}'.join(texts)}{indent}]" if texts else "[]"


def _write(value: Any, indent: str, add: Callable[[str], None]) -> None:
    alone = _alone(value)
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
        alone = _alone(item)
        if alone is not None:
            add(start + alone)
        else:
            add(start)
            _write(item, inner, add)
        before = "," + inner
    add(indent + closing)


def _alone(value: Any) -> str | None:
    """Return the text of a value that has no others in it, `None` for the rest."""
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
    return None


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
