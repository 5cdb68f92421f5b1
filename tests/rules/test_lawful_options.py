"""The options of the rules on lawful and clear criteria, and the functions by which they read texts."""

from pathlib import Path
from time import process_time
from typing import Any

import pytest

from sv_score.checking.check import check
from sv_score.checking.settings import Settings
from sv_score.rules.texts import content_words, flat, is_blank, refused
from tests.rules.overlay import write_example

QUESTION = "dimensions: [{criteria: [{question: %s}]}]"
TWICE = (
    "dimensions: [{}, {criteria: [{question: How will apprentices work on the care of these green parks}]}]"
)


def codes(fragment: str, folder: Path, rule: str, options: dict[str, Any]) -> set[str]:
    write_example(fragment, folder)
    checked = check([str(folder / "criteria.yaml")], Settings(options={rule: options}))
    return {located.finding.code for located in checked.findings}


@pytest.mark.parametrize(
    ("code", "rule", "options", "fragment", "found_with", "found_without"),
    [
        ("SV301", "single-metric-in-disguise", {"most": 60}, "title: Parks", True, False),
        ("SV309", "vague-term", {"also": ["Apprentices"]}, "title: Parks", True, False),
        ("SV309", "vague-term", {"allowed": ["best-practice"]}, QUESTION % "Best practice", False, True),
        ("SV318", "asks-the-same-twice", {"similarity": 60}, TWICE, True, False),
        ("SV319", "too-many-criteria", {"below_1000000": 2}, "title: Parks", True, False),
        (
            "SV307",
            "descriptors-differ-by-adverb",
            {"also": ["splendid"]},
            "scale: {levels: [{}, {descriptor: Good work}, {descriptor: Splendid work}]}",
            True,
            False,
        ),
        (
            "SV306",
            "repeated-descriptors",
            {"similarity": 50},
            "scale: {levels: [{}, {descriptor: Dates and names}, {descriptor: Dates and months}]}",
            True,
            False,
        ),
    ],
)
def test_an_option_changes_what_is_found(
    code: str,
    rule: str,
    options: dict[str, Any],
    fragment: str,
    found_with: bool,
    found_without: bool,
    tmp_path: Path,
) -> None:
    assert (code in codes(fragment, tmp_path, rule, options)) is found_with
    assert (code in codes(fragment, tmp_path, rule, {})) is found_without


def test_text_is_matched_on_one_line_in_lower_case_without_hyphens() -> None:
    assert flat("State-of-the‑ART\n  bidder’s\u00ad plan") == "state of the art bidder's plan"


@pytest.mark.parametrize("text", ["", "...", " TBC. ", "n/a", "[to be confirmed]", "…"])
def test_a_placeholder_says_nothing(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["%", "£", "people", "0", "No.", "Tbc is our name"])
def test_a_short_text_says_something(text: str) -> None:
    assert not is_blank(text)


def test_a_refusal_holds_for_its_own_sentence() -> None:
    text = "money is not counted. total social value is asked for. totals are never added"
    assert refused(text, text.index("money"), text.index("money") + 5)
    assert not refused(text, text.index("total social"), text.index("value") + 5)
    assert refused(text, text.index("totals"), text.index("totals") + 6)


def test_words_of_asking_are_left_out() -> None:
    assert content_words("How will you train apprentices?") == {"train", "apprentices"}


def test_long_and_repetitive_texts_are_read_quickly(tmp_path: Path) -> None:
    said = "never the total social value of the highest bid and describe how 10% of contract value is worth "
    write_example(QUESTION % f'"{said * 1000}"', tmp_path)
    start = process_time()
    check([str(tmp_path / "criteria.yaml")], Settings())
    assert process_time() - start < 5
