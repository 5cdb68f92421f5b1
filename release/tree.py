"""The sources as a checkout has them: what version control knows, and nothing that lies beside it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path


def sources(root: Path) -> list[str]:
    """Return the files under version control, and new ones that it does not ignore, in order of their path.

    Raises `subprocess.CalledProcessError` where `root` is not a Git checkout.
    """
    listed = _git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    return sorted(name for name in set(listed.split("\0")) if name and (root / name).is_file())


def not_committed(root: Path) -> list[str]:
    """Return the files that differ from the last commit; a release is made from a commit alone."""
    return [line[3:] for line in _git(root, "status", "--porcelain").splitlines()]


def copy(root: Path, names: list[str], folder: Path) -> None:
    """Copy the files called `names` from `root` into `folder`, with their contents and no times or owners."""
    for name in names:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / name, target)
        if os.access(root / name, os.X_OK):
            target.chmod(target.stat().st_mode | 0o100)


def _git(root: Path, *words: str) -> str:
    command = ["git", "-c", "core.quotePath=false", "-C", str(root), *words]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
