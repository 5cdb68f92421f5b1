"""The interpreters of this machine: one for each version of Python that sv-score supports."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

_PREFIX = "Programming Language :: Python :: "


def supported(project: Mapping[str, Any]) -> list[str]:
    """Return the versions that `pyproject.toml` promises, such as `3.11`, oldest first."""
    named = (c.removeprefix(_PREFIX) for c in project["project"]["classifiers"] if c.startswith(_PREFIX))
    return sorted((v for v in named if re.fullmatch(r"3\.\d+", v)), key=lambda v: int(v[2:]))


def found(version: str) -> Path | None:
    """Return an interpreter of Python `version`, or `None` where this machine has none that runs.

    It is looked for in the variable PYTHONS, on PATH, and in the lists of uv, pyenv and Windows' launcher.
    """
    for candidate in _candidates(version):
        if version_of(candidate) == version:
            return candidate
    return None


def version_of(python: Path) -> str | None:
    """Return the version of an interpreter as `3.11`, or `None` where it does not run."""
    # Programs of pyenv lie on PATH for versions that are not active, too, and only say so.
    told = _told([str(python), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"])
    return told[0] if told else None


def _candidates(version: str) -> Iterator[Path]:
    for named in re.split(rf"[{os.pathsep}\s]+", os.environ.get("PYTHONS", "")):
        if named:
            yield Path(named)
    on_path = shutil.which(f"python{version}")
    if on_path:
        yield Path(on_path)
    for line in _told(["uv", "python", "find", "--no-python-downloads", "--no-project", version]):
        yield Path(line)
    for line in _told(["pyenv", "root"]):
        yield from sorted(Path(line, "versions").glob(f"{version}.*/bin/python"))
    for line in _told(["py", f"-{version}", "-c", "import sys; print(sys.executable)"]):
        yield Path(line)


def _told(command: list[str]) -> list[str]:
    """Return the lines that a program prints; none where there is no such program or it fails."""
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return done.stdout.split("\n")[:-1] if done.returncode == 0 else []
