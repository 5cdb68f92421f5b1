"""The smallest change is what an exhaustive search finds, and nothing smaller changes anything."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings

from sv_score.comparing.changes import Change, Effect
from sv_score.comparing.firmness import firm_bids
from sv_score.comparing.left_out import outside
from sv_score.comparing.margins import margins
from sv_score.model.result import Result
from sv_score.writing.margins.json import _pair
from tests import oracle, strategies
from tests.comparing.cases import scored, scored_with_text, table
from tests.writing.pages import bid, two_dimensions

Named = tuple[str, str, int, Fraction, str]


def all_dimensions(result: Result) -> list[str]:
    return [dimension.id for dimension in result.criteria.dimensions]


def rungs(criterion: oracle.Data, scale: oracle.Data) -> list[tuple[Fraction, Any]]:
    """Return every answer a criterion knows, from low to high: its score, and how it is written."""
    if criterion.get("kind") == "measured":
        return [(Fraction(band["score"]), {"quantity": band["from"]}) for band in criterion["bands"]]
    if "levels" in scale:
        scores = sorted(Fraction(level["score"]) for level in scale["levels"])
    else:
        low, high, step = (Fraction(scale[key]) for key in ("min", "max", "step"))
        scores = [low + step * n for n in range(int((high - low) / step) + 1)]
    return [(score, str(score)) for score in scores]


def other_answers(
    criteria: oracle.Data, criterion: oracle.Data, answer: Any
) -> Iterator[tuple[int, Fraction, Any]]:
    """Yield every other answer a bid could have: how many rungs away it is, its score, how it is written."""
    if isinstance(answer, dict) and answer.get("no_response") == "true":
        return
    scale = criterion.get("scale") or criteria["scale"]
    ladder = rungs(criterion, scale)
    if isinstance(answer, dict) and "quantity" in answer:
        reached = [
            n for n, (_, at) in enumerate(ladder) if Fraction(at["quantity"]) <= Fraction(answer["quantity"])
        ]
        here = reached[-1]
    else:
        (score,) = oracle._awarded(criterion, scale, answer)
        here = [score for score, _ in ladder].index(score)
    for n, (score, written) in enumerate(ladder):
        if n != here:
            yield abs(n - here), score, written


def searched(
    criteria: oracle.Data, dimension: oracle.Data, bids: dict[str, oracle.Data], before: Any, said: Any
) -> set[Named]:
    """Return the nearest single answers that change what `said` says of the bids' dimension scores."""
    found = []
    for name, responses in bids.items():
        for criterion in dimension["criteria"]:
            if criterion.get("kind") == "gate":
                continue
            for steps, score, written in other_answers(criteria, criterion, responses[criterion["id"]]):
                changed = {**bids, name: {**responses, criterion["id"]: written}}
                after = said({n: oracle._dimension(criteria, dimension, r) for n, r in changed.items()})
                if after != before:
                    found.append((name, criterion["id"], steps, score, after))
    least = min((entry[2] for entry in found), default=0)
    return {entry for entry in found if entry[2] == least}


def named(changes: tuple[Change, ...]) -> set[tuple[Any, ...]]:
    return {(c.bid.bid.id, c.move.criterion, c.move.steps, Fraction(c.move.score), c.effect) for c in changes}


def answers(bids: oracle.Data) -> dict[str, oracle.Data]:
    return {entry["id"]: entry["responses"] for entry in bids["bids"]}


@settings(max_examples=12, deadline=None)
@given(strategies.procurements(least=2, most=4))
def test_the_smallest_change_of_one_mark_is_the_one_that_a_search_finds(
    procurement: strategies.Data,
) -> None:
    result, criteria, file = scored_with_text(procurement)
    given_answers = answers(file)
    for shown, dimension in zip(
        margins(result, all_dimensions(result), all_pairs=True), criteria["dimensions"], strict=True
    ):
        assert len(shown.pairs) == len(result.bids) * (len(result.bids) - 1) // 2
        for margin in shown.pairs:
            a, b = margin.a.bid.id, margin.b.bid.id

            def sign(scores: oracle.Data, a: str = a, b: str = b) -> int:
                return (scores[a]["low"] > scores[b]["low"]) - (scores[a]["low"] < scores[b]["low"])

            both = {name: given_answers[name] for name in (a, b)}
            scores = {n: oracle._dimension(criteria, dimension, r) for n, r in both.items()}
            if any(score["state"] != "final" for score in scores.values()):
                assert margin.lead is None
                assert margin.open == (scores[a]["low"] <= scores[b]["high"])
                continue
            assert margin.lead == scores[a]["low"] - scores[b]["low"] >= 0
            effects = {1: {0: "ties", -1: "reverses"}, 0: {1: "parts", -1: "parts"}}[sign(scores)]
            found = searched(criteria, dimension, both, sign(scores), sign)
            assert named(margin.changes) == {(*entry[:4], effects[entry[4]]) for entry in found}


@settings(max_examples=12, deadline=None)
@given(strategies.procurements(least=1, most=3))
def test_a_minimum_rests_on_the_marks_that_a_search_finds(procurement: strategies.Data) -> None:
    result, criteria, file = scored_with_text(procurement)
    given_answers = answers(file)
    seen = 0
    for shown, dimension in zip(margins(result, all_dimensions(result)), criteria["dimensions"], strict=True):
        for margin in shown.minimums:
            seen += 1
            name, about = margin.bid.bid.id, margin.name

            def met(scores: oracle.Data, name: str = name, about: str = about) -> Any:
                owners = {scores[name]["id"]: scores[name]} | {c["id"]: c for c in scores[name]["criteria"]}
                return owners[about]["minimum"]["met"]

            own = {name: given_answers[name]}
            before = oracle._dimension(criteria, dimension, own[name])
            if not margin.final:
                assert margin.changes == ()
                assert not margin.firm
                continue
            assert margin.minimum.met == met({name: before})
            changing = dimension
            if about != dimension["id"]:
                # Another answer cannot change a criterion's own minimum; keep to this one.
                only = [c for c in dimension["criteria"] if c["id"] == about]
                changing = {**dimension, "criteria": only}
            found = searched(criteria, changing, own, met({name: before}), met)
            effect = Effect.FAILS if margin.minimum.met else Effect.MEETS
            assert named(margin.changes) == {(*entry[:4], effect) for entry in found}
    asked = sum(1 for d in criteria["dimensions"] for owner in (d, *d["criteria"]) if "minimum" in owner)
    assert seen == asked * len(result.bids)


@settings(max_examples=12, deadline=None)
@given(strategies.procurements(least=1, most=3))
def test_a_quantity_that_has_to_be_reached_lies_on_the_edge_of_its_band(procurement: strategies.Data) -> None:
    result = scored(procurement)
    for shown in margins(result, all_dimensions(result), all_pairs=True):
        for margin in shown.pairs:
            for change in margin.changes:
                move = change.move
                if move.quantity is None:
                    continue
                criterion = next(c for c in shown.criteria if c.id == move.criterion)
                offered = change.bid.bid.responses[move.criterion].quantity
                assert offered is not None
                assert (move.quantity > offered) == move.rises
                reached = [
                    band.score
                    for band in criterion.bands
                    if (band.start <= move.quantity if move.rises else band.start < move.quantity)
                ]
                assert reached[-1] == move.score


@settings(max_examples=12, deadline=None)
@given(strategies.procurements(least=2, most=6))
def test_close_pairs_are_neighbours_open_ones_and_those_within_one_level(
    procurement: strategies.Data,
) -> None:
    result = scored(procurement)
    every = list(margins(result, all_dimensions(result), all_pairs=True))
    firm = {b.bid.id for b in result.bids}
    for few, index in zip(margins(result, all_dimensions(result)), range(len(every)), strict=True):
        scores = [b.dimensions[index].score for b in result.bids]
        final = [score for score in scores if score is not None]
        expected = []
        for margin in every[index].pairs:
            one, two = sorted((margin.first.low, margin.second.low))
            between = [score for score in final if one < score < two]
            beside = margin.lead is not None and not between
            assert margin.neighbours == beside
            if beside or margin.one_step or (margin.lead is None and margin.open):
                expected.append(margin)
            if not margin.firm:
                firm -= {margin.a.bid.id, margin.b.bid.id}
        assert few.pairs == tuple(expected)
        firm -= {m.bid.bid.id for m in few.minimums if not m.firm}
        firm = set() if None in scores else firm
    assert [b.bid.id for b in firm_bids(result, all_dimensions(result))] == [
        b.bid.id for b in result.bids if b.bid.id in firm
    ]


def statements(result: Result) -> dict[tuple[str, frozenset[str]], dict[str, Any]]:
    found = {}
    for shown in margins(result, all_dimensions(result), all_pairs=True):
        for margin in shown.pairs:
            values = _pair(margin, shown.criteria)
            del values["neighbours"]
            found[shown.dimension.id, frozenset((margin.a.bid.id, margin.b.bid.id))] = values
    return found


@settings(max_examples=12, deadline=None)
@given(strategies.procurements(least=3, most=5))
def test_taking_a_bid_away_changes_no_statement_about_the_others(procurement: strategies.Data) -> None:
    before = statements(scored(procurement))
    gone = procurement["bids"]["bids"].pop(0)["id"]
    after = statements(scored(procurement))
    assert after == {key: value for key, value in before.items() if gone not in key[1]}


@settings(max_examples=12, deadline=None)
@given(strategies.procurements(least=2, most=3))
def test_ranges_without_an_evaluator_are_those_of_a_file_without_the_marks(
    procurement: strategies.Data,
) -> None:
    result, criteria, file = scored_with_text(procurement)
    given_answers = answers(file)
    for shown, dimension in zip(
        margins(result, all_dimensions(result), all_pairs=True), criteria["dimensions"], strict=True
    ):
        for margin in shown.pairs:
            expected = {}
            for evaluator in strategies.EVALUATORS:
                ranges = [
                    without(criteria, dimension, given_answers[b.bid.id], evaluator)
                    for b in (margin.a, margin.b)
                ]
                marked = any(changed for changed, _ in ranges)
                if margin.lead is None and marked and None not in [range_ for _, range_ in ranges]:
                    expected[evaluator] = tuple(range_ for _, range_ in ranges)
            assert {left.evaluator: (left.a, left.b) for left in margin.left_out} == expected


def without(
    criteria: oracle.Data, dimension: oracle.Data, responses: oracle.Data, evaluator: str
) -> tuple[bool, Any]:
    """Return whether an evaluator's marks make a range, and the range without them, if marks are left."""
    assessed = oracle._dimension(criteria, dimension, responses)
    open_ = {c["id"] for c in assessed["criteria"] if c["state"] != "final"}
    fewer, changed = dict(responses), False
    for name in open_:
        marks = responses[name]["scores"]
        counts = {
            e: m for e, m in marks.items() if isinstance(m, str) or not ({"abstained", "excluded"} & set(m))
        }
        changed |= evaluator in counts
        rest = {e: m for e, m in counts.items() if e != evaluator}
        if not rest:
            return changed, None
        fewer[name] = {"scores": rest}
    after = oracle._dimension(criteria, dimension, fewer)
    return changed, (after["low"], after["high"])


def marked(consensus: int, *marks: int) -> strategies.Data:
    scores = dict(zip(strategies.EVALUATORS, marks, strict=False))
    return {"scores": scores, "consensus": {"score": consensus, "rationale": "Agreed in the meeting."}}


def test_an_agreed_score_outside_the_others_marks_is_named_and_never_changed() -> None:
    result = scored(
        two_dimensions(
            [bid("inside", a1=marked(3, 2, 3, 4)), bid("lone", a1=marked(4, 4, 3, 3), a2=marked(5, 3, 4, 4))]
        )
    )
    found = [(o.bid.bid.id, o.criterion, o.agreed, o.evaluator, o.low, o.high) for o in outside(result)]
    assert found == [("lone", "A1", 4, "ev1", 3, 3), ("lone", "A2", 5, "", 3, 4)]


def test_one_mark_may_not_be_enough_to_change_anything() -> None:
    weights = {"A": "10", "B": "90"}
    rows = {f"x{n}": [n, n, n] for n in range(6)}
    result = table(rows, {"d": weights, "e": {"Z": "100"}})
    found = {
        frozenset((m.a.bid.id, m.b.bid.id)): m
        for m in next(iter(margins(result, ["d"], all_pairs=True))).pairs
    }
    near = found[frozenset(("x1", "x0"))]
    assert [(c.bid.bid.id, c.move.criterion, c.move.steps) for c in near.changes] == [("x0", "B", 2)]
    assert near.firm
    light = found[frozenset(("x5", "x0"))]
    assert light.changes == ()
    assert light.firm


def test_identical_bids_are_equal_for_any_weights_and_not_firm() -> None:
    rows = {"one": [1, 2, 0], "two": [1, 2, 0], "three": [0, 0, 1], "four": [3, 3, 3]}
    result = table(rows, {"d": {"A": "50", "B": "50"}, "e": {"Z": "100"}})
    twin = next(
        m for m in next(iter(margins(result, ["d"]))).pairs if {m.a.bid.id, m.b.bid.id} == {"one", "two"}
    )
    assert twin.lead == 0
    assert twin.holds == "all_weights"
    assert {change.effect for change in twin.changes} == {Effect.PARTS}
    assert not twin.firm


def test_pairs_of_named_bids_are_all_shown() -> None:
    rows = {name: [n, n] for n, name in enumerate("abcdef")}
    result = table(rows, {"d": {"A": "100"}, "e": {"Z": "100"}})
    shown = list(margins(result, ["d"], (0, 5)))
    assert [(m.a.bid.id, m.b.bid.id, m.neighbours) for s in shown for m in s.pairs] == [("f", "a", False)]
    beside = [frozenset((m.a.bid.id, m.b.bid.id)) for s in margins(result, ["d"]) for m in s.pairs]
    assert beside == [
        frozenset(pair) for pair in combinations("abcdef", 2) if ord(pair[1]) - ord(pair[0]) == 1
    ]


def test_a_lead_that_rests_on_the_weights_is_not_firm_though_no_single_level_changes_it() -> None:
    bids = [bid("one", a1=5, a2=2, b1=5), bid("two", a1=0, a2=3, b1=0), bid("three", a1=0, a2=0, b1=3)]
    result = scored(two_dimensions(bids))
    pair = next(iter(margins(result, ["jobs"], (0, 1)))).pairs[0]
    assert (pair.lead, pair.one_step, pair.holds) == (28, False, "near_published")
    assert not pair.firm
    assert [b.bid.id for b in firm_bids(result, ["jobs", "climate"])] == ["three"]
    without_two = scored(two_dimensions([bids[0], bids[2]]))
    assert [b.bid.id for b in firm_bids(without_two, ["jobs", "climate"])] == ["one", "three"]


def on_a_fine_scale(step: str) -> tuple[Result, int]:
    """Return three bids on a scale of such steps, and how many of them there are in one mark."""
    procurement = two_dimensions(
        [bid("one", "", 70, 70, 70), bid("two", "", 40, 40, 40), bid("three", "", 40, 40, 40)]
    )
    procurement["criteria"]["scale"] = {"min": 0, "max": 100, "step": Decimal(step)}
    procurement["criteria"]["dimensions"][0]["minimum"] = {"percent": 50, "disqualifies": False}
    return scored(procurement), int(1 / Decimal(step))


@pytest.mark.parametrize("step", ["1", "0.0001", "0.000001", "1e-20"])
def test_a_scale_may_have_more_scores_than_could_be_looked_at(step: str) -> None:
    result, steps = on_a_fine_scale(step)
    first = next(margins(result, all_dimensions(result), all_pairs=True))
    lead, _, equal = first.pairs
    # A2 carries 60 percent: fifty of its marks make up for thirty of the dimension.
    assert [(c.bid.bid.id, c.move.criterion, c.move.steps, c.effect) for c in lead.changes] == [
        ("one", "A2", 50 * steps, Effect.TIES),
        ("two", "A2", 50 * steps, Effect.TIES),
    ]
    assert {(c.move.steps, c.effect) for c in equal.changes} == {(1, Effect.PARTS)}
    above, below, _ = first.minimums
    changes = [(c.move.criterion, c.move.steps, c.effect) for c in (*above.changes, *below.changes)]
    assert changes == [
        ("A2", 100 * steps // 3 + 1, Effect.FAILS),
        ("A2", -(-50 * steps // 3), Effect.MEETS),
    ]
