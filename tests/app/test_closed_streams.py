"""A stream that is closed or full ends a command with one sentence and exit code 2, never with a trace."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.run import ROOT

BIDS = "examples/first-steps/bids.yaml"
OPEN = "examples/panel-at-work/bids.yaml"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="a shell of the other kind closes no stream")


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """Return what a command line came to in a shell that closes or redirects its streams."""
    program = f"{shlex.quote(sys.executable)} -m sv_score {line}"
    return subprocess.run(
        ["/bin/sh", "-c", program],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


PRINTING = (f"evaluate {BIDS}", f"check {BIDS}", "schema criteria", "--version", "--help", "evaluate --help")


@pytest.mark.parametrize("command", PRINTING)
def test_closed_standard_output_is_a_sentence(command: str) -> None:
    done = shell(f"{command} >&-")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "sv-score: standard output is closed; run the command with it open\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have a device that is full")
@pytest.mark.parametrize("command", PRINTING)
def test_full_standard_output_is_a_sentence_with_the_way_out(command: str) -> None:
    done = shell(f"{command} > /dev/full")
    assert done.returncode == 2
    sentence = (
        "sv-score: the output cannot be written: no space left on device; free some space on the disk\n"
    )
    assert done.stderr == sentence


@pytest.mark.parametrize("command", ["evaluate -", "check -", f"moderate {OPEN} --record --by A"])
def test_closed_standard_input_is_a_sentence(command: str) -> None:
    done = shell(f"{command} <&-")
    assert done.returncode == 2
    assert done.stderr == "sv-score: standard input is closed; run the command with it open\n"


@pytest.mark.parametrize(("command", "wanted"), [(f"evaluate {BIDS}", 0), ("evaluate none.yaml", 2)])
@pytest.mark.parametrize("how", ["2>&-", "2>/dev/full"])
def test_the_exit_code_stands_where_nothing_can_be_said(command: str, wanted: int, how: str) -> None:
    done = shell(f"{command} {how}")
    assert (done.returncode, done.stderr) == (wanted, "")
    assert ("Dimension scores" in done.stdout) is (wanted == 0)


def test_a_file_is_written_whole_without_standard_output(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    done = shell(f"evaluate {BIDS} -o {shlex.quote(str(target))} >&- <&- 2>&-")
    assert done.returncode == 0
    assert target.read_text(encoding="utf-8").startswith("{")


def test_a_reader_that_leaves_is_no_fault() -> None:
    done = shell("schema criteria | head -n 1")
    assert (done.returncode, done.stdout, done.stderr) == (0, "{\n", "")
