"""What `sv-score verify` finds out about one file; every kind of file has a verifier that returns this."""

from __future__ import annotations

from typing import Any

from sv_score.model.named_tuple import NamedTuple
from sv_score.writing.parts import Part


class Verdict(NamedTuple):
    """Whether `file` is `sound`, the `parts` of a page that say so, and the same as JSON `values`."""

    file: str
    sound: bool
    parts: tuple[Part, ...]
    values: dict[str, Any]
