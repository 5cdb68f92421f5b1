"""How far criteria move dimensions, against every combination of levels of small schemes."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sv_score.comparing.ladders import Marks, NoRehearsal, ladders
from sv_score.comparing.reach import criterion_reaches, dimension_reach, shares
from tests.comparing.schemes import Data, model, possible, printed, scheme, small, weighed, worth

EVERY = Marks(every=True)
MIDDLE = Marks()


def middle(data: Data, criterion: Data) -> list[Decimal]:
    """Return the scores in the middle three fifths of the scale, all where there are fewer than two."""
    scores = possible(data, criterion)
    scale = criterion.get("scale", data["scale"])
    ends = [scale["min"], scale["max"]] if "min" in scale else [level["score"] for level in scale["levels"]]
    low, high = Fraction(min(ends)), Fraction(max(ends))
    kept = [s for s in scores if low + (high - low) / 5 <= s <= high - (high - low) / 5]
    return kept if len(kept) > 1 else scores


def sums(parts: list[list[Fraction]]) -> set[Fraction]:
    return {sum(chosen, Fraction(0)) for chosen in product(*parts)}


@settings(max_examples=20, deadline=None)
@given(small())
def test_reaches_are_what_walking_through_every_combination_finds(data: Data) -> None:
    criteria = model(data)
    by_id = ladders(criteria, MIDDLE)
    for dimension, written in zip(criteria.dimensions, data["dimensions"], strict=True):
        asked = weighed(written)
        parts = [[worth(data, written, c, s) for s in possible(data, c)] for c in asked]
        usual = [[worth(data, written, c, s) for s in middle(data, c)] for c in asked]
        reach = dimension_reach(criteria, dimension, by_id)
        assert (reach.distinct, reach.more) == (len(sums(parts)), False)
        assert (reach.low, reach.high) == (min(sums(usual)), max(sums(usual)))
        weight = written.get("weight")
        for place, found in enumerate(criterion_reaches(criteria, dimension, by_id)):
            own, others = parts[place], sums(parts[:place] + parts[place + 1 :])
            moves = [b - a for a, b in pairwise(own)] or [Fraction(0)]
            assert (found.least, found.most) == (min(moves), max(moves))
            assert found.whole == max(own) - min(own)
            assert found.levels == len(own)
            worths = [Fraction(1)] + ([Fraction(weight) / 100] if weight else [])
            seen = any(len({printed((x + p) * w, data) for p in own}) > 1 for x in others for w in worths)
            assert found.seen is seen


@settings(max_examples=20, deadline=None)
@given(small(), st.sampled_from([EVERY, MIDDLE]))
def test_effective_weights_are_the_parts_of_the_spread(data: Data, marks: Marks) -> None:
    criteria = model(data)
    by_id = ladders(criteria, marks)
    for dimension, written in zip(criteria.dimensions, data["dimensions"], strict=True):
        asked = weighed(written)
        used = possible if marks.every else middle
        parts = [[worth(data, written, c, s) for s in used(data, c)] for c in asked]
        spread = max(sums(parts)) - min(sums(parts))
        total = sum(Fraction(c["weight"]) for c in asked)
        for share, criterion, part in zip(shares(criteria, dimension, by_id), asked, parts, strict=True):
            assert share.published == Fraction(criterion["weight"]) * 100 / total
            assert share.spread == max(part) - min(part)
            assert share.effective == ((max(part) - min(part)) * 100 / spread if spread else None)


@pytest.mark.parametrize(
    ("places", "mode", "light", "seen"),
    [
        (2, "half_up", "0.001", False),  # 0.001 of 100 above sums that end in whole hundredths
        (2, "down", "0.001", True),  # 99.999 is cut to 99.99 and 100 is not
        (0, "half_up", "0.4", False),
        (0, "half_up", "0.5", True),
        (0, "half_even", "1", True),
    ],
)
def test_a_light_criterion_is_seen_where_rounding_lets_it(
    places: int, mode: str, light: str, seen: bool
) -> None:
    weight = Decimal(light)
    gates = [{"id": "A1", "weight": 100 - weight}, {"id": "A2", "weight": weight}]
    rounding = {"places": places, "mode": mode}
    data = scheme({"a": gates, "b": [{"id": "B1", "weight": 100}]}, rounding=rounding)
    data["scale"] = {"levels": [{"score": Decimal(0)}, {"score": Decimal(1)}]}
    criteria = model(data)
    found = criterion_reaches(criteria, criteria.dimensions[0], ladders(criteria, EVERY))
    assert found[1].seen is seen
    assert found[0].seen is True


def test_too_many_combinations_are_counted_from_below() -> None:
    scale = {"min": 0, "max": 100, "step": 1}
    weights = ["31.41", "27.18", "14.14", "17.32", "9.95"]
    asked = [{"id": f"A{n}", "weight": Decimal(w), "scale": scale} for n, w in enumerate(weights)]
    data = scheme({"a": asked, "b": [{"id": "B1", "weight": 100}]})
    criteria = model(data)
    reach = dimension_reach(criteria, criteria.dimensions[0], ladders(criteria, EVERY))
    assert reach.more and reach.distinct > 1_000


@pytest.mark.parametrize(
    ("marks", "says"),
    [
        (Marks(by_criterion={"B9": (Decimal(1), Decimal(2))}), "no scored or measured criterion `B9`"),
        (Marks((Decimal(7), Decimal(9))), "no answer to `A1` can earn 7 to 9"),
    ],
)
def test_marks_that_nothing_can_earn_are_one_sentence(marks: Marks, says: str) -> None:
    data = scheme({"a": [{"id": "A1", "weight": 100}], "b": [{"id": "B1", "weight": 100}]})
    with pytest.raises(NoRehearsal, match=says):
        ladders(model(data), marks)


def test_marks_without_a_criterion_leave_scales_of_their_own_alone() -> None:
    own = {"min": 0, "max": 100, "step": 10}
    asked = [{"id": "A1", "weight": 60}, {"id": "A2", "weight": 40, "scale": own}]
    data = scheme({"a": asked, "b": [{"id": "B1", "weight": 100}]})
    by_id = ladders(model(data), Marks((Decimal(2), Decimal(4)), {"B1": (Decimal(1), Decimal(1))}))
    assert by_id["A1"].plausible == (2, 3, 4)
    assert by_id["A2"].plausible == (20, 30, 40, 50, 60, 70, 80)
    assert by_id["B1"].plausible == (1,)


def test_a_scale_too_fine_to_walk_through_is_one_sentence() -> None:
    fine = {"min": 0, "max": 100, "step": Decimal("0.001")}
    data = scheme({"a": [{"id": "A1", "weight": 100, "scale": fine}], "b": [{"id": "B1", "weight": 100}]})
    with pytest.raises(NoRehearsal, match="more than 10,000 scores"):
        ladders(model(data), EVERY)


def test_a_dimension_without_weight_is_one_sentence() -> None:
    data = scheme({"a": [{"id": "A1", "weight": 0}], "b": [{"id": "B1", "weight": 100}]})
    data["criterion_weights"] = "of_whole"
    criteria = model(data)
    with pytest.raises(NoRehearsal, match="carry no weight"):
        dimension_reach(criteria, criteria.dimensions[0], ladders(criteria, EVERY))
