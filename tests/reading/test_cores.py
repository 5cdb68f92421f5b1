"""Work is spread over the cores that a process may use, and not over all that the machine has."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sv_score.reading.cores import cores, shares
from tests.commands.run import ROOT


@pytest.fixture
def group(tmp_path: Path) -> Path:
    """Return the folder of a control group two levels down, which the file `own` names."""
    (tmp_path / "own").write_text("9:memory:/elsewhere\n0::/panel/one\n", encoding="utf-8")
    (tmp_path / "groups" / "panel" / "one").mkdir(parents=True)
    return tmp_path / "groups" / "panel" / "one"


@pytest.mark.parametrize(
    ("own", "above", "expected"),
    [
        ("200000 100000", "max 100000", [2]),
        ("150000 100000", "", [2]),
        ("50000 100000", "300000 100000", [1, 3]),
        ("1 100000", "", [1]),
        ("max 100000", "", []),
        ("", "", []),
        ("many", "400000 100000", [4]),
    ],
)
def test_a_container_has_the_share_that_its_group_says(
    group: Path, own: str, above: str, expected: list[int]
) -> None:
    for folder, text in ((group, own), (group.parent, above)):
        if text:
            (folder / "cpu.max").write_text(text + "\n", encoding="utf-8")
    assert shares(group.parent.parent, group.parents[2] / "own") == expected


def test_a_group_that_nothing_names_is_that_of_the_container(tmp_path: Path) -> None:
    (tmp_path / "own").write_text("", encoding="utf-8")
    (tmp_path / "cpu.max").write_text("300000 100000\n", encoding="utf-8")
    assert shares(tmp_path, tmp_path / "own") == [3]
    assert shares(tmp_path, tmp_path / "nowhere") == []


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="processes cannot be bound to cores here")
def test_a_process_bound_to_one_core_has_one() -> None:
    asked = (
        "import os; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); "
        "from sv_score.reading.cores import cores; print(cores())"
    )
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"
    assert 1 <= cores() <= (os.cpu_count() or 1)
