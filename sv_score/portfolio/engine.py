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
Compute = Callable[[Any], Rows]


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


def compute_with(engine: str, store: Store, expressions: dict[str, Any]) -> dict[str, Rows]:
    """Return the rows of every expression over the tables of `store`; raise `Unreadable`."""
    check_engine(engine)
    master = _master(engine)
    if master is None:
        return _duckdb(store, expressions)
    return _spark(master, store, expressions)


def _duckdb(store: Store, expressions: dict[str, Any]) -> dict[str, Rows]:
    import ibis

    with tempfile.TemporaryDirectory(prefix="sv-score-") as spill:
        connection = ibis.duckdb.connect(temp_directory=spill)
        try:
            for name in TABLES:
                connection.read_parquet(store.files(name), table_name=name)
            return {
                name: connection.to_pyarrow(expression).to_pylist()
                for name, expression in expressions.items()
            }
        finally:
            connection.disconnect()


def _spark(master: str, store: Store, expressions: dict[str, Any]) -> dict[str, Rows]:
    import ibis

    statements = {name: ibis.to_sql(each, dialect="pyspark") for name, each in expressions.items()}
    session = _session(master)
    for name in TABLES:
        files = [os.path.abspath(file) for file in store.files(name)]  # noqa: PTH100 - Spark takes text
        session.read.parquet(*files).createOrReplaceTempView(name)
    return {name: session.sql(statement).toArrow().to_pylist() for name, statement in statements.items()}


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
