"""Whether a bundle is what it says: its files as listed, and its results what these files give.

Nothing in a bundle is trusted. Its files are written to a folder of our own only after their names and
checksums were checked, and only if what they name is in the bundle too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

from sv_score._version import __version__
from sv_score.assessment import Assessment, assess
from sv_score.model.named_tuple import NamedTuple
from sv_score.proving.bundle import FILES, MANIFEST, SUMS, Packed, Unsafe, sums_of, unpack
from sv_score.proving.contents import READY, is_absolute, references
from sv_score.reading import ready
from sv_score.reading.bids import read_bids
from sv_score.reading.evaluation import read_criteria, silent
from sv_score.reading.source import Source, Unreadable

RESULT = "results/evaluate.json"
# As many differences as help to see what happened.
SHOWN = 5


class Opened(NamedTuple):
    """A bundle that was unpacked: its files by name, its manifest, and what is wrong with them."""

    files: Mapping[str, bytes]
    manifest: Mapping[str, Any]
    problems: tuple[str, ...]

    @property
    def bids(self) -> str:
        """Return the name of the bids file in the bundle."""
        return str(self.manifest.get("bids", ""))

    @property
    def version(self) -> str:
        """Return the version of sv-score that made the bundle."""
        tool = self.manifest.get("tool")
        return str(tool.get("version", "")) if isinstance(tool, dict) else ""

    def ending(self, ending: str) -> list[str]:
        """Return the names of the evaluation's files that end so; the roles in a manifest may be wrong."""
        return sorted(name for name in self.files if name.startswith(FILES) and name.endswith(ending))


def opened(data: bytes) -> Opened:
    """Unpack a bundle and compare its files with its manifest."""
    try:
        files = unpack(data)
    except Unsafe as unsafe:
        return Opened({}, {}, (f"{unsafe}; nothing in it was read",))
    manifest = _manifest(files.get(MANIFEST, b""))
    if manifest is None:
        return Opened(files, {}, (f"there is no readable {MANIFEST}, so this is no bundle of sv-score",))
    return Opened(files, manifest, tuple(_differences(files, manifest)))


def _manifest(data: bytes) -> dict[str, Any] | None:
    """Return the manifest, `None` where it does not have the shape that a manifest has."""
    try:
        values = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict) or not isinstance(values.get("bids"), str):
        return None
    if values.get("sv_score") != 1 or values.get("bundle") != 1:
        return None
    files = values.get("files")
    keys = {"name": str, "role": str, "size": int, "sha256": str}
    if not isinstance(files, list) or not all(isinstance(file, dict) for file in files):
        return None
    return values if all(isinstance(f.get(k), kind) for f in files for k, kind in keys.items()) else None


def _differences(files: Mapping[str, bytes], manifest: Mapping[str, Any]) -> Iterator[str]:
    listed = {file["name"]: file for file in manifest["files"]}
    for name in sorted(listed.keys() - files.keys()):
        yield f"{name} is listed in {MANIFEST} and is missing"
    for name in sorted(files.keys() - listed.keys() - {MANIFEST, SUMS}):
        yield f"{name} is not listed in {MANIFEST}"
    for name in sorted(listed.keys() & files.keys()):
        packed = Packed(name, listed[name]["role"], files[name])
        if (len(packed.data), packed.sha256) != (listed[name]["size"], listed[name]["sha256"]):
            yield f"{name} is not the file that {MANIFEST} lists: its checksum differs"
    others = [Packed(name, "", data) for name, data in files.items() if name != SUMS]
    if files.get(SUMS) != sums_of(others).data:
        yield f"{SUMS} does not hold the checksums of the other files"
    if manifest["bids"] not in listed or not manifest["bids"].startswith(FILES) or RESULT not in listed:
        yield f"{MANIFEST} does not list a bids file and its results"


def unnamed(bundle: Opened) -> list[str]:
    """Return what the files of a bundle name that is not in it; none of that is ever opened."""
    label = bundle.bids.removeprefix(FILES)
    evaluation = read_bids(Source(label, bundle.files[bundle.bids], Path()), [], silent)
    if evaluation is None:
        return [f"{label} cannot be read"]
    criteria = None
    place = _inside(label, evaluation.criteria)
    if place in bundle.files:
        criteria = read_criteria(Source(place, bundle.files[place], Path()), [])
    missing = []
    for name in references(evaluation, criteria):
        is_ready = name == evaluation.criteria and _inside("", f"{READY}{name}.yaml") in bundle.files
        if is_absolute(name) or (_inside(label, name) not in bundle.files and not is_ready):
            missing.append(f"{label} names {name}, which is not in the bundle")
    return missing


def _inside(label: str, name: str) -> str:
    """Return the name in the bundle of what a file calls `name`."""
    return FILES + normpath(join(dirname(label), name.replace("\\", "/")))


def about_problems(bundle: Opened, about: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a manifest says of the whole and the files do not; `about` is what they say."""
    own = {"sv_score", "bundle", "tool", "files"}
    for key in dict.fromkeys((*about, *sorted(bundle.manifest.keys() - own))):
        if bundle.manifest.get(key) != about.get(key):
            yield f"{MANIFEST} says something else about the {key.replace('_', ' ')} than the files"


def write_out(bundle: Opened, folder: Path) -> None:
    """Write the files of the evaluation below `folder`; their names have been checked.

    Raises `Unreadable` where the system cannot hold them.
    """
    try:
        for name, data in bundle.files.items():
            if name.startswith(FILES):
                target = folder.joinpath(*name.removeprefix(FILES).split("/"))
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Unreadable(f"the bundle cannot be unpacked to be verified: {reason}") from None


class Recomputed(NamedTuple):
    """The results computed again; `copy` is the label of a ready criteria file taken from the bundle."""

    assessment: Assessment
    copy: str = ""


def recomputed(bundle: Opened, folder: Path) -> Recomputed:
    """Score the files that `write_out` wrote below `folder` once more.

    A ready criteria file that has changed since is taken from the bundle: it stands where a bids file
    looks first.
    """
    label = bundle.bids.removeprefix(FILES)
    place = folder.joinpath(*label.split("/"))
    copy = ""
    for name in bundle.files:
        stem = name.removeprefix(FILES + READY).removesuffix(".yaml")
        is_ready = name == f"{FILES}{READY}{stem}.yaml" and stem and "/" not in stem
        if is_ready and not (place.parent / stem).exists() and _differs(stem, bundle.files[name]):
            copy = normpath(join(dirname(label), stem))
            (place.parent / stem).write_bytes(bundle.files[name])
    source = Source(label, bundle.files[bundle.bids], place.parent, folder)
    unsealed_ok = bundle.manifest.get("unsealed_ok") is True
    return Recomputed(assess(source, unsealed_ok=unsealed_ok), copy)


def _differs(name: str, data: bytes) -> bool:
    return name not in ready.criteria_ids() or ready.open_criteria(name).data != data


def result_problems(bundle: Opened, again: Mapping[str, bytes], copy: str) -> Iterator[str]:
    """Yield where the results in the bundle are not those computed again.

    By another version only the figures are compared: it may find more in the same files, or put a page in
    other words.
    """
    same = bundle.version == __version__ and not copy
    try:
        found = _unlike_figures(bundle.files[RESULT], again[RESULT], same, copy)
    except (ValueError, RecursionError):
        yield f"{RESULT} cannot be read"
        return
    for place, one, other in found[:SHOWN]:
        yield f"{RESULT} says {place} is {one}; computed again from the files it is {other}"
    if len(found) > SHOWN:
        yield f"{RESULT} has {len(found) - SHOWN} more differences"
    shown = {name for name in bundle.files if name.startswith(("results/", "record."))}
    for name in sorted((shown | again.keys()) - ({RESULT} if found else set())) if same else ():
        if bundle.files.get(name) != again.get(name):
            yield f"{name} is not what the files give"


def _unlike_figures(one: bytes, other: bytes, same: bool, copy: str) -> list[tuple[str, str, str]]:
    if same and one == other:
        # Of a large evaluation, taking the figures apart takes longer than making them.
        return []
    before, after = _figures(one, same), _figures(other, same)
    for read in after["inputs"]:
        if read["path"] == copy:
            read["path"] = f"{READY}{copy.rpartition('/')[2]}.yaml"
    return list(_unlike(before, after, ""))


def _figures(data: bytes, same: bool) -> dict[str, Any]:
    """Return results as values, every number as its text, without what may differ between versions."""
    values = json.loads(data.decode("utf-8"), parse_float=str, parse_int=str)
    if not isinstance(values, dict):
        raise ValueError
    return {key: value for key, value in values.items() if key != "tool" and (same or key != "findings")}


def _unlike(one: Any, other: Any, place: str) -> Iterator[tuple[str, str, str]]:
    """Yield where two results differ: the place in words, and both values."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in dict.fromkeys((*one, *other)):
            yield from _unlike(one.get(key), other.get(key), f"{place} {key}".strip())
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, (left, right) in enumerate(zip(one, other, strict=True), start=1):
            name = right.get("id") or number if isinstance(right, dict) else number
            yield from _unlike(left, right, f"{place} {name}")
    elif one != other:
        yield place, _short(one), _short(other)


def _short(value: Any) -> str:
    if value is None:
        return "none"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    return "a set of values" if isinstance(value, dict) else str(value)[:80]
