"""Ctrl-C ends a computation of DuckDB as it ends everything else."""

import os
import signal
import threading
from collections.abc import Iterator

import pytest

from sv_score.reading.ctrl_c import heard

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
def test_ctrl_c_while_duckdb_computes_is_ctrl_c(pressed: threading.Timer) -> None:
    with pytest.raises(KeyboardInterrupt), heard(), duckdb.connect() as connection:
        pressed.start()
        # Takes minutes, in steps that are short.
        connection.execute("select sum(hash(range) % 7) from range(100000000000)")


@pytest.mark.parametrize("error", [RuntimeError("another"), ValueError("Query interrupted")])
def test_any_other_error_stays_what_it_is(error: Exception) -> None:
    with pytest.raises(type(error)) as raised, heard():
        raise error
    assert raised.value is error


def test_an_interruption_by_name_is_ctrl_c() -> None:
    with pytest.raises(KeyboardInterrupt), heard():
        raise duckdb.InterruptException("INTERRUPT Error: Interrupted!")
