"""What wheel and source distribution hold: every file of the product, and nothing else."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

# Folders whose files have to be in the source distribution, whole.
IN_SOURCE = ("benchmarks", "criteria", "docs", "examples", "release", "sv_score", "tests")
# Without one of these the product would be of no use, whatever version control says.
NEEDED = (
    "sv_score/__main__.py",
    "sv_score/criteria/starter.yaml",
    "sv_score/criteria/models/un-sdg.yaml",
    "sv_score/py.typed",
    "sv_score/writing/report/templates/report.html",
)
OF_THE_PACKAGE = ("METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE", "licenses/NOTICE")


def wheel_faults(
    wheel: Path, names: Sequence[str], project: Mapping[str, Any], places: Sequence[Path]
) -> list[str]:
    """Return what is wrong with the contents of `wheel`, as sentences.

    `names` are the source files, `project` is what `pyproject.toml` says. `places` are folders of this
    machine: none of them may be named in a file.
    """
    with zipfile.ZipFile(wheel) as archive:
        entries = archive.infolist()
        found = [entry.filename for entry in entries]
        faults = list(_wrong_names(found))
        faults += [f"{name} lies twice in the wheel" for name in sorted(found) if found.count(name) > 1]
        faults += [
            f"{entry.filename} can be run or written by others"
            for entry in entries
            if entry.external_attr >> 16 & 0o133
        ]
        for entry in entries:
            content = archive.read(entry)
            faults += [
                f"{entry.filename} names a folder of this machine"
                for place in places
                if _named(place, content)
            ]
    expected = set(in_wheel(names, project, wheel.name))
    faults += [f"{name} is missing in the wheel" for name in sorted({*expected, *NEEDED} - set(found))]
    return faults + [f"{name} does not belong in the wheel" for name in sorted(set(found) - expected)]


def in_wheel(names: Sequence[str], project: Mapping[str, Any], wheel: str) -> Iterator[str]:
    """Yield the names that the wheel called `wheel` should have inside."""
    build = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    about = "-".join(wheel.split("-")[:2])
    for name in names:
        if name.startswith("sv_score/"):
            yield name
        for source, target in build.get("force-include", {}).items():
            if name == source or name.startswith(f"{source}/"):
                yield target + name.removeprefix(source)
        for source, target in build.get("shared-data", {}).items():
            if name == source or name.startswith(f"{source}/"):
                yield f"{about}.data/data/{target}{name.removeprefix(source)}"
    yield from (f"{about}.dist-info/{name}" for name in OF_THE_PACKAGE)


def source_faults(source: Path, names: Sequence[str]) -> list[str]:
    """Return what is wrong with the contents of the source distribution, as sentences."""
    with tarfile.open(source) as archive:
        members = archive.getmembers()
    found = {member.name.partition("/")[2] for member in members}
    faults = list(_wrong_names([member.name for member in members]))
    faults += [
        f"{m.name} belongs to {m.uname or m.uid}" for m in members if m.uname or m.uid or m.gname or m.gid
    ]
    faults += [f"{m.name} is no ordinary file" for m in members if not m.isfile()]
    wanted = {name for name in names if name.startswith(tuple(f"{folder}/" for folder in IN_SOURCE))}
    faults += [f"{name} is missing in the source distribution" for name in sorted(wanted - found)]
    unknown = found - set(names) - {"PKG-INFO"}
    return faults + [f"{name} does not belong in the source distribution" for name in sorted(unknown)]


def _wrong_names(names: Sequence[str]) -> Iterator[str]:
    for name in names:
        parts = PurePosixPath(name).parts
        if name.startswith("/") or "\\" in name or ".." in parts or (name[1:2] == ":"):
            yield f"{name} would be unpacked outside its folder"
        if "__pycache__" in parts or name.endswith((".pyc", ".pyo")):
            yield f"{name} is a compiled file"


def _named(place: Path, content: bytes) -> bool:
    return len(place.parts) > 2 and str(place).encode() in content
