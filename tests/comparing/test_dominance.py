"""Dominance: published cases with their traps, and random columns against pairwise search."""

import csv
from itertools import combinations, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sv_score.comparing import dominance
from sv_score.comparing.dominance import bits, dominators, members, tally
from sv_score.comparing.overview import overview
from sv_score.comparing.pairs import field, pairs
from sv_score.comparing.standing import Columns
from sv_score.model.result import Result
from tests.comparing.cases import REFERENCE, case, flat


def dominators_of(result: Result) -> dict[str, list[str]]:
    names = [bid.bid.id for bid in result.bids]
    found = dict(overview(result).dominated())
    return {name: [names[other] for other in found.get(place, [])] for place, name in enumerate(names)}


def named(rows: list[list[str]]) -> dict[str, list[str]]:
    return {f"r{number}": row for number, row in enumerate(rows, 1)}


@pytest.mark.parametrize("constant_columns", [0, 1, 3])
def test_dom_01_every_tied_bid_is_kept_whatever_constant_columns_are_added(constant_columns: int) -> None:
    known = case("dom-01-duplicates-2d")
    rows = [[*row, *["7"] * constant_columns] for row in known["data"]["rows"]]
    found = dominators_of(flat(named(rows), ["min"] * len(rows[0])))
    expected = [flag == "true" for flag in known["expected"]["front_keep_ties"]]
    assert [not by for by in found.values()] == expected


def test_dom_05a_taking_the_undominated_away_leaves_the_next_front() -> None:
    known = case("dom-05a-fronts")
    left = named(known["data"]["rows"])
    for front in ("0", "1", "2"):
        found = dominators_of(flat(left, known["data"]["sense"]))
        undominated = [name for name, by in found.items() if not by]
        places = [int(name[1:]) - 1 for name in undominated]
        assert [known["expected"]["front_index"][place] for place in places] == [front] * 3
        left = {name: row for name, row in left.items() if name not in undominated}
    assert not left


def test_dom_08_mtcars_has_the_published_sets_and_edges() -> None:
    known = case("dom-08-mtcars")["expected"]
    with (REFERENCE / "mtcars.csv").open(encoding="utf-8") as stream:
        cars = list(csv.DictReader(stream))
    fast = flat(named([[car["mpg"], car["hp"]] for car in cars]))
    kept = [int(name[1:]) - 1 for name, by in dominators_of(fast).items() if not by]
    assert sorted(float(cars[place]["mpg"]) for place in kept) == [
        float(value) for value in known["front_high_mpg_high_hp_mpg_sorted"]
    ]
    geared = dominators_of(flat(named([[car["am"], car["vs"]] for car in cars])))
    ties = known["front_high_am_high_vs_rows_1based"]
    assert [name for name, by in geared.items() if not by] == [f"r{row}" for row in ties]
    for cylinders, number in known["front_low_mpg_low_hp_per_cyl_counts"].items():
        alike = [[car["mpg"], car["hp"]] for car in cars if car["cyl"] == cylinders]
        undominated = [by for by in dominators_of(flat(named(alike), ["min", "min"])).values() if not by]
        assert len(undominated) == int(number)
    few = dominators_of(flat(named([[car["mpg"], car["hp"]] for car in cars[:10]]), ["min", "min"]))
    edges = {(by, name) for name, all_by in few.items() for by in all_by}
    reduced = {(a, b) for a, b in edges if not any((a, c) in edges and (c, b) in edges for c in few)}
    assert reduced == {(f"r{a}", f"r{b}") for a, b in known["hasse_edges_first10_low_mpg_low_hp_1based"]}


def test_dom_09_an_equal_criterion_does_not_stop_dominance() -> None:
    known = case("dom-09-stocks")
    rows = dict(zip(known["data"]["names"], known["data"]["rows"], strict=True))
    found = dominators_of(flat(rows, known["data"]["sense"]))
    assert {name: by for name, by in found.items() if by} == known["expected"]["dominators_of"]
    kept = [flag == "true" for flag in known["expected"]["front_keep_ties"]]
    assert [not by for by in found.values()] == kept
    counts = known["expected"]["equal_criteria_count"]
    for pair in pairs(field(flat(rows, known["data"]["sense"]))):
        one, other = (known["data"]["names"].index(bid.bid.id) for bid in (pair.a, pair.b))
        assert len(pair.criteria.equal) == int(counts[one][other]) == int(counts[other][one])


def test_dom_13_identical_bids_do_not_dominate_one_another() -> None:
    known = case("dom-13-identical-bids")
    rows = dict(zip(known["data"]["names"], known["data"]["rows"], strict=True))
    seen = overview(flat(rows))
    assert dominators_of(flat(rows)) == known["expected"]["dominators_of"]
    assert seen.tally == (3, 0, 1, 2, 0)


def test_dom_14_every_dominator_of_a_chain_is_listed_once() -> None:
    known = case("dom-14-chain-dominators-once")
    rows = dict(zip(known["data"]["names"], known["data"]["rows"], strict=True))
    found = dominators_of(flat(rows))
    assert found["A0"] == known["expected"]["dominators_of"]["A0"]
    assert [len(by) for by in found.values()] == [int(n) for n in known["expected"]["n_dominators"]]


@st.composite
def ranges(draw: st.DrawFn) -> Columns:
    """Draw columns of ranges; with some draws every range is one value, as it is in a final evaluation."""
    bids, criteria = draw(st.integers(1, 7)), draw(st.integers(1, 6))
    widths = st.integers(0, draw(st.sampled_from([0, 0, 1, 2])))
    low = [[draw(st.integers(0, 3)) for _ in range(bids)] for _ in range(criteria)]
    high = [[value + draw(widths) for value in column] for column in low]
    return Columns(low, low if low == high else high)


def kinds(columns: Columns, a: int, b: int) -> set[str]:
    """Return how two bids can come to stand to one another, from what each criterion alone can do."""
    signs = [
        {(x > y) - (x < y) for x in range(low[a], high[a] + 1) for y in range(low[b], high[b] + 1)}
        for low, high in zip(*columns, strict=True)
    ]
    return {
        "~" if 1 in picked and -1 in picked else "a" if 1 in picked else "b" if -1 in picked else "="
        for picked in product(*signs)
    }


@settings(max_examples=60, deadline=None)
@given(ranges())
def test_a_dominator_is_better_in_every_outcome_and_the_tally_counts_outcomes(columns: Columns) -> None:
    bids = len(columns.low[0])
    rows = dominators(columns)
    names = {"a": "dominance", "b": "dominance", "=": "equal", "~": "trade_off"}
    counted = dict.fromkeys((*names.values(), "undetermined"), 0)
    for a, b in combinations(range(bids), 2):
        possible = kinds(columns, a, b)
        assert (possible == {"a"}) == bool(rows[b] >> a & 1)
        assert (possible == {"b"}) == bool(rows[a] >> b & 1)
        counted[names[possible.pop()] if len(possible) == 1 else "undetermined"] += 1
    assert tally(columns, rows)._asdict() == {"pairs": bids * (bids - 1) // 2, **counted}


@pytest.mark.parametrize("sets", [1, 2, 3, 5, 9])
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ranges())
def test_however_many_criteria_are_taken_together(
    sets: int, monkeypatch: pytest.MonkeyPatch, columns: Columns
) -> None:
    monkeypatch.setattr(dominance, "SETS", sets)
    rows = dominators(columns)
    better = [
        sum(1 << a for a in range(len(columns.low[0])) if kinds(columns, a, b) == {"a"})
        for b in range(len(columns.low[0]))
    ]
    assert rows == better


def test_nothing_dominates_where_there_is_nothing_to_compare() -> None:
    assert dominators(Columns([], [])) == []
    # One bid has nobody beside it.
    alone = Columns([[3], [0]], [[3], [0]])
    assert dominators(alone) == [0]
    assert tally(alone, [0]) == (0, 0, 0, 0, 0)


@pytest.mark.parametrize("alike", [1, 2, 3, 4])
def test_identical_bids_are_counted_in_pairs(alike: int) -> None:
    column = [2] * alike + [1]
    columns = Columns([column, column], [column, column])
    rows = dominators(columns)
    assert rows == [0] * alike + [2**alike - 1]
    pairs = alike * (alike - 1) // 2
    assert tally(columns, rows) == (pairs + alike, alike, pairs, 0, 0)


@settings(max_examples=60, deadline=None)
@given(ranges())
def test_dominance_is_irreflexive_antisymmetric_and_transitive(columns: Columns) -> None:
    rows = dominators(columns)
    for b, row in enumerate(rows):
        assert not row >> b & 1
        for a in members(row):
            assert not rows[a] >> b & 1
            assert rows[a] & ~row == 0, "whatever dominates a dominator dominates"


@given(st.sets(st.integers(0, 200)))
def test_a_set_of_bits_holds_its_members_in_order(numbers: set[int]) -> None:
    assert list(members(bits(sorted(numbers), 201))) == sorted(numbers)
