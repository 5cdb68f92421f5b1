"""What a writer gets: the result to show, the findings with their places, and what was read."""

from __future__ import annotations

from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import BidResult, Result
from sv_score.reading.locate import Located
from sv_score.reading.source import Source

CLOSING = (
    "Dimension scores are sub-totals. Where the published methodology has a total, "
    "it is computed there, not here."
)


class Page(NamedTuple):
    """What to write. `result` is `None` where errors stopped the scoring; `detail` adds the criteria."""

    result: Result | None
    findings: tuple[Located, ...] = ()
    sources: tuple[Source, ...] = ()
    detail: bool = False


def narrowed(result: Result, bids: tuple[str, ...], dimensions: tuple[str, ...]) -> Result:
    """Return `result` with only the named bids and dimensions; no name means all.

    Places within a dimension stay those among all bids.
    """

    def keep(bid: BidResult) -> BidResult:
        kept = tuple(d for d in bid.dimensions if not dimensions or d.dimension.id in dimensions)
        gates = {gate.id for shown in kept for gate in shown.dimension.gates}
        return bid._replace(dimensions=kept, gates=tuple(g for g in bid.gates if g.criterion.id in gates))

    return result._replace(bids=tuple(keep(b) for b in result.bids if not bids or b.bid.id in bids))
