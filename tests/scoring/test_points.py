"""Whole-number points are the exact fractions of the definition, only quicker to add."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Kind, Level, Scale
from sv_score.scoring.points import DimensionPoints, column_scores


def decimals(lowest: int, highest: int) -> st.SearchStrategy[Decimal]:
    return st.integers(lowest, highest).map(lambda n: Decimal(n).scaleb(-2))


@st.composite
def listed(draw: st.DrawFn) -> tuple[Scale, list[Decimal]]:
    scores = sorted(draw(st.sets(decimals(0, 1300), min_size=2, max_size=5)))
    percents = draw(st.lists(st.none() | decimals(0, 10000), min_size=len(scores), max_size=len(scores)))
    levels = tuple(Level(s, percent=p) for s, p in zip(scores, percents, strict=True))
    return Scale(scores[0], scores[-1], levels=levels), scores


@st.composite
def stepped(draw: st.DrawFn) -> tuple[Scale, list[Decimal]]:
    lowest, step = draw(decimals(0, 300)), draw(decimals(1, 900))
    scores = [lowest + n * step for n in range(draw(st.integers(2, 7)))]
    return Scale(lowest, scores[-1], step=step), scores


@given(st.lists(st.tuples(decimals(1, 9000), listed() | stepped()), min_size=1, max_size=4), st.data())
def test_points_are_the_weighted_mean_of_the_percents(
    drawn: list[tuple[Decimal, tuple[Scale, list[Decimal]]]], data: st.DataObject
) -> None:
    criteria = [Criterion(f"C{n}", weight=w, scale=scale) for n, (w, (scale, _)) in enumerate(drawn)]
    points = DimensionPoints(
        AwardCriteria("c"), Dimension("d", criteria=(*criteria, Criterion("G", kind=Kind.GATE)))
    )
    awarded = [data.draw(st.sampled_from(scores)) for _, (_, scores) in drawn]
    total = sum(of(score) for of, score in zip(points.criteria, awarded, strict=True))
    weighed = sum(
        Fraction(weight) * scale.percent(score)
        for (weight, (scale, _)), score in zip(drawn, awarded, strict=True)
    )
    assert points.share(total) == weighed / sum(Fraction(weight) for weight, _ in drawn)


def test_steps_that_are_no_whole_percents() -> None:
    for highest in (3, 7, 101):
        scale = Scale(Decimal(0), Decimal(highest), step=Decimal(1))
        criterion = Criterion("A", weight=Decimal(1), scale=scale)
        points = DimensionPoints(AwardCriteria("c"), Dimension("d", criteria=(criterion,)))
        earned = [points.share(points.criteria[0](Decimal(score))) for score in (1, highest)]
        assert earned == [Fraction(100, highest), 100]


def test_a_criterion_without_weight_adds_nothing() -> None:
    scale = Scale(Decimal(0), Decimal(2), levels=tuple(Level(Decimal(n)) for n in range(3)))
    unweighted, weighted = Criterion("A", scale=scale), Criterion("B", weight=Decimal(100), scale=scale)
    points = DimensionPoints(AwardCriteria("c"), Dimension("d", criteria=(unweighted, weighted)))
    assert [of(Decimal(2)) for of in points.criteria] == [0, points.full]


def test_a_column_is_added_up_bid_by_bid() -> None:
    assert column_scores([[1, 2, 3], [10, 20, 30]]) == [11, 22, 33]
