"""Untrusted text made harmless for machines; `sv_score.writing.plain` does it for people.

JSON writes control characters as codes by itself; what no encoding has a place for is replaced here.
"""

from __future__ import annotations

import re
from typing import Any

from sv_score.writing.plain import replaced, without_commands

REPLACEMENT = "\ufffd"
_HALVES = "[\ud800-\udfff]"


def whole(text: str) -> str:
    """Return `text` without halves of character pairs, which UTF-8 cannot write."""
    return text if text.isascii() else re.sub(_HALVES, REPLACEMENT, text)


def whole_values(value: Any) -> Any:
    """Return mappings, lists and text as they are, all text in them made `whole`."""
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, dict):
        return {key: whole_values(item) for key, item in value.items()}
    return [whole_values(item) for item in value] if isinstance(value, list) else value


def visible(path: str) -> str:
    """Return a path, spaces and all, with every character that acts or hides replaced by exactly one."""
    return path if path.isascii() and path.isprintable() else replaced(path, lambda char: REPLACEMENT)


def defused(text: str) -> str:
    """Return lines for a log so that no service that keeps the log takes a part of it for a command.

    A `#` of `##[…]` is replaced, one character for another, and a line that starts with `::` gets the
    `./` that it can have, because only a path can stand there.
    """
    text = without_commands(text, "#" + REPLACEMENT)
    return re.sub(r"^(?=[^\S\n]*::)", "./", text, flags=re.MULTILINE) if "::" in text else text
