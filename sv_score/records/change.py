"""One difference in meaning: which value, in which part of a file, what it was and what it is."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from sv_score.model.finding import Route
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.seal import Tree
from sv_score.records.canonical import number_text

# What a key means that is not written.
_UNSAID = {
    "kind": "scored",
    "moderation": "consensus",
    "criterion_weights": "of_dimension",
    "relative_importance": "weights",
    "model": "custom",
    "mode": "half_up",
    "better": "higher",
    "importance": "standard",
}
NOTHING = "not stated"


class Touches(StrEnum):
    """What a change bears on."""

    FIGURES = "figures"
    WORDING = "wording"
    OTHER = "other"


class Change(NamedTuple):
    """One difference: `old` and `new` are content, `None` where there is none.

    `part` is the id of the criterion, dimension, bid or evaluator that it stands in, else the key at the
    top of the file; `dimension` the dimension's id, if in one; `what` says which value of the part;
    `route` is the place in the new content, `path` the same place with ids in place of positions.
    """

    part: str
    what: str
    old: Tree
    new: Tree
    touches: Touches
    route: Route
    path: Route
    dimension: str = ""

    @property
    def place(self) -> str:
        """Return the part and the value: `LE1: weight`."""
        return f"{self.part}: {self.what}" if self.what else self.part

    @property
    def before(self) -> str:
        """Return the old value for people."""
        return said(self.old, self._key)

    @property
    def after(self) -> str:
        """Return the new value for people."""
        return said(self.new, self._key)

    @property
    def _key(self) -> str:
        return str(self.path[-1]) if self.path else ""


def said(value: Tree, key: str = "") -> str:
    """Return a value for people; `key` is the key it stands under, for what its absence means."""
    if value is None:
        return _UNSAID.get(key, NOTHING)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, list):
        return ", ".join(f"({said(item)})" if isinstance(item, dict) else said(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{key.replace('_', ' ')} {said(item)}" for key, item in value.items())
    return str(value)


def shortened(old: str, new: str, limit: int) -> tuple[str, str]:
    """Return two texts no longer than `limit` each, cut so that their first difference is seen."""
    if max(len(old), len(new)) <= limit:
        return old, new
    alike = next(
        (n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    start = old.rfind(" ", 0, max(alike - limit // 3, 0)) + 1
    return _cut(old, start, limit), _cut(new, start, limit)


def _cut(text: str, start: int, limit: int) -> str:
    shown = ("…" if start else "") + text[start:]
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"
