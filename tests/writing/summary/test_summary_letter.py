"""What is in an assessment summary, and what must never be in one."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from sv_score.writing.document import Place
from sv_score.writing.document.html import write as html
from sv_score.writing.document.markdown import write as markdown
from sv_score.writing.summary.parts import document
from tests.writing.report.reports import Taken
from tests.writing.summary.letters import bid, letter_of, procurement, result_of


def text_of(folder: Path, own: str = "ash", *successful: str, draft: bool = False) -> str:
    result = result_of(procurement(bid("ash"), bid("birch"), bid("cedar")), folder)
    return Taken(html(document(letter_of(result, own, *successful, draft=draft))).decode()).text


def test_own_and_successful_tender_are_in_it_and_no_other(tmp_path: Path) -> None:
    text = text_of(tmp_path, "ash", "birch")
    assert "Your tender: Ash Ltd (ash)" in text
    assert "The successful tender: Birch Ltd (birch)" in text
    assert "Groups of ash at p5." in text
    assert "Groups of birch at p5." in text
    assert "cedar" not in text.lower()


def test_what_the_regulation_asks_for_is_in_it(tmp_path: Path) -> None:
    text = text_of(tmp_path, "ash", "birch")
    for wanted in (
        "W1, Jobs",
        "70 percent of Work",
        "By a score of the published scale",
        "Descriptor of 3.",
        "2 of 3 (Level 2), which earns 66.67 percent of the criterion's marks",
        "W1a: forty at ash p3.",
        "W1b: Where.",
        "No figures at ash p3.",
        "ash p3: A table",
        "66.67 40.00 of 60",
        "40: met",
        "Passed",
        "total score under its published methodology",
    ):
        assert wanted in text, wanted


def test_confidential_passages_are_for_their_own_supplier_only(tmp_path: Path) -> None:
    text = text_of(tmp_path, "ash", "birch")
    assert "Secret of ash." in text
    assert "Secret of birch" not in text
    assert "[withheld: confidential]" in text
    assert "[confidential]" not in text
    assert "731 GBP, in the band from 500 GBP to less than 900 GBP" in text
    assert text.count("731") == 1, "what the successful tender offers is told by its band only"


def test_nothing_of_single_evaluators_is_in_it(tmp_path: Path) -> None:
    text = text_of(tmp_path, "ash", "birch", draft=True)
    assert not re.search(r"ev1|ev2|Person|Mark text|Difference at|Dissent", text)


def test_the_successful_supplier_gets_their_own_tender_only(tmp_path: Path) -> None:
    text = text_of(tmp_path, "birch", "birch")
    assert "Successful Your tender" in text
    assert "The successful tender:" not in text
    assert "why the tender was not successful" not in text
    assert "ash" not in text.lower().replace("sha256", "")


def test_several_successful_tenders_are_each_in_it(tmp_path: Path) -> None:
    text = text_of(tmp_path, "ash", "birch", "cedar")
    assert "The successful tender: Birch Ltd" in text
    assert "The successful tender: Cedar Ltd" in text


@pytest.mark.parametrize("draft", [False, True])
def test_only_a_draft_says_that_it_is_one(draft: bool, tmp_path: Path) -> None:
    assert ("DRAFT: not to be sent" in text_of(tmp_path, "ash", "birch", draft=draft)) is draft


def test_without_a_successful_bid_or_with_a_gap_it_is_always_a_draft(tmp_path: Path) -> None:
    gap = bid("ash")
    del gap["responses"]["W1"]["consensus"]
    result = result_of(procurement(gap, bid("birch")), tmp_path)
    assert letter_of(result, "birch").draft
    assert not letter_of(result, "birch", "birch").draft
    assert letter_of(result, "ash", "birch").draft
    assert letter_of(result, "birch", "ash").draft
    text = Taken(html(document(letter_of(result, "ash", "birch"))).decode()).text
    assert "Not in the record: consensus" in text
    assert "33.33" not in text, "the range of the marks is not told"
    assert "Work: not agreed" in text


def test_the_successful_tender_is_never_worked_out(tmp_path: Path) -> None:
    weak, strong = bid("ash"), bid("birch")
    weak["responses"]["P1"]["consensus"] = {"score": 0, "rationale": "None (p1).", "why_not_higher": "None."}
    result = result_of(procurement(weak, strong), tmp_path)
    assert "The successful tender: Ash Ltd" in markdown(
        document(letter_of(result, "birch", "ash"))
    ).decode().replace("&#58;", ":")


def test_every_place_to_complete_is_marked_alike_in_every_form(tmp_path: Path) -> None:
    result = result_of(procurement(bid("ash"), bid("birch")), tmp_path)
    made = document(letter_of(result, "ash", "birch"))
    places = [part.text for part in made.parts if isinstance(part, Place)]
    assert len(places) == 6
    page = html(made).decode()
    assert page.count('class="place"') == len(places)
    assert markdown(made).decode().count("\n> **\\[") == len(places)


def test_no_figure_joins_the_dimensions(tmp_path: Path) -> None:
    result = result_of(procurement(bid("ash"), bid("birch")), tmp_path)
    text = Taken(html(document(letter_of(result, "ash", "birch"))).decode()).text
    # 66.67 and 100.00: their sum, mean, weighted sum and weighted mean.
    for joined in ("166.67", "83.33", "83.34", "80.00"):
        assert joined not in text


def test_the_page_needs_nothing_and_runs_nothing(tmp_path: Path) -> None:
    result = result_of(procurement(bid("ash"), bid("birch")), tmp_path)
    page = html(document(letter_of(result, "ash", "birch", draft=True))).decode()
    assert "default-src 'none'" in page
    assert not re.search(r"<script|<link|<img|https?:|url\(|@import| on\w+=", page)
    taken = Taken(page)
    levels = [int(tag[1]) for tag, _ in taken.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(cell.get("scope") in ("col", "row") for cell in taken.of("th"))
