"""Fresh processes, timed side by side, and the rows that are printed.

For maintainers: commands that are compared run in turn (a, b, a, b, ...), so that whatever else the
machine does slows all of them, and mostly the ratios have targets. The parent
stays small, because Linux counts a parent's memory in the peak of a child that it starts.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
WORK = Path(__file__).resolve().parent / ".work"
EXAMPLE = ROOT / "examples" / "library-services"
SV_SCORE = (sys.executable, "-m", "sv_score")

Command = Sequence[str]


@dataclass(frozen=True, slots=True)
class Run:
    """One process: wall time in `seconds`, highest memory in `megabytes` (10^6 bytes), what it printed."""

    seconds: float
    megabytes: float
    output: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the report; `met` is `None` where there is a figure and no target."""

    what: str
    measured: str
    target: str = ""
    met: bool | None = None


def environment() -> dict[str, str]:
    """Return what every measured process sees: 80 columns, and compiled modules kept as pip keeps them."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return kept | {
        "COLUMNS": "80",
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(WORK / "compiled"),
    }


def run(command: Command, *, expected: Iterable[int] = (0,)) -> Run:
    """Run `command` from the top of the repository in a process of its own; raise where it fails."""
    WORK.mkdir(exist_ok=True)
    with (WORK / "stdout.txt").open("w+", encoding="utf-8") as out, (WORK / "stderr.txt").open("w+") as err:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=err, cwd=ROOT, env=environment())
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        if process.returncode not in tuple(expected):
            raise RuntimeError(f"{' '.join(command[:4])} ended with {process.returncode}:\n{err.read()}")
        unit = 1 if sys.platform == "darwin" else 1024
        return Run(seconds, usage.ru_maxrss * unit / 1e6, out.read())


def in_turn(commands: Mapping[str, Command], rounds: int) -> dict[str, list[Run]]:
    """Run the commands one after the other, `rounds` times over, after a round that does not count."""
    for command in commands.values():
        run(command)
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(run(command))
    return runs


def seconds(runs: Iterable[Run]) -> float:
    """Return the median wall time."""
    return median(run.seconds for run in runs)


def megabytes(runs: Iterable[Run]) -> float:
    """Return the highest memory of any run."""
    return max(run.megabytes for run in runs)


def against(
    what: str, ours: Sequence[Run], yardstick: str, theirs: Sequence[Run], most: float | None = None
) -> Row:
    """Return a row with the median of the rounds' own ratios; `most` is the target for it.

    The two runs of a round are neighbours in time, so a machine that is busy for a while spoils few
    of the ratios, where it would move one of two medians taken apart.
    """
    ratio = median(own.seconds / other.seconds for own, other in zip(ours, theirs, strict=True))
    measured = f"{ratio:.2f} × ({milliseconds(seconds(ours))} against {milliseconds(seconds(theirs))})"
    if most is None:
        return Row(f"{what}, against {yardstick}", measured)
    return Row(f"{what}, against {yardstick}", measured, f"≤ {most:g} ×", ratio <= most)


def milliseconds(duration: float) -> str:
    """Return a duration for people: `57 ms`, `1.24 s`."""
    return f"{duration * 1000:.0f} ms" if duration < 1 else f"{duration:.2f} s"
