"""A large bids file, read, checked, scored and written, against PyYAML only loading the same bytes."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from benchmarks.generate import bids_file
from benchmarks.measure import SV_SCORE, Command, Row, Run, against, in_turn, megabytes, milliseconds, seconds

SIZES = (1, 5, 10, 25, 50)
QUICK_SIZES = (1, 5, 10)
LOAD_MOST = 0.3
MEMORY_MOST = 200
GROWTH_MOST = 1.25

LOAD = """
import sys, yaml
with open(sys.argv[1], "rb") as stream:
    data = stream.read()
yaml.load(data, Loader=yaml.CSafeLoader)
"""


def evaluate(size: int) -> Command:
    """Return the command that evaluates a file of `size` megabytes as CSV."""
    return (*SV_SCORE, "evaluate", str(bids_file(size)), "--format", "csv")


def load(size: int) -> Command:
    """Return a program that loads a file of `size` megabytes and does nothing with it."""
    return (sys.executable, "-c", LOAD, str(bids_file(size)))


def rows(*, quick: bool = False) -> list[Row]:
    """Measure and return the rows of the report."""
    side_by_side = in_turn({"ours": evaluate(10), "load": load(10)}, 3 if quick else 7)
    sizes = QUICK_SIZES if quick else SIZES
    grown = in_turn({str(size): evaluate(size) for size in sizes}, 1 if quick else 3)
    return [
        against(
            "`evaluate` of a 10 MB bids file as CSV",
            side_by_side["ours"],
            "`yaml.load` with `CSafeLoader` alone",
            side_by_side["load"],
            LOAD_MOST,
        ),
        memory(side_by_side["ours"], side_by_side["load"]),
        growth({size: seconds(grown[str(size)]) for size in sizes}),
        Row("Memory by size", ", ".join(f"{s} MB: {megabytes(grown[str(s)]):.0f} MB" for s in sizes)),
    ]


def memory(ours: Iterable[Run], theirs: Iterable[Run]) -> Row:
    """Return the row for the highest memory at 10 MB."""
    peak = megabytes(ours)
    measured = f"{peak:.0f} MB (`yaml.load`: {megabytes(theirs):.0f} MB)"
    return Row("Highest memory for the 10 MB file", measured, f"≤ {MEMORY_MOST} MB", peak <= MEMORY_MOST)


def growth(times: dict[int, float]) -> Row:
    """Return the row that says whether twice the file takes twice the time.

    The time for each further megabyte at the end is compared with that at the beginning, so that
    start-up counts for neither.
    """
    sizes = sorted(times)
    middle = sizes[len(sizes) // 2]
    early = (times[middle] - times[sizes[0]]) / (middle - sizes[0])
    late = (times[sizes[-1]] - times[sizes[-2]]) / (sizes[-1] - sizes[-2])
    each = ", ".join(f"{size} MB: {milliseconds(times[size])}" for size in sizes)
    what = f"Time for a further megabyte, end against beginning of {sizes[0]} to {sizes[-1]} MB"
    return Row(what, f"{late / early:.2f} × ({each})", f"≤ {GROWTH_MOST:g} ×", late <= GROWTH_MOST * early)
