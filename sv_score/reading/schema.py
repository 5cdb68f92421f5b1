"""JSON Schemas (draft-07) of the file formats, from the same tables that the decoders use.

For editors: they offer keys, descriptions and words while somebody types. What the decoder accepts, its
schema accepts too, so that an editor never marks a good file as wrong. A schema is tolerant on purpose:
keys it does not know are left to `sv-score`, which names the nearest known one, so that an editor with an
older schema never marks a newer file as wrong either.

Beyond unknown keys only `sv-score` itself can know

- whether ids are unique, and what refers to something that exists;
- which keys go together: those of a kind of criterion, rule or clause, the two forms of a scale, a weight and
  `relative_importance`, a response's one answer, a mark and its reason, rounding's mode and its places, the
  one way in which a proposal speaks;
- how a value was spelled, since an editor hands on `010`, `1_000` or `True` as what it takes them for: a
  number or a truth value. So a number that can be read in two ways, or is longer than an editor's numbers,
  is not told there, nor a truth value in capitals, nor an id that an editor takes for a number. The other
  way round, `null` is a word to `sv-score`, and nothing at all to an editor;
- what a text says: whether a date is a day of the calendar, whether a policy's scale is one, whether there
  is more in it than spaces; and whether a policy's smallest number is above its largest.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sv_score.reading import decode, values
from sv_score.reading.bids import BIDS_FILE, INTEREST, Interests
from sv_score.reading.criteria import CRITERIA_FILE
from sv_score.reading.elements import Elements
from sv_score.reading.policy import POLICY_FILE
from sv_score.reading.policy_model import MODEL_FILE
from sv_score.reading.proposals import DECISION_FILE, PROPOSAL_FILE, InOrder, InOrderByDimension, Numbers
from sv_score.reading.responses import MARK, BareResponse, Marks, Responses
from sv_score.reading.seals import SEAL_FILE, Checksum, Content

Schema = dict[str, Any]
DRAFT = "http://json-schema.org/draft-07/schema#"

FILES: dict[str, decode.Record[Any]] = {
    "criteria": CRITERIA_FILE,
    "bids": BIDS_FILE,
    "model": MODEL_FILE,
    "policy": POLICY_FILE,
    "proposal": PROPOSAL_FILE,
    "decision": DECISION_FILE,
    "seal": SEAL_FILE,
}
# YAML editors type plain scalars; a text field accepts whatever type they guess.
_TEXT: Schema = {"type": ["string", "number", "boolean"], "minLength": 1}
_ID: Schema = {**_TEXT, "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$"}
_DAY: Schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_VERSION: Schema = {"enum": [1, "1"]}


def schema_for(kind: str) -> Schema:
    """Return the JSON Schema for a kind of file, one of `FILES`."""
    record = FILES[kind]
    return {"$schema": DRAFT, "title": f"sv-score: {record.noun}", **_record(record)}


def _of(decoder: Any) -> Schema:
    return _BY_TYPE[type(decoder)](decoder)


def _record(record: decode.Record[Any]) -> Schema:
    properties = {}
    for key, field in record.fields.items():
        properties[key] = {**_of(field.decoder), **({"description": field.doc} if field.doc else {})}
    required = [key for key, field in record.fields.items() if field.required]
    schema: Schema = {"type": "object", "properties": properties}
    return {**schema, "required": required} if required else schema


def _number(number: values.Number) -> Schema:
    schema: Schema = {"type": "number"}
    for key, value in (
        ("minimum", number.lowest),
        ("maximum", number.highest),
        ("exclusiveMinimum", number.above),
    ):
        if value is not None:
            # Every bound is a whole number: a fraction would not be exact in an editor.
            schema[key] = int(value)
    return schema


def _list(items: decode.ListOf[Any]) -> Schema:
    schema: Schema = {"type": "array", "items": _of(items.item)}
    return {**schema, "minItems": items.at_least} if items.at_least else schema


def _by_shape(shapes: decode.ByShape[Any]) -> Schema:
    return {"anyOf": [_of(decoder) for decoder in shapes.by_kind.values() if decoder is not None]}


def _text_map(_: decode.TextMap) -> Schema:
    return {"type": "object", "additionalProperties": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}}


def _marks(_: Marks) -> Schema:
    one = {"anyOf": [{"type": "number"}, _record(MARK)]}
    return {"type": "object", "additionalProperties": one}


def _elements(elements: Elements) -> Schema:
    return {"type": "object", "additionalProperties": _of(elements.status)}


def _responses(responses: Responses) -> Schema:
    return {"type": "object", "additionalProperties": _of(responses.response)}


def _interests(_: Interests) -> Schema:
    return {"anyOf": [{"enum": ["none"]}, {"type": "array", "items": _record(INTEREST)}]}


def _numbers(numbers: Numbers) -> Schema:
    return {"type": "object", "additionalProperties": _of(numbers.number)}


def _in_order(_: InOrder) -> Schema:
    return {"type": "array", "items": {"anyOf": [_ID, {"type": "array", "items": _ID}]}}


def _in_order_by_dimension(by_dimension: InOrderByDimension) -> Schema:
    return {"type": "object", "additionalProperties": _in_order(by_dimension.order)}


_BY_TYPE: dict[type, Callable[[Any], Schema]] = {
    decode.Record: _record,
    values.Text: lambda _: _TEXT,
    values.TextAs: lambda _: _TEXT,
    values.Identifier: lambda _: _ID,
    values.Number: _number,
    values.Integer: lambda d: {"type": "integer", "minimum": d.lowest, "maximum": d.highest},
    values.Boolean: lambda _: {"type": "boolean"},
    values.Day: lambda _: _DAY,
    values.Choice: lambda d: {"enum": [str(member) for member in d.choices]},
    values.Word: lambda d: {"enum": list(d.words)},
    decode.ListOf: _list,
    decode.TextMap: _text_map,
    decode.ByShape: _by_shape,
    values.FormatVersion: lambda _: _VERSION,
    Marks: _marks,
    Responses: _responses,
    Elements: _elements,
    Checksum: lambda _: {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    Content: lambda _: {"type": "object"},
    BareResponse: lambda _: {"anyOf": [{"type": "number"}, {"enum": ["pass", "fail"]}]},
    Interests: _interests,
    Numbers: _numbers,
    InOrder: _in_order,
    InOrderByDimension: _in_order_by_dimension,
}
