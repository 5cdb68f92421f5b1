"""A store of many evaluations as Parquet files, so that each is read once.

    store/store.json          what the store holds: its version, its parts, the checksum of each file
    store/part-0001/*.parquet one file for each table; a run that adds writes one more part

What `store.json` does not name is not part of the store. A part is written under another name, and takes its
own when it is whole; `store.json` is put in place last. A run that is stopped leaves the store as it was.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sv_score.model.named_tuple import NamedTuple
from sv_score.portfolio.reading import Chunk, arrow_schema
from sv_score.portfolio.rows import LEFT_OUT
from sv_score.portfolio.tables import TABLES
from sv_score.reading.source import Unreadable

if TYPE_CHECKING:
    import pyarrow as pa

MANIFEST = "store.json"
KIND = "portfolio store"
# Of the tables; a store with another one was made by another sv-score.
VERSION = 1
# Rows that are gathered before they are written, so that files do not depend on the number of cores.
GATHERED = 100_000


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


class Written(NamedTuple):
    """What a part came to: how many `procurements` it holds, and how many were `there` already.

    `following` is the first number that none of them has.
    """

    procurements: int
    there: int
    following: int


def is_store(path: str) -> bool:
    """Return whether a path is a store."""
    return (Path(path) / MANIFEST).is_file()


def open_store(path: str) -> Store:
    """Return the store at `path`, every file of it as it was written; raise `Unreadable`."""
    folder = Path(path)
    again = f"make it again with --store {path}-new"
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        parts = [(part["folder"], dict(part["files"])) for part in manifest["parts"]]
        kind, version = manifest["kind"], (manifest["sv_score"], manifest["tables"])
        if any(type(manifest[name]) is not int or manifest[name] < 0 for name in ("procurements", "next")):
            raise ValueError
    except FileNotFoundError:
        raise Unreadable(f"{path} is no store: it has no {MANIFEST}") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
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
            if _sha256(file) != checksum:
                raise Unreadable(f"{path}/{part}/{name} is not as it was written; {again}")
            if not _has_columns(file):
                raise Unreadable(f"{path}/{part}/{name} is not a table of a store; {again}")
    there = {entry.name for entry in folder.iterdir() if entry.is_dir()}
    return Store(folder, manifest, tuple(sorted(there - set(named))))


def _has_columns(file: Path) -> bool:
    """Return whether a file is a table with the columns that its name stands for."""
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
    try:
        folder.mkdir(parents=True, exist_ok=True)
        place = Path(tempfile.mkdtemp(prefix=".part-", dir=folder))
    except OSError as error:
        raise Unreadable(f"{folder} cannot be written: {(error.strerror or str(error)).lower()}") from None
    try:
        yield place
    except OSError as error:
        raise Unreadable(f"{folder} cannot be written: {(error.strerror or str(error)).lower()}") from None
    finally:
        shutil.rmtree(place, ignore_errors=True)
        if made:
            # Only where nothing has come of it.
            with suppress(OSError):
                folder.rmdir()


def write_part(place: Path, chunks: Iterable[Chunk], known: dict[str, str]) -> Written:
    """Write the tables into the folder `place`; raise `Unreadable` for one that changed since it was stored.

    `known` are the fingerprints in the store, by path. A procurement that is there already is passed over;
    one that is read from the same bytes as another is left out of figures and says so.
    """
    import pyarrow.parquet as pq

    seen = {fingerprint: path for path, fingerprint in known.items() if fingerprint}
    waiting: dict[str, list[pa.Table]] = {name: [] for name in TABLES}
    writers = {
        name: pq.ParquetWriter(place / f"{name}.parquet", arrow_schema(name), compression="zstd")
        for name in TABLES
    }
    procurements = there = following = 0
    try:
        for chunk in chunks:
            tables, passed = _once_each(chunk.tables, known, seen)
            there += passed
            following = max(following, chunk.following)
            procurements += tables["procurements"].num_rows if "procurements" in tables else 0
            for name, table in tables.items():
                waiting[name].append(table)
                if sum(map(len, waiting[name])) >= GATHERED:
                    _write(writers[name], waiting[name])
        for name, writer in writers.items():
            _write(writer, waiting[name])
    finally:
        for writer in writers.values():
            writer.close()
    return Written(procurements, there, following)


def _write(writer: Any, waiting: list[pa.Table]) -> None:
    import pyarrow as pa

    if waiting:
        writer.write_table(pa.concat_tables(waiting), row_group_size=GATHERED)
        waiting.clear()


def _once_each(
    tables: dict[str, pa.Table], known: dict[str, str], seen: dict[str, str]
) -> tuple[dict[str, pa.Table], int]:
    """Return the tables with every procurement counted once, and how many the store has already."""
    if "procurements" not in tables:
        return tables, 0
    there, copies = set(), {}
    columns = (tables["procurements"][name].to_pylist() for name in ("procurement", "path", "fingerprint"))
    for number, path, fingerprint in zip(*columns, strict=True):
        if path in known:
            if known[path] != fingerprint:
                message = f"{path}, or a file that it names, has changed since it was stored"
                raise Unreadable(f"{message}; make the store again from all files")
            there.add(number)
        elif fingerprint in seen:
            copies[number] = seen[fingerprint]
        elif fingerprint:
            seen[fingerprint] = path
    if not there and not copies:
        return tables, 0
    kept = {name: _without(table, there | copies.keys()) for name, table in tables.items()}
    return kept | {"procurements": _left_out(tables["procurements"], there, copies)}, len(there)


def _without(table: pa.Table, numbers: set[int]) -> pa.Table:
    import pyarrow as pa

    return table.filter(pa.array([number not in numbers for number in table["procurement"].to_pylist()]))


def _left_out(table: pa.Table, there: set[int], copies: dict[int, str]) -> pa.Table:
    """Return the table of procurements without those already there, copies left out with the reason."""
    import pyarrow as pa

    rows = [row for row in table.to_pylist() if row["procurement"] not in there]
    for row in rows:
        if row["procurement"] in copies:
            reason = f"the same files as {copies[row['procurement']]}"
            row |= {"state": LEFT_OUT, "reason": reason}
    return pa.Table.from_pylist(rows, schema=table.schema)


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
    place.chmod(0o777 & ~_mask())
    place.rename(folder / name)
    held = store.manifest["procurements"] if store is not None else 0
    manifest = {
        "sv_score": 1,
        "kind": KIND,
        "tables": VERSION,
        "procurements": held + written.procurements,
        "next": written.following,
        "parts": [*parts, {"folder": name, "procurements": written.procurements, "files": files}],
    }
    write(str(folder / MANIFEST), json.dumps(manifest, indent=2) + "\n")
    return Store(folder, manifest)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
