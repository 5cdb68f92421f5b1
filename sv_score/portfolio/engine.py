"""What computes the figures: DuckDB in this process, or Apache Spark, here or on a cluster."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from functools import partial
from typing import Any

from sv_score.portfolio.store import Store
from sv_score.portfolio.tables import TABLES
from sv_score.reading.cores import cores
from sv_score.reading.ctrl_c import folder_aside, held, in_reach
from sv_score.reading.source import Unreadable

ENGINES = "duckdb, spark, spark:local[2] or spark://host:port"
NO_MEMORY = "ask for fewer groups (--by) at once, close other programs, or use a machine with more"

# A host may be an address of version 6 in brackets; there may be several masters, of which one is at work.
_HOST = r"(\[[0-9A-Fa-f:.]+\]|[^\s/,:\[\]@]+):[1-9]\d{0,4}"
_CLUSTER = re.compile(rf"spark://{_HOST}(,{_HOST})*")
_LOCAL = re.compile(r"spark:local(\[(\*|[1-9]\d{0,3})\])?")

Rows = list[dict[str, Any]]
Progress = Callable[[float], None]


def check_engine(name: str) -> None:
    """Raise `Unreadable` for an engine that is not known, or one that cannot start or does not answer."""
    master = _master(name)
    if master is not None:
        from sv_score.portfolio.spark import check_spark

        check_spark(master)


def _master(name: str) -> str | None:
    """Return the master that Spark is told of, `None` for DuckDB; raise `Unreadable` for any other name."""
    if name == "duckdb":
        return None
    if name == "spark":
        return "local[*]"
    if _CLUSTER.fullmatch(name):
        return name
    if _LOCAL.fullmatch(name):
        return name.removeprefix("spark:")
    raise Unreadable(f"`{name}` is no engine; write {ENGINES}")


def compute_with(
    engine: str, store: Store, expressions: dict[str, Any], progress: Progress = lambda share: None
) -> dict[str, Rows]:
    """Return the rows of every expression over the tables of `store`; raise `Unreadable`.

    `progress` is told the share of the expressions that are done, again and again.
    """
    master = _master(engine)
    if master is None:
        return _duckdb(store, expressions, progress)
    import ibis

    from sv_score.portfolio.spark import compute

    statements = {name: ibis.to_sql(each, dialect="pyspark") for name, each in expressions.items()}
    return compute(master, store, {name: str(each) for name, each in statements.items()}, progress)


def _duckdb(store: Store, expressions: dict[str, Any], progress: Progress) -> dict[str, Rows]:
    with held():
        import duckdb
        import ibis

    with folder_aside() as spill:
        try:
            connection = in_reach(
                lambda: ibis.duckdb.connect(temp_directory=spill, threads=cores()), lambda: None
            )
            try:
                return _computed(connection, store, expressions, progress)
            finally:
                connection.disconnect()
        except (duckdb.Error, MemoryError) as error:
            raise Unreadable(f"DuckDB cannot compute the figures: {_reason(error)}") from None


def _computed(
    connection: Any, store: Store, expressions: dict[str, Any], progress: Progress
) -> dict[str, Rows]:
    def tables() -> None:
        for name in TABLES:
            files = [literal(file, "*?[", "[{}]") for file in store.files(name)]
            connection.read_parquet(files, table_name=name)

    in_reach(tables, connection.con.interrupt)
    found: dict[str, Rows] = {}
    for name, expression in expressions.items():
        rows = in_reach(partial(connection.to_pyarrow, expression), connection.con.interrupt)
        found[name] = rows.to_pylist()
        progress(len(found) / len(expressions))
    return found


def _reason(error: Exception) -> str:
    """Return what stood in DuckDB's way, and the way out; it names settings that nobody can reach."""
    said = str(error)
    if "max_temp_directory_size" in said or "No space left" in said:
        return no_room(tempfile.gettempdir())
    if isinstance(error, MemoryError) or "Out of Memory" in said:
        return f"there is not enough memory; {NO_MEMORY}"
    # Such as a file that has changed since it was looked at.
    return f"{said.splitlines()[0]}; has a file of the store changed meanwhile? Then start again"


def no_room(folder: str) -> str:
    """Return the sentence for a disk that is full of temporary files."""
    return f"there is no room left in {folder}; name a folder with more in the environment variable TMPDIR"


def literal(path: str, special: str, quoted: str) -> str:
    """Return a path that an engine does not take for a pattern of the names of several stores."""
    return "".join(quoted.format(letter) if letter in special else letter for letter in path)
