"""Places within one dimension, by exact score; never across dimensions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


def ranks(low: Sequence[int], high: Sequence[int]) -> list[int | None]:
    """Return each bid's place within a dimension, 1 for the highest points.

    `low` and `high` are each bid's points, the same where they are final. Bids with equal points share
    a place (1, 1, 3); position in the file breaks no tie. A bid that is provisional has no place, nor
    has one that a provisional bid might still pass.
    """
    lows, highs = sorted(low), sorted(high)
    count = len(lows)
    places: list[int | None] = []
    for least, most in zip(low, high, strict=True):
        surely_ahead = count - bisect_right(lows, most)
        perhaps_ahead = count - bisect_right(highs, most)
        settled = least == most and surely_ahead == perhaps_ahead
        places.append(1 + surely_ahead if settled else None)
    return places
