"""Agreement of evaluators: known cases, and generated marks against the definition by pairs."""

from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sv_score.model.bids import Bid, Consensus, Evaluation, Evaluator, Mark, Response
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Kind, Level, Scale
from sv_score.reading.evaluation import read_evaluation
from sv_score.scoring.agreement import IDENTICAL, NO_UNITS, SCALES_DIFFER, agreement, ordinal_alpha
from sv_score.scoring.levels import ladder, levels_apart, position
from tests import oracle, strategies

REFERENCE = Path(__file__).parents[1] / "reference"
Marks = list[list[int]]


def case(name: str) -> Any:
    return oracle.load(REFERENCE / f"{name}.yaml")


def whole(value: Any) -> int | None:
    return None if value in (None, "null") else int(value)


def by_unit(rows: list[list[Any]]) -> Marks:
    """Return the marks of each unit from rows of one rater each."""
    return [[v for v in map(whole, unit) if v is not None] for unit in zip(*rows, strict=True)]


def alpha_by_pairs(marks: Marks) -> Fraction | None:
    """Return alpha from its definition: mean squared distances of pairs, within units and over all marks."""
    units = [unit for unit in marks if len(unit) > 1]
    every = [mark for unit in units for mark in unit]

    def squared(c: int, k: int) -> Fraction:
        low, high = min(c, k), max(c, k)
        between = sum(1 for mark in every if low <= mark <= high)
        return (between - Fraction(every.count(c) + every.count(k), 2)) ** 2 if c != k else Fraction(0)

    n = len(every)
    observed = sum(
        (2 * squared(a, b) / (len(unit) - 1) for unit in units for a, b in combinations(unit, 2)), Fraction(0)
    )
    expected = sum((2 * squared(a, b) for a, b in combinations(every, 2)), Fraction(0))
    return None if not expected else 1 - (observed / n) / (expected / (n * (n - 1)))


def test_ag_01_is_the_published_ordinal_alpha() -> None:
    known = case("ag-01-krippendorff-c")
    marks = by_unit(known["data"]["ratings_by_rater"])
    alpha = ordinal_alpha(marks)
    assert alpha == Fraction(108577, 133160) == alpha_by_pairs(marks)
    assert abs(alpha - Fraction(known["expected"]["ordinal"])) <= Fraction(known["tolerance"]["default"])


def test_ag_03_a_harsh_judge_is_seen_beside_a_low_alpha() -> None:
    marks = [
        [int(mark) for mark in unit] for unit in case("ag-03-shrout-fleiss")["data"]["ratings_by_target"]
    ]
    assert ordinal_alpha(marks) == alpha_by_pairs(marks)
    found = panel({f"b{n}": unit for n, unit in enumerate(marks)}, range(11))
    # The judges' sums over the six targets are 46, 15, 26 and 40.
    sums = [46, 15, 26, 40]
    expected = [Fraction(own, 6) - Fraction(sum(sums) - own, 18) for own in sums]
    assert [each.by_scale[0].difference for each in found.evaluators] == expected
    assert expected[1] == min(expected) == Fraction(-67, 18)


def test_ag_07a_three_competitors_ranked_by_four_judges() -> None:
    ranks = list(case("ag-07a-kendall-w")["data"]["ranks_by_item"].values())
    marks = [[int(rank) for rank in unit] for unit in ranks]
    alpha = ordinal_alpha(marks)
    assert alpha == alpha_by_pairs(marks)
    # The judges hardly agree: W is 1/16, and alpha is below what chance would give.
    assert alpha is not None
    assert alpha < Fraction(case("ag-07a-kendall-w")["expected"]["W"])


def test_ag_10_undefined_and_extreme_values() -> None:
    sets, expected = case("ag-10-degenerate")["data"]["sets"], case("ag-10-degenerate")["expected"]
    assert expected["all_equal"] == expected["one_rater"] == "null"
    assert ordinal_alpha(by_unit(sets["all_equal"])) is None
    assert ordinal_alpha(by_unit(sets["one_rater"])) is None
    # With two values, ordinal and nominal alpha are the same.
    swapped = [["AB".index(mark) for mark in row] for row in sets["swapped"]]
    assert ordinal_alpha(by_unit(swapped)) == Fraction(expected["swapped_nominal"]) == Fraction(-1, 2)
    assert ordinal_alpha(by_unit(sets["one_disagreement"])) == 0


def listed(scores: Any) -> Scale:
    levels = tuple(Level(Decimal(score)) for score in scores)
    return Scale(levels[0].score, levels[-1].score, None, levels)


def panel(bids: dict[str, list[int | None]], scores: Any, **extra: Any) -> Any:
    """Return the agreement on one criterion; each bid has one mark for each evaluator, `None` for none."""
    return agreement(*procurement(bids, scores, **extra))


def procurement(
    bids: dict[str, list[int | None]], scores: Any, kind: Kind = Kind.SCORED
) -> tuple[AwardCriteria, Evaluation]:
    dimension = Dimension("d", criteria=(Criterion("C", kind=kind, scale=listed(scores)),))
    number = max(len(marks) for marks in bids.values())
    answered = [
        Bid(
            name,
            responses={
                "C": Response(
                    marks=tuple(Mark(f"e{n}", Decimal(m)) for n, m in enumerate(marks) if m is not None)
                )
            },
        )
        for name, marks in bids.items()
    ]
    evaluators = tuple(Evaluator(f"e{n}") for n in range(number))
    return AwardCriteria("c", dimensions=(dimension,)), Evaluation(
        evaluators=evaluators, bids=tuple(answered)
    )


def test_undefined_figures_say_why() -> None:
    (alike,) = panel({"a": [3, 3], "b": [3, 3]}, range(5)).dimensions
    assert (alike.pooled.alpha, alike.pooled.note, alike.pooled.exact) == (None, IDENTICAL, 100)
    (alone,) = panel({"a": [3, None], "b": [2, None]}, range(5)).dimensions
    assert alone.pooled == (0, 0, None, None, None, NO_UNITS, None)
    assert [each.by_scale for each in panel({"a": [3, None]}, range(5)).evaluators] == [(), ()]


def test_what_cannot_be_compared_is_passed_over_and_what_follows_is_not() -> None:
    scale = listed(range(5))
    gate, scored = Criterion("G", kind=Kind.GATE), Criterion("S", scale=scale)
    criteria = AwardCriteria("c", dimensions=(Dimension("d", criteria=(gate, scored)),))

    def bid(name: str, *marks: int) -> Bid:
        given = tuple(Mark(f"e{n}", Decimal(m)) for n, m in enumerate(marks))
        return Bid(name, responses={"S": Response(marks=given)})

    bids = (bid("one mark", 4), Bid("no answer"), bid("same", 1, 1, 2), bid("apart", 0, 2, 3))
    (shown,) = agreement(criteria, Evaluation(bids=bids)).dimensions
    # Of six pairs one is equal and three are neighbours: 1-2 twice, 2-3.
    assert shown.pooled[:4] == (2, 6, Fraction(100, 6), Fraction(400, 6))
    assert (shown.pooled.note, shown.pooled.scale) == ("", scale)


def test_marks_that_do_not_count_are_left_out_and_so_is_what_came_after() -> None:
    criteria, evaluation = procurement({"a": [1, 2, 4]}, range(5))
    full = agreement(criteria, evaluation)
    (bid,) = evaluation.bids
    answer = bid.responses["C"]
    later = answer._replace(consensus=Consensus(Decimal(0)))
    assert agreement(criteria, evaluation._replace(bids=(bid._replace(responses={"C": later}),))) != full
    same = agreement(criteria, evaluation._replace(bids=(bid._replace(responses={"C": later}),)))
    assert [d.pooled for d in same.dimensions] == [d.pooled for d in full.dimensions]
    aside = (answer.marks[0]._replace(excluded=True, reason="r"), *answer.marks[1:])
    fewer = evaluation._replace(bids=(bid._replace(responses={"C": answer._replace(marks=aside)}),))
    assert agreement(criteria, fewer).dimensions[0].pooled.marks == 2
    gate, answers = procurement({"a": [1, 2]}, range(5), Kind.MEASURED)
    assert agreement(gate, answers).dimensions[0].pooled.units == 0


def test_criteria_on_different_scales_are_not_pooled_for_alpha() -> None:
    first, second = Criterion("A", scale=listed(range(6))), Criterion("B", scale=listed([0, 50, 100]))
    criteria = AwardCriteria("c", dimensions=(Dimension("d", criteria=(first, second)),))

    def given(a: list[int], b: list[int]) -> dict[str, Response]:
        marks = {"A": a, "B": b}
        return {
            name: Response(marks=tuple(Mark(f"e{n}", Decimal(m)) for n, m in enumerate(scores)))
            for name, scores in marks.items()
        }

    bids = (Bid("x", responses=given([1, 3], [0, 50])), Bid("y", responses=given([2, 2], [100, 100])))
    found = agreement(criteria, Evaluation(evaluators=(Evaluator("e0"), Evaluator("e1")), bids=bids))
    (dimension,) = found.dimensions
    assert (dimension.pooled.alpha, dimension.pooled.note) == (None, SCALES_DIFFER)
    # One pair of four is exact on each scale; a step of 50 is one level of its own scale.
    assert (dimension.pooled.exact, dimension.pooled.within_one) == (50, 75)
    assert [each.alpha for each in dimension.by_scale] == [
        alpha_by_pairs([[1, 3], [2, 2]]),
        alpha_by_pairs([[0, 1], [2, 2]]),
    ]
    assert [[one.difference for one in each.by_scale] for each in found.evaluators] == [
        [-1, Fraction(-1, 2)],
        [1, Fraction(1, 2)],
    ]
    assert [(unit.bid.id, unit.levels_apart) for unit in found.spread] == [("x", 2), ("x", 1)]


@settings(max_examples=150)
@given(st.lists(st.lists(st.integers(0, 6), max_size=5), max_size=8))
def test_alpha_is_the_one_of_the_definition(marks: Marks) -> None:
    alpha = ordinal_alpha(marks)
    assert alpha == alpha_by_pairs(marks)
    assert alpha is None or alpha <= 1
    assert ordinal_alpha([sorted(unit) for unit in reversed(marks)]) == alpha
    # Only the order of the levels matters, upwards or downwards.
    assert ordinal_alpha([[mark**3 * -7 for mark in unit] for unit in marks]) == alpha


@settings(max_examples=40)
@given(strategies.procurements())
def test_every_figure_of_drawn_procurements_against_the_definition(drawn: strategies.Data) -> None:
    with TemporaryDirectory() as folder:
        reading = read_evaluation(str(strategies.write(drawn, Path(folder))))
    assert reading.criteria is not None
    assert reading.evaluation is not None
    found = agreement(reading.criteria, reading.evaluation)
    spread = []
    given_by: dict[str, dict[tuple[Decimal, ...], list[Fraction]]] = {}
    for dimension, shown in zip(drawn["criteria"]["dimensions"], found.dimensions, strict=True):
        units = [
            (awardable(c, drawn), bid["id"], c["id"], marks)
            for c in dimension["criteria"]
            if c.get("kind", "scored") == "scored"
            for bid in drawn["bids"]["bids"]
            if len(marks := counted(bid["responses"][c["id"]])) > 1
        ]
        pairs = [
            abs(steps.index(a) - steps.index(b))
            for steps, _, _, marks in units
            for a, b in combinations(marks.values(), 2)
        ]
        pooled = shown.pooled
        assert (pooled.units, pooled.marks) == (len(units), sum(len(unit[3]) for unit in units))
        if not units:
            assert pooled.exact is pooled.within_one is pooled.alpha is None
            continue
        assert pooled.exact == Fraction(100 * pairs.count(0), len(pairs))
        assert pooled.within_one == Fraction(100 * sum(pair <= 1 for pair in pairs), len(pairs))
        scales = dict.fromkeys(tuple(unit[0]) for unit in units)
        alphas = [
            alpha_by_pairs(
                [[s.index(m) for m in marks.values()] for s, _, _, marks in units if tuple(s) == one]
            )
            for one in scales
        ]
        assert [each.alpha for each in shown.by_scale or (pooled,)] == alphas
        for steps, bid, criterion, marks in units:
            places = {name: steps.index(mark) for name, mark in marks.items()}
            spread.append((max(places.values()) - min(places.values()), bid, criterion))
            for name, place in places.items():
                others = [other for who, other in places.items() if who != name]
                distance = place - Fraction(sum(others), len(others))
                given_by.setdefault(name, {}).setdefault(tuple(steps), []).append(distance)
    widest = sorted((s for s in spread if s[0]), key=lambda s: -s[0])
    assert [(unit.levels_apart, unit.bid.id, unit.criterion.id) for unit in found.spread] == widest
    for each in found.evaluators:
        expected = [sum(d) / len(d) for d in given_by.get(each.evaluator, {}).values()]
        assert sorted(one.difference for one in each.by_scale) == sorted(expected)


def awardable(criterion: strategies.Data, drawn: strategies.Data) -> list[Decimal]:
    return strategies.awardable(criterion.get("scale", drawn["criteria"]["scale"]))


def counted(response: Any) -> dict[str, Decimal]:
    """Return the scores that count in a drawn response, by evaluator."""
    given = response.get("scores", {}) if isinstance(response, dict) else {}
    whole = {name: mark if isinstance(mark, dict) else {"score": mark} for name, mark in given.items()}
    return {
        name: mark["score"] for name, mark in whole.items() if not {"abstained", "excluded"} & mark.keys()
    }


def test_places_on_scales() -> None:
    stepped = Scale(Decimal(3), Decimal("5.5"), step=Decimal("0.5"))
    assert [position(stepped, Decimal(score)) for score in ("3", "3.5", "5.50")] == [0, 1, 5]
    uneven = listed([0, 33, 100])
    assert levels_apart(uneven, [Decimal(100), Decimal(0)]) == 2
    assert levels_apart(uneven, [Decimal(100), Decimal(33), Decimal(100)]) == 1
    assert ladder(stepped) == (Decimal(3), Decimal("5.5"), Decimal("0.5"))
    assert ladder(uneven) == ladder(listed(["0.0", "33", "100"])) != ladder(stepped)
    with pytest.raises(ValueError, match="not on the scale"):
        position(uneven, Decimal(50))
