"""A store of many evaluations as Parquet files, so that each is read once.

    store/store.json          what the store holds: its version, its parts, which sv-score made each, and the
                              checksum of each file
    store/part-0001/*.parquet one file for each table; a run that adds writes one more part

What `store.json` does not name is not part of the store. A part is written under another name, and takes its
own when it is whole; `store.json` is put in place last. A run that is stopped leaves the store as it was.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from errno import ENOSPC
from hashlib import file_digest
from pathlib import Path
from typing import Any

from sv_score._version import __version__
from sv_score.model.named_tuple import NamedTuple
from sv_score.portfolio.part import Written
from sv_score.portfolio.reading import arrow_schema
from sv_score.portfolio.tables import TABLES
from sv_score.reading.ctrl_c import held
from sv_score.reading.source import Unreadable, open_source, whole

MANIFEST = "store.json"
KIND = "portfolio store"
# Of the tables; a store with another one was made by another sv-score.
VERSION = 1


class Store(NamedTuple):
    """A store that is whole: its folder, what its `store.json` says, and folders that it does not name."""

    folder: Path
    manifest: dict[str, Any]
    unnamed: tuple[str, ...] = ()

    @property
    def parts(self) -> list[Path]:
        """Return the folders of its parts."""
        return [self.folder / part["folder"] for part in self.manifest["parts"]]

    def files(self, table: str) -> list[str]:
        """Return the Parquet files that hold a table."""
        return [str(part / f"{table}.parquet") for part in self.parts]

    @property
    def made_by_others(self) -> list[str]:
        """Return the versions of sv-score that made parts of it, without the one that runs now."""
        tools = [part.get("tool") for part in self.manifest["parts"]]
        versions = {str(tool.get("version", "")) for tool in tools if isinstance(tool, dict)}
        return sorted(versions - {"", __version__})


def is_store(path: str) -> bool:
    """Return whether a path is a store."""
    # A folder that may not be read is none; `is_file` fails there.
    return os.path.isfile(Path(path) / MANIFEST)  # noqa: PTH113


def is_left_over(path: str) -> bool:
    """Return whether a path has tables of a store and not the file that names them."""
    return not is_store(path) and any(Path(path).glob("part-*/procurements.parquet"))


def open_store(path: str) -> Store:
    """Return the store at `path`, every file of it as it was written; raise `Unreadable`."""
    folder = Path(path)
    path = path.rstrip("/\\") or path
    again = f"make it again with --store {path}-new"
    if not (folder / MANIFEST).exists():
        raise Unreadable(f"{path} is no store: it has no {MANIFEST}")
    try:
        manifest = json.loads(whole(open_source(str(folder / MANIFEST))).data.decode())
        parts = [(part["folder"], dict(part["files"])) for part in manifest["parts"]]
        kind, version = manifest["kind"], (manifest["sv_score"], manifest["tables"])
        if any(type(manifest[name]) is not int or manifest[name] < 0 for name in ("procurements", "next")):
            raise ValueError
    except (Unreadable, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Unreadable(f"{path}/{MANIFEST} cannot be read; {again}") from None
    if kind != KIND or version != (1, VERSION):
        raise Unreadable(f"{path} was made by another version of sv-score; {again}")
    expected = {f"{table}.parquet" for table in TABLES}
    named = [part for part, files in parts if _named_plainly(part) and files.keys() == expected]
    # A part that is named twice would count twice.
    if not parts or len(set(named)) < len(parts):
        raise Unreadable(f"{path}/{MANIFEST} does not name the tables of a store; {again}")
    for part, files in parts:
        for name, checksum in files.items():
            file = folder / part / name
            if not file.exists():
                raise Unreadable(f"{path}/{part}/{name} is missing; {again}")
            if _sha256(file) != checksum:
                raise Unreadable(f"{path}/{part}/{name} is not as it was written; {again}")
            if not _has_columns(file):
                raise Unreadable(f"{path}/{part}/{name} is not a table of a store; {again}")
    there = {entry.name for entry in folder.iterdir() if entry.is_dir()}
    return Store(folder, manifest, tuple(sorted(there - set(named))))


def _has_columns(file: Path) -> bool:
    """Return whether a file is a table with the columns that its name stands for."""
    with held():
        import pyarrow as pa
        import pyarrow.parquet as pq

    try:
        return bool(pq.read_schema(file).equals(arrow_schema(file.stem)))
    except (OSError, pa.ArrowException):
        return False


def _named_plainly(part: object) -> bool:
    return isinstance(part, str) and part.startswith("part-") and part[5:].isdecimal()


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def known(store: Store | None) -> dict[str, str]:
    """Return the fingerprints of the procurements in a store, by path."""
    with held():
        import pyarrow.parquet as pq

    found: dict[str, str] = {}
    for file in store.files("procurements") if store is not None else ():
        table = pq.read_table(file, columns=["path", "fingerprint"], partitioning=None)
        found |= dict(zip(table["path"].to_pylist(), table["fingerprint"].to_pylist(), strict=True))
    return found


def first_number(store: Store | None) -> int:
    """Return the first number that no procurement of the store has."""
    return int(store.manifest["next"]) if store is not None else 0


@contextmanager
def unfinished(folder: Path) -> Iterator[Path]:
    """Give a new folder inside `folder` for a part; whatever is left of it afterwards is removed."""
    made = not folder.exists()
    with held() as heard:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            place = Path(tempfile.mkdtemp(prefix=".part-", dir=folder))
        except OSError as error:
            raise Unreadable(_not_written(folder, error)) from None
        try:
            with heard():
                yield place
        except OSError as error:
            raise Unreadable(_not_written(folder, error)) from None
        finally:
            shutil.rmtree(place, ignore_errors=True)
            if made:
                # Only where nothing has come of it.
                with suppress(OSError):
                    folder.rmdir()


def _not_written(folder: Path, error: OSError) -> str:
    # Arrow says the number of the error, and the reason in its own way.
    reason = os.strerror(error.errno) if error.errno else str(error)
    full = "; make room, or keep the store on another disk with --store" if error.errno == ENOSPC else ""
    return f"{folder} cannot be written: {reason.lower()}{full}"


def finish(
    folder: Path, place: Path, store: Store | None, written: Written, write: Callable[[str, str], None]
) -> Store:
    """Give the part at `place` its name, name it in `store.json`, and return the store as it is now.

    `write` writes a file, whole or not at all.
    """
    parts = list(store.manifest["parts"]) if store is not None else []
    number = 1 + max((int(e.name[5:]) for e in folder.iterdir() if _named_plainly(e.name)), default=0)
    name = f"part-{number:04}"
    files = {f"{table}.parquet": _sha256(place / f"{table}.parquet") for table in TABLES}
    tool = {"name": "sv-score", "version": __version__}
    part = {"folder": name, "procurements": written.procurements, "tool": tool, "files": files}
    before = store.manifest["procurements"] if store is not None else 0
    manifest = {
        "sv_score": 1,
        "kind": KIND,
        "tables": VERSION,
        "procurements": before + written.procurements,
        "next": written.following,
        "parts": [*parts, part],
    }
    # A part that nothing names would stay behind.
    with held():
        place.chmod(0o777 & ~_mask())
        place.rename(folder / name)
        write(str(folder / MANIFEST), json.dumps(manifest, indent=2) + "\n")
    return Store(folder, manifest)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
