"""The examples of docs/python.md and the notebook do what they say."""

import doctest
import re
import runpy
import shutil
from pathlib import Path

import pytest

from tests.commands.run import ROOT

PAGE = ROOT / "docs" / "python.md"


@pytest.fixture
def _with_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("_with_examples")
def test_the_page_shows_what_python_shows() -> None:
    blocks = re.findall(r"^```pycon\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    session = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, PAGE.name, str(PAGE), 0)
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL)
    failed, tried = runner.run(session, out=said.append)
    assert not failed, "".join(said)
    assert tried == sum(block.count(">>> ") for block in blocks) > 10


@pytest.mark.usefixtures("_with_examples")
def test_the_notebook_runs(capsys: pytest.CaptureFixture[str]) -> None:
    notebook = ROOT / "examples" / "notebook.py"
    runpy.run_path(str(notebook))
    shown = capsys.readouterr().out
    assert "Community relationships 90.00 of 100, exactly 90\n" in shown
    assert "mill does not reach 40 in Community relationships: 30.00\n" in shown
    assert "SV601" in shown
    cells = notebook.read_text(encoding="utf-8").split("# %%")
    assert len(cells) > 10 and not cells[0]
