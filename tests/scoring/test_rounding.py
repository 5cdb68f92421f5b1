"""Rounding happens once, from the exact value, and by the published mode."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_score.model.criteria import Rounding, RoundingMode
from sv_score.scoring.rounding import rounded
from sv_score.writing.figures import exact, figure, published, span

WIDE = Context(prec=200)
MODES = {
    RoundingMode.HALF_UP: ROUND_HALF_UP,
    RoundingMode.HALF_EVEN: ROUND_HALF_EVEN,
    RoundingMode.DOWN: ROUND_DOWN,
}
exact_decimals = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places, WIDE),
    st.integers(-(10**15), 10**15),
    st.integers(0, 15),
)


@pytest.mark.parametrize("mode", MODES)
@given(value=exact_decimals, places=st.integers(0, 6))
def test_rounding_is_that_of_decimal(mode: RoundingMode, value: Decimal, places: int) -> None:
    unit = Decimal(1).scaleb(-places)
    expected = value.quantize(unit, rounding=MODES[mode], context=WIDE)
    result = rounded(Fraction(value), Rounding(places, mode))
    assert result == expected
    assert -result.as_tuple().exponent == places


@pytest.mark.parametrize("mode", MODES)
@given(digits=st.integers(0, 10**6), places=st.integers(0, 6))
def test_exact_halves_are_rounded_as_the_mode_says(mode: RoundingMode, digits: int, places: int) -> None:
    half = Decimal(digits * 10 + 5).scaleb(-places - 1)
    expected = half.quantize(Decimal(1).scaleb(-places), rounding=MODES[mode])
    assert rounded(Fraction(half), Rounding(places, mode)) == expected


@given(st.fractions(0, 100), st.integers(0, 6))
def test_a_fraction_without_end_is_off_by_no_more_than_its_mode_allows(value: Fraction, places: int) -> None:
    unit = Fraction(1, 10**places)
    for mode in (RoundingMode.HALF_UP, RoundingMode.HALF_EVEN):
        assert abs(Fraction(rounded(value, Rounding(places, mode))) - value) <= unit / 2
    assert 0 <= value - Fraction(rounded(value, Rounding(places, RoundingMode.DOWN))) < unit


def test_small_fractions_go_to_the_nearest_figure_and_only_a_half_is_for_the_mode_to_decide() -> None:
    for value in {Fraction(n, d) for d in range(1, 13) for n in range(-3 * d, 3 * d + 1)}:
        nearest = {
            RoundingMode.HALF_UP: int(abs(value) + Fraction(1, 2)) * (-1 if value < 0 else 1),
            RoundingMode.HALF_EVEN: round(value),
            RoundingMode.DOWN: int(value),
        }
        for mode, expected in nearest.items():
            result = rounded(value, Rounding(0, mode))
            assert (result, result.is_signed()) == (expected, expected < 0), (value, mode)


@pytest.mark.parametrize(("mode", "printed"), [("half_up", "2.83"), ("half_even", "2.82"), ("down", "2.82")])
def test_2_825_is_printed_by_the_published_mode(mode: str, printed: str) -> None:
    assert figure(Fraction("2.825"), Rounding(2, RoundingMode(mode))) == printed


def test_nothing_is_rounded_twice() -> None:
    assert figure(Fraction("0.4999999999999"), Rounding(0)) == "0"
    assert figure(Fraction("2.8249999999999999999"), Rounding(2)) == "2.82"


def test_a_negative_figure_that_rounds_to_nothing_has_no_sign() -> None:
    assert figure(Fraction(-1, 1000), Rounding(2)) == "0.00"
    assert figure(Fraction(-5, 1000), Rounding(2)) == "-0.01"


@pytest.mark.parametrize(
    ("value", "shown"),
    [("30", "30"), ("30.0", "30"), ("12.50", "12.5"), ("0.10", "0.1"), ("1E+2", "100"), ("0", "0")],
)
def test_published_numbers_lose_only_needless_zeros(value: str, shown: str) -> None:
    assert published(Decimal(value)) == shown


def test_exact_values_are_decimals_where_they_end_soon_and_fractions_where_not() -> None:
    assert exact(Fraction("39.996")) == "39.996"
    assert exact(Fraction(200, 3)) == "200/3"
    assert exact(Fraction(40)) == "40"
    assert exact(Fraction(1, 10**12)) == "1/1000000000000"


def test_a_range_has_two_ends_even_where_they_print_alike() -> None:
    assert span(Fraction(40), Fraction(40), Rounding(1)) == "40.0"
    assert span(Fraction("40.01"), Fraction("40.04"), Rounding(1)) == "40.0–40.0"
