"""The marks beside figures: provisional, flags of minimums, bars and published labels, each in one way."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_score.model.criteria import Level, Scale, ScaleBand
from sv_score.model.result import MinimumResult
from sv_score.writing.figures import (
    BLOCKS,
    LETTERS,
    Flag,
    Strokes,
    bar,
    exact,
    label_of,
    labelled,
    loud_verdict,
    verdict,
)

SCORES = st.fractions(0, 100, max_denominator=997)
LEVELS = Scale(Decimal(0), Decimal(2), levels=(Level(Decimal(0), "None"), Level(Decimal(2), "Strong")))
BANDS = Scale(
    Decimal(0),
    Decimal(100),
    step=Decimal(1),
    bands=(ScaleBand(Decimal(0), "Weak"), ScaleBand(Decimal(70), "Strong"), ScaleBand(Decimal(40), "Fair")),
)


@pytest.mark.parametrize(
    ("scale", "score", "label"),
    [
        (LEVELS, "2", "Strong"),
        (LEVELS, "1", ""),
        (BANDS, "0", "Weak"),
        (BANDS, "69.9", "Fair"),
        (BANDS, "70", "Strong"),
        (None, "2", ""),
    ],
)
def test_a_score_has_the_label_of_its_level_or_of_the_band_it_lies_in(
    scale: Scale | None, score: str, label: str
) -> None:
    assert label_of(scale, Decimal(score)) == label
    assert labelled(scale, Decimal(score)) == (f"{score} ({label})" if label else score)


@pytest.mark.parametrize(
    ("met", "words", "failed"), [(True, "met", False), (False, "not met", True), (None, "open", False)]
)
def test_only_a_minimum_that_is_not_met_is_a_failure(met: bool | None, words: str, failed: bool) -> None:
    minimum = MinimumResult(Decimal("40.0"), met, None)
    assert verdict(met) == words
    assert loud_verdict(met) == words.replace("not", "NOT")
    assert Flag(minimum).failed is failed
    assert Flag(minimum).words == f"minimum 40 {words}"
    assert Flag(minimum, "SK1").words == f"minimum 40 on SK1 {words}"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(5, 2), "2.5"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(0), "0"),
        (Fraction(200, 3), "200/3"),
        (Fraction(10**30 + 1), str(10**30 + 1)),
    ],
)
def test_an_exact_value_is_never_rounded(value: Fraction, text: str) -> None:
    assert exact(value) == text


@given(SCORES, SCORES, st.sampled_from([LETTERS, BLOCKS]))
def test_a_bar_has_ten_cells_and_as_many_full_ones_as_are_reached(
    one: Fraction, other: Fraction, strokes: Strokes
) -> None:
    low, high = sorted((one, other))
    drawn = bar(low, high, strokes)
    assert len(drawn) == 10
    assert drawn.count(strokes.full) == low // 10
    assert (strokes.range in drawn) is (low != high)
