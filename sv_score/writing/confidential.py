"""Passages of a record that are marked confidential: `[confidential]…[/confidential]`.

Regulations 2024 let an authority leave confidential material out of what other suppliers are told. Whoever
writes a reason marks such passages in it; nothing else is ever withheld, and nothing marked is shown by
mistake: a marker without its partner withholds everything on its side.
"""

from __future__ import annotations

import re

WITHHELD = "[withheld: confidential]"
_MARKER = re.compile(r"\[\s*(/?)\s*confidential\s*\]", re.IGNORECASE)


def has_confidential(text: str) -> bool:
    """Return whether a passage of `text` is marked confidential."""
    return "confidential" in text.casefold() and _MARKER.search(text) is not None


def without_markers(text: str) -> str:
    """Return `text` whole, for readers who may see all of it."""
    return _MARKER.sub("", text) if has_confidential(text) else text


def withheld(text: str) -> str:
    """Return `text` with `[withheld: confidential]` in place of each passage marked confidential.

    A passage that is opened and not closed is withheld to the end of the text; one that is closed and not
    opened, from its beginning.
    """
    if not has_confidential(text):
        return text
    kept: list[str] = []
    depth = position = 0
    for marker in _MARKER.finditer(text):
        if not depth:
            kept.append(text[position : marker.start()])
        if not marker[1]:
            depth += 1
        elif depth:
            depth -= 1
        else:
            kept = []
        if not depth:
            kept.append(WITHHELD)
        position = marker.end()
    kept.append(WITHHELD if depth else text[position:])
    return "".join(kept)
