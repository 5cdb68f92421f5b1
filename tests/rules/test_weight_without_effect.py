"""SV214 against the plainest way: every combination of levels, printed with the least and the most of one."""

from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sv_score.model.criteria import (
    AwardCriteria,
    Band,
    Criterion,
    Dimension,
    Kind,
    Level,
    Rounding,
    RoundingMode,
    Scale,
)
from sv_score.model.finding import Finding
from sv_score.rules.subject import Subject
from sv_score.rules.weight_without_effect import check

SCALES = (
    Scale(Decimal(0), Decimal(2), levels=tuple(Level(Decimal(n)) for n in range(3))),
    Scale(Decimal(1), Decimal(4), levels=tuple(Level(Decimal(n)) for n in (1, 2, 4))),
    Scale(Decimal(0), Decimal(10), step=Decimal(5)),
)
PERCENTS = ((0, 50, 100), (25, 50, 100), (0, 50, 100))
WEIGHTS = st.sampled_from(
    ["0.001", "0.004", "0.005", "0.01", "0.02", "0.4", "0.5", "0.6", "0.9", "1", "2", "40"]
)
Drawn = list[tuple[str, int]]


def subject_of(drawn: Drawn, places: int, weight: str = "100", rest: bool = True) -> Subject:
    """Return a dimension whose last criterion takes what the others leave of 100 percent."""
    total = sum(Decimal(w) for w, _ in drawn)
    whole = [*drawn, (str(100 - total), 0)] if rest else drawn
    criteria = tuple(
        Criterion(f"C{n}", weight=Decimal(w), scale=SCALES[of]) for n, (w, of) in enumerate(whole)
    )
    dimension = Dimension("d", weight=Decimal(weight), criteria=criteria)
    gate = Dimension("first", weight=100 - Decimal(weight), criteria=(Criterion("G", kind=Kind.GATE),))
    rounding = Rounding(places, RoundingMode.HALF_UP)
    return Subject(AwardCriteria("park", rounding=rounding, dimensions=(gate, dimension)), "criteria.yaml")


def printed(value: Fraction, places: int) -> int:
    return floor(value * 10**places + Fraction(1, 2))


def levels(subject: Subject) -> list[list[Fraction]]:
    assert subject.criteria is not None
    criteria = subject.criteria.dimensions[1].criteria
    return [
        [Fraction(p) * Fraction(c.weight or 0) / 100 for p in PERCENTS[SCALES.index(c.scale)]]
        for c in criteria
        if c.scale is not None
    ]


@settings(max_examples=80)
@given(st.lists(st.tuples(WEIGHTS, st.integers(0, 2)), min_size=1, max_size=2), st.integers(0, 3))
def test_a_criterion_that_changes_no_printed_score(drawn: Drawn, places: int) -> None:
    subject = subject_of(drawn, places)
    parts = levels(subject)
    expected = []
    for place, part in enumerate(parts):
        others = [sum(given) for given in product(*(parts[:place] + parts[place + 1 :]))]
        if all(printed(x + part[0], places) == printed(x + part[-1], places) for x in others):
            expected.append(("dimensions", 1, "criteria", place, "weight"))
    assert [finding.route for finding in check(subject) if finding.route[2] == "criteria"] == expected


@settings(max_examples=80)
@given(WEIGHTS, st.lists(st.tuples(WEIGHTS, st.integers(0, 2)), min_size=1, max_size=2), st.integers(0, 3))
def test_a_dimension_that_changes_no_printed_figure(weight: str, drawn: Drawn, places: int) -> None:
    subject = subject_of(drawn, places, weight)
    share = Fraction(weight) / 100
    low, high = (printed(sum(part[end] for part in levels(subject)) * share, places) for end in (0, -1))
    # A heavier one is printed the same only where its criteria have next to nothing to tell apart.
    expected = low == high and Fraction(weight) * 10**places < 1
    assert any(finding.route == ("dimensions", 1, "weight") for finding in check(subject)) is expected


def said(weight: str, places: int) -> str:
    findings: list[Finding] = list(check(subject_of([(weight, 0)], places)))
    assert all(finding.message.startswith(f"the weight {weight} of `C0` is") for finding in findings)
    return findings[0].message.partition(" figure ")[2] if findings else ""


@pytest.mark.parametrize(
    ("weight", "places", "printed_how"),
    [
        ("0.1", 0, "printed in whole numbers"),
        ("0.01", 1, "printed with 1 decimal"),
        ("0.001", 2, "printed with 2 decimals"),
        ("0.1", 1, ""),
        ("1", 0, ""),
    ],
)
def test_it_says_how_figures_are_printed(weight: str, places: int, printed_how: str) -> None:
    assert said(weight, places) == printed_how


def test_what_cannot_be_summed_or_weighs_nothing_is_left_alone() -> None:
    subject = subject_of([("0.001", 0)], 0)
    assert subject.criteria is not None and list(check(subject))
    gate, dimension = subject.criteria.dimensions
    light, rest = dimension.criteria
    for changed in (
        (light, rest._replace(weight=None)),
        (light._replace(weight=Decimal(0)), rest),
        (light._replace(weight=None), rest),
        (light, rest._replace(scale=None)),
        (light._replace(kind=Kind.MEASURED, bands=(Band(Decimal(0), Decimal(0)),)), rest),
    ):
        dimensions = (gate, dimension._replace(criteria=changed))
        assert not list(check(subject._replace(criteria=subject.criteria._replace(dimensions=dimensions))))
