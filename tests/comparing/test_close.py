"""Close pairs are counted without being made, and are those that a search through all pairs finds."""

from itertools import combinations, islice, product

import pytest
from hypothesis import given, settings

from sv_score.comparing import close as closeness
from sv_score.comparing import margins as firmness
from sv_score.comparing.close import close, every_pair
from sv_score.comparing.margins import TooManyPairs, margins
from sv_score.comparing.scales import Scales
from sv_score.model.result import Result
from tests import strategies
from tests.comparing.cases import scored, table
from tests.writing.pages import bid, two_dimensions


def searched(result: Result, index: int) -> list[tuple[int, int]]:
    """Return neighbours and pairs whose ranges meet while one is provisional, by looking at every pair."""
    column = [bid.dimensions[index] for bid in result.bids]
    scores = sorted({shown.score for shown in column if shown.score is not None})
    found = []
    for x, y in combinations(range(len(column)), 2):
        a, b = column[x], column[y]
        if a.score is None or b.score is None:
            near = a.low <= b.high and b.low <= a.high
        else:
            near = abs(scores.index(a.score) - scores.index(b.score)) <= 1
        if near:
            found.append((x, y))
    return found


@settings(max_examples=40, deadline=None)
@given(strategies.procurements())
def test_pairs_are_counted_and_found_as_by_a_search(procurement: strategies.Data) -> None:
    result = scored(procurement)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(closeness, "MOST_BIDS", 0)
        for index, dimension in enumerate(result.criteria.dimensions):
            found = close(Scales(result.criteria, dimension), result.bids, index)
            expected = searched(result, index)
            assert found.number == len(expected)
            assert list(found.each) == expected


def test_ten_thousand_bids_have_fifty_million_pairs_that_nobody_makes() -> None:
    found = every_pair(10_000)
    assert found.number == 49_995_000
    assert list(islice(found.each, 2)) == [(0, 1), (0, 2)]


def test_more_pairs_than_can_be_worked_out_are_refused_before_any_is(monkeypatch: pytest.MonkeyPatch) -> None:
    result = table({name: [n, n] for n, name in enumerate("abcd")}, {"d": {"A": "100"}, "e": {"Z": "100"}})
    monkeypatch.setattr(firmness, "MOST_PAIRS", 5)
    with pytest.raises(TooManyPairs) as refused:
        next(margins(result, ["d"], all_pairs=True))
    assert refused.value.pairs == 6
    assert next(margins(result, ["d"], all_pairs=True, most=2)).more == 4
    assert next(margins(result, ["d"])).pairs


@pytest.mark.parametrize("number", [40, 41])
def test_with_more_than_forty_bids_only_neighbours_are_looked_at(number: int) -> None:
    marks = [*product(range(6), range(6))] * 2
    bids = [bid(f"b{n}", a1=a1, a2=a2) for n, (a1, a2) in enumerate(marks[:number])]
    result = scored(two_dimensions(bids))
    near = searched(result, 0)
    (every,) = margins(result, ["jobs"], all_pairs=True)
    # Neighbours, and from few bids also those that one mark moved by one level ties or reverses.
    ids = [b.bid.id for b in result.bids]
    within = {
        tuple(sorted((ids.index(m.a.bid.id), ids.index(m.b.bid.id)))) for m in every.pairs if m.one_step
    }
    assert within - {*near}
    found = close(Scales(result.criteria, result.criteria.dimensions[0]), result.bids, 0)
    assert list(found.each) == (sorted({*near} | within) if number == 40 else near)
    assert found.number == (len({*near} | within) if number == 40 else len(near))
