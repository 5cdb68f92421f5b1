"""What headings are taken to mean, and the names of cells."""

import pytest

from sv_score.reading.spreadsheet.cells import cell_at, column_name, column_number
from sv_score.reading.spreadsheet.headings import Label, Role, id_and_title, id_from, label_of


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Harbour Trust", Label("Harbour Trust")),
        ("Harbour Trust – weighted score", Label("Harbour Trust", Role.FIGURE)),
        ("Weighted score: Mill Lane", Label("Mill Lane", Role.FIGURE)),
        ("Score", Label("", Role.SCORE)),
        ("Mill (agreed score)", Label("Mill", Role.AGREED)),
        ("Mill\n Evaluator 2 comments", Label("Mill", Role.RATIONALE, "Evaluator 2")),
        ("Mill EV1", Label("Mill", None, "EV1")),
        ("Average", Label("", Role.MEAN)),
        ("Grand total", Label("", Role.TOTAL)),
        ("E1 Energy", Label("E1 Energy")),
    ],
)
def test_a_heading_over_bids(text: str, label: Label) -> None:
    assert label_of(text) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("LE1 Average wage", Label("LE1 Average wage")),
        ("LE1 Average wage average", Label("LE1 Average wage", Role.MEAN)),
        ("LE1 Final homes for older people", Label("LE1 Final homes for older people")),
        ("LE1 Local jobs weighted score", Label("LE1 Local jobs", Role.FIGURE)),
        ("LE1 comments", Label("LE1", Role.RATIONALE)),
        ("LE1 Evaluator 1", Label("LE1", None, "Evaluator 1")),
    ],
)
def test_a_heading_that_is_a_criterion(text: str, label: Label) -> None:
    assert label_of(text, at_end=True) == label


def test_ids_are_made_of_names_and_no_two_are_the_same() -> None:
    taken: set[str] = set()
    names = ["Mill Lane Ltd", "mill  lane", "Öland & Co.", "LE1", "le1", "=", "日本", "x" * 90]
    made = [id_from(name, taken) for name in names]
    assert made == ["mill-lane", "mill-lane-2", "oland-co", "LE1", "le1-2", "item", "item-2", "x" * 40]
    assert id_and_title("LE1: Local jobs") == ("LE1", "Local jobs")
    assert id_and_title("CR 2.1 – Halls") == ("CR2.1", "Halls")
    assert id_and_title("Local jobs") == ("", "Local jobs")


def test_columns_have_letters() -> None:
    names = [column_name(n) for n in (1, 26, 27, 52, 53, 702, 703, 16384)]
    assert names == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]
    assert all(column_number(column_name(n)) == n for n in range(1, 2000))
    assert (cell_at("AB12"), cell_at("A0"), cell_at("12"), cell_at("a1")) == ((12, 28), None, None, None)
