"""Ctrl-C: held back while something is done that must be done whole, and heard while a library computes."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, TypeVar

T = TypeVar("T")
# Seconds between two looks: a wait without an end is not interrupted on every system.
LOOK = 0.1

Heard = Callable[[], AbstractContextManager[None]]


@contextmanager
def held() -> Iterator[Heard]:
    """Hold Ctrl-C back until the end of the block; give what hears it again inside, for a while.

    Python raises `KeyboardInterrupt` between any two steps: between making a folder and noting that it is to
    be removed, or half-way through loading a compiled library, which may crash when it is used afterwards.
    Blocking the signal is not enough, because a thread of a library's own receives it then.
    """
    import threading

    before: Any = signal.getsignal(signal.SIGINT)
    # Only the main thread is interrupted, and only where Python says what Ctrl-C does.
    if threading.current_thread() is not threading.main_thread() or not callable(before):
        yield nullcontext
        return
    pressed: list[int] = []

    def hold(number: int, frame: object) -> None:
        pressed.append(number)

    def caught_up() -> None:
        if pressed:
            pressed.clear()
            before(signal.SIGINT, None)

    @contextmanager
    def heard() -> Iterator[None]:
        signal.signal(signal.SIGINT, before)
        try:
            caught_up()
            yield
        finally:
            signal.signal(signal.SIGINT, hold)

    signal.signal(signal.SIGINT, hold)
    try:
        yield heard
    finally:
        signal.signal(signal.SIGINT, before)
        caught_up()


@contextmanager
def folder_aside() -> Iterator[str]:
    """Give a temporary folder; it is removed with everything in it, whenever Ctrl-C is pressed."""
    # Importing this takes as long as reading a small file.
    from tempfile import TemporaryDirectory

    with held() as heard, TemporaryDirectory(prefix="sv-score-") as folder, heard():
        yield folder


def in_reach(work: Callable[[], T], interrupt: Callable[[], object]) -> T:
    """Return what `work` returns or raise what it raises; Ctrl-C ends it by `KeyboardInterrupt`, at once.

    The work is done in another thread, and this one stays in reach of Ctrl-C. DuckDB looks for Ctrl-C itself
    only as long as the main thread has a share of the work, and then takes it for an error. `interrupt` tells
    it to stop; that may have to be said more than once, as it is lost on a query that has not begun. It has
    always stopped when this is left, however often Ctrl-C is pressed: closing a connection under it crashes.
    """
    from concurrent.futures import ThreadPoolExecutor, wait

    with held() as heard, ThreadPoolExecutor(1) as thread:
        done = thread.submit(work)
        try:
            with heard():
                while not done.done():
                    wait((done,), LOOK)
        except KeyboardInterrupt:
            while not done.done():
                interrupt()
                wait((done,), LOOK)
            raise
        return done.result()
