"""How many processor cores this process may use, which may be fewer than the machine has."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path, PurePosixPath

# Where Linux says what share of the processors a container gets (control groups, version 2).
_GROUPS, _OWN_GROUP = Path("/sys/fs/cgroup"), Path("/proc/self/cgroup")


def cores() -> int:
    """Return how many cores this process may use: those it is bound to, within its container's share."""
    # Of Python 3.13; it heeds PYTHON_CPU_COUNT as well.
    counted = getattr(os, "process_cpu_count", None)
    allowed = getattr(os, "sched_getaffinity", None)
    bound = os.cpu_count() if allowed is None else len(allowed(0))
    return min([(counted() if counted is not None else bound) or 1, *shares(_GROUPS, _OWN_GROUP)])


def shares(groups: Path, own_group: Path) -> list[int]:
    """Return the limits, in whole cores rounded up, of the process's control group and those above it.

    `own_group` is a file that names the group, `groups` the folder that all groups are in. `cpu.max` in a
    group says so many microseconds of processors in a period of so many, or `max` (Linux, Documentation/
    admin-guide/cgroup-v2, "CPU Interface Files"). Empty where there is no such limit, and off Linux.
    """
    found: list[int] = []
    with suppress(OSError, ValueError):
        lines = own_group.read_text(encoding="utf-8").splitlines()
        path = next((line[3:] for line in lines if line.startswith("0::")), "/")
        name = PurePosixPath(path.lstrip("/"))
        for group in (name, *name.parents):
            with suppress(OSError, ValueError):
                most, period = (groups / group / "cpu.max").read_text(encoding="utf-8").split()
                found.append(max(-(-int(most) // int(period)), 1))
    return found
