"""What a page of margins lists of very many bids: the first 60, and how many more there are."""

import re
from typing import Any

import pytest

from sv_score.comparing.firmness import firm_bids
from sv_score.comparing.left_out import outside
from sv_score.comparing.margins import MOST_PAIRS, margins
from sv_score.writing.margins import MarginsPage
from sv_score.writing.margins.parts import LISTED, parts
from sv_score.writing.parts import as_text
from tests import strategies
from tests.comparing.cases import scored
from tests.writing.pages import bid, two_dimensions

MORE = "and {} more; `--format json` has every one"
AGREED = {
    "scores": {"ev1": 1, "ev2": 1},
    "consensus": {"score": 3, "rationale": "Dated.", "why_not_higher": "No more."},
}


def page(bids: list[strategies.Data], most: int | None = LISTED, **extra: object) -> MarginsPage:
    result = scored(two_dimensions(bids, **extra))
    found = tuple(margins(result, ["jobs", "climate"], most=most))
    return MarginsPage(result, found, tuple(outside(result)), tuple(firm_bids(result, ["jobs", "climate"])))


def lines_of(shown: MarginsPage, heading: str) -> list[str]:
    """Return the lines below a heading of the page."""
    lines = as_text(parts(shown)).split("\n")
    start = next(n for n, line in enumerate(lines) if line.strip(" #") == heading)
    below = [n for n, line in enumerate(lines) if n > start + 1 and set(line) <= set("-=") and line]
    return lines[start : below[0] - 1 if below else len(lines)]


def named(text: str) -> set[str]:
    return set(re.findall(r"\bbid-\d+\b", text))


def many(number: int, a1: Any = 3) -> list[strategies.Data]:
    return [bid(f"bid-{n}", a1=a1) for n in range(number)]


@pytest.mark.parametrize(("number", "more"), [(LISTED, ""), (LISTED + 1, "1"), (LISTED + 9, "9")])
def test_agreed_scores_outside_the_marks(number: int, more: str) -> None:
    shown = page(many(number, AGREED))
    assert len(shown.outside) == number
    text = "\n".join(lines_of(shown, "Agreed scores and the marks given alone"))
    assert named(text) == {f"bid-{n}" for n in range(LISTED)}
    assert text.count(MORE.format(more)) == bool(more)


@pytest.mark.parametrize(("number", "more"), [(LISTED, ""), (LISTED + 1, "1"), (LISTED + 9, "9")])
def test_minimums_that_one_mark_would_change(number: int, more: str) -> None:
    dimensions = [
        {
            "id": "jobs",
            "weight": 45,
            "criteria": [{"id": "A1", "weight": 40, "minimum": {"score": 3}}, {"id": "A2", "weight": 60}],
        },
        {"id": "climate", "weight": 55, "criteria": [{"id": "B1", "weight": 100}]},
    ]
    shown = page(many(number), dimensions=dimensions)
    text = "\n".join(lines_of(shown, "Minimums"))
    assert named(text) == {f"bid-{n}" for n in range(LISTED)}
    assert text.count(MORE.format(more)) == bool(more)


@pytest.mark.parametrize(("number", "more"), [(LISTED, ""), (LISTED + 1, "1"), (LISTED + 9, "9")])
def test_bids_that_are_firm_throughout(number: int, more: str) -> None:
    far = [bid(f"bid-{n}", a1=3 * n, a2=3 * n, b1=3 * n) for n in range(number)]
    shown = page(far, scale={"min": 0, "max": 300, "step": 1})
    assert len(shown.firm) == number
    text = "\n".join(lines_of(shown, "Firm throughout"))
    assert named(text) == {f"bid-{n}" for n in range(LISTED)}
    assert text.count(MORE.format(more)) == bool(more)


def test_pairs_of_a_dimension() -> None:
    # Every pair of them is tied.
    shown = page(many(12))
    text = as_text(parts(shown))
    assert [len(each.pairs) for each in shown.dimensions] == [LISTED, LISTED]
    assert (
        text.count(
            f"{12 * 11 // 2 - LISTED} more pairs are not listed; name two bids, or use `--format json`."
        )
        == 2
    )


def test_json_is_not_offered_for_more_pairs_than_it_takes() -> None:
    shown = page(many(12))
    first, second = shown.dimensions
    for more, offered in ((MOST_PAIRS - 2 * LISTED - second.more, True), (MOST_PAIRS, False)):
        text = as_text(parts(shown._replace(dimensions=(first._replace(more=more), second))))
        assert f"{more:,} more pairs are not listed; name two bids{', or' if offered else '.'}" in text
