"""Apache Spark, on this machine or a cluster, in processes of its own: what it is told and what it says.

Spark is a Java program that writes a log, leaves files and hears of Ctrl-C in its own way. It runs below a
process (`spark_process`) that is the head of a group; whatever happens, the group is ended as a whole, and
the folder that it had for its files is removed.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sv_score.portfolio.engine import NO_MEMORY, Progress, Rows, literal, no_room
from sv_score.portfolio.java import OLDEST, check_java
from sv_score.portfolio.processes import interrupts_kept_from_children
from sv_score.portfolio.spark_process import CLUSTER, FAILED, LOG, ROWS, Job, serve
from sv_score.portfolio.store import Store
from sv_score.portfolio.tables import TABLES
from sv_score.reading.ctrl_c import held
from sv_score.reading.source import Unreadable, needs_extra

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

NEEDED = needs_extra("the engine Spark needs", "spark")
# Seconds: for a master to take a call; for it to take this application on; for its cluster to give a first
# worker, or another one after the last was lost; between two looks.
CALL, ANSWER, WORKER, LOOK = 5.0, 60.0, 60.0, 0.2
# Seconds that Spark has to leave the cluster and to remove its files.
PATIENCE = 10.0

# What a log or an error says where something is known to be wrong, and the sentence for it.
_KNOWN: Mapping[str, Callable[[str], str]] = {
    r"No space left on device": lambda master: no_room(tempfile.gettempdir()),
    r"OutOfMemoryError|Cannot allocate memory|insufficient memory": lambda master: (
        f"Spark has not enough memory; {NO_MEMORY}, or give Spark more: spark.driver.memory and "
        "spark.executor.memory in spark-defaults.conf"
    ),
    r"All masters are unresponsive|InvalidClassException": lambda master: _no_master(master),
    r"PATH_NOT_FOUND|FAILED_READ_FILE|FileNotFoundException": lambda master: (
        "a file of the store cannot be read by Spark; every machine of a cluster needs the store under "
        "the same "
        "path, and it may not change meanwhile"
    ),
    r"ExecutorLostFailure|SparkContext was shut down|has been killed|Py4JNetworkError": lambda master: (
        f"Spark was ended, or a worker of {master} was lost, before the figures were there; start again"
    ),
    r"UnsupportedClassVersionError|JAVA_HOME is not set": lambda master: (
        f"Spark needs Java {OLDEST} or later; say in JAVA_HOME where it is"
    ),
}


def check_spark(master: str) -> None:
    """Raise `Unreadable` where Spark is not installed, has no Java, or nothing answers at its address."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        if int(version("pyspark").split(".")[0]) < 4:
            raise Unreadable(f"pyspark is older than version 4; {NEEDED}")
    except PackageNotFoundError:
        raise Unreadable(NEEDED) from None
    check_java()
    if master.startswith(CLUSTER):
        _check_answers(master)


def _check_answers(master: str) -> None:
    """Raise `Unreadable` unless one of the masters in `spark://host:port,host:port` takes a call."""
    reason = ""
    for address in master.removeprefix(CLUSTER).split(","):
        host, _, port = address.rpartition(":")
        try:
            socket.create_connection((host.strip("[]"), int(port)), CALL).close()
        except OSError as error:
            reason = str(getattr(error, "strerror", None) or error).lower()
        else:
            return
    raise Unreadable(f"{master} does not answer ({reason}); check the address, and that the cluster runs")


def compute(master: str, store: Store, statements: dict[str, str], progress: Progress) -> dict[str, Rows]:
    """Return the rows of every statement over the tables of `store`; raise `Unreadable`."""
    files = {
        name: [literal(os.path.abspath(file), "*?[]{}", "\\{}") for file in store.files(name)]  # noqa: PTH100
        for name in TABLES
    }
    with _beside(Job(master, files, statements)) as (pipe, place):
        try:
            return _received(pipe, master, statements, progress)
        except _Failed as failed:
            raise Unreadable(_sentence(str(failed), master, place / LOG)) from None


class _Failed(Exception):
    """What Spark said when it could not go on."""


def _received(
    pipe: Connection, master: str, statements: dict[str, str], progress: Progress
) -> dict[str, Rows]:
    found: dict[str, Rows] = {}
    until, why_not = time.monotonic() + ANSWER, _no_master
    while len(found) < len(statements):
        progress(len(found) / len(statements))
        if master.startswith(CLUSTER) and time.monotonic() > until:
            raise Unreadable(why_not(master))
        if not pipe.poll(LOOK):
            continue
        try:
            kind, what = pipe.recv()
        except (EOFError, ConnectionError):
            raise _Failed("Py4JNetworkError") from None
        if kind == FAILED:
            raise _Failed(what)
        if kind == ROWS:
            found[what[0]] = what[1]
        # Rows, a count of executors that is not zero, or the first word of all.
        if what or why_not is _no_master:
            until, why_not = time.monotonic() + WORKER, _no_worker
    progress(1)
    return found


def _no_master(master: str) -> str:
    return (
        f"{master} does not answer as a master of Spark; check the address, and that the cluster has the "
        "version of Spark that is installed here"
    )


def _no_worker(master: str) -> str:
    return (
        f"{master} had no worker for this for {WORKER:.0f} seconds; look at the cluster, and try again when "
        "one of its workers is free"
    )


def _sentence(said: str, master: str, log: Path) -> str:
    """Return why Spark cannot compute the figures, and the way out, by its error and the end of its log."""
    with suppress(OSError):
        said += "\n" + log.read_text(encoding="utf-8", errors="replace")[-100_000:]
    for pattern, sentence in _KNOWN.items():
        if re.search(pattern, said):
            return sentence(master)
    causes = re.findall(r"^Caused by: (.+)$", said, re.MULTILINE)
    lines = [line.strip() for line in [*causes[-1:], *said.splitlines()] if line.strip()]
    kept = _kept(log)
    return (
        f"Spark cannot compute the figures: {(lines or ['it says nothing'])[0]}{kept}; DuckDB may, "
        f"without --engine"
    )


def _kept(log: Path) -> str:
    """Keep the log, where there is one, for whoever looks after Spark; return what to say about it."""
    try:
        handle, kept = tempfile.mkstemp(prefix="sv-score-spark-", suffix=".log")
        os.close(handle)
        shutil.copyfile(log, kept)
    except OSError:
        return ""
    return f" (its log is in {kept})"


@contextmanager
def _beside(job: Job) -> Iterator[tuple[Connection, Path]]:
    """Run Spark beside this process; give the pipe it speaks through, and its folder. Nothing is left."""
    from multiprocessing import get_context

    context = get_context("spawn")
    # Whoever presses Ctrl-C again at the end does not wait any shorter, and would leave files behind.
    with held() as heard:
        place = Path(tempfile.mkdtemp(prefix="sv-score-"))
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, job, str(place)), daemon=True)
        try:
            with interrupts_kept_from_children():
                process.start()
            theirs.close()
            with heard():
                yield ours, place
        finally:
            ours.close()
            if process.pid is not None:
                _ended(process)
            shutil.rmtree(place, ignore_errors=True)


def _ended(process: Any) -> None:
    """Wait until a process has ended its group and itself, as it does when its pipe is closed."""
    process.join(PATIENCE + 2)
    if hasattr(os, "killpg"):
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.join()
