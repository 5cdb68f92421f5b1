"""Results come in the order of the tasks, and processes end with their work, whatever happens."""

import os
import signal
import threading
import time

import pytest

from sv_score.portfolio.processes import in_order, interrupts_kept_from_children
from sv_score.reading.source import Unreadable


def squared(number: int) -> tuple[int, int]:
    # Early tasks take longest, so that later ones are done first.
    time.sleep(0.02 if number < 3 else 0)
    return number * number, os.getpid()


def refused(number: int) -> int:
    if number == 2:
        raise Unreadable("the third is wrong")
    return number


def killed(number: int) -> int:
    os.kill(os.getpid(), 9)
    return number


def hears_ctrl_c(number: int) -> bool:
    blocked = signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    return not blocked and signal.getsignal(signal.SIGINT) is not signal.SIG_IGN


@pytest.mark.skipif(os.name == "nt", reason="signals are blocked as on POSIX")
def test_only_the_main_process_hears_of_ctrl_c() -> None:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    assert not any(in_order(hears_ctrl_c, range(4), 2))
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == before


@pytest.mark.skipif(os.name == "nt", reason="signals are sent as on POSIX")
def test_ctrl_c_waits_until_the_processes_have_started() -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    ended = threading.Event()
    # As a library has some: it receives what the main thread does not.
    other = threading.Thread(target=ended.wait)
    other.start()
    started = []
    try:
        with pytest.raises(KeyboardInterrupt), interrupts_kept_from_children():
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.05)
            started.append("all")
    finally:
        signal.signal(signal.SIGINT, before)
        ended.set()
        other.join()
    assert started == ["all"]


@pytest.mark.parametrize("processes", [1, 2])
def test_results_are_in_the_order_of_the_tasks(processes: int) -> None:
    found = list(in_order(squared, range(20), processes))
    assert [square for square, _ in found] == [n * n for n in range(20)]
    others = {process for _, process in found} - {os.getpid()}
    assert bool(others) == (processes > 1)
    assert not any(alive(process) for process in others)


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("processes", [1, 2])
def test_what_a_task_raises_is_raised_here(processes: int) -> None:
    with pytest.raises(Unreadable, match="the third is wrong"):
        list(in_order(refused, range(5), processes))


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_a_process_that_the_system_ends_is_noticed() -> None:
    with pytest.raises(Unreadable, match="ended by the system"):
        list(in_order(killed, range(5), 2))


def test_leaving_early_ends_the_processes() -> None:
    results = in_order(squared, range(200), 2)
    _, process = next(results)
    results.close()  # type: ignore[attr-defined]
    assert not alive(process)
