"""`evaluate`, `check`, `seal` and `bundle` with a score file of many rows, as a user runs them."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.commands.run import sv_score, to_be_killed
from tests.reading.table import written

CRITERIA = """\
sv_score: 1
id: framework
title: Park care
scale: {min: 0, max: 5, step: 1}
dimensions:
  - {id: jobs, weight: 50, criteria: [{id: J1, title: Jobs, weight: 100}]}
  - {id: green, weight: 50, criteria: [{id: G1, title: Green, weight: 100}]}
"""
# Every bid has three marks for each of the two criteria.
MARKS = (
    "select 'bid-' || b.range as bid, c.c as criterion, 'ev' || e.range as evaluator, "
    "(b.range + e.range) % 6 as score, 'Dated on page ' || b.range as rationale "
    "from range({bids}) b, (values ('J1'), ('G1')) c(c), range(1, 4) e order by b.range, c.c, e.range"
)


def procurement(folder: Path, bids: int, name: str = "scores.parquet", interests: str = "none") -> Path:
    (folder / "criteria.yaml").write_text(CRITERIA)
    (folder / "bids.yaml").write_text(
        f"sv_score: 1\ncriteria: criteria.yaml\nscores: [{name}]\nevaluators:\n"
        f"  - {{id: ev1, declaration: {{date: 2026-01-05, interests: {interests}}}}}\n"
        "  - {id: ev2, declaration: {date: 2026-01-05, interests: none}}\n"
        "  - {id: ev3, declaration: {date: 2026-01-05, interests: none}}\nbids:\n"
        + "".join(f"  - {{id: bid-{n}, supplier: Supplier {n}}}\n" for n in range(bids))
    )
    if name.endswith(".csv"):
        written.duckdb.execute(f"copy ({MARKS.format(bids=bids)}) to '{folder / name}' (format csv, header)")
    else:
        written.as_parquet(folder / name, MARKS.format(bids=bids))
    return folder / "bids.yaml"


INTEREST = "[{bid: bid-7, interest: Former employee}]"
FEW, MANY = 40, 9_000


@pytest.mark.parametrize("name", ["scores.parquet", "scores.csv"])
def test_many_rows_are_evaluated_and_what_was_not_read_is_said(name: str, tmp_path: Path) -> None:
    procurement(tmp_path, MANY, name, INTEREST)
    done = sv_score("evaluate", "bids.yaml", "--format", "csv", "--output", "out.csv", cwd=tmp_path)
    assert done.returncode == 1  # the interest is an error of the record, and stops no figure
    lines = (tmp_path / "out.csv").read_text().splitlines()
    assert len(lines) == 1 + 2 * MANY
    # Marks of 3 and 4; what ev1 gave for bid-7, a 2, is left out for the interest.
    assert lines[1 + 2 * 7].split(",")[9:12] == ["", "60.00", "80.00"]
    assert lines[1 + 2 * 13].split(",")[9:12] == ["", "40.00", "80.00"]
    # Answers of each kind are shown once, and counted.
    (more,) = re.findall("and ([0-9,]+) more like this: provisional", done.stderr)
    assert done.stderr.count("is provisional: marks") + int(more.replace(",", "")) == 2 * MANY
    assert "the reasons in " + name + " were not read, it has so many rows; SV6" in done.stderr


def test_check_says_the_same_of_a_small_and_of_a_large_file(tmp_path: Path) -> None:
    said = []
    for bids in (FEW, MANY):
        folder = tmp_path / str(bids)
        folder.mkdir()
        procurement(folder, bids, interests=INTEREST)
        done = sv_score("check", "bids.yaml", cwd=folder)
        said.append({line for line in done.stdout.splitlines() if "SV508" in line and "bid-0" in line})
        assert ("SV023" in done.stdout) is (bids == MANY)
    assert said[0] > said[1] > set()


def test_a_table_is_sealed_by_its_bytes_and_bundled_and_verified(tmp_path: Path) -> None:
    procurement(tmp_path, FEW)
    assert "by its bytes" in sv_score("seal", "scores.parquet", cwd=tmp_path).stdout
    assert sv_score("bundle", "bids.yaml", "--output", "all.zip", cwd=tmp_path).returncode == 0
    assert sv_score("verify", "all.zip", cwd=tmp_path).returncode == 0


def test_without_the_library_the_extra_is_named(tmp_path: Path) -> None:
    procurement(tmp_path, FEW)
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "duckdb.py").write_text("raise ImportError")
    path = os.pathsep.join((str(tmp_path / "none"), str(Path(__file__).parent.parent.parent)))
    done = sv_score("evaluate", "bids.yaml", cwd=tmp_path, PYTHONPATH=path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "`sv-score[data]`" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_an_interrupt_while_a_table_is_read_leaves_nothing_behind(tmp_path: Path) -> None:
    procurement(tmp_path, 60_000)
    aside = tmp_path / "aside"
    aside.mkdir()
    command = [
        sys.executable,
        "-m",
        "sv_score",
        "evaluate",
        "bids.yaml",
        "--format",
        "csv",
        "--output",
        "o.csv",
    ]
    environment = {**to_be_killed(), "TMPDIR": str(aside)}
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # Where the tests themselves run in the background, Ctrl-C is ignored, and that is inherited.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    # The library has the file open as soon as there is a private copy of it.
    waited = time.monotonic() + 60
    while not list(aside.glob("sv-score-*")) and process.poll() is None and time.monotonic() < waited:
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert "Traceback" not in err
    assert not (tmp_path / "o.csv").exists()
    assert not list(aside.iterdir())
