"""JSON Schemas (draft-07) of the file formats, from the same tables that the decoders use.

For editors: they offer keys, descriptions and words while somebody types. A schema is tolerant on
purpose: keys it does not know are left to `sv-score`, which names the nearest known one, so that an
editor with an older schema never marks a newer file as wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sv_score.reading import decode
from sv_score.reading.bids import (
    BIDS_FILE,
    INTEREST,
    MARK,
    BareResponse,
    Interests,
    Marks,
    Responses,
)
from sv_score.reading.criteria import CRITERIA_FILE
from sv_score.reading.policy import POLICY_FILE
from sv_score.reading.policy_model import MODEL_FILE

Schema = dict[str, Any]
DRAFT = "http://json-schema.org/draft-07/schema#"

FILES: dict[str, decode.Record[Any]] = {
    "criteria": CRITERIA_FILE,
    "bids": BIDS_FILE,
    "model": MODEL_FILE,
    "policy": POLICY_FILE,
}
# YAML editors type plain scalars; a text field accepts whatever type they guess.
_ANY_SCALAR = ["string", "number", "boolean"]


def schema_for(kind: str) -> Schema:
    """Return the JSON Schema for `criteria`, `bids`, `model` or `policy` files."""
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


def _number(number: decode.Number) -> Schema:
    schema: Schema = {"type": "number"}
    for key, value in (
        ("minimum", number.lowest),
        ("maximum", number.highest),
        ("exclusiveMinimum", number.above),
    ):
        if value is not None:
            schema[key] = int(value) if value == int(value) else value
    return schema


def _list(items: decode.ListOf[Any]) -> Schema:
    schema: Schema = {"type": "array", "items": _of(items.item)}
    return {**schema, "minItems": items.at_least} if items.at_least else schema


def _by_shape(shapes: decode.ByShape[Any]) -> Schema:
    return {"anyOf": [_of(decoder) for decoder in shapes.by_kind.values() if decoder is not None]}


def _text_map(_: decode.TextMap) -> Schema:
    text: Schema = {"type": _ANY_SCALAR}
    listed = {"type": "array", "items": text}
    return {"type": "object", "additionalProperties": {"anyOf": [text, listed]}}


def _marks(_: Marks) -> Schema:
    one = {"anyOf": [{"type": "number"}, _record(MARK)]}
    return {"type": "object", "additionalProperties": one}


def _responses(responses: Responses) -> Schema:
    return {"type": "object", "additionalProperties": _of(responses.response)}


def _interests(_: Interests) -> Schema:
    return {"anyOf": [{"const": "none"}, {"type": "array", "items": _record(INTEREST)}]}


_BY_TYPE: dict[type, Callable[[Any], Schema]] = {
    decode.Record: _record,
    decode.Text: lambda _: {"type": _ANY_SCALAR},
    decode.TextAs: lambda _: {"type": _ANY_SCALAR},
    decode.Identifier: lambda _: {"type": ["string", "number"]},
    decode.Number: _number,
    decode.Integer: lambda d: {"type": "integer", "minimum": d.lowest, "maximum": d.highest},
    decode.Boolean: lambda _: {"type": "boolean"},
    decode.Day: lambda _: {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    decode.Choice: lambda d: {"enum": [str(member) for member in d.choices]},
    decode.Word: lambda d: {"enum": list(d.words)},
    decode.ListOf: _list,
    decode.TextMap: _text_map,
    decode.ByShape: _by_shape,
    decode.FormatVersion: lambda _: {"const": 1},
    Marks: _marks,
    Responses: _responses,
    BareResponse: lambda _: {"anyOf": [{"type": "number"}, {"enum": ["pass", "fail"]}]},
    Interests: _interests,
}
