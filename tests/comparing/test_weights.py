"""What weights do to a lead: a published case, and geometry worked out another way."""

from fractions import Fraction
from itertools import chain, combinations

from hypothesis import assume, given
from hypothesis import strategies as st

from sv_score.comparing.weights import Holds, holds, share_in_favour, thresholds
from tests.comparing.cases import case

numbers = st.integers(-6, 6).map(Fraction)


@st.composite
def leads(draw: st.DrawFn) -> tuple[list[Fraction], list[Fraction]]:
    """Draw differences and weights with a lead above zero."""
    size = draw(st.integers(1, 5))
    differences = [draw(numbers) for _ in range(size)]
    weights = [Fraction(draw(st.sampled_from([0, 1, 2, 2, 3, 5]))) for _ in range(size)]
    assume(lead(differences, weights) > 0)
    return differences, weights


def lead(differences: list[Fraction], weights: list[Fraction]) -> Fraction:
    return sum((w * d for w, d in zip(weights, differences, strict=True)), Fraction(0))


def reweighted(weights: list[Fraction], place: int, weight: Fraction) -> list[Fraction]:
    """Return weights of the same total with `weight` at `place` and the others in proportion."""
    total, rest = sum(weights), sum(weights) - weights[place]
    return [weight if n == place else w * (total - weight) / rest for n, w in enumerate(weights)]


def test_rb_01_shares_are_the_exact_published_ones() -> None:
    known = case("rb-01-pairwise-closed-form")
    for differences, share in zip(known["data"]["differences"], known["expected"]["share"], strict=True):
        assert share_in_favour([Fraction(d) for d in differences]) == Fraction(share)


def area(corners: list[tuple[Fraction, Fraction]]) -> Fraction:
    turned = zip(corners, corners[1:] + corners[:1], strict=True)
    return abs(sum((a[0] * b[1] - b[0] * a[1] for a, b in turned), Fraction(0))) / 2


@given(st.tuples(numbers, numbers, numbers))
def test_with_three_criteria_the_share_is_an_area(differences: tuple[Fraction, ...]) -> None:
    """Cut the triangle of weights (x, y, 1 - x - y) along the line of ties and measure what is left."""

    def height(x: Fraction, y: Fraction) -> Fraction:
        return lead(list(differences), [x, y, 1 - x - y])

    triangle = [(Fraction(0), Fraction(0)), (Fraction(1), Fraction(0)), (Fraction(0), Fraction(1))]
    kept = []
    for one, two in zip(triangle, triangle[1:] + triangle[:1], strict=True):
        first, second = height(*one), height(*two)
        if first >= 0:
            kept.append(one)
        if first * second < 0:
            t = first / (first - second)
            kept.append(tuple(a + t * (b - a) for a, b in zip(one, two, strict=True)))
    expected = None if not any(differences) else area(kept) / area(triangle) if kept else Fraction(0)
    assert share_in_favour(differences) == expected


@given(st.lists(numbers, min_size=1, max_size=6))
def test_what_does_not_keep_the_lead_reverses_it(differences: list[Fraction]) -> None:
    share = share_in_favour(differences)
    back = share_in_favour([-difference for difference in differences])
    if share is None:
        assert back is None
        assert not any(differences)
    else:
        assert back is not None
        assert share + back == 1
        assert (share == 1) == all(difference >= 0 for difference in differences)


@given(leads())
def test_a_threshold_is_exactly_where_the_lead_turns_and_no_other_weight_turns_it(
    drawn: tuple[list[Fraction], list[Fraction]],
) -> None:
    differences, weights = drawn
    total = sum(weights)
    found = {threshold.place: threshold for threshold in thresholds(differences, weights)}
    for place, weight in enumerate(weights):
        if weight == total:
            assert place not in found
            continue
        if place in found:
            at, above = found[place].at, found[place].above
            assert 0 < at < total
            assert found[place].published == weight
            assert lead(differences, reweighted(weights, place, at)) == 0
            step = min(at, total - at) / 1000
            beyond = lead(differences, reweighted(weights, place, at + step))
            before = lead(differences, reweighted(weights, place, at - step))
            assert (beyond < 0 < before) if above else (before < 0 < beyond)
            assert (at > weight) == above
        else:
            ends = [lead(differences, reweighted(weights, place, end)) for end in (Fraction(0), total)]
            assert min(ends) >= 0


@given(leads())
def test_a_lead_holds_for_an_order_where_it_holds_at_every_corner_of_it(
    drawn: tuple[list[Fraction], list[Fraction]],
) -> None:
    """The corners are equal weights on a set that has, with a criterion, every heavier one."""
    differences, weights = drawn
    places = range(len(weights))
    sets = chain.from_iterable(combinations(places, size) for size in range(1, len(weights) + 1))
    corners = [
        chosen
        for chosen in sets
        if all(heavier in chosen for c in chosen for heavier in places if weights[heavier] > weights[c])
    ]
    keeps = all(sum(differences[c] for c in chosen) >= 0 for chosen in corners)
    how = holds(differences, weights)
    assert (how is not Holds.NEAR_PUBLISHED) == keeps
    assert (how is Holds.ALL_WEIGHTS) == (min(differences) >= 0)
