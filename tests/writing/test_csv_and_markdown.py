"""CSV that is safe to open in a spreadsheet program, and Markdown in which a name stays a name."""

import csv
import io
import re
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_score.writing.csv import safe
from sv_score.writing.document import as_table
from sv_score.writing.markdown import escaped
from sv_score.writing.parts import Grid, as_markdown
from tests import strategies
from tests.writing.pages import bid, page_from, printed, two_dimensions

HOSTILE = "[x](http://e) | <b>"


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n=", "＝", " ="])
@pytest.mark.parametrize("detail", [False, True])
def test_no_cell_starts_a_formula(start: str, detail: bool, tmp_path: Path) -> None:
    procurement = two_dimensions([bid("one", f"{start}cmd|' /C calc'!A0")])
    procurement["criteria"]["dimensions"][0]["name"] = f"{start}1+1"
    procurement["criteria"]["dimensions"][0]["criteria"][0]["title"] = f"{start}SUM(A1)"
    text = printed(page_from(procurement, tmp_path, detail=detail), "csv")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r", "＝"))]
    assert any("cmd|" in cell for cell in cells)


@given(st.text())
def test_harmless_text_is_not_changed(text: str) -> None:
    if text[:1].isalnum() and text.isprintable() and "  " not in text:
        assert safe(text) == text


@given(strategies.procurements())
def test_csv_has_one_row_per_bid_and_dimension_with_the_figures_of_the_model(
    procurement: strategies.Data,
) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        page = page_from(procurement, Path(folder))
    shown = rows(printed(page, "csv"))
    cells = [(bid, d) for bid in page.result.bids for d in bid.dimensions]
    for row, (owner, d) in zip(shown, cells, strict=True):
        assert (row["bid"], row["dimension"], row["state"]) == (owner.bid.id, d.dimension.id, d.state)
        assert row["exact_score"] == ("" if d.score is None else str(d.score))
        assert (row["score"] == "") is (d.score is None)
        assert abs(Decimal(row["low"]) - Decimal(float(d.low))) <= 1
        assert row["rank"] == ("" if d.rank is None else str(d.rank))
        assert (
            row["minimum_met"] == {None: "open", True: "yes", False: "no"}[d.minimum.met]
            if d.minimum
            else True
        )
        assert row["disqualified_by"].split() == list(owner.disqualified_by)


def test_csv_detail_has_one_row_per_bid_and_criterion(tmp_path: Path) -> None:
    answers = {"scores": {"ev1": 1, "ev2": 4}}
    page = page_from(
        two_dimensions([bid("one", "Mill, Lane", b1=answers), bid("two")]), tmp_path, detail=True
    )
    shown = rows(printed(page, "csv"))
    assert [(row["bid"], row["criterion"]) for row in shown] == [
        (name, criterion) for name in ("one", "two") for criterion in ("A1", "A2", "B1")
    ]
    open_ = shown[2]
    assert (open_["supplier"], open_["score"], open_["percent"]) == ("Mill, Lane", "", "")
    assert (open_["low_score"], open_["high_score"], open_["low"], open_["high"]) == (
        "1",
        "4",
        "20.00",
        "80.00",
    )


def as_shown(markdown: str) -> str:
    """Return what a reader sees of escaped text: backslashes and entities undone, nothing else."""
    return unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown))


def active(markdown: str) -> str:
    """Return the characters that a Markdown or HTML reader would obey."""
    return re.sub(r"\\[!-/:-@\[-`{-~]|&#\d+;", "", markdown)


@given(st.text())
def test_escaped_text_is_shown_as_it_is_and_obeys_nothing(text: str) -> None:
    result = escaped(text)
    assert not set(active(result)) & set("\\`*_{}[]()<>#+!|~&$:@-\n")
    if text.isprintable() and "  " not in text:
        assert as_shown(result) == text


@pytest.mark.parametrize("text", ["1. one", "12) two", "www.example.com", "- a", "# a", "> a", "a\n\n# b"])
def test_text_at_the_start_of_a_line_makes_no_list_heading_or_link(text: str) -> None:
    shown = active(escaped(text))
    assert not re.match(r"\s*(\d+[.)]\s|[-+*#>])|www\.", shown)


def test_a_hostile_supplier_stays_text_in_one_cell(tmp_path: Path) -> None:
    text = printed(page_from(two_dimensions([bid("one", HOSTILE), bid("two", "Mill")]), tmp_path), "markdown")
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table} == {5}
    head = table[0].split(" | ")[2]
    assert as_shown(head) == f"{HOSTILE} (one)"
    assert not re.search(r"<b>|\]\(|http:", text)


def test_every_line_of_the_table_has_as_many_cells_as_the_header(tmp_path: Path) -> None:
    answers = {"scores": {"ev1": 1, "ev2": 4}}
    bids = [bid("one", "a | b\n| c", b1=answers), bid("two", "\\|"), bid("three")]
    for detail in (False, True):
        text = printed(page_from(two_dimensions(bids), tmp_path, detail=detail), "markdown")
        counts = {len(re.findall(r"(?<!\\)\|", line)) for line in text.splitlines() if line.startswith("|")}
        assert counts == {6}


def right_aligned(markdown: str) -> list[list[tuple[str, list[str]]]]:
    """Return by table the heads of the right-aligned columns, each with its cells."""
    tables = []
    for block in re.findall(r"(?:^\|.*\n?)+", markdown, re.MULTILINE):
        lines = [line.strip("| ").split(" | ") for line in block.splitlines()]
        header, kinds, *rows = ([cell.strip() for cell in line] for line in lines)
        places = [place for place, kind in enumerate(kinds) if kind == "---:"]
        tables.append([(header[place], [row[place] for row in rows]) for place in places])
    return tables


def test_only_columns_of_figures_are_right_aligned() -> None:
    grid = Grid(("Where", "Why", "Levels apart"), (("LE1", "Two words", "3"),), (2,))
    assert right_aligned(as_markdown([grid])) == [[("Levels apart", ["3"])]]
    assert right_aligned(as_markdown([grid._replace(figures=())])) == [[]]
    assert as_table(grid).words == (0, 1)
