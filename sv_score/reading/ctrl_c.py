"""Ctrl-C while a library computes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
# Seconds between two looks: a wait without an end is not interrupted on every system.
LOOK = 0.1


def in_reach(work: Callable[[], T], interrupt: Callable[[], object]) -> T:
    """Return what `work` returns or raise what it raises; Ctrl-C ends it by `KeyboardInterrupt`, at once.

    The work is done in another thread, and this one stays in reach of Ctrl-C. DuckDB looks for Ctrl-C itself
    only as long as the main thread has a share of the work, and then takes it for an error. `interrupt` tells
    it to stop; that may have to be said more than once, as it is lost on a query that has not begun.
    """
    from concurrent.futures import ThreadPoolExecutor, wait

    with ThreadPoolExecutor(1) as thread:
        done = thread.submit(work)
        try:
            while not done.done():
                wait((done,), LOOK)
        except KeyboardInterrupt:
            while not done.done():
                interrupt()
                wait((done,), LOOK)
            raise
        return done.result()
