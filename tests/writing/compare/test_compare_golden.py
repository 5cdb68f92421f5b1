"""What compare and margins print about the examples, kept as files (see `golden_files`)."""

from pathlib import Path

import pytest

from sv_score.commands import compare, margins
from tests.writing.golden_files import check_golden
from tests.writing.pages import ROOT

COMPARED = {
    "school-meals.text.txt": ("school-meals", (), "text", None),
    "highways-works-80.table.txt": ("highways-works", (), "table", 80),
    "integrated-health-pair.text.txt": ("integrated-health", ("kestrel", "tidewell"), "text", None),
    "school-meals-pair-80.table.txt": ("school-meals", ("larder", "copperpan"), "table", 80),
    "school-meals-pair.md": ("school-meals", ("larder", "copperpan"), "markdown", None),
    "school-meals-pair.json": ("school-meals", ("larder", "copperpan"), "json", None),
}
WEIGHED = {
    "margins-highways-works.text.txt": ("highways-works", (), ("carbon", "neighbours"), "text", None),
    "margins-school-meals-80.table.txt": ("school-meals", (), (), "table", 80),
    "margins-integrated-health.md": ("integrated-health", (), (), "markdown", None),
    "margins-school-meals.json": ("school-meals", (), ("1e-modern-slavery",), "json", None),
}


@pytest.fixture(autouse=True)
def at_the_top_of_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def check(name: str, text: str, width: int | None) -> None:
    assert width is None or max(map(len, text.splitlines())) <= width
    check_golden(f"../compare/golden/{name}", text)


@pytest.mark.parametrize("name", COMPARED)
def test_a_comparison_is_as_it_was(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    example, bids, form, width = COMPARED[name]
    monkeypatch.setenv("COLUMNS", str(width or ""))
    options = compare.Options(f"examples/{example}/bids.yaml", bids, form=form, quiet=True)
    assert compare.run(options) == 0
    text = capsys.readouterr().out
    check(name, text[: text.index('  "findings"')] if form == "json" else text, width)


@pytest.mark.parametrize("name", WEIGHED)
def test_margins_are_as_they_were(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    example, bids, dimensions, form, width = WEIGHED[name]
    monkeypatch.setenv("COLUMNS", str(width or ""))
    options = margins.Options(f"examples/{example}/bids.yaml", bids, dimensions, form=form, quiet=True)
    assert margins.run(options) == 0
    text = capsys.readouterr().out
    check(name, text[: text.index('  "findings"')] if form == "json" else text, width)


def test_every_golden_file_is_used() -> None:
    kept = {path.name for path in (Path(__file__).parent / "golden").iterdir()}
    assert kept == COMPARED.keys() | WEIGHED.keys()
