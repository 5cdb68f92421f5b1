"""All bids of a result beside one another: which are undominated, by which others the rest is
dominated, and how much dominance could tell at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from sv_score.comparing.dominance import Tally, dominators, members, tally
from sv_score.comparing.pairs import Field, field
from sv_score.comparing.standing import criterion_columns
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import BidResult, Result


class Overview(NamedTuple):
    """What dominance at criterion level comes to.

    `rows` holds for each bid the set of bids that dominate it, as the bits of a whole number.
    """

    field: Field
    rows: tuple[int, ...]
    tally: Tally

    @property
    def undominated(self) -> list[BidResult]:
        """Return the bids that no other bid dominates: a set, in the order of the file, no ranking."""
        return [shown.bid for shown, row in zip(self.field.bids, self.rows, strict=True) if not row]

    def dominated(self) -> Iterator[tuple[int, list[int]]]:
        """Yield each dominated bid with every bid that dominates it, each once, as places in the file."""
        for bid, row in enumerate(self.rows):
            if row:
                yield bid, list(members(row))


def overview(result: Result) -> Overview:
    """Return what can be said about all bids of `result`."""
    columns = criterion_columns(result.bids)
    rows = dominators(columns)
    return Overview(field(result), tuple(rows), tally(columns, rows))
