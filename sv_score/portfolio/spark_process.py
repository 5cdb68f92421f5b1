"""The process that Apache Spark runs below: it starts Spark, hands on what comes, and ends with all of it.

Its messages are pairs of a kind (`ROWS`, `EXECUTORS`, `FAILED`) and what there is to say.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sv_score.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

ROWS, EXECUTORS, FAILED = "rows", "executors", "failed"
CLUSTER = "spark://"
# In the folder for its files, what Spark and Java print.
LOG = "log"
# Seconds that Java has to remove its files when it is ended; between two counts of the executors.
PATIENCE, COUNT = 8.0, 2.0

SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.sql.session.timeZone": "UTC",
    # Arithmetic that does not fit is an error and never a null.
    "spark.sql.ansi.enabled": "true",
}

Say = Callable[[str, Any], None]


class Job(NamedTuple):
    """What Spark is to do: the `statements` by name, over tables that are in `files`, with a `master`."""

    master: str
    files: dict[str, list[str]]
    statements: dict[str, str]


def serve(pipe: Connection, job: Job, place: str) -> None:
    """Compute the statements of `job` with Spark, whose files go into the folder `place`."""
    _stand_apart()
    threading.Thread(target=_end_with, args=(pipe, place), daemon=True).start()
    _write_into(place)
    turn = threading.Lock()

    def say(kind: str, what: Any) -> None:
        with turn, suppress(OSError):
            pipe.send((kind, what))

    try:
        _compute(job, say)
    except BaseException as error:
        say(FAILED, f"{type(error).__name__}: {error}")
    # Until the main process has everything, and closes the pipe.
    threading.Event().wait()


def _stand_apart() -> None:
    """Become the head of a group of processes, which Ctrl-C does not reach and which is ended as a whole."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Being told with the others is no reason to go before them. Java does not inherit this.
    signal.signal(signal.SIGTERM, lambda *_: None)
    if hasattr(os, "setsid"):
        os.setsid()


def _end_with(pipe: Connection, place: str) -> None:
    """Wait until the main process closes its end of the pipe or is gone; end the group, remove its files."""
    with suppress(EOFError, OSError):
        pipe.recv()
    if not hasattr(os, "killpg"):
        subprocess.run(["taskkill", "/f", "/t", "/pid", str(os.getpid())], check=False)
        return
    os.killpg(0, signal.SIGTERM)
    until = time.monotonic() + PATIENCE
    with suppress(ChildProcessError):
        while time.monotonic() < until:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                time.sleep(0.05)
    shutil.rmtree(place, ignore_errors=True)
    os.killpg(0, signal.SIGKILL)


def _write_into(place: str) -> None:
    """Let Python, Spark and Java write into one folder only: what they print, and what they put aside."""
    os.environ["TMPDIR"] = tempfile.tempdir = place
    log = os.open(Path(place, LOG), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(log, stream.fileno())
    os.close(log)
    options = f"-Djava.io.tmpdir='{place}' -XX:-UsePerfData {os.environ.get('JAVA_TOOL_OPTIONS', '')}"
    os.environ["JAVA_TOOL_OPTIONS"] = options.strip()


def _compute(job: Job, say: Say) -> None:
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master(job.master).appName("sv-score portfolio")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    if job.master.startswith(CLUSTER):
        threading.Thread(target=_count, args=(session, say), daemon=True).start()
    for name, files in job.files.items():
        session.read.parquet(*files).createOrReplaceTempView(name)
    for name, statement in job.statements.items():
        say(ROWS, (name, session.sql(statement).toArrow().to_pylist()))


def _count(session: Any, say: Say) -> None:
    """Say again and again how many processes of the cluster are at work for this."""
    while True:
        # The one more is this machine's.
        say(EXECUTORS, session.sparkContext._jsc.sc().getExecutorMemoryStatus().size() - 1)
        time.sleep(COUNT)
