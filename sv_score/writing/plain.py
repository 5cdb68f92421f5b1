"""Untrusted text made harmless for people.

Nothing in it moves the cursor, reorders a line, goes unseen, or is a command to the service that keeps a log.
"""

from __future__ import annotations

import re
from collections.abc import Callable

# Letters and signs that are blank, though Unicode counts them among those that print.
BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
# C0 and C1 controls, bidirectional and invisible controls, line separators, halves of character pairs, tags.
_UNSAFE = (
    f"[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    f"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f{BLANK}]"
)
# What some scripts and emoji are written with: joiners after their own signs, and the tags of a flag.
_NEEDED = (
    "(?<=[\u0600-\u1fff\u2190-\u32ff\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]"
    "|\U0001f3f4[\U000e0020-\U000e007e]{1,6}\U000e007f"
)
# Azure and GitHub obey `##[word]` and `##word[…]` wherever they stand in a log.
_COMMAND = r"##(?=[\w-]*\[)"


def plain(text: str) -> str:
    """Return `text` on one line, with every character that acts or hides written as a code."""
    if text.isprintable() and text.isascii():
        # Nothing else in it is unsafe; most text ends here, without a pattern.
        return without_commands(text, _INSTEAD)
    flat = re.sub(r"[ \t\r\n]+", " ", text)
    return without_commands(replaced(flat, _code), _INSTEAD)


def without_commands(text: str, instead: str) -> str:
    """Return `text` with `instead` in place of each `##` that a service which keeps the log would obey."""
    return re.sub(_COMMAND, lambda found: instead, text) if "##" in text else text


def _code(char: str) -> str:
    return f"<U+{ord(char):04X}>"


_INSTEAD = _code("#") + "#"


def replaced(text: str, code: Callable[[str], str]) -> str:
    """Return `text` with what `code` makes of each character that acts or hides in its place."""
    return re.sub(
        f"({_NEEDED})|{_UNSAFE}", lambda found: found.group() if found[1] else code(found.group()), text
    )
