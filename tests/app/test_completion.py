"""The Tab key: commands, options and their values are offered, and files where a file is wanted."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.run import ROOT, sv_score


def offered(line: str) -> list[str]:
    """Return what bash is told to offer at the end of `line`."""
    words = line.split(" ")
    environment = {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    done = sv_score(_SV_SCORE_COMPLETE="complete_bash", **environment)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("sv-score ev", ["evaluate"]),
        ("sv-score evaluate --require", ["--require-final"]),
        ("sv-score evaluate bids.yaml --format ", ["table", "text", "json", "csv", "markdown"]),
        ("sv-score evaluate bids.yaml -f j", ["json"]),
        ("sv-score report bids.yaml --audience s", ["supplier"]),
        ("sv-score panel st", ["status"]),
        ("sv-score workbook ", ["make", "collect"]),
        ("sv-score schema p", ["policy", "proposal"]),
        ("sv-score portfolio store --by s", ["sector", "supplier-type"]),
        ("sv-score portfolio store --engine ", ["duckdb", "spark"]),
        ("sv-score portfolio store --match s", ["scotland-community-benefits", "sdg"]),
        # Nothing is offered where a file is wanted, and the shell then offers files.
        ("sv-score evaluate ", []),
        ("sv-score evaluate bids.yaml --output ", []),
    ],
)
def test_bash_is_offered(line: str, wanted: list[str]) -> None:
    assert offered(line) == wanted


@pytest.mark.parametrize(
    ("shell", "more", "line", "wanted"),
    [
        ("zsh", {}, "sv-score ev", '"evaluate":"Score the bids, exactly and per dimension."'),
        ("zsh", {}, "sv-score evaluate ", "_files"),
        ("fish", {"_TYPER_COMPLETE_FISH_ACTION": "get-args"}, "sv-score ev", "evaluate\tScore the bids"),
        (
            "powershell",
            {"_TYPER_COMPLETE_WORD_TO_COMPLETE": "ev"},
            "sv-score ev",
            "evaluate:::Score the bids",
        ),
    ],
)
def test_other_shells_are_told_the_same(shell: str, more: dict[str, str], line: str, wanted: str) -> None:
    done = sv_score(_SV_SCORE_COMPLETE=f"complete_{shell}", _TYPER_COMPLETE_ARGS=line, **more)
    assert wanted in done.stdout and done.stderr == ""


@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("bash"), reason="needs bash")
def test_it_is_switched_on_and_works_in_bash(tmp_path: Path) -> None:
    program = tmp_path / "sv-score"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sv_score "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "evidence.yaml").touch()
    environment = os.environ | {
        "HOME": str(tmp_path),
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
    }

    def bash(script: str) -> str:
        done = subprocess.run(
            ["bash", "--norc", "-c", script],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    # The shell is found by looking at the process that started this one; `:` keeps bash from stepping aside.
    assert "bash completion installed" in bash("sv-score --install-completion; :")
    press = 'COMP_WORDS=({}); COMP_CWORD={}; _sv_score_completion sv-score; echo "${{COMPREPLY[@]}}"'
    installed = f". {tmp_path}/.bash_completions/sv-score.sh; "
    assert bash(installed + press.format("sv-score ev", 1)) == "evaluate\n"
    assert bash(installed + press.format("sv-score evaluate ev", 2)) == "\n"
    assert "-o default -F _sv_score_completion sv-score" in bash(installed + "complete -p sv-score")
