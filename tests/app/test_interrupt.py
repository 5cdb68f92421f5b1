"""Ctrl-C ends every command with 130 and one line that says what was written, with Typer between or not."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.commands.run import ROOT


def interrupted(words: list[str], program: str = "", cwd: Path = ROOT) -> Any:
    """Run a command line in which the first thing a command imports is Ctrl-C."""
    start = (
        "import sys\n"
        f"sys.argv = {['sv-score', *words]!r}\n"
        f"{program or STOP}\n"
        "from sv_score.__main__ import main\nmain()"
    )
    return subprocess.run(
        [sys.executable, "-c", start],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


# A command imports its module of `sv_score.commands` when it runs and not before.
STOP = """
import builtins
from sv_score.commands import exit_code, output, version
whole = builtins.__import__
def stop(name, *rest):
    importing = sys._getframe(1).f_globals["__name__"]
    if name.startswith("sv_score.commands.") and importing.startswith("sv_score.app."):
        raise KeyboardInterrupt
    return whole(name, *rest)
builtins.__import__ = stop
"""


@pytest.mark.parametrize(
    "words",
    [
        # By the short way, and with Typer in between: a number, groups, an option and its value in a word.
        ["evaluate", "bids.yaml"],
        ["rehearse", "criteria.yaml", "--random", "10"],
        ["panel", "bids.yaml"],
        ["criteria", "list"],
        ["report", "bids.yaml", "-oreport.html"],
    ],
)
def test_ctrl_c_ends_with_130_and_one_line(words: list[str]) -> None:
    done = interrupted(words)
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr == "\nsv-score: stopped; no file was written\n"


def test_what_was_written_before_ctrl_c_is_named(tmp_path: Path) -> None:
    program = """
import sv_score.commands.output as output
write, count = output.write_bytes, []
def once(path, data, **more):
    if count:
        raise KeyboardInterrupt
    count.append(path)
    write(path, data, **more)
output.write_bytes = once
"""
    done = interrupted(["new", "trial"], program, tmp_path)
    files = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()]
    assert done.returncode == 130 and len(files) == 1
    assert done.stderr == f"\nsv-score: stopped; written before that: {files[0]}\n"


def test_a_library_that_is_being_loaded_is_loaded_whole() -> None:
    program = """
import builtins, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
whole = builtins.__import__
def broken(name, *rest):
    if name.split(".")[0] == "yaml":
        raise AttributeError("partially initialized module")
    return whole(name, *rest)
def pressed(name, *rest):
    if name == "yaml":
        # Stopped half-way, a compiled library leaves a part that cannot be loaded again.
        builtins.__import__ = broken
        signal.raise_signal(signal.SIGINT)
        builtins.__import__ = whole
    return whole(name, *rest)
builtins.__import__ = pressed
"""
    done = interrupted(["evaluate", "examples/first-steps/bids.yaml"], program)
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr == "\nsv-score: stopped; no file was written\n"


def test_ctrl_c_a_second_time_is_not_answered() -> None:
    program = f"""
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
import sys
say = sys.stderr.write
def write(text):
    signal.raise_signal(signal.SIGINT)
    return say(text)
sys.stderr.write = write
{STOP}
"""
    done = interrupted(["evaluate", "bids.yaml"], program)
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr == "\nsv-score: stopped; no file was written\n"
