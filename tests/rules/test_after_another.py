"""What a rule passes over does not end its look: the fault behind it is found all the same."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sv_score.model.bids import Bid, Consensus, Difference, Evaluation, Mark, Response
from sv_score.model.criteria import (
    AwardCriteria,
    Band,
    Contract,
    Criterion,
    CriterionWeights,
    Dimension,
    Element,
    Kind,
    Level,
    Measure,
    Minimum,
    RelativeImportance,
    Scale,
)
from sv_score.model.finding import Finding, Route
from sv_score.model.policy_model import ModelCriterion, Outcome, PolicyModel, PolicyRule, Theme
from sv_score.rules import rule_module
from sv_score.rules.subject import Subject

FIVE = Scale(Decimal(0), Decimal(5), levels=tuple(Level(Decimal(n)) for n in range(6)))
STEPS = Scale(Decimal(0), Decimal(10), step=Decimal(3))
UNREAD = Scale(Decimal(0), Decimal(0), step=Decimal(1))
FIRST: Route = ("dimensions", 0, "criteria", 0)
SECOND: Route = ("dimensions", 0, "criteria", 1)


def found(rule: str, subject: Subject) -> list[Finding]:
    return list(rule_module(rule).check(subject))


def published(*criteria: Criterion, **more: Any) -> Subject:
    dimensions = more.pop("dimensions", (Dimension("d", criteria=criteria),))
    return Subject(AwardCriteria("park", dimensions=dimensions, **more), "criteria.yaml")


def agreed(*responses: Response, scale: Scale = FIVE) -> Subject:
    bids = tuple(Bid(f"b{n}", responses={"C": response}) for n, response in enumerate(responses))
    return published(Criterion("C"), scale=scale)._replace(evaluation=Evaluation(bids=bids))


def test_a_band_of_another_criterion_than_the_one_without_a_scale() -> None:
    off = (Band(Decimal(0), Decimal(9)),)
    [finding] = found(
        "band_score_off_scale", published(Criterion("A"), Criterion("B", scale=FIVE, bands=off))
    )
    assert finding.route[:4] == SECOND


def test_weights_of_a_dimension_after_one_that_cannot_be_summed() -> None:
    weighed = tuple(Criterion(f"C{n}", weight=Decimal(40)) for n in range(2))
    faulty = Dimension("two", criteria=weighed)
    for first in (
        Dimension("one"),
        Dimension("one", criteria=(Criterion("A"),)),
        Dimension("one", criteria=(*weighed, Criterion("A"))),
    ):
        [finding] = found("criterion_weights_total", published(dimensions=(first, faulty)))
        assert finding.route == ("dimensions", 1, "criteria")
    whole = {"criterion_weights": CriterionWeights.OF_WHOLE}
    of_80 = faulty._replace(weight=Decimal(80))
    for wanted, count in ((None, 0), (Decimal(80), 0), (Decimal(60), 1)):
        second = of_80._replace(weight=wanted)
        assert len(found("criterion_weights_total", published(dimensions=(second,), **whole))) == count


def test_weights_of_dimensions_are_summed_where_all_have_one() -> None:
    forty = Dimension("one", weight=Decimal(40))
    assert found("dimension_weights_total", published(dimensions=(forty, Dimension("two")))) == []
    assert found("dimension_weights_total", published(dimensions=(Dimension("one"),))) == []
    [finding] = found("dimension_weights_total", published(dimensions=(forty, forty)))
    assert "total 80" in finding.message
    order = published(dimensions=(forty,), relative_importance=RelativeImportance.ORDER)
    assert found("dimension_weights_total", order) == []


def test_a_difference_after_differences_that_were_settled_in_another_order() -> None:
    marks = (Mark("ev1", Decimal(1)), Mark("ev2", Decimal(2)))
    settled = tuple(Difference(who, "The page had been missed.") for who in ("ev2", "ev1"))
    first = Response(consensus=Consensus(Decimal(3), differences=settled), marks=marks)
    second = Response(consensus=Consensus(Decimal(3), differences=settled[:1]), marks=marks)
    [finding] = found("difference_not_resolved", agreed(first, second))
    assert finding.route == ("bids", 1, "responses", "C", "consensus")
    assert finding.message.startswith("`ev1` gave 1 for")


def test_an_element_after_one_of_a_criterion_that_is_not_scored() -> None:
    element = (Element("e", start=Decimal(7)),)
    gate = Criterion("A", kind=Kind.GATE, requires=element)
    scored = Criterion("B", scale=FIVE, requires=element)
    first, second = found("element_off_scale", published(gate, Criterion("C"), scored))
    assert first.route == (*FIRST, "requires")
    assert second.route == ("dimensions", 0, "criteria", 2, "requires", 0, "from")


def test_elements_of_a_criterion_without_a_scale_that_can_be_read() -> None:
    for scale in (None, UNREAD):
        criterion = Criterion("A", scale=scale, requires=(Element("e", start=Decimal(7)), Element("f")))
        assert found("element_off_scale", published(criterion)) == []


def test_a_scale_after_one_that_lists_its_levels_or_could_not_be_read() -> None:
    given = [Criterion(f"C{n}", scale=scale) for n, scale in enumerate((FIVE, UNREAD, STEPS))]
    [finding] = found("scale_without_span", published(*given))
    assert finding.route == ("dimensions", 0, "criteria", 2, "scale", "step")


@pytest.mark.parametrize(
    ("lowest", "highest", "step", "key"),
    [("0", "1", "0.3", "step"), ("0", "1", "0.5", ""), ("1", "1", "1", "max"), ("2", "1", "1", "max")],
)
def test_scales_whose_highest_score_is_one(lowest: str, highest: str, step: str, key: str) -> None:
    scale = Scale(Decimal(lowest), Decimal(highest), step=Decimal(step))
    keys = [finding.route[-1] for finding in found("scale_without_span", published(scale=scale))]
    assert keys == [key] * bool(key)


def test_descriptors_that_repeat_after_one_that_is_blank() -> None:
    texts = ("", "Each action has a date.", "TBC", "Each action has a date.", "Named.")
    levels = tuple(Level(Decimal(n), descriptor=text) for n, text in enumerate(texts))
    [finding] = found("repeated_descriptors", published(scale=Scale(Decimal(0), Decimal(4), levels=levels)))
    assert "3" in finding.message and "1" in finding.message


def test_a_copied_descriptor_after_a_rationale_far_longer_than_any() -> None:
    text = "Each action has a date and a named person in charge of its delivery."
    levels = (Level(Decimal(0), descriptor="Nothing is answered."), Level(Decimal(1), descriptor=text))
    scale = Scale(Decimal(0), Decimal(1), levels=levels)
    own = "Bid p3 names two gardeners. " * 30
    said = [Response(consensus=Consensus(Decimal(1), rationale)) for rationale in (own, text)]
    [finding] = found("rationale_repeats_descriptor", agreed(*said, scale=scale))
    assert finding.route == ("bids", 1, "responses", "C", "consensus", "rationale")


OUTCOMES = tuple(Outcome(f"o{n}", f"Outcome {n}", criteria=(ModelCriterion(f"o{n}.1"),)) for n in range(3))
TAGGED = tuple(Criterion(f"C{n}", tags={"own": (f"o{n}",)}) for n in range(3))


def model(*rules: PolicyRule) -> PolicyModel:
    return PolicyModel("own", rules=rules, themes=(Theme("t", outcomes=OUTCOMES),))


def test_outcomes_of_a_model_with_more_than_one_recommendation() -> None:
    rules = (
        PolicyRule("a", "recommended_outcomes"),
        PolicyRule("b", "recommended_outcomes", maximum=1, unless_importance="standard"),
        PolicyRule("c", "recommended_outcomes", maximum=2),
        PolicyRule("d", "recommended_outcomes", maximum=3),
        PolicyRule("e", "recommended_outcomes", maximum=1, unless_importance="high"),
    )
    asked = published(*TAGGED)._replace(model=model(*rules))
    helps = [finding.help for finding in found("more_outcomes_than_recommended", asked)]
    assert helps == ["keep to 2", "keep to 1, or write `importance: high` if it is so"]


def test_indicators_of_a_model_with_more_than_one_rule() -> None:
    rules = (
        PolicyRule("a", "minimum_kpis"),
        PolicyRule("b", "minimum_kpis", least=1),
        PolicyRule("c", "minimum_kpis", least=9, value_from=Decimal(2_000_000)),
        PolicyRule("d", "minimum_kpis", least=2, value_from=Decimal(1_000_000)),
        PolicyRule("e", "minimum_kpis", least=4, commenced_from=date(2030, 1, 1)),
    )
    one = Criterion("C", measures=(Measure("trees", "trees"), Measure("Trees", "trees")))
    contract = Contract(Decimal(1_000_000), date(2026, 3, 2))
    asked = published(one, contract=contract)._replace(model=model(*rules))
    [finding] = found("too_few_kpis", asked)
    assert finding.message == (
        "a contract of £1,000,000 needs at least 2 key performance indicators by `own`; "
        "the criteria ask for 1 measure"
    )
    # Without a day every rule may be in force.
    late = asked._replace(
        criteria=asked.criteria and asked.criteria._replace(contract=Contract(contract.value))
    )
    assert [f.message.split()[7] for f in found("too_few_kpis", late)] == ["2", "4"]


def test_a_minimum_with_one_level_to_earn_on_some_criteria() -> None:
    single = Criterion("A", weight=Decimal(0))
    for criteria, percent, speaks in (
        ((single, Criterion("B", weight=Decimal(100))), 100, True),
        ((single, Criterion("B", weight=Decimal(100))), 81, True),
        ((single, Criterion("B", weight=Decimal(100))), 80, False),
        ((single,), 0, False),
    ):
        dimension = Dimension("d", minimum=Minimum(percent=Decimal(percent)), criteria=criteria)
        asked = published(dimensions=(dimension,), scale=FIVE)
        assert bool(found("minimum_by_one_combination", asked)) is speaks


def test_a_minimum_of_a_dimension_after_one_with_nothing_to_earn() -> None:
    all_of_it = Minimum(percent=Decimal(1))
    nothing = Dimension("one", minimum=all_of_it, criteria=(Criterion("A", weight=Decimal(0)),))
    yes_or_no = Scale(Decimal(0), Decimal(1), levels=(Level(Decimal(0)), Level(Decimal(1))))
    second = Dimension(
        "two", minimum=all_of_it, criteria=(Criterion("B", weight=Decimal(100), scale=yes_or_no),)
    )
    for first in (nothing, nothing._replace(minimum=None), nothing._replace(minimum=Minimum())):
        [finding] = found("minimum_by_one_combination", published(dimensions=(first, second), scale=FIVE))
        assert finding.route == ("dimensions", 1, "minimum", "percent")


def test_a_minimum_is_not_judged_by_what_cannot_be_read() -> None:
    minimum = Minimum(percent=Decimal(90))
    band = (Band(Decimal(0), Decimal(1)),)
    low = Criterion("A", weight=Decimal(100), scale=FIVE, kind=Kind.MEASURED, bands=band)
    for other, speaks in (
        (Criterion("B", weight=Decimal(0), scale=FIVE), True),
        (Criterion("B", scale=FIVE), False),
        (Criterion("B", weight=Decimal(0)), False),
        (Criterion("B", weight=Decimal(0), scale=UNREAD), False),
    ):
        dimension = Dimension("d", minimum=minimum, criteria=(low, other))
        assert bool(found("minimum_unreachable", published(dimensions=(dimension,)))) is speaks
