"""What is kept of a score is its order and its exact value; what is withheld cannot be worked out."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_score.portfolio.summary import Commitments, summary, withheld
from sv_score.portfolio.tables import FINEST, ordered

DENOMINATORS = st.one_of(st.integers(1, 200), st.integers(1, FINEST))
SHARES = st.builds(lambda n, d: Fraction(n % (100 * d + 1), d), st.integers(0, 10**21), DENOMINATORS)


@given(SHARES, SHARES)
def test_decimals_are_in_the_order_of_their_fractions(a: Fraction, b: Fraction) -> None:
    assert (ordered(a) < ordered(b)) == (a < b)
    assert (ordered(a) == ordered(b)) == (a == b)


@given(SHARES)
def test_the_exact_fraction_can_be_had_back(score: Fraction) -> None:
    from sv_score.portfolio.tables import exact_score

    kept = ordered(score)
    assert exact_score(kept) == score
    assert len(kept.as_tuple().digits) <= 38
    assert 0 <= score - Fraction(kept) < Fraction(1, 10**35)


def test_neighbours_with_the_finest_denominators() -> None:
    from sv_score.portfolio.tables import exact_score

    for score in (
        Fraction(99 * FINEST + 1, FINEST),
        Fraction(99 * (FINEST - 1) + 1, FINEST - 1),
        Fraction(100),
    ):
        assert exact_score(ordered(score)) == score


COUNTS = st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.integers(1, 30), max_size=8)


@given(COUNTS, st.integers(1, 25))
def test_no_small_group_is_shown_nor_left_over(bids: dict[str, int], least: int) -> None:
    hidden = withheld(bids, least)
    assert all(bids[group] >= least for group in bids.keys() - hidden)
    # What anybody can subtract is about enough bids, or about everything there is.
    left = sum(bids[group] for group in hidden)
    assert not hidden or left >= least or hidden == bids.keys()


@given(COUNTS, st.integers(1, 25), st.data())
def test_what_is_withheld_already_stays_so(bids: dict[str, int], least: int, data: st.DataObject) -> None:
    already = data.draw(st.sets(st.sampled_from(sorted(bids)))) if bids else set()
    hidden = withheld(bids, least, already)
    assert already <= hidden
    assert not hidden or sum(bids[group] for group in hidden) >= least or hidden == bids.keys()


@given(COUNTS)
def test_everything_is_shown_to_who_asks_for_it(bids: dict[str, int]) -> None:
    assert withheld(bids, 1) == set()


def test_a_lone_small_group_takes_the_next_smallest_with_it() -> None:
    assert withheld({"a": 4, "b": 40, "c": 20}, 10) == {"a", "c"}
    assert withheld({"a": 4, "b": 40, "c": 6}, 10) == {"a", "c"}
    assert withheld({"a": 12, "b": 40}, 10) == set()
    assert withheld({"a": 9}, 10) == {"a"}


def test_a_score_never_passes_by_way_of_a_float() -> None:
    assert ordered(Fraction(100, 3)) == Decimal("33." + "3" * 35)


ABOUT = {"kind": "criteria", "scheme": "drains", "authority": "N", "dimension": "jobs", "grouping": ""}
NOTHING: dict[str, list[dict[str, Any]]] = {
    "overview": [],
    "left_out": [],
    "scores": [],
    "score_spread": [],
    "evidence": [],
    "commitments": [],
    "commitment_spread": [],
    "agreement": [],
    "agreement_spread": [],
    "findings": [],
}


def scores_of(final: int, provisional: int, group: str = "", grouping: str = "") -> dict[str, Any]:
    bands = {f"band_{n}": final if n == 5 else 0 for n in range(10)}
    counts = {"bids": final + provisional, "bids_behind": final, "procurements": 1}
    about = ABOUT | {"grouping": grouping, "group": group}
    return about | counts | {"final": final, "provisional": provisional} | bands


def test_a_score_is_not_shown_for_the_provisional_ones_beside_it() -> None:
    shown = {
        (final, provisional): summary(NOTHING | {"scores": [scores_of(final, provisional)]}, 10, 10).groups[0]
        for final, provisional in ((1, 30), (9, 1), (10, 0), (0, 12), (0, 9))
    }
    assert [counts for counts, group in shown.items() if group.scores is not None] == [(10, 0), (0, 12)]


def test_a_quantity_is_not_shown_for_the_commitments_without_one() -> None:
    def commitments(behind: int) -> Commitments:
        row = ABOUT | {"group": "", "measure": "jobs", "unit": "people", "bids": 12, "bids_behind": behind}
        row |= {"commitments": 12, "added": behind, "sum": Decimal(5) if behind else None}
        found = NOTHING | {"scores": [scores_of(12, 0)], "commitments": [row]}
        return summary(found, 10, 10).groups[0].commitments[0]

    assert [commitments(behind).withheld for behind in (0, 1, 9, 10)] == [False, True, True, False]


@pytest.mark.parametrize("unit", ["%", "% of spend", "Percent", "per cent", "percentage points", "pct"])
def test_percents_have_no_sum(unit: str) -> None:
    row = ABOUT | {"group": "", "measure": "share", "unit": unit, "bids": 12, "bids_behind": 12}
    row |= {"commitments": 12, "added": 12, "sum": Decimal(500)}
    found = NOTHING | {"scores": [scores_of(12, 0)], "commitments": [row]}
    assert summary(found, 10, 10).groups[0].commitments[0].sum is None
