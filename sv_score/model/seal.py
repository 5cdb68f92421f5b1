"""A seal: what a file said on the day it was sealed, as content and as checksums.

`Tree` is content without its spelling: text, exact numbers, truth values, lists and keys with values.
`sv_score.reading.content` makes it and says what is left out of it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sv_score.model.named_tuple import NamedTuple

# Text, `Decimal`, truth value, list of trees, or dictionary of trees by key.
Tree = Any
CANONICAL = 1
"""The version of the canonical form that checksums are made from."""


class Part(NamedTuple):
    """The checksum of one part of a file, such as `criterion LE1`."""

    part: str
    sha256: str = ""


class SealedFile(NamedTuple):
    """One file as it was sealed: `name` from the seal's folder, `kind`, checksums and content.

    A file that is not one of sv-score's has the kind `other`, the checksum of its bytes and no content.
    """

    name: str
    kind: str = ""
    sha256: str = ""
    parts: tuple[Part, ...] = ()
    content: Tree = None

    @property
    def said(self) -> tuple[str, str, str]:
        """Return what the seal says of the file: its name, its kind and the checksum of what it said."""
        return self.name, self.kind, self.sha256


class Sealing(NamedTuple):
    """One act of sealing: the day, the program, the `notice` it went with, and why it was done again."""

    sealed: date | None = None
    tool: str = ""
    notice: str = ""
    reason: str = ""
    files: tuple[SealedFile, ...] = ()


class Seal(NamedTuple):
    """A whole seal file: what holds now, and every sealing that it took the place of, oldest first."""

    sealed: date | None = None
    tool: str = ""
    notice: str = ""
    reason: str = ""
    files: tuple[SealedFile, ...] = ()
    earlier: tuple[Sealing, ...] = ()

    @property
    def sealing(self) -> Sealing:
        """Return the latest act of sealing by itself."""
        return Sealing(self.sealed, self.tool, self.notice, self.reason, self.files)

    @property
    def first_day(self) -> date | None:
        """Return the day of the first sealing."""
        return self.earlier[0].sealed if self.earlier else self.sealed

    def of(self, name: str) -> SealedFile | None:
        """Return what was sealed of the file `name`, `None` where the seal does not know it."""
        return next((file for file in self.files if file.name == name), None)
