"""Every format marks a disqualified bid, a minimum that is not met, and one that is still open."""

import io
import re
from pathlib import Path

import docx
import pytest

from sv_score.writing import notebook
from sv_score.writing.report import write
from sv_score.writing.report.contents import Contents
from tests import strategies
from tests.writing.pages import bid, page_from, printed, two_dimensions
from tests.writing.report.reports import PANEL, PUBLIC, Taken, contents_of

BETWEEN = {"scores": {"ev1": 1, "ev2": 5}}


def procurement(*, agreed: bool) -> strategies.Data:
    """Return three bids: ash passes, birch fails all, cedar is open unless `agreed`."""
    dimensions = [
        {
            "id": "jobs",
            "name": "Jobs",
            "weight": 45,
            "minimum": {"percent": 50, "disqualifies": False},
            "criteria": [
                {
                    "id": "A1",
                    "title": "Apprentices",
                    "weight": 40,
                    "minimum": {"score": 2, "disqualifies": True},
                },
                {"id": "A2", "weight": 60},
                {"id": "A0", "title": "Clean machines", "kind": "gate", "disqualifies": True},
            ],
        },
        {"id": "climate", "name": "Climate", "weight": 55, "criteria": [{"id": "B1", "weight": 100}]},
    ]
    bids = [
        bid("ash", "Ash Ltd"),
        bid("birch", "Birch Ltd", a1=1, a2=1),
        bid("cedar", "Cedar Ltd", a1=3 if agreed else BETWEEN, a2=3 if agreed else BETWEEN),
    ]
    for each in bids:
        each["responses"]["A0"] = "fail" if each["id"] == "birch" else "pass"
    return two_dimensions(bids, dimensions=dimensions)


def contents(folder: Path, *, public: bool = False) -> Contents:
    return contents_of(strategies.write(procurement(agreed=public), folder), PUBLIC if public else PANEL)


@pytest.mark.parametrize("form", ["table", "text", "markdown"])
def test_an_open_minimum_has_no_cross(form: str, tmp_path: Path) -> None:
    page = page_from(procurement(agreed=False), tmp_path, detail=True)
    text = printed(page, form, 200)
    assert re.search(r"min\w*\.? 50 open", text)
    crosses = re.findall(r"[✗✕x] min[^<|\n]*?(?:open|not met)", text)
    assert not [cross for cross in crosses if cross.endswith("open")]
    if form != "text":
        assert re.search(r"\? min\w*\.? 50 open", text)
        assert re.search(r"✗ min\w*\.? 50 not met", text)
        assert re.search(r"✗ min\w*\.? (2 on )?A1 not met", text)


@pytest.mark.parametrize("public", [False, True], ids=["panel", "public"])
def test_a_disqualified_bid_is_marked_in_every_table_of_the_page(public: bool, tmp_path: Path) -> None:
    page = write(contents(tmp_path, public=public), "html").decode()
    profile = page[page.index('<table class="profile">') :].split("</table>")[0]
    side = page[page.index('<table class="side">') :].split("</table>")[0]
    charts = re.findall(r'<section class="dimension".*?</section>', page, re.DOTALL)
    assert len(charts) == 2
    for table in (profile, side, *charts):
        marked = re.findall(
            r'<t[hr][^>]*data-bid="(\w+)"(?:(?!<t[rd]|data-bid).)*?✕&nbsp;disqualified', table, re.DOTALL
        )
        assert marked == ["birch"], table
    text = Taken(page).text
    assert "Birch Ltd (birch) does not pass the gate Clean machines (A0), which disqualifies." in text
    assert (
        "Birch Ltd (birch) is disqualified by: the minimum of Apprentices (A1), the gate Clean machines (A0)."
        in text
    )


def test_on_the_page_an_open_minimum_is_no_failure(tmp_path: Path) -> None:
    page = write(contents(tmp_path), "html").decode()
    assert '<span class="flag undecided">?&nbsp;minimum 50 open</span>' in page
    assert '<span class="flag undecided">?&nbsp;minimum 2 on A1 open</span>' in page
    assert '<span class="flag">✕&nbsp;minimum 50 not met</span>' in page


@pytest.mark.parametrize("bids", [3, 5], ids=["bids as columns", "bids as rows"])
def test_the_profile_in_word_has_the_marks_and_the_weights(bids: int, tmp_path: Path) -> None:
    data = procurement(agreed=False)
    for number in range(3, bids):
        more = bid(f"b{number}")
        more["responses"]["A0"] = "pass"
        data["bids"]["bids"].append(more)
    made = write(contents_of(strategies.write(data, tmp_path)), "docx")
    table = docx.Document(io.BytesIO(made)).tables[0]
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    everything = "\n".join(text for row in cells for text in row)
    assert "Birch Ltd (birch)\n✗ disqualified" in everything
    assert everything.count("✗ disqualified") == 1
    assert "✗ minimum 50 not met\n✗ minimum 2 on A1 not met" in everything
    assert "? minimum 50 open\n? minimum 2 on A1 open" in everything
    weights = [row[1] for row in cells[1:]] if bids == 3 else cells[0][1:]
    assert weights == (["45", "55"] if bids == 3 else ["Jobs\nweight 45", "Climate\nweight 55"])


@pytest.mark.parametrize("bids", [3, 7], ids=["bids as columns", "bids as rows"])
def test_a_notebook_marks_them_too(bids: int, tmp_path: Path) -> None:
    data = procurement(agreed=False)
    for number in range(3, bids):
        more = bid(f"b{number}")
        more["responses"]["A0"] = "pass"
        data["bids"]["bids"].append(more)
    page = notebook.evaluation(page_from(data, tmp_path))
    assert page.count("Birch Ltd (birch)<br>✗ disqualified</th>") == page.count("✗ disqualified") == 1
    assert "minimum 50 not met; minimum 2 on A1 not met" in page
    assert "minimum 50 open; minimum 2 on A1 open" in page
