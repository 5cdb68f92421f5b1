"""Checksums of content: version 1 of the canonical form (`sv_score.model.seal.CANONICAL`).

The form is described for others in `docs/sealing.md`: content as `sv_score.reading.content` makes it, as JSON
with sorted keys, without spaces, in UTF-8, numbers by value and as text. A checksum is the SHA-256 of that.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any, cast

from sv_score.model.checksum import sha256
from sv_score.model.seal import Part, Tree

# How a number is written at most; one with more digits than that gets an exponent.
LONGEST = 40


def checksum(content: Tree) -> str:
    """Return the SHA-256 of canonical content, in hexadecimal."""
    return sha256(canonical_json(content).encode("utf-8", "surrogatepass")).hexdigest()


def canonical_json(content: Tree) -> str:
    """Return canonical content as JSON with sorted keys, without spaces, numbers as text."""
    return json.dumps(_for_json(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def parts_of(kind: str, content: Tree) -> tuple[Part, ...]:
    """Return the checksum of each part of a criteria or bids file; other files have no parts."""
    return tuple(Part(name, checksum(tree)) for name, tree in _parts(kind, content).items())


def _parts(kind: str, content: Tree) -> dict[str, Tree]:
    if kind not in ("criteria", "bids"):
        return {}
    whole = content if isinstance(content, dict) else {}
    apart = ("dimensions", "scale", "refinements") if kind == "criteria" else ("evaluators", "bids")
    parts: dict[str, Tree] = {"settings": {k: v for k, v in whole.items() if k not in apart}}
    parts |= {key: whole[key] for key in ("scale", "refinements") if key in whole}
    for dimension in _records(whole, "dimensions"):
        own = {k: v for k, v in dimension.items() if k != "criteria"}
        parts[f"dimension {dimension['id']}"] = own
        parts |= {f"criterion {c['id']}": c for c in _records(dimension, "criteria")}
    parts |= {f"evaluator {each['id']}": each for each in _records(whole, "evaluators")}
    return parts | {f"bid {each['id']}": each for each in _records(whole, "bids")}


def _records(content: dict[str, Tree], key: str) -> list[dict[str, Tree]]:
    """Return the records with an id in a list; a seal that somebody has changed may hold anything there."""
    items = content.get(key)
    each = items if isinstance(items, list) else []
    return [item for item in each if isinstance(item, dict) and "id" in item]


def number_text(number: Decimal) -> str:
    """Return a number by its value in one spelling: `1.1` for `1.10`, no exponent unless very long."""
    if not number:
        return "0"
    sign, digits, exponent = number.as_tuple()
    figures = "".join(map(str, digits)).lstrip("0")
    short = figures.rstrip("0")
    power = cast(int, exponent) + len(figures) - len(short)
    # A seal may say 1e999999999; written out, that is a gigabyte.
    if abs(power) <= LONGEST:
        text = f"{number:f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
        if len(text) <= LONGEST:
            return text
    return f"{'-' * sign}{short}e{power}"


def _for_json(content: Tree) -> Any:
    if isinstance(content, dict):
        return {key: _for_json(value) for key, value in content.items()}
    if isinstance(content, list):
        return [_for_json(value) for value in content]
    return number_text(content) if isinstance(content, Decimal) else content
