"""Where rules begin and end: figures on the line, and one step to each side of it."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from string import ascii_lowercase

import pytest

from sv_score.checking.check import check
from sv_score.checking.settings import Settings
from sv_score.model.bids import Bid, Consensus, Difference, Evaluation, Mark, Response
from sv_score.model.criteria import (
    AwardCriteria,
    Band,
    Better,
    Criterion,
    Dimension,
    Kind,
    Level,
    Measure,
    Scale,
)
from sv_score.model.finding import Finding
from sv_score.rules import rule_module
from sv_score.rules.attainable import sums
from sv_score.rules.subject import Subject
from tests.rules.overlay import write_example

FIVE = Scale(Decimal(0), Decimal(5), levels=tuple(Level(Decimal(n)) for n in range(6)))
HALVES = Scale(Decimal(0), Decimal(2), step=Decimal("0.5"))


def found(rule: str, *criteria: Criterion, evaluation: Evaluation | None = None) -> list[Finding]:
    published = AwardCriteria("parks", scale=FIVE, dimensions=(Dimension("work", criteria=criteria),))
    return list(rule_module(rule).check(Subject(published, "criteria.yaml", evaluation)))


def words(numbers: Sequence[int]) -> str:
    """Return a question of made-up words, one for each number."""
    return " ".join(f"q{ascii_lowercase[n // 26]}{ascii_lowercase[n % 26]}" for n in numbers)


@pytest.mark.parametrize(
    ("shared", "own", "reported"),
    [
        (8, 1, True),  # 8 of 10 words are 80 percent.
        (7, 1, False),
        (23, 3, False),  # 23 of 29 are 79.3 percent.
        (24, 3, True),
    ],
)
def test_questions_are_alike_from_eighty_percent_of_their_words(
    shared: int, own: int, reported: bool
) -> None:
    first, second = range(shared + own), [*range(shared), *range(30, 30 + own)]
    asked = [Criterion(name, question=words(q)) for name, q in (("A", first), ("B", second))]
    assert bool(found("asks_the_same_twice", *asked)) is reported


@pytest.mark.parametrize(
    ("starts", "place"), [(("0", "5"), None), (("0.01", "5"), 0), (("5", "1"), 1), ((), None)]
)
def test_bands_start_at_nought_or_late(starts: tuple[str, ...], place: int | None) -> None:
    bands = tuple(Band(Decimal(start), Decimal(1)) for start in starts)
    routes = [f.route for f in found("bands_start_late", Criterion("A", bands=bands))]
    assert routes == [("dimensions", 0, "criteria", 0, "bands", place, "from")] * (place is not None)


def against(better: Better, *bands: tuple[int, int]) -> list[Finding]:
    given = tuple(Band(Decimal(start), Decimal(score)) for start, score in bands)
    measure = Measure("trees", better=better)
    return found("bands_against_direction", Criterion("A", kind=Kind.MEASURED, measure=measure, bands=given))


def test_bands_of_equal_score_go_neither_way() -> None:
    assert against(Better.HIGHER, (0, 1), (5, 1)) == against(Better.LOWER, (0, 1), (5, 1)) == []
    [finding] = against(Better.HIGHER, (0, 1), (5, 1), (9, 2), (12, 0))
    assert finding.route[-2:] == (3, "score")
    [finding] = against(Better.LOWER, (0, 2), (5, 2), (9, 1), (12, 3))
    assert finding.route[-2:] == (3, "score")
    [finding] = against(Better.LOWER, (0, 1), (5, 2))
    assert finding.message.startswith("the scores of `A` rise as the quantity rises")
    # Bands that start alike are reported for that.
    assert against(Better.HIGHER, (0, 2), (0, 1)) == []


@pytest.mark.parametrize(
    ("floor", "ceiling", "wanted"), [(1, 3, [1, 2]), (1, 2, [1]), (2, 4, [2, 3]), (0, 1, [0]), (3, 3, [])]
)
def test_sums_from_the_floor_on_and_below_the_ceiling(floor: int, ceiling: int, wanted: list[int]) -> None:
    parts = [[Fraction(0), Fraction(1)], [Fraction(0), Fraction(2)]]
    assert sums(parts, Fraction(floor), Fraction(ceiling)) == wanted
    raised = [[Fraction(1), Fraction(2)], [Fraction(1), Fraction(3)]]
    assert sums(raised, Fraction(floor + 2), Fraction(ceiling + 2)) == [n + 2 for n in wanted]


def agreed(score: str, marks: Sequence[str], rationale: str = "", resolution: str = "") -> list[Finding]:
    differences = (Difference("e0", resolution),) if resolution else ()
    consensus = Consensus(Decimal(score), rationale, differences=differences)
    given = tuple(Mark(f"e{n}", Decimal(mark)) for n, mark in enumerate(marks))
    response = Response(consensus=consensus, marks=given)
    return found(
        "average_in_disguise",
        Criterion("A", scale=HALVES),
        evaluation=Evaluation(bids=(Bid("mill", responses={"A": response}),)),
    )


@pytest.mark.parametrize(
    "said",
    [
        "The average score is 1.",
        "Averaged mark of all.",
        "It is the mean score of three.",
        "The median mark of the panel.",
        "It is the mean of our five evaluators' marks.",
        "The median of the scores.",
        "Average of the panel.",
        "The scores were averaged.",
        "All marks have been averaged.",
        "Marks averaged.",
    ],
)
def test_a_rationale_that_works_the_score_out(said: str) -> None:
    assert len(agreed("1", ["1", "2"], rationale=said)) == 1
    assert len(agreed("1", ["1", "2"], rationale="Bid p3 names dates.", resolution=said)) == 1


@pytest.mark.parametrize("said", ["The average age is 40.", "This means a lot.", "The mean of ten months."])
def test_a_rationale_on_a_mean_in_the_bid(said: str) -> None:
    assert agreed("1", ["0.5", "1.5"], rationale=said) == []


@pytest.mark.parametrize(
    ("score", "marks", "is_mean"),
    [
        ("0.5", ["0", "1"], True),
        ("1.5", ["1", "2"], True),
        ("1", ["0.5", "1", "1.5"], False),
        ("1", ["0", "0.5"], False),
        ("0", ["0", "0"], False),
        ("1", [], False),
    ],
)
def test_a_score_that_nobody_gave_and_is_the_mean(score: str, marks: list[str], is_mean: bool) -> None:
    assert bool(agreed(score, marks)) is is_mean


@pytest.mark.parametrize(
    ("descriptor", "says_more"),
    [
        ("As 1, and better.", False),
        ("Exceeds level 1.", False),
        ("More than levels 1 and much better.", False),
        ("Above score 1.", False),
        ("Better than scores 1.", False),
        ("Better than an answer at 1.", False),
        ("Exceeds it by 1.", True),
        ("As 1, and a resident checks.", True),
        ("Trainees exceed level 1.", True),
    ],
)
def test_a_reference_to_a_level_says_nothing_more(descriptor: str, says_more: bool) -> None:
    levels = (Level(Decimal(0)), Level(Decimal(1)), Level(Decimal(2), descriptor=descriptor))
    scale = Scale(Decimal(0), Decimal(2), Decimal(1), levels)
    without = Scale(Decimal(0), Decimal(2), None, levels)
    # A scale that does not say where full compliance lies has no level above it.
    judged = (Criterion("A", scale=without), Criterion("B", scale=scale))
    assert len(found("bonus_not_described", *judged)) == (not says_more)


@pytest.mark.parametrize(
    ("fragment", "message"),
    [
        (
            "sealed_as: {dimensions: [{}, {criteria: [{}, {id: CR2, title: Seats, weight: 0}]}]}",
            "`CR2` has been removed since the criteria were sealed on 2026-03-02",
        ),
        (
            "sealed_as: {title: Own}\ndimensions: [{}, {criteria: [{}, {id: CR2, title: Seat, weight: 0}]}]",
            "`CR2` has been added since the criteria were sealed on 2026-03-02",
        ),
    ],
)
def test_what_was_added_or_removed_after_sealing(fragment: str, message: str, tmp_path: Path) -> None:
    write_example(fragment, tmp_path)
    checked = check([str(tmp_path / "criteria.yaml")], Settings())
    assert message in [f.finding.message for f in checked.findings if f.finding.code == "SV701"]
