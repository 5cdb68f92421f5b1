"""What a file says, without its spelling: content made from model values, by the tables that read them.

The keys are those of the file formats. A key is left out whose value is what leaving it out means, but a
number never; shorthands are written in full; text has its white space run together and is in Unicode NFC.
"""

from __future__ import annotations

from collections.abc import Mapping as Map
from datetime import date
from decimal import Decimal
from typing import Any

from sv_score.model.bids import Mark, Response
from sv_score.model.criteria import AwardCriteria, Scale
from sv_score.model.seal import Tree
from sv_score.reading.criteria import CRITERIA_FILE
from sv_score.reading.decode import UNKEPT, ByShape, ListOf, Record
from sv_score.reading.nodes import Mapping
from sv_score.reading.responses import MARK, RESPONSE_RECORD, Marks, Responses

_NO_DEFAULT = object()
# Attributes that say where a value was read, not what it is.
_PLACES = frozenset({"file", "route", "unread"})
_RESULTS = {True: "pass", False: "fail"}


def content_of_criteria(criteria: AwardCriteria) -> Tree:
    """Return the content of a criteria file."""
    return content_of(CRITERIA_FILE, criteria)


def content_of(record: Record[Any], value: Any) -> Tree:
    """Return the content of a whole file that `record` reads; marks of score files are not in it."""
    return {"sv_score": Decimal(1), **content_of_record(record, value)}


def content_of_record(record: Record[Any], value: Any) -> Tree:
    """Return the keys of a record by the table that reads it, those left out that say nothing."""
    tree = {}
    derived = ("min", "max") if isinstance(value, Scale) and value.step is None else ()
    for key, field in record.fields.items():
        attribute = field.attribute or key
        found = getattr(value, attribute, None)
        default = value._field_defaults.get(attribute, _NO_DEFAULT)
        if attribute != UNKEPT and key not in derived and not _unsaid(found, default):
            tree[key] = _by_decoder(field.decoder, found)
    return tree


def _unsaid(value: Any, default: Any) -> bool:
    """Return whether leaving the key out means the same; a number is always said."""
    if value is None or value == "":
        return True
    number = isinstance(value, Decimal | int) and not isinstance(value, bool)
    return bool(value == default) and not number


def _by_decoder(decoder: Any, value: Any) -> Tree:
    if isinstance(decoder, Record):
        return content_of_record(decoder, value)
    if isinstance(decoder, ListOf):
        return [_by_decoder(decoder.item, item) for item in value]
    if isinstance(decoder, Responses):
        answers = {name: content_of_response(response) for name, response in value.items()}
        return {name: answer for name, answer in answers.items() if answer is not None}
    if isinstance(decoder, Marks):
        return {mark.evaluator: content_of_record(MARK, mark) for mark in value}
    if isinstance(decoder, ByShape) and hasattr(value, "_fields"):
        return _by_decoder(decoder.by_kind[Mapping], value)
    return _plain(value)


def content_of_response(response: Response) -> Tree:
    """Return a response as it stands in its file, `None` where only other files know it."""
    marks = tuple(m for m in response.marks if not m.file)
    own = response._replace(marks=marks, unread=False, file="", route=())
    if own == Response(agreed=own.agreed) and own.agreed is not None:
        return own.agreed
    if own == Response(passed=own.passed) and own.passed is not None:
        return _RESULTS[own.passed]
    if own == Response():
        return None
    tree = content_of_record(RESPONSE_RECORD, own)
    return tree if own.passed is None else {**tree, "result": _RESULTS[own.passed]}


def _plain(value: Any) -> Tree:
    """Return a value that has no table, by its own names."""
    if isinstance(value, Response):
        return content_of_response(value)
    if hasattr(value, "_fields"):
        defaults = value._field_defaults
        named = {name: getattr(value, name) for name in value._fields if name not in _PLACES}
        said = {n: v for n, v in named.items() if not _unsaid(v, defaults.get(n, _NO_DEFAULT))}
        return {"scores" if name == "marks" else name: _plain(v) for name, v in said.items()}
    if isinstance(value, tuple) and value and all(isinstance(item, Mark) for item in value):
        return {mark.evaluator: content_of_record(MARK, mark) for mark in value}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Map):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, bool):
        return value
    if isinstance(value, Decimal | int):
        return Decimal(value)
    return value.isoformat() if isinstance(value, date) else normalised(str(value))


def normalised(text: str) -> str:
    """Return text with its white space run together, in Unicode NFC."""
    if not text.isascii():
        # Most text is ASCII, and loading the tables takes as long as all of it.
        from unicodedata import normalize

        text = normalize("NFC", text)
    return " ".join(text.split())
