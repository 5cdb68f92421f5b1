"""All pairs as a matrix of plain symbols, for up to twelve bids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sv_score.comparing.pairs import Pair, Relation, Unopposed
from sv_score.model.result import BidResult

MOST_BIDS = 12
LEGEND = (
    "> the row dominates the column, < the column dominates the row, = equal on every criterion, "
    "~ trade-off, ? still open.",
    "u: the row is unopposed against the column. u? whether it is, is still open.",
)
_SYMBOLS = {
    Relation.A_DOMINATES: (">", "<"),
    Relation.B_DOMINATES: ("<", ">"),
    Relation.EQUAL: ("=", "="),
    Relation.TRADE_OFF: ("~", "~"),
    Relation.UNDETERMINED: ("?", "?"),
}
_SIGNS = {
    Unopposed.A: (" u", ""),
    Unopposed.B: ("", " u"),
    Unopposed.BOTH: (" u", " u"),
    Unopposed.NONE: ("", ""),
    Unopposed.UNDETERMINED: (" u?", " u?"),
}


def matrix(bids: Sequence[BidResult], pairs: Iterable[Pair]) -> list[tuple[str, ...]]:
    """Return a header row and one row per bid, each starting with the bid's id."""
    ids = [bid.bid.id for bid in bids]
    cells = {(name, name): "." for name in ids}
    for pair in pairs:
        a, b = pair.a.bid.id, pair.b.bid.id
        symbols, signs = _SYMBOLS[pair.relation], _SIGNS[pair.unopposed]
        cells[a, b], cells[b, a] = symbols[0] + signs[0], symbols[1] + signs[1]
    return [("", *ids), *((row, *(cells[row, column] for column in ids)) for row in ids)]
