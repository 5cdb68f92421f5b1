"""The PDF: tagged, with bookmarks, the same figures, and colours that survive without the page's styles."""

import re
import shutil
import subprocess
import zlib
from pathlib import Path

import pytest

from sv_score.writing.report import pdf, write
from sv_score.writing.report.overview import overview_page
from sv_score.writing.report.view import View
from tests.writing.report.reports import FIRST_STEPS, LIBRARY, PUBLIC, contents_of

pytest.importorskip("jinja2")
pytest.importorskip("weasyprint", exc_type=(ImportError, OSError))  # type: ignore[arg-type]
needs_poppler = pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="Poppler is not installed")


@pytest.fixture(scope="module")
def shares() -> list[float]:
    return []


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory, shares: list[float]) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "report.pdf"
    path.write_bytes(write(contents_of(FIRST_STEPS, PUBLIC), "pdf", shares.append))
    return path


def tool(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def test_progress_is_shown_page_by_page(paper: Path, shares: list[float]) -> None:
    assert shares == sorted(shares) and shares and shares[-1] <= 1.0


def test_the_same_input_gives_the_same_bytes(paper: Path) -> None:
    assert write(contents_of(FIRST_STEPS, PUBLIC), "pdf") == paper.read_bytes()


@needs_poppler
def test_it_is_tagged_has_bookmarks_and_a_title(paper: Path) -> None:
    about = tool("pdfinfo", str(paper))
    assert re.search(r"Tagged:\s+yes", about) and re.search(r"Page size:.*A4", about)
    assert re.search(r"Title:\s+Village hall repairs", about)
    assert not re.search(r"(Creation|Mod)Date", about)
    packed = re.findall(rb"stream\n(.*?)\nendstream", paper.read_bytes(), re.DOTALL)
    objects = b"".join(zlib.decompress(each) for each in packed if each[:1] == b"x")
    assert b"/Outlines" in objects and b"Bids and reasons" in objects


@needs_poppler
def test_every_answer_and_every_figure_is_on_paper(paper: Path) -> None:
    text = tool("pdftotext", "-layout", str(paper), "-")
    for words in ("Harbour Builders CIC", "70.00", "42.00 of 60", "minimum 50", "3 of 5"):
        assert words in text
    assert re.search(r"1 of \d+", text)


@needs_poppler
def test_the_charts_are_drawn(paper: Path, tmp_path: Path) -> None:
    image = pytest.importorskip("PIL.Image")
    tool("pdftoppm", "-r", "60", "-png", str(paper), str(tmp_path / "page"))
    found = set()
    for page in tmp_path.glob("*.png"):
        colours = image.open(page).convert("RGB").getcolors(1 << 24)
        found |= {name for count, name in colours if count > 5}
    # The dots, which are the page's accent; and the minimum.
    assert (0x1C, 0x4F, 0x7C) in found
    assert any(red > 0x80 and red - green > 0x40 and red - blue > 0x40 for red, green, blue in found)


@needs_poppler
def test_a_large_evaluation_has_every_score_and_says_what_is_left_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(pdf, "MOST_ANSWERS", 3)
    contents = contents_of(LIBRARY)
    made = write(contents, "pdf")
    assert made == write(contents, "pdf")
    path = tmp_path / "large.pdf"
    path.write_bytes(made)
    text = " ".join(tool("pdftotext", "-layout", str(path), "-").split())
    view = View(contents)
    for words in ("without the answers", "ends in .md", "What was published", "Findings", "Inputs"):
        assert words in text
    for score in (score for each in view.by_dimension for score in each.scores):
        assert score.text in text
    assert "Marks before the panel met" not in text
    assert re.search(r"Tagged:\s+yes", tool("pdfinfo", str(path)))


def test_the_minimums_of_a_large_evaluation_are_those_of_the_result() -> None:
    contents = contents_of(FIRST_STEPS)
    page = overview_page(contents, 6)
    found = re.findall(r"Met by (\d+) of (\d+) bids", page)
    results = contents.result.bids
    columns = list(zip(*(bid.dimensions for bid in results), strict=True))
    minimums = [[d.minimum for d in column] for column in columns]
    for column in columns:
        minimums += [
            list(row) for row in zip(*([c.minimum for c in d.criteria] for d in column), strict=True)
        ]
    met = [(sum(m.met is True for m in row if m), len(row)) for row in minimums if any(row)]
    gates = list(zip(*(bid.gates for bid in results), strict=True))
    met += [(sum(bool(gate.passed) for gate in row), len(row)) for row in gates]
    assert met
    assert sorted((int(one), int(of)) for one, of in found) == sorted(met)
    for bid in results:
        assert f"{bid.bid.id}, by " in page or not bid.disqualified_by
