"""What computes the figures: DuckDB in this process, or Apache Spark, here or on a cluster."""

from __future__ import annotations

import os
import re
import tempfile
import warnings
from collections.abc import Callable
from typing import Any

from sv_score.portfolio.store import Store
from sv_score.portfolio.tables import TABLES
from sv_score.reading.source import Unreadable

SPARK_NEEDED = 'the engine Spark needs the extra: pip install "sv-score[spark]"'
ENGINES = "duckdb, spark, spark:local[2] or spark://host:port"

Rows = list[dict[str, Any]]
Progress = Callable[[float], None]


def check_engine(name: str) -> None:
    """Raise `Unreadable` for an engine that is not known."""
    if name != "duckdb" and _master(name) is None:
        raise Unreadable(f"`{name}` is no engine; write {ENGINES}")


def _master(name: str) -> str | None:
    """Return the master that Spark is told of, `None` for an engine that is not Spark."""
    if name == "spark":
        return "local[*]"
    if name.startswith("spark://"):
        return name
    if re.fullmatch(r"spark:local(\[(\*|[1-9]\d{0,3})\])?", name):
        return name.removeprefix("spark:")
    return None


def compute_with(
    engine: str, store: Store, expressions: dict[str, Any], progress: Progress = lambda share: None
) -> dict[str, Rows]:
    """Return the rows of every expression over the tables of `store`; raise `Unreadable`.

    `progress` is told the share of the expressions that are done.
    """
    check_engine(engine)
    master = _master(engine)
    if master is None:
        return _duckdb(store, expressions, progress)
    return _spark(master, store, expressions, progress)


def _each(expressions: dict[str, Any], compute: Callable[[Any], Rows], progress: Progress) -> dict[str, Rows]:
    found: dict[str, Rows] = {}
    for name, expression in expressions.items():
        found[name] = compute(expression)
        progress(len(found) / len(expressions))
    return found


def _duckdb(store: Store, expressions: dict[str, Any], progress: Progress) -> dict[str, Rows]:
    import duckdb
    import ibis

    with tempfile.TemporaryDirectory(prefix="sv-score-") as spill:
        connection = ibis.duckdb.connect(temp_directory=spill)
        try:
            for name in TABLES:
                files = [_literal(file, "*?[", "[{}]") for file in store.files(name)]
                connection.read_parquet(files, table_name=name)
            return _each(expressions, lambda each: connection.to_pyarrow(each).to_pylist(), progress)
        except duckdb.Error as error:
            # No room in memory or on the disk, or a file that changed since it was looked at.
            raise Unreadable(f"DuckDB cannot compute the figures: {str(error).splitlines()[0]}") from None
        finally:
            connection.disconnect()


def _literal(path: str, special: str, quoted: str) -> str:
    """Return a path that an engine does not take for a pattern of the names of several stores."""
    return "".join(quoted.format(letter) if letter in special else letter for letter in path)


def _spark(master: str, store: Store, expressions: dict[str, Any], progress: Progress) -> dict[str, Rows]:
    import ibis

    statements = {name: ibis.to_sql(each, dialect="pyspark") for name, each in expressions.items()}
    session = _session(master)
    for name in TABLES:
        absolute = [os.path.abspath(file) for file in store.files(name)]  # noqa: PTH100 - Spark takes text
        files = [_literal(file, "*?[]{}", "\\{}") for file in absolute]
        session.read.parquet(*files).createOrReplaceTempView(name)
    return _each(statements, lambda each: session.sql(each).toArrow().to_pylist(), progress)


def _session(master: str) -> Any:
    # Spark finds a pandas that is newer than it knows, and says so. No figure goes by way of pandas.
    warnings.filterwarnings("ignore", category=FutureWarning, module="pyspark")
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise Unreadable(SPARK_NEEDED) from None
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
        "spark.sql.session.timeZone": "UTC",
        # Arithmetic that does not fit is an error and never a null.
        "spark.sql.ansi.enabled": "true",
    }
    builder = SparkSession.builder.master(master).appName("sv-score portfolio")
    for name, value in settings.items():
        builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except Exception as error:
        lines = str(error).strip().splitlines() or [type(error).__name__]
        raise Unreadable(f"Spark does not start: {lines[0]}; it needs Java 17 or later") from None
