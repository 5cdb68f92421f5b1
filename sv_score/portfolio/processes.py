"""Work shared among processes, one for each core, with results in the order of the tasks.

Each process has a pipe of its own and nothing is shared: none waits for a lock, and one that the system
ends is noticed. Ctrl-C reaches this process alone; the others end with it.
"""

from __future__ import annotations

import gc
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sv_score.reading.ctrl_c import held
from sv_score.reading.source import Unreadable

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")

# Results that may wait for an earlier one, for each process: more would only take up memory.
AHEAD = 4
# Seconds that a process has to come to its end by itself.
PATIENCE = 3.0


def in_order(work: Callable[[T], R], tasks: Sequence[T], processes: int) -> Iterator[R]:
    """Yield `work(task)` for every task, in their order; what `work` raises is raised here.

    `work` is a function of a module, and tasks and results can be pickled.
    """
    if processes < 2:
        yield from map(work, tasks)
        return
    crew = _Crew[T, R](tasks)
    try:
        crew.start(work, processes)
        yield from crew.results()
    finally:
        crew.end()


class _Crew(Generic[T, R]):
    """Processes at work on some tasks."""

    def __init__(self, tasks: Sequence[T]) -> None:
        self.tasks = tasks
        self.next = 0
        self.at: dict[Connection, int] = {}
        self.processes: list[BaseProcess] = []

    def start(self, work: Callable[[T], R], processes: int) -> None:
        """Start so many processes; Ctrl-C meanwhile is heard once all of them have started."""
        from multiprocessing import get_context

        # Fresh processes: a fork of one that has threads, as Arrow's, may hang.
        context = get_context("spawn")
        with interrupts_kept_from_children():
            for _ in range(processes):
                ours, theirs = context.Pipe()
                process = context.Process(target=_serve, args=(theirs, work), daemon=True)
                process.start()
                theirs.close()
                self.processes.append(process)
                self.at[ours] = -1

    def results(self) -> Iterator[R]:
        """Yield the results in order, and keep every process busy meanwhile."""
        from multiprocessing.connection import wait

        waiting: dict[int, R] = {}
        for number in range(len(self.tasks)):
            while number not in waiting:
                self._hand_out(number + AHEAD * len(self.processes))
                for pipe in wait([pipe for pipe, task in self.at.items() if task >= 0]):
                    waiting[self.at[pipe]] = self._received(pipe)  # type: ignore[index, arg-type]
                    self.at[pipe] = -1  # type: ignore[index]
            yield waiting.pop(number)

    def _hand_out(self, before: int) -> None:
        for pipe, task in self.at.items():
            if task < 0 and self.next < min(before, len(self.tasks)):
                pipe.send(self.tasks[self.next])
                self.at[pipe] = self.next
                self.next += 1

    def _received(self, pipe: Connection) -> R:
        try:
            done, result = pipe.recv()
        except (EOFError, ConnectionError):
            raise Unreadable("a process that was reading was ended by the system; try --jobs 1") from None
        if not done:
            raise result
        whole: R = result
        return whole

    def end(self) -> None:
        """End every process, after the task that it is at if that is soon done, and wait until it is gone."""
        with held():
            for pipe in self.at:
                pipe.close()
            until = time.monotonic() + PATIENCE
            for process in self.processes:
                process.join(max(until - time.monotonic(), 0))
                process.terminate()
                process.join()


@contextmanager
def interrupts_kept_from_children() -> Iterator[None]:
    """Hold Ctrl-C back while processes start: they inherit that, and this one hears of it afterwards."""
    mask: Callable[..., Any] | None = getattr(signal, "pthread_sigmask", None)
    # Interrupted before it has told another what to do, this one would leave it with nothing to read.
    with held():
        if mask is None:
            yield
            return
        from multiprocessing.resource_tracker import ensure_running

        # Python's own helper process. Starting it lets Ctrl-C through again, so it comes first.
        ensure_running()
        before = mask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            mask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection, work: Callable[[Any], Any]) -> None:
    """Do tasks until there are no more; in a process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # As every command does: evaluations have hardly any cycles, and looking for them takes long.
    gc.disable()
    # The other end is gone where the main process has ended.
    with suppress(EOFError, ConnectionError):
        while True:
            task = pipe.recv()
            try:
                answer = (True, work(task))
            except Exception as error:
                answer = (False, error)
            pipe.send(answer)
            gc.collect(0)
