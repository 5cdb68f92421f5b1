"""Text as YAML that people can go on writing in: quoted values that fold, and comments."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from sv_score.writing.plain import plain

WIDTH = 96
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def value_lines(key: str, text: str, margin: str = "") -> Iterator[str]:
    """Yield `key: "text"`, folded over several lines where it is long; reading gives exactly `text` again.

    Inside double quotes YAML reads a line end with the spaces around it as one space.
    """
    first = f'{margin}{key}: "'
    pieces = list(_folded(text, WIDTH - len(first)))
    for number, piece in enumerate(pieces):
        start = first if number == 0 else margin + "  "
        yield start + "".join(map(_escaped, piece)) + ('"' if number == len(pieces) - 1 else "")


def _folded(text: str, width: int) -> Iterator[str]:
    """Yield the words of `text` in pieces, parted at single spaces between two words only."""
    line = ""
    rest = text
    while rest:
        cut = rest.find(" ", 1)
        while cut != -1 and not (rest[cut - 1].isalnum() and rest[cut + 1 : cut + 2].isalnum()):
            cut = rest.find(" ", cut + 1)
        word, rest = (rest, "") if cut == -1 else (rest[:cut], rest[cut + 1 :])
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char.isprintable():
        return char
    code = ord(char)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def comment_lines(text: str, margin: str = "", hang: str = "") -> Iterator[str]:
    """Yield `text` as lines of comment; lines after the first are indented by `hang`."""
    lines = wrap(plain(text), WIDTH - len(margin) - 2, subsequent_indent=hang, break_on_hyphens=False)
    yield from (f"{margin}# {line}" for line in lines)
