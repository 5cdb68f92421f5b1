"""The manual page has every command and option, and roff has nothing to say against it."""

import shutil
import subprocess
import tomllib

import pytest

from tests.app.test_help import EVERY
from tests.commands.run import ROOT

PAGE = ROOT / "docs" / "man" / "sv-score.1"


def plain(text: str) -> str:
    """Return roff text without its escapes."""
    for escape, sign in (("\\-", "-"), ("\\(aq", "'"), ("\\(ga", "`"), ("\\(dq", '"'), ("\\&", "")):
        text = text.replace(escape, sign)
    return text.replace("\\(ti", "~").replace("\\(ha", "^").replace("\\e", "\\")


def test_the_page_has_every_command_argument_and_option() -> None:
    page = plain(PAGE.read_text(encoding="utf-8"))
    sections = {part.split("\n")[0]: part for part in page.split(".SS ")}
    for words, command in EVERY.items():
        section = sections[f"sv-score {' '.join(words)}"]
        for parameter in command.params:
            if parameter.name != "help":
                assert parameter.help in section, (words, parameter.name)
                assert all(name in section for name in parameter.opts if name.startswith("-"))
        assert "Example:\n.B " in section


def test_no_line_is_taken_for_a_command_of_roff_that_is_none() -> None:
    known = (".SH", ".SS", ".TP", ".PP", ".TH", ".B ", ".BI", ".I ", ".RI", ".br", '.\\"')
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        assert not line.startswith("'") and (not line.startswith(".") or line.startswith(known)), line


@pytest.mark.skipif(not shutil.which("groff"), reason="needs groff")
def test_groff_sets_the_page_without_a_warning() -> None:
    done = subprocess.run(
        ["groff", "-man", "-ww", "-Tutf8", str(PAGE)], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) > 300


@pytest.mark.skipif(not shutil.which("man"), reason="needs man")
def test_man_shows_the_page_without_a_warning() -> None:
    done = subprocess.run(
        ["man", "--warnings", "-l", str(PAGE)],
        env={"PATH": "/usr/bin:/bin", "MANWIDTH": "80", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0 and done.stderr == ""
    for words in (
        "evaluate [OPTIONS] FILE",
        "compare [OPTIONS] FILE [A] [B]",
        "diff [OPTIONS] PUBLISHED APPLIED",
    ):
        assert f"sv-score {words}\n" in done.stdout
    assert "Example: sv-score evaluate" in done.stdout


def test_the_wheel_puts_the_page_where_man_looks() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert shared[PAGE.relative_to(ROOT).as_posix()] == "share/man/man1/sv-score.1"
