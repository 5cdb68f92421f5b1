"""The lines of a text, one at a time: a list of them would take many times the memory of the text.

For maintainers: a hostile file may be nothing but line ends, and a list takes eight bytes for each.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator

# A line ends as in an editor, also after the lone carriage return of an old Mac.
LINE_END = re.compile("\r\n|\r|\n")
# Where a line begins is noted for one in so many; the others are counted from there.
_NOTED = 64


class Lines:
    """The lines of `text` without their ends, by number from 0; after the last line end there is one more."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = array("Q", [0])
        self._count = 1
        for match in LINE_END.finditer(text):
            if self._count % _NOTED == 0:
                self._starts.append(match.end())
            self._count += 1

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, number: int) -> str:
        begin, left = self._starts[number // _NOTED], number % _NOTED
        for match in LINE_END.finditer(self._text, begin):
            if not left:
                return self._text[begin : match.start()]
            begin, left = match.end(), left - 1
        return self._text[begin:]

    def __iter__(self) -> Iterator[str]:
        begin = 0
        for match in LINE_END.finditer(self._text):
            yield self._text[begin : match.start()]
            begin = match.end()
        yield self._text[begin:]


def with_ends(text: str) -> Iterator[str]:
    """Yield the lines of `text` with their ends, as a file gives them."""
    begin = 0
    for match in LINE_END.finditer(text):
        yield text[begin : match.end()]
        begin = match.end()
    if begin < len(text):
        yield text[begin:]


def line_and_column(text: str, at: int, begin: int = 0) -> tuple[int, int]:
    """Return the line and column of the character `at`, both from 1 at the character `begin`."""
    line, start = 1, begin
    for match in LINE_END.finditer(text, begin, at):
        line, start = line + 1, match.end()
    return line, at - start + 1
