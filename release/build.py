"""Wheel and source distribution, built more than once in surroundings that differ, and compared.

Whoever builds the same commit with the tools of `requirements.txt` is to get the same bytes. Hatchling leaves
times, owners and rights out of what it packs, and these builds show that it does.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from release import tree


class Surroundings(NamedTuple):
    """Where and when somebody builds: what must leave no trace in the result."""

    folder: str
    umask: int
    # Seconds since 1970 that all source files say they were changed.
    changed: int
    variables: Mapping[str, str]
    backwards: bool = False


FIRST = Surroundings(
    "one",
    0o022,
    1_600_000_000,
    {"USER": "ada", "LANG": "C", "LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "1"},
)
SECOND = Surroundings(
    "another place/with a longer näme",
    0o077,
    1_000_000_000,
    {
        "USER": "grace",
        "LANG": "tr_TR.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TZ": "Pacific/Auckland",
        "PYTHONHASHSEED": "2",
    },
    backwards=True,
)


def build(
    root: Path, names: Sequence[str], python: Path, around: Surroundings, folder: Path
) -> tuple[Path, Path]:
    """Return the wheel and the source distribution of the files `names` of `root`, built below `folder`.

    `python` is an interpreter with the tools of `requirements.txt`. Raises `RuntimeError` with what the build
    printed where it fails.
    """
    place, out = folder / around.folder, folder / around.folder / "dist"
    kept = os.umask(around.umask)
    try:
        tree.copy(root, sorted(names, reverse=around.backwards), place / "sources")
        for path in sorted((place / "sources").rglob("*"), reverse=around.backwards):
            os.utime(path, (around.changed, around.changed))
        packed(place / "sources", python, out, around.variables)
    finally:
        os.umask(kept)
    return _only(out, "*.whl"), _only(out, "*.tar.gz")


def rebuilt(source: Path, python: Path, folder: Path) -> Path:
    """Return the wheel that the source distribution `source` makes by itself."""
    with tarfile.open(source) as archive:
        if hasattr(tarfile, "data_filter"):
            archive.extractall(folder / "unpacked", filter="data")
        else:  # before Python 3.11.4
            archive.extractall(folder / "unpacked")
    packed(next((folder / "unpacked").iterdir()), python, folder / "dist", FIRST.variables, "wheel")
    return _only(folder / "dist", "*.whl")


def packed(sources: Path, python: Path, out: Path, variables: Mapping[str, str], *only: str) -> None:
    """Build what lies in the folder `sources` into `out`; raise `RuntimeError` where it fails."""
    shutil.rmtree(out, ignore_errors=True)
    kinds = [word for kind in only or ("sdist", "wheel") for word in ("--target", kind)]
    command = [str(python), "-m", "hatchling", "build", *kinds, "--directory", str(out)]
    # The times inside are then those that Hatchling sets, for everybody who builds.
    kept = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    done = subprocess.run(
        command,
        cwd=sources,
        env={**kept, **variables},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"the build in {sources} failed:\n{done.stdout}{done.stderr}")


def differences(one: Path, other: Path) -> list[str]:
    """Return how two archives differ: nothing where they are the same to the byte."""
    if one.read_bytes() == other.read_bytes():
        return []
    ours, theirs = members(one), members(other)
    named = [f"{name} is only in one of them" for name in sorted(ours.keys() ^ theirs.keys())]
    named += [
        f"{name} is not the same"
        for name in sorted(ours.keys() & theirs.keys())
        if ours[name] != theirs[name]
    ]
    return [f"{one.name}: {text}" for text in named or ["same files, packed differently"]]


def members(path: Path) -> dict[str, bytes]:
    """Return the contents of the files in a zip or tar archive by name."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    found: dict[str, bytes] = {}
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            stream = archive.extractfile(member)
            found[member.name] = stream.read() if stream else b""
    return found


def _only(folder: Path, pattern: str) -> Path:
    (path,) = folder.glob(pattern)
    return path
