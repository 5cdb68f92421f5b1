"""Proposals side by side, against definitions written out again."""

from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from sv_score.comparing.consultation import AGREED, FILE, View, fits, groups
from sv_score.comparing.weight_effects import effects
from sv_score.model.proposal import Decision, How, Part, Parts, Proposal
from tests.comparing.schemes import Data, model, possible, scheme, small, weighed, worth

NAMES = "abcde"


@st.composite
def orders(draw: st.DrawFn) -> View:
    """Draw an order of two to five ids, some perhaps equal, with places as people write them."""
    ranks = draw(st.lists(st.integers(1, 5), min_size=2, max_size=5))
    said = {n: Decimal(1 + sum(r < rank for r in ranks)) for n, rank in zip(NAMES, ranks, strict=False)}
    return View("p", How.ORDER, said)


@st.composite
def fitting(draw: st.DrawFn, order: View) -> dict[str, Fraction]:
    """Draw weights, in percent, that fall with the places and are equal at the same place."""
    places = sorted(set(order.said.values()))
    falling = sorted(draw(st.lists(st.integers(0, 9), min_size=len(places), max_size=len(places))))[::-1]
    falling[0] += 1
    raw = {n: falling[places.index(place)] for n, place in order.said.items()}
    return {n: Fraction(value * 100, sum(raw.values())) for n, value in raw.items()}


@given(st.data(), orders())
def test_weights_that_fit_an_order_lie_within_its_bounds_and_reach_them(
    data: st.DataObject, order: View
) -> None:
    weights = data.draw(fitting(order))
    assert fits(order, weights)
    bounds = order.bounds()
    assert all(low <= weights[n] <= high for n, (low, high) in bounds.items())
    corners = [View("c", How.WEIGHTS, corner).shares or {} for corner in order.corners]
    for corner in corners:
        assert fits(order, corner) and sum(corner.values()) == 100
    for n, ends in bounds.items():
        assert {min(c[n] for c in corners), max(c[n] for c in corners)} == set(ends)


@given(st.data(), orders())
def test_a_sum_under_an_order_is_least_and_most_at_a_corner(data: st.DataObject, order: View) -> None:
    weights = data.draw(fitting(order))
    worths = {n: data.draw(st.integers(0, 100)) for n in order.said}
    value = sum(weights[n] * worths[n] for n in worths) / 100
    at = [
        sum(share * worths[n] for n, share in (View("c", How.WEIGHTS, corner).shares or {}).items()) / 100
        for corner in order.corners
    ]
    assert min(at) <= value <= max(at)


@given(orders(), st.data())
def test_weights_that_break_an_order_do_not_fit(order: View, data: st.DataObject) -> None:
    raw = {n: data.draw(st.integers(0, 4)) for n in order.said}
    broken = any(
        raw[a] < raw[b] if order.said[a] < order.said[b] else raw[a] != raw[b]
        for a in raw
        for b in raw
        if a != b and order.said[a] <= order.said[b]
    )
    assert fits(order, {n: Fraction(value) for n, value in raw.items()}) is not broken


def parts(said: Data) -> tuple[Part, ...]:
    return tuple(Part(name, Decimal(value)) for name, value in said.items())


def proposal(name: str, how: How, dimensions: Data, criteria: Data | None = None) -> Proposal:
    return Proposal(name, name, how=how, parts=Parts(parts(dimensions), parts(criteria or {})))


def test_groups_hold_what_each_proposal_says_in_the_order_of_the_file() -> None:
    data = scheme(
        {"a": [{"id": "A1", "weight": 60}, {"id": "A2", "weight": 40}], "b": [{"id": "B1", "weight": 100}]}
    )
    proposals = [
        proposal("x", How.WEIGHTS, {"b": 30, "a": 70}, {"A1": 50, "A2": 50}),
        proposal("y", How.SWINGS, {"a": 100, "b": 50}),
        proposal("z", How.ORDER, {"a": 1, "b": 2}),
    ]
    decision = Decision(agreed=Parts(criteria=parts({"A1": 55, "A2": 45})))
    dimensions, within = groups(model(data), proposals, decision)
    assert (dimensions.dimension, within.dimension and within.dimension.id) == (None, "a")
    assert [view.name for view in dimensions.views] == ["x", "y", "z"]
    assert dimensions.file and dimensions.file.shares == {"a": 50, "b": 50}
    assert dimensions.span("a") == (Fraction(200, 3), 70) and dimensions.span("b") == (30, Fraction(100, 3))
    assert dimensions.pairs() == (1, [])
    assert dimensions.agreed is None and within.agreed is not None
    assert [view.name for view in within.views] == ["x"]
    assert within.agreed.shares == {"A1": 55, "A2": 45}


@given(st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=1, max_size=4))
def test_pairs_agree_where_every_proposal_says_the_same(rows: list[list[int]]) -> None:
    dimensions = {name: [{"id": f"{name}1", "weight": 100}] for name in "abcd"}
    proposals = [
        proposal(f"p{n}", How.SWINGS, dict(zip("abcd", row, strict=True))) for n, row in enumerate(rows)
    ]
    (group,) = groups(model(scheme(dimensions)), proposals, None)
    same = [
        (a, b)
        for a, b in combinations(range(4), 2)
        if len({(row[a] > row[b]) - (row[a] < row[b]) for row in rows}) == 1
    ]
    agreed, open_ = group.pairs()
    assert agreed == len(same)
    assert {(("abcd".index(a)), "abcd".index(b)) for a, b in open_} == set(combinations(range(4), 2)) - set(
        same
    )


@settings(max_examples=25, deadline=None)
@given(small(), st.data())
def test_effects_are_the_scores_under_each_set_of_weights(data: Data, drawn: st.DataObject) -> None:
    criteria = model(data)
    written = data["dimensions"][0]
    asked = weighed(written)
    swings = {c["id"]: drawn.draw(st.integers(0, 5), c["id"]) for c in asked}
    swings[asked[0]["id"]] += 1
    places = {c["id"]: n for n, c in enumerate(asked, start=1)}
    proposals = [
        proposal("s", How.SWINGS, {}, swings),
        proposal("o", How.ORDER, {}, places),
    ]
    (group,) = groups(criteria, proposals, None)
    found = {effect.bid: effect.scores for effect in effects(criteria, group)}
    for strong in asked:
        earned = {}
        for c in asked:
            score = possible(data, c)[-1 if c is strong else 0]
            alone = {**written, "criteria": [c]}
            earned[c["id"]] = worth(data, alone, c, score)

        def under(weights: dict[str, int], earned: dict[str, Fraction] = earned) -> Fraction:
            return sum(Fraction(weights[n]) * earned[n] for n in earned) / sum(weights.values())

        ends = [under({n: int(place <= last) for n, place in places.items()}) for last in places.values()]
        own = {c["id"]: c["weight"] for c in asked}
        file = sum(Fraction(own[n]) * earned[n] for n in earned) / sum(map(Fraction, own.values()))
        expected = {FILE: (file, file), "s": (under(swings),) * 2, "o": (min(ends), max(ends))}
        name = f"only {strong['id']}"
        if len(asked) > 1 and len(set(expected.values())) > 1:
            assert found[name] == expected
        else:
            assert name not in found


def test_names_of_the_file_and_the_decision_cannot_be_ids() -> None:
    assert " " in FILE and " " in AGREED
