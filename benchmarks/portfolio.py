"""Many procurements: read into a store, and their figures computed from it by DuckDB.

    python -m benchmarks.portfolio 100000 [FOLDER]

generates so many procurements in the folder (1.2 GB and 200,000 files for 100,000; `benchmarks/.work` unless
named), reads them, and prints a Markdown table.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import ROOT, SV_SCORE, WORK, Row, environment
from benchmarks.procurements import write

BY = ("--by", "sector", "--by", "place", "--by", "year", "--by", "supplier-type")


def main(count: int, folder: Path) -> None:
    """Generate, read, compute, print."""
    print("| what | measured |\n| --- | --- |")
    for row in measured(count, folder):
        print(f"| {row.what} | {row.measured} |", flush=True)


def rows(*, quick: bool = False) -> list[Row]:
    """Measure and return the rows of the report."""
    return measured(500 if quick else 5000, WORK / "portfolio")


def measured(count: int, folder: Path) -> list[Row]:
    """Return the rows for so many procurements, which are generated where they are not there yet."""
    bids, store, page = folder / f"{count}", folder / f"{count}-store", folder / f"{count}.json"
    if not bids.exists():
        write(range(count), folder / "part").rename(bids)
    shutil.rmtree(store, ignore_errors=True)
    whole = _row(
        f"{count:,} procurements read into a store, and all figures", bids, page, "--store", str(store)
    )
    figures = _row("Figures of the store, all bids", store, page)
    by = _row("The same by sector, place, year and supplier type", store, page, *BY)
    said = json.loads(page.read_text(encoding="utf-8"))
    size = sum(file.stat().st_size for file in store.rglob("*.parquet"))
    held = f"{said['answers']:,} answers, {said['marks']:,} marks; the store has {size / 1e6:.0f} MB"
    return [Row("Read", held), whole, figures, by]


def _row(what: str, source: Path, page: Path, *more: str) -> Row:
    command = (*SV_SCORE, "portfolio", str(source), "--format", "json", "--output", str(page), *more)
    return Row(what, _run(command))


def _run(command: Sequence[str]) -> str:
    """Return time, processor time and the memory of all processes together, for people."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, env=environment())
    most = 0
    while True:
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
        most = max(most, _memory(process.pid))
        time.sleep(0.2)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command[:5])} ended with {process.returncode}")
    seconds = time.perf_counter() - began
    return f"{seconds:.1f} s, {usage.ru_utime + usage.ru_stime:.1f} s of processors, {most / 1000:.0f} MB"


def _memory(process: int) -> int:
    """Return what a process and those it started hold in kilobytes, shared pages once; Linux only."""
    try:
        held = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        started = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:
        return 0
    own = next(int(line.split()[1]) for line in held.splitlines() if line.startswith("Pss:"))
    return own + sum(_memory(int(child)) for child in started)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else WORK / "portfolio")
