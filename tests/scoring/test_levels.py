"""Scores are found by their place on the scale, as a list of them all would have them."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_score.model.criteria import Level, Scale
from sv_score.scoring.levels import count, position, score_at, scores


def stepped(lowest: str, highest: str, step: str) -> Scale:
    return Scale(Decimal(lowest), Decimal(highest), step=Decimal(step))


def listed(*levels: str) -> Scale:
    given = tuple(Level(Decimal(score)) for score in levels)
    return Scale(min(level.score for level in given), max(level.score for level in given), levels=given)


def numbers(least: str, most: str) -> st.SearchStrategy[Decimal]:
    return st.decimals(Decimal(least), Decimal(most), places=3).map(abs)


@given(numbers("0", "50"), numbers("0", "60"), numbers("0.05", "9"))
def test_a_stepped_scale_has_the_scores_that_adding_the_step_reaches(
    lowest: Decimal, highest: Decimal, step: Decimal
) -> None:
    scale = Scale(lowest, highest, step=step)
    plain = []
    score = lowest
    while score <= highest:
        plain.append(score)
        score += step
    assert list(scores(scale)) == plain
    assert [str(one) for one in scores(scale)] == [str(lowest + step * n) for n in range(len(plain))]
    assert count(scale) == len(plain)
    for place, one in enumerate(plain):
        assert scale.has(one)
        assert (score_at(scale, place), position(scale, one)) == (one, place)


@given(st.lists(numbers("0", "20"), min_size=1, max_size=9))
def test_a_listed_scale_has_each_of_its_scores_once_from_low_to_high(given: list[Decimal]) -> None:
    scale = listed(*map(str, given))
    rising = sorted(set(given))
    assert list(scores(scale)) == rising
    assert count(scale) == len(rising)
    assert [position(scale, score) for score in rising] == list(range(len(rising)))
    assert [score_at(scale, place) for place in range(len(rising))] == rising


def test_scores_of_a_scale_with_more_of_them_than_any_list_can_hold() -> None:
    scale = stepped("0", "100", "1e-30")
    assert count(scale) == 10**32 + 1
    assert next(scores(scale)) == 0
    third = Decimal("33.333333333333333333333333333333")
    assert position(scale, third) == 33333333333333333333333333333333
    assert str(score_at(scale, position(scale, third))) == str(third)


def test_scores_are_exact_beyond_the_digits_that_decimal_keeps() -> None:
    scale = stepped("0", "1", "0.1000000000000000000000000000000001")
    last = list(scores(scale))[-1]
    assert Fraction(last) == 9 * Fraction("0.1000000000000000000000000000000001")
    with localcontext(prec=3):
        assert list(scores(scale))[-1] == last


def test_a_score_off_the_scale_has_no_place() -> None:
    with pytest.raises(ValueError, match="not on the scale"):
        position(stepped("0", "10", "3"), Decimal(10))
