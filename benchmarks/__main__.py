"""`python -m benchmarks`, also `make bench`: measure, and print a Markdown table.

`--quick` takes fewer rounds and smaller files. The exit code is 0 even where a target is missed: the
figures are for people, and another machine or a busy one moves them.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Iterable

from benchmarks import check_many, compare, in_memory, large_file, peers, portfolio, reports, start_up
from benchmarks.measure import Row

GROUPS = {
    "start-up": start_up,
    "large file": large_file,
    "in memory": in_memory,
    "check": check_many,
    "compare": compare,
    "reports": reports,
    "portfolio": portfolio,
    "peers": peers,
}
VERDICTS = {True: "met", False: "**missed**", None: ""}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure sv-score.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds and smaller files")
    parser.add_argument("--only", choices=list(GROUPS), help="one group of measurements")
    options = parser.parse_args()
    print(f"{machine()}\n\n| what | measured | target | verdict |\n| --- | --- | --- | --- |", flush=True)
    for name, group in GROUPS.items():
        if options.only in (None, name):
            print(table(group.rows(quick=options.quick)), flush=True)


def machine() -> str:
    """Return the machine in general terms."""
    system = f"{platform.system()}, {platform.machine()}"
    return f"{os.cpu_count()} cores, {system}, Python {platform.python_version()}"


def table(rows: Iterable[Row]) -> str:
    """Return the rows as lines of a Markdown table."""
    return "\n".join(f"| {r.what} | {r.measured} | {r.target} | {VERDICTS[r.met]} |" for r in rows)


if __name__ == "__main__":
    if os.name != "posix":
        sys.exit("the benchmarks read times and memory of child processes as POSIX systems keep them")
    main()
