"""Run sv-score as a user does, in a process of its own, with the environment under control."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def to_be_killed() -> dict[str, str]:
    """Return an environment for a process that will be killed: one that measures no coverage.

    What a killed process had measured is left behind in a file that nobody can read.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    return {**kept, "PYTHONPATH": str(ROOT)}


def sv_score(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Return what `sv-score` with these arguments printed and its exit code."""
    hidden = (
        "FORCE_COLOR",
        "CLICOLOR_FORCE",
        "GITHUB_ACTIONS",
        "GITHUB_STEP_SUMMARY",
        "COLUMNS",
        "PY_COLORS",
    )
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    kept |= {"TERM": "dumb", "NO_COLOR": "1", "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(
        [sys.executable, "-m", "sv_score", *arguments],
        cwd=cwd,
        env=kept,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )
