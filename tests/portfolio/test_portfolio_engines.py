"""An engine that cannot start or go on says so in a sentence; Ctrl-C ends it, and leaves nothing behind."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("ibis")
import duckdb

from benchmarks.procurements import write
from sv_score.portfolio.engine import _reason, check_engine, compute_with
from sv_score.portfolio.figures import Asked, findings
from sv_score.portfolio.store import Store
from sv_score.reading.source import Unreadable
from tests.commands.run import to_be_killed
from tests.portfolio_folder import stored

INTERRUPTED = 130


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return stored(write(range(3), tmp_path / "bids"), tmp_path / "store")


@pytest.fixture
def aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that temporary files are made in."""
    folder = tmp_path / "aside"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def pressed() -> Iterator[threading.Timer]:
    """Give what presses Ctrl-C soon after it is started, whatever the tests were started by."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = threading.Timer(0.4, lambda: os.kill(os.getpid(), signal.SIGINT))
    yield timer
    timer.join()
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(os.name == "nt", reason="signals are sent as on POSIX")
def test_ctrl_c_ends_duckdb_and_leaves_nothing(store: Store, aside: Path, pressed: threading.Timer) -> None:
    # Takes minutes.
    one = findings(Asked())
    many = {f"{number}": one for number in range(10_000)}
    pressed.start()
    with pytest.raises(KeyboardInterrupt):
        compute_with("duckdb", store, many)
    assert not list(aside.iterdir())


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (duckdb.OutOfMemoryException("Out of Memory Error: failed to pin block"), "not enough memory"),
        (duckdb.OutOfMemoryException("failed to offload; 'max_temp_directory_size'"), "no room left in"),
        (duckdb.IOException("IO Error: No space left on device"), "TMPDIR"),
        (MemoryError(), "not enough memory"),
        (duckdb.IOException("IO Error: odd\nand more"), "IO Error: odd; has a file"),
    ],
)
def test_what_stands_in_the_way_of_duckdb_has_a_way_out(error: Exception, said: str) -> None:
    assert said in _reason(error)
    assert "\n" not in _reason(error)


@pytest.mark.parametrize("name", ["spark://", "spark://host", "spark:local[0]", "spark://a:1/x", "sparc", ""])
def test_what_is_no_engine(name: str) -> None:
    with pytest.raises(Unreadable, match="is no engine; write duckdb"):
        check_engine(name)


@pytest.mark.skipif(os.name == "nt", reason="a script stands for Java")
@pytest.mark.parametrize(
    ("version", "said"),
    [
        ('openjdk version "1.8.0_392"', "is Java 8;"),
        ('java version "11.0.2" 2019', "is Java 11;"),
        ("no such thing", "does not start as Java"),
        ('openjdk version "17.0.15" 2025', ""),
        ('openjdk version "25" 2025', ""),
    ],
)
def test_java_is_looked_at_before_spark_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, said: str
) -> None:
    from sv_score.portfolio.java import check_java

    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.write_text(f"#!/bin/sh\necho '{version}' >&2\n", encoding="utf-8")
    java.chmod(0o755)
    monkeypatch.delenv("SPARK_HOME", raising=False)
    monkeypatch.delenv("SPARK_CONF_DIR", raising=False)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    if not said:
        check_java()
        return
    with pytest.raises(Unreadable, match=said):
        check_java()
    monkeypatch.delenv("JAVA_HOME")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Unreadable, match="there is no Java here; install it"):
        check_java()


def test_an_address_that_nobody_answers_is_refused_at_once() -> None:
    from sv_score.portfolio.spark import _check_answers

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        with pytest.raises(Unreadable, match=r"does not answer \(.+\); check the address"):
            _check_answers(f"spark://127.0.0.1:{port}")
        free.listen()
        # One of several is enough.
        _check_answers(f"spark://127.0.0.1:1,127.0.0.1:{port}")


@pytest.mark.parametrize(
    ("log", "said"),
    [
        ("java.io.IOException: No space left on device", "no room left in"),
        ("java.lang.OutOfMemoryError: Java heap space", "spark.driver.memory"),
        ("ERROR: All masters are unresponsive! Giving up.", "does not answer as a master of Spark"),
        ("ExecutorLostFailure (executor 1 exited)", "a worker of spark://h:1 was lost"),
        ("java.io.FileNotFoundException: /store/x", "needs the store under the same path"),
    ],
)
def test_a_page_of_log_becomes_a_sentence(tmp_path: Path, log: str, said: str) -> None:
    from sv_score.portfolio.spark import _sentence

    (tmp_path / "log").write_text(f"INFO x\n{log}\n\tat org.apache", encoding="utf-8")
    sentence = _sentence("Py4JJavaError: An error occurred", "spark://h:1", tmp_path / "log")
    assert said in sentence
    assert "\n" not in sentence


def test_the_log_of_an_unknown_failure_is_kept(tmp_path: Path, aside: Path) -> None:
    from sv_score.portfolio.spark import _sentence

    (tmp_path / "log").write_text("Caused by: a.B: odd\nCaused by: c.D: the cause\n", encoding="utf-8")
    sentence = _sentence("Py4JJavaError: An error occurred", "local[*]", tmp_path / "log")
    (kept,) = aside.iterdir()
    assert f"figures: c.D: the cause (its log is in {kept})" in sentence
    assert kept.read_bytes() == (tmp_path / "log").read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals are sent as on POSIX")
@pytest.mark.parametrize("presses", [1, 3])
def test_ctrl_c_ends_spark_with_all_its_processes(store: Store, aside: Path, presses: int) -> None:
    pytest.importorskip("pyspark")
    try:
        check_engine("spark")
    except Unreadable:
        pytest.skip("Spark needs Java, which is not installed")
    process = subprocess.Popen(
        [sys.executable, "-m", "sv_score", "portfolio", str(store.folder), "--engine", "spark:local[1]"],
        env=to_be_killed(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        # Where the tests themselves run in the background, Ctrl-C is ignored, and that is inherited.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    until = time.monotonic() + 90
    while (
        not [log for log in aside.glob("sv-score-*/log") if log.stat().st_size] and time.monotonic() < until
    ):
        time.sleep(0.1)
    for _ in range(presses):
        process.send_signal(signal.SIGINT)
        time.sleep(0.1)
    out, error = process.communicate(timeout=60)
    assert (process.returncode, out) == (INTERRUPTED, "")
    assert error == "\nsv-score: stopped; no file was written\n"
    assert not list(aside.iterdir())
    # Java was told of the folder; nothing that was still runs.
    assert not [line for line in _commands() if str(aside) in line]


def _commands() -> Iterator[str]:
    for process in Path("/proc").glob("[0-9]*"):
        try:
            yield (process / "environ").read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
