"""Ctrl-C ends a computation of DuckDB as it ends everything else."""

import os
import signal
import threading
from collections.abc import Iterator

import pytest

from sv_score.reading.ctrl_c import in_reach

duckdb = pytest.importorskip("duckdb")


@pytest.fixture
def pressed() -> Iterator[threading.Timer]:
    """Give what presses Ctrl-C soon after it is started, whatever the tests were started by."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = threading.Timer(0.2, lambda: os.kill(os.getpid(), signal.SIGINT))
    yield timer
    timer.join()
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(os.name == "nt", reason="signals are sent as on POSIX")
@pytest.mark.parametrize(
    "query",
    [
        "select sum(hash(range) % 7) from range(100000000000)",
        # Each step of it takes long.
        "select sum(a.range * b.range) from range(3000000) a, range(3000000) b",
    ],
)
def test_ctrl_c_while_duckdb_computes_is_ctrl_c(pressed: threading.Timer, query: str) -> None:
    with duckdb.connect() as connection, pytest.raises(KeyboardInterrupt):
        pressed.start()
        # Takes minutes.
        in_reach(lambda: connection.execute(query), connection.interrupt)


@pytest.mark.skipif(os.name == "nt", reason="signals are sent as on POSIX")
def test_work_that_has_not_begun_is_told_again(pressed: threading.Timer) -> None:
    begun, told = threading.Event(), []

    def work() -> None:
        begun.wait(60)

    def interrupt() -> None:
        told.append(begun.is_set())
        if len(told) == 3:
            begun.set()

    pressed.start()
    with pytest.raises(KeyboardInterrupt):
        in_reach(work, interrupt)
    assert told == [False] * 3


def test_without_ctrl_c_it_is_as_if_called_here() -> None:
    assert in_reach(lambda: 5, lambda: pytest.fail("nobody pressed")) == 5
    with pytest.raises(ZeroDivisionError):
        in_reach(lambda: 1 // 0, lambda: pytest.fail("nobody pressed"))
