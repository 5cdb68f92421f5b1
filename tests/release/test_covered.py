"""Lines and branches have to be run, each, to 95 %."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from release import covered

ROOT = Path(__file__).parent.parent.parent
TOTALS = {"covered_lines": 1949, "num_statements": 2000, "covered_branches": 95, "num_branches": 100}


def test_lines_and_branches_are_told_apart_and_rounded_down() -> None:
    assert covered.sentence(covered.shares(TOTALS)) == (
        "run by the tests: 97.4 % of 2,000 lines and 95.0 % of 100 branches; at least 95 % of each has to be"
    )
    assert "94.9 % of 100,000 lines" in covered.sentence({"lines": (94_999, 100_000)})


@pytest.mark.parametrize(
    ("lines", "branches", "wanted"),
    [(2000, 100, True), (1900, 95, True), (2000, 94, False), (1899, 100, False)],
)
def test_each_has_to_be_enough(lines: int, branches: int, wanted: bool) -> None:
    totals = {**TOTALS, "covered_lines": lines, "covered_branches": branches}
    assert covered.enough(covered.shares(totals)) is wanted


def alone() -> dict[str, str]:
    """Return an environment in which the coverage of these tests themselves is not measured."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COV")}


def told(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "release.covered"],
        cwd=folder,
        env={**alone(), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_last_run_is_judged_and_a_missing_one_is_said(tmp_path: Path) -> None:
    done = told(tmp_path)
    assert (done.returncode, done.stdout[:32]) == (1, "nothing is known about what the ")
    (tmp_path / "half.py").write_text(
        "def f(x):\n    if x:\n        return 1\n    return 2\nf(1)\n", encoding="utf-8"
    )
    command = [sys.executable, "-m", "coverage", "run", "--branch", "half.py"]
    subprocess.run(command, cwd=tmp_path, env=alone(), check=True)
    done = told(tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("run by the tests: 80.0 % of 5 lines and 50.0 % of 2 branches;")
