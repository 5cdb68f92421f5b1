"""Ctrl-C ends a computation of DuckDB as it ends everything else, and nothing is left half done."""

import os
import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sv_score.reading.ctrl_c import folder_aside, held, in_reach
from tests.press import pressed_after

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


@pytest.fixture
def raises() -> Iterator[None]:
    """Have Ctrl-C raise `KeyboardInterrupt`, whatever the tests were started by."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def press() -> None:
    signal.raise_signal(signal.SIGINT)


def test_ctrl_c_waits_for_the_end_of_the_block(raises: None) -> None:
    done = []
    with pytest.raises(KeyboardInterrupt):
        with held():
            press()
            done.append("whole")
        done.append("after it")
    assert done == ["whole"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_inside_it_may_be_heard_and_the_rest_is_done_whole(raises: None) -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), held() as heard:
        press()
        done.append("begun")
        try:
            with heard():
                done.append("never")
        finally:
            # Whoever is in a hurry presses again.
            press()
            done.append("ended")
    assert done == ["begun", "ended"]


def test_a_block_in_a_block_hands_it_on(raises: None) -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), held():
        with held():
            press()
        done.append("the outer one too")
    assert done == ["the outer one too"]


def test_where_ctrl_c_is_ignored_it_stays_so(raises: None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with held() as heard, heard():
        press()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def test_another_thread_has_nothing_to_hold(raises: None) -> None:
    def work() -> object:
        with held() as heard, heard():
            return signal.getsignal(signal.SIGINT)

    assert in_reach(work, lambda: None) is not None


@pytest.mark.skipif(os.name == "nt", reason="signals are sent as on POSIX")
def test_it_is_held_when_a_thread_of_a_library_receives_it(raises: None) -> None:
    ended = threading.Event()
    # It is in no wait of Python's, and does not block the signal.
    other = threading.Thread(target=ended.wait)
    other.start()
    done = []
    try:
        with pytest.raises(KeyboardInterrupt), held():
            assert other.ident is not None
            signal.pthread_kill(other.ident, signal.SIGINT)
            time.sleep(0.05)
            done.append("whole")
    finally:
        ended.set()
        other.join()
    assert done == ["whole"]


@pytest.fixture
def aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that temporary files are made in."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("step", ["mkdir", "rmdir", "unlink"])
def test_a_folder_aside_is_gone_whenever_ctrl_c_is_pressed(
    step: str, aside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pressed_after(step, monkeypatch), folder_aside() as folder:
        for name in "ab":
            Path(folder, name).write_text("left", encoding="utf-8")
    assert not list(aside.iterdir())


def test_work_has_stopped_however_often_ctrl_c_is_pressed(raises: None) -> None:
    stop, ended = threading.Event(), []

    def work() -> None:
        signal.raise_signal(signal.SIGINT)
        stop.wait(60)
        time.sleep(0.2)
        ended.append(True)

    def interrupt() -> None:
        # Again, while the first one is being obeyed.
        press()
        stop.set()

    with pytest.raises(KeyboardInterrupt):
        in_reach(work, interrupt)
    assert ended == [True]
