"""All pairs as a matrix of plain symbols, for up to twelve bids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sv_score.comparing.pairs import Pair, Relation, Unopposed
from sv_score.model.result import BidResult

MOST_BIDS = 12
# Wider than this, names as column heads break on a terminal of 80 columns: then letters stand for them.
WIDEST = 76
LETTERS = "ABCDEFGHIJKL"
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
    """Return a header row and one row per bid, each starting with the bid's id.

    Where the ids are too long to stand side by side, the columns have letters, which stand before the ids of
    the rows. Letters and not numbers: a number looks like a place.
    """
    ids = [bid.bid.id for bid in bids]
    cells = {(name, name): "." for name in ids}
    for pair in pairs:
        a, b = pair.a.bid.id, pair.b.bid.id
        symbols, signs = _SYMBOLS[pair.relation], _SIGNS[pair.unopposed]
        cells[a, b], cells[b, a] = symbols[0] + signs[0], symbols[1] + signs[1]
    heads, rows = ids, ids
    if max(map(len, ids)) + sum(max(len(name), 4) + 2 for name in ids) > WIDEST:
        heads = list(LETTERS[: len(ids)])
        rows = [f"{letter} {name}" for letter, name in zip(heads, ids, strict=True)]
    lines = ((row, *(cells[name, column] for column in ids)) for row, name in zip(rows, ids, strict=True))
    return [("", *heads), *lines]
