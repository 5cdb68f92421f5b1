"""History files: one entry a line, as JSON, beside the bids file (docs/formats.md).

What editors and git do to a text file does not matter: a byte order mark, the kind of line ends, spaces
at a line's end and empty lines are not part of an entry.
"""

from __future__ import annotations

import json
import re
from typing import Any

from sv_score.model.checksum import sha256
from sv_score.model.history import Entry, History, HistoryLine, Place, Whose
from sv_score.reading import limits
from sv_score.reading.source import Source

WHEN = r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?"
_BOM = b"\xef\xbb\xbf"
_ROW = rb"([^\r\n]*)(?:\r\n|\r|\n|\Z)"
_TEXTS = ("when", "by", "bid", "criterion", "whose", "evaluator", "reason")
_REQUIRED = {"entry", "previous", "when", "by", "bid", "criterion", "whose", "old", "new"}
_KNOWN = _REQUIRED | {"sv_score", "evaluator", "reason", "words"}


class _Faulty(ValueError):
    """A line that is no entry; the text says why."""


def read_history(source: Source) -> History:
    """Return a history file line by line; a line that is no entry carries its fault."""
    lines, faulty = [], 0
    for number, match in enumerate(re.finditer(_ROW, source.data.removeprefix(_BOM)), start=1):
        row = match[1].rstrip(b" \t")
        if row:
            line = _line(number, row)
            faulty += line.entry is None
            if faulty > limits.FINDINGS:
                # No history has so many: this is another kind of file, or one to be restored as a whole.
                before = f"{limits.FINDINGS:,} lines before it are none either"
                fault = f"{line.fault}; {before}, and what follows was not read"
                lines.append(line._replace(fault=fault))
                break
            lines.append(line)
    return History(source.label, tuple(lines))


def _line(number: int, row: bytes) -> HistoryLine:
    digest = sha256(row).hexdigest()
    try:
        return HistoryLine(number, digest, _entry(_values(row)))
    except _Faulty as fault:
        return HistoryLine(number, digest, None, str(fault))


def _values(row: bytes) -> dict[str, Any]:
    try:
        values = json.loads(row.decode("utf-8"), object_pairs_hook=_once)
    except UnicodeDecodeError:
        raise _Faulty("it is not UTF-8 text") from None
    except _Faulty:
        raise
    except (ValueError, RecursionError):
        raise _Faulty("it is not JSON") from None
    if not isinstance(values, dict):
        raise _Faulty("it is not an entry with its keys between braces")
    return values


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key that stands twice; programs disagree on which of the two counts."""
    values = dict(pairs)
    if len(values) < len(pairs):
        raise _Faulty("a key stands twice in it")
    return values


def _entry(values: dict[str, Any]) -> Entry:
    missing = sorted(_REQUIRED - values.keys())
    unknown = sorted(values.keys() - _KNOWN)
    if missing or unknown:
        raise _Faulty(f"it has no `{missing[0]}`" if missing else f"it has an unknown key `{unknown[0]}`")
    texts = {name: _text(values, name) for name in _TEXTS}
    number, version = values["entry"], values.get("sv_score", 1)
    if isinstance(number, bool) or not isinstance(number, int) or number < 1:
        raise _Faulty("`entry` is not a whole number from 1")
    if version != 1:
        raise _Faulty("it is of another version of the format than 1")
    if texts["whose"] not in list(Whose):
        raise _Faulty(f"`whose` is not one of {', '.join(Whose)}")
    if not re.fullmatch(WHEN, texts["when"]):
        raise _Faulty("`when` is not a date such as 2026-06-01 or 2026-06-01T14:03:00Z")
    previous, old, new = (_text_or_null(values, name) for name in ("previous", "old", "new"))
    words = values.get("words", {})
    if not isinstance(words, dict) or not all(isinstance(text, str) for text in words.values()):
        raise _Faulty("`words` does not hold texts by name")
    place = Place(texts["bid"], texts["criterion"], Whose(texts["whose"]), texts["evaluator"])
    return Entry(number, previous or "", texts["when"], texts["by"], place, old, new, words, texts["reason"])


def _text(values: dict[str, Any], name: str) -> str:
    text = values.get(name, "")
    if not isinstance(text, str) or (name in _REQUIRED and not text.strip()):
        raise _Faulty(f"`{name}` is not a text")
    return text


def _text_or_null(values: dict[str, Any], name: str) -> str | None:
    text = values[name]
    if text is not None and not isinstance(text, str):
        raise _Faulty(f"`{name}` is neither a text nor `null`")
    return text
