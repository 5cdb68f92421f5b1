"""The mutants that make no difference, each with the reason why no test can notice it."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from pathlib import Path

from tests.mutation.mutations import Mutant

FILE = Path(__file__).parent / "equivalent.toml"


class Equivalents:
    """What stands in `equivalent.toml`: `file` may have `*`, the others are the mutant's to the letter."""

    def __init__(self) -> None:
        self.entries: list[dict[str, str]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["equivalent"]

    def reason(self, mutant: Mutant) -> str:
        """Return why `mutant` makes no difference, or an empty text."""
        return next((entry["reason"] for entry in self.entries if self.fits(entry, mutant)), "")

    @staticmethod
    def fits(entry: dict[str, str], mutant: Mutant) -> bool:
        """Return whether an entry of the file speaks of `mutant`."""
        same = (
            entry.get(part, getattr(mutant, part)) == getattr(mutant, part)
            for part in ("code", "before", "after")
        )
        return fnmatch(mutant.file, entry.get("file", "*")) and all(same)
