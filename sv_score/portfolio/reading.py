"""Read many evaluations, on every core there is, into Arrow tables, in the same order every time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sv_score.assessment import assess
from sv_score.checking.gather import gather, kind_of_source
from sv_score.model.named_tuple import NamedTuple
from sv_score.portfolio.processes import in_order
from sv_score.portfolio.rows import Rows, rows_of, unread
from sv_score.portfolio.tables import TABLES
from sv_score.reading.cores import cores
from sv_score.reading.source import Unreadable, open_source

if TYPE_CHECKING:
    import pyarrow as pa

# Files to a task: enough to be worth sending, few enough for all cores to finish together.
TASK = 64
# Below this many files a second process takes longer to start than it saves.
WORTH_IT = 100


class Task(NamedTuple):
    """Some files to read: each `path` with whether it was named itself; numbers go up from `first`."""

    first: int
    files: tuple[tuple[str, bool], ...]


class Chunk(NamedTuple):
    """What came of a task: tables that have rows, by name; how many files it had; the number after theirs."""

    tables: dict[str, pa.Table]
    files: int
    following: int


def read_all(
    paths: Sequence[str], first: int, jobs: int, progress: Callable[[float], None]
) -> Iterator[Chunk]:
    """Yield every evaluation in the files and folders as tables, in the order of the paths.

    Evaluations are numbered from `first`. `jobs` is how many processes read at once, 0 one for each core.
    Raises `Unreadable` for a path that does not exist and for a named file that is no bids file.
    """
    files = list(gather(paths))
    tasks = [Task(first + at, tuple(files[at : at + TASK])) for at in range(0, len(files), TASK)]
    processes = min(jobs or cores(), len(tasks)) if len(files) > WORTH_IT else 1
    done = 0
    for chunk in in_order(read_task, tasks, processes):
        yield chunk
        done += chunk.files
        progress(done / len(files))


def read_task(task: Task) -> Chunk:
    """Return the evaluations among the task's files; other files in a folder are passed over."""
    rows: Rows = {}
    for place, (path, named) in enumerate(task.files):
        for table, more in _read(task.first + place, path, named).items():
            rows.setdefault(table, []).extend(more)
    files = len(task.files)
    tables = {name: as_table(name, those) for name, those in rows.items() if those}
    return Chunk(tables, files, task.first + files)


def _read(number: int, path: str, named: bool) -> Rows:
    try:
        source = open_source(path, os.path.normpath(path))
    except Unreadable as error:
        # Gone or not permitted since the folder was listed; whether it is a bids file nobody can say.
        return unread(number, path.replace("\\", "/"), str(error))
    kind = kind_of_source(source)
    if kind == "bids":
        return rows_of(number, assess(source))
    if named:
        raise Unreadable(f"{path} is not a bids file; name bids files, or folders that have some")
    return {}


def as_table(name: str, rows: Sequence[tuple[Any, ...]]) -> pa.Table:
    """Return rows as the Arrow table called `name`."""
    import pyarrow as pa

    schema = arrow_schema(name)
    columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def arrow_schema(name: str) -> pa.Schema:
    """Return the columns of the table called `name` as Arrow has them."""
    import pyarrow as pa

    types = {"int64": pa.int64(), "string": pa.string()}

    def arrow_type(type: str) -> Any:
        if type in types:
            return types[type]
        digits, places = type.removeprefix("decimal(").removesuffix(")").split(",")
        return pa.decimal128(int(digits), int(places))

    return pa.schema([(column, arrow_type(type)) for column, type in TABLES[name].items()])
