"""Places within one dimension: ties share one, and an open bid keeps others' places open."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_score.scoring.ranks import ranks


@pytest.mark.parametrize(
    ("points", "places"),
    [
        ([], []),
        ([5], [1]),
        ([5, 7], [2, 1]),
        ([7, 7, 5], [1, 1, 3]),
        ([5, 7, 7], [3, 1, 1]),
        ([1, 2, 2, 2, 3], [5, 2, 2, 2, 1]),
        ([0, 0, 0], [1, 1, 1]),
    ],
)
def test_final_bids_share_a_place_when_equal(points: list[int], places: list[int]) -> None:
    assert ranks(points, points) == places


ranges = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 3)), min_size=1, max_size=5)


@given(ranges)
def test_a_place_is_given_only_where_every_outcome_gives_the_same(spans: list[tuple[int, int]]) -> None:
    low, high = [a for a, _ in spans], [a + width for a, width in spans]
    outcomes = list(product(*(range(a, b + 1) for a, b in zip(low, high, strict=True))))
    for index, place in enumerate(ranks(low, high)):
        possible = {1 + sum(other > outcome[index] for other in outcome) for outcome in outcomes}
        if low[index] != high[index]:
            assert place is None
        else:
            assert place == (possible.pop() if len(possible) == 1 else None)


@given(ranges, st.randoms(use_true_random=False))
def test_position_breaks_no_tie(spans: list[tuple[int, int]], random: object) -> None:
    pairs = [(a, a + width) for a, width in spans]
    places = dict(zip(pairs, ranks([a for a, _ in pairs], [b for _, b in pairs]), strict=True))
    random.shuffle(pairs)  # type: ignore[attr-defined]
    shuffled = ranks([a for a, _ in pairs], [b for _, b in pairs])
    assert dict(zip(pairs, shuffled, strict=True)) == places
