"""What answers can earn, against every combination written out."""

from decimal import Decimal
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from sv_score.model.criteria import AwardCriteria, Band, Criterion, Dimension, Kind, Level, Scale
from sv_score.rules.attainable import contributions, legible, percents, sums

FIVE = Scale(Decimal(0), Decimal(5), levels=tuple(Level(Decimal(n)) for n in range(6)))
HUNDRED = Scale(Decimal(0), Decimal(100), step=Decimal("2.5"))

fractions = st.fractions(0, 100, max_denominator=60)
parts = st.lists(st.lists(fractions, min_size=1, max_size=4, unique=True).map(sorted), min_size=1, max_size=4)


@given(parts, fractions, fractions)
def test_sums_are_all_combinations_within_the_limits(
    drawn: list[list[Fraction]], floor: Fraction, ceiling: Fraction
) -> None:
    every = {sum(combination, Fraction(0)) for combination in product(*drawn)}
    wanted = sorted(s for s in every if floor <= s < ceiling)
    assert sums(drawn, floor, ceiling) == wanted


def test_sums_gives_up_rather_than_walk_through_millions() -> None:
    prime = [Fraction(n, 7919 + 2 * k) for k in range(6) for n in (0, 1)]
    many = [sorted({step * factor for factor in range(40)}) for step in prime if step]
    assert sums(many, Fraction(0), Fraction(10**6)) == []


def test_a_missing_answer_earns_the_lowest_score_whatever_the_bands_say() -> None:
    bands = (Band(Decimal(0), Decimal(2)), Band(Decimal(9), Decimal(5)))
    assert percents(Criterion("A", kind=Kind.MEASURED, bands=bands), FIVE) == [0, 40, 100]


def test_percents_of_a_stepped_scale_are_exact() -> None:
    assert percents(Criterion("A"), HUNDRED)[:3] == [0, Fraction(5, 2), 5]


def test_what_is_too_long_or_faulty_has_no_percents() -> None:
    long = Scale(Decimal(0), Decimal(100), step=Decimal("1e-30"))
    missed = Scale(Decimal(0), Decimal(100), step=Decimal(30))
    off_scale = Criterion("A", kind=Kind.MEASURED, bands=(Band(Decimal(0), Decimal("1.5")),))
    assert (
        percents(Criterion("A"), long) == percents(Criterion("A"), missed) == percents(off_scale, FIVE) == []
    )
    assert percents(Criterion("A"), Scale(Decimal(0), Decimal(0))) == percents(Criterion("A"), None) == []


def test_a_scale_is_legible_with_a_lowest_and_a_highest_score() -> None:
    one = Scale(Decimal(0), Decimal(5), levels=FIVE.levels[:1])
    two = Scale(Decimal(0), Decimal(1), levels=FIVE.levels[:2])
    flat = Scale(Decimal(5), Decimal(5), levels=FIVE.levels)
    assert [legible(scale) for scale in (FIVE, HUNDRED, two, one, flat)] == [True, True, True, False, False]


def test_a_stepped_scale_is_walked_through_up_to_a_thousand_and_one_scores() -> None:
    half = Decimal("0.5")
    long = [Scale(Decimal(1), 1 + steps * half, step=half) for steps in (1000, 1001)]
    walked, given_up = (percents(Criterion("A"), scale) for scale in long)
    assert (len(walked), walked[0], walked[-1], given_up) == (1001, Fraction(100, 501), 100, [])


def test_bands_earn_each_percent_once_and_rising() -> None:
    bands = tuple(Band(Decimal(n), Decimal(score)) for n, score in enumerate((5, 3, 5)))
    assert percents(Criterion("A", kind=Kind.MEASURED, bands=bands), FIVE) == [0, 60, 100]
    assert percents(Criterion("A", kind=Kind.MEASURED), FIVE) == []


def test_weights_that_total_nothing_leave_nothing_to_say() -> None:
    none, some = Criterion("A", weight=Decimal(0)), Criterion("B", weight=Decimal(1))
    published = AwardCriteria("file", scale=FIVE)
    assert contributions(published, Dimension("d", criteria=(none,))) == []
    assert contributions(published, Dimension("d", criteria=(none, some)))[0] == [0]
    unread = Criterion("C", weight=Decimal(1), scale=Scale(Decimal(0), Decimal(0)))
    assert contributions(published, Dimension("d", criteria=(some, unread))) == []


def test_contributions_are_shares_of_the_dimension() -> None:
    criteria = (
        Criterion("A", weight=Decimal(1)),
        Criterion("G", kind=Kind.GATE),
        Criterion("B", weight=Decimal(2)),
    )
    found = contributions(AwardCriteria("file", scale=FIVE), Dimension("d", criteria=criteria))
    assert [part[-1] for part in found] == [Fraction(100, 3), Fraction(200, 3)]


def test_a_weight_that_could_not_be_read_leaves_nothing_to_say() -> None:
    dimension = Dimension("d", criteria=(Criterion("A"), Criterion("B", weight=Decimal(2))))
    assert contributions(AwardCriteria("file", scale=FIVE), dimension) == []
