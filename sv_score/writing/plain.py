"""Untrusted text made harmless for a terminal: nothing in it can move the cursor or reorder a line."""

from __future__ import annotations

import re

# C0 and C1 controls, bidirectional controls, line separators, and halves of character pairs.
_UNSAFE = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"


def plain(text: str) -> str:
    """Return `text` on one line, with every character that could act on a terminal written as a code."""
    # Nothing unsafe is printable; most text ends here, without a pattern.
    if text.isprintable():
        return text
    flat = re.sub(r"[ \t\r\n]+", " ", text)
    return re.sub(_UNSAFE, lambda found: f"<U+{ord(found.group()):04X}>", flat)
