"""`sv_score.compare`: what can be said about two bids without one number for each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from sv_score.api.evaluation import Evaluation, StrPath, evaluation_of
from sv_score.commands.named_bids import named_pair
from sv_score.comparing.overview import overview
from sv_score.comparing.pairs import Sides
from sv_score.comparing.pairs import compare as compared
from sv_score.writing.compare import ComparePage
from sv_score.writing.compare.parts import parts
from sv_score.writing.parts import Part, as_markdown, as_text

Relation = Literal["a_dominates", "b_dominates", "equal", "trade_off", "undetermined"]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Comparison:
    """What can be said about bids `a` and `b`, in the words of `sv-score compare --format json`.

    `criteria` and `dimensions` name the criteria and dimensions on which *a* is `better`, `worse` or `equal`,
    or that are still `open`. `relation` is by criteria, `dimension_relation` by dimensions; `trade_off` means
    that each is better in something. `unopposed` says which of the two some dimension supports and none
    opposes.
    """

    a: str
    b: str
    criteria: Sides
    relation: Relation
    dimensions: Sides
    dimension_relation: Relation
    unopposed: Literal["a", "b", "both", "none", "undetermined"]
    _parts: tuple[Part, ...] = field(compare=False)

    def to_text(self) -> str:
        """Return the comparison in sentences."""
        return as_text(self._parts)

    def to_markdown(self) -> str:
        """Return the comparison as Markdown."""
        return as_markdown(self._parts)

    def __repr__(self) -> str:
        """Return the two bids and how they stand to one another."""
        return f"<Comparison of {self.a} (a) and {self.b} (b): {self.relation}>"

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        from sv_score.writing.notebook import fragment

        return fragment(self._parts)


def compare(what: StrPath | Evaluation, a: str, b: str, *, unsealed_ok: bool = False) -> Comparison:
    """Compare the bids `a` and `b` of a bids file, or of an evaluation, criterion by criterion.

    `unsealed_ok` is as in `evaluate`. Raises `Unreadable` where a bid is not there or nothing was scored.
    """
    result = evaluation_of(what, unsealed_ok=unsealed_ok).result
    places = named_pair(result, (a, b))
    assert places is not None, "two names are two bids, or are refused"
    seen = overview(result)
    pair = compared(seen.field, *places)
    return Comparison(
        a=a,
        b=b,
        criteria=pair.criteria,
        relation=pair.relation.value,
        dimensions=pair.dimensions,
        dimension_relation=pair.dimension_relation.value,
        unopposed=pair.unopposed.value,
        _parts=tuple(parts(ComparePage(result, seen, pair))),
    )
