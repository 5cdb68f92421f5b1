"""Run the jobs in an environment, outside the repository, and keep everything that came of it.

The same files are to give the same bytes on every machine. So every environment runs in a folder, time zone,
language and hash seed of its own, and what came of it is compared.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from release import tree
from release.jobs import ALWAYS, EXTRAS, Job

# Spark alone starts for a minute where the machine has other things to do, too.
_TIMEOUT = 900
_ZONES = ("UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Apia")


class Outcome(NamedTuple):
    """What came of a job: its exit code, what it printed, and what it wrote by the name of the file."""

    code: int
    printed: str
    told: str
    written: Mapping[str, bytes]


Outcomes = dict[str, Outcome]


def prepared(root: Path, names: Sequence[str], folder: Path) -> Path:
    """Return `folder` with copies in it of the examples, and of the samples where no example fits a job."""
    tree.copy(root, [name for name in names if name.startswith(("examples/", "release/samples/"))], folder)
    return folder


def tried(inside: Path, folder: Path, jobs: Sequence[Job], number: int = 0) -> Outcomes:
    """Return what comes of `jobs`, one after the other, with the sv-score of an environment, in `folder`.

    `number` tells environments apart: each has a time zone and a hash seed of its own.
    """
    program = inside.with_name("sv-score.exe" if os.name == "nt" else "sv-score")
    found: Outcomes = {}
    for job in jobs:
        before = _files(folder)
        done = subprocess.run(
            [str(program), *shlex.split(job.words)],
            cwd=folder,
            env=_variables(folder, number),
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_TIMEOUT,
            check=False,
        )
        printed, told = (stream.decode().replace("\r\n", "\n") for stream in (done.stdout, done.stderr))
        written = {name: content for name, content in _files(folder).items() if before.get(name) != content}
        found[job.words] = Outcome(done.returncode, printed, told, written)
    return found


def unexpected(found: Outcomes, jobs: Sequence[Job]) -> list[str]:
    """Return the jobs that did not end as they should, as sentences."""
    faults = []
    for job in jobs:
        outcome = found[job.words]
        if outcome.code != job.code:
            said = outcome.told.strip() or "it said nothing"
            faults.append(f"`sv-score {job.words}` ended with {outcome.code} instead of {job.code}: {said}")
        elif job.code == 0 and not (outcome.printed or outcome.told or outcome.written):
            faults.append(f"`sv-score {job.words}` did nothing")
    return faults


def unsaid(inside: Path, folder: Path, extras: Sequence[str]) -> list[str]:
    """Return the extras whose lack is not told to whoever needs them, as sentences."""
    found = tried(inside, folder, [EXTRAS[extra] for extra in extras])
    return [
        f"without the extra {extra}, `sv-score {EXTRAS[extra].words}` does not say what to install"
        for extra in extras
        if found[EXTRAS[extra].words].code != 2 or "sv-score[" not in found[EXTRAS[extra].words].told
    ]


def differences(one: Outcomes, other: Outcomes) -> list[str]:
    """Return the jobs that did not come out the same, and in what, as sentences."""
    faults = []
    for words in one.keys() & other.keys():
        ours, theirs = one[words], other[words]
        parts = [part for part in ("code", "printed", "told") if getattr(ours, part) != getattr(theirs, part)]
        for name in sorted(ours.written.keys() | theirs.written.keys()):
            if not _same(ours.written.get(name, b""), theirs.written.get(name, b"")):
                parts.append(f"the file {name}")
        faults += [f"`sv-score {words}` differs in: {', '.join(parts)}"] if parts else []
    return sorted(faults)


def every_job(extras: Sequence[str] = ()) -> list[Job]:
    """Return the jobs for an environment with these extras."""
    return [*ALWAYS, *(EXTRAS[extra] for extra in extras)]


def _same(one: bytes, other: bytes) -> bool:
    """Return whether two files are the same; of zip files only what is in them counts.

    Versions of zlib pack the same text into different bytes.
    """
    if one == other or not (one.startswith(b"PK\x03\x04") and other.startswith(b"PK\x03\x04")):
        return one == other
    with zipfile.ZipFile(BytesIO(one)) as ours, zipfile.ZipFile(BytesIO(other)) as theirs:
        named = ours.namelist()
        return named == theirs.namelist() and all(ours.read(name) == theirs.read(name) for name in named)


def _variables(folder: Path, number: int) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    return {
        **kept,
        "HOME": str(folder / "home"),
        "USERPROFILE": str(folder / "home"),
        "LANG": ("C.UTF-8", "C")[number % 2],
        "PYTHONHASHSEED": str(number + 1),
        "TZ": _ZONES[number % len(_ZONES)],
    }


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "home" not in path.relative_to(folder).parts
    }
