"""A part of a store, as it is written: every procurement once, in tables that depend on the files alone."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sv_score.model.named_tuple import NamedTuple
from sv_score.portfolio.reading import Chunk, arrow_schema
from sv_score.portfolio.rows import LEFT_OUT
from sv_score.portfolio.tables import TABLES
from sv_score.reading.ctrl_c import held
from sv_score.reading.source import Unreadable

if TYPE_CHECKING:
    import pyarrow as pa

# Rows that are gathered before they are written, so that files do not depend on the number of cores.
GATHERED = 100_000


class Written(NamedTuple):
    """What a part came to: how many `procurements` it holds, and how many were `there` already.

    `following` is the first number that none of them has.
    """

    procurements: int
    there: int
    following: int


def write_part(place: Path, chunks: Iterable[Chunk], known: dict[str, str]) -> Written:
    """Write the tables into the folder `place`; raise `Unreadable` for one that changed since it was stored.

    `known` are the fingerprints in the store, by path. A procurement that is there already is passed over;
    one that is read from the same bytes as another is left out of figures and says so.
    """
    with held():
        import pyarrow.parquet as pq

    seen = {fingerprint: path for path, fingerprint in known.items() if fingerprint}
    waiting: dict[str, list[pa.Table]] = {name: [] for name in TABLES}
    writers: dict[str, Any] = {}
    procurements = there = following = 0
    try:
        for name in TABLES:
            file = place / f"{name}.parquet"
            writers[name] = pq.ParquetWriter(file, arrow_schema(name), compression="zstd")
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
            writer.close()
    except BaseException:
        for writer in writers.values():
            _give_up(writer)
        raise
    return Written(procurements, there, following)


def _write(writer: Any, waiting: list[pa.Table]) -> None:
    import pyarrow as pa

    if waiting:
        writer.write_table(pa.concat_tables(waiting), row_group_size=GATHERED)
        waiting.clear()


def _give_up(writer: Any) -> None:
    """Close a file that nobody will read, on a disk that may be full."""
    import pyarrow as pa

    with suppress(OSError, pa.ArrowException):
        writer.close()
    # It would be closed again when it is forgotten, and complain about that on standard error.
    writer.is_open = False


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
