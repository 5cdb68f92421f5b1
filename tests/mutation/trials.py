"""Try each mutant in a copy of a process that has every test loaded: `fork` makes one in milliseconds."""

from __future__ import annotations

import ast
import functools
import gc
import os
import signal
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NoReturn

import pytest

from tests.mutation import live
from tests.mutation.mutations import Mutant
from tests.mutation.reach import Reach

KILLED, SURVIVED, UNREACHED, BROKEN = "killed", "survived", "no test runs it", "could not be tried"
# A test that takes this many times its time and then some seconds has been sent round in circles.
TIMES, MORE_SECONDS = 10, 10
# So many of the tests that last noticed something in a file come first.
NEAREST = 8


class Trials:
    """Tries mutants against tests, the likeliest first, until one fails or `patience` seconds have passed."""

    def __init__(self, items: Sequence[pytest.Item], reach: Reach, patience: float) -> None:
        self._items = {item.nodeid: item for item in items}
        self._reach, self._patience = reach, patience
        self._near: dict[str, list[str]] = defaultdict(list)
        self.killers: dict[str, str] = {}

    def prepare(self) -> None:
        """Keep what is loaded in memory that the copies share."""
        live.forget()
        gc.collect()
        gc.freeze()

    def verdict(self, mutant: Mutant, tree: ast.Module, path: Path) -> str:
        """Return what became of a mutant."""
        chosen = self._chosen(mutant, self._running(mutant, tree, path))
        if not chosen:
            return UNREACHED
        code, killer = in_copy(lambda: live.apply(mutant, tree), chosen, self._limit(chosen))
        if code == 2:
            return BROKEN
        if code == 0:
            return SURVIVED
        self.killers[mutant.key] = killer
        near = self._near[mutant.file]
        if killer in near:
            near.remove(killer)
        near.append(killer)
        return KILLED

    def fails_by_itself(self, test: str) -> bool:
        """Return whether a test fails in a copy without any change: then it has killed nothing.

        An empty text stands for a module that cannot even be loaded with the change.
        """
        if not test:
            return False
        item = self._items[test]
        return in_copy(lambda: None, [item], self._limit([item]))[0] != 0

    def _running(self, mutant: Mutant, tree: ast.Module, path: Path) -> set[str]:
        """Return the tests that run what has changed, and those that are called after it."""
        if mutant.function is not None:
            return self._reach.of_lines(path, range(mutant.first, mutant.last + 1))
        own = {test for test in self._items if self._is_own(test, mutant.file)} & self._reach.seconds.keys()
        for file, lines in live.using(mutant, tree):
            own |= self._reach.of_lines(Path(file), lines)
        return own

    def _chosen(self, mutant: Mutant, tests: set[str]) -> list[pytest.Item]:
        near = {test: place for place, test in enumerate(reversed(self._near[mutant.file][-NEAREST:]))}
        seconds, files = self._reach.seconds, self._reach.files
        order = sorted(
            tests & self._items.keys(),
            key=lambda t: (
                near.get(t, NEAREST),
                not self._is_own(t, mutant.file),
                not self._names(t, mutant.file),
                files.get(t, 0),
                seconds[t],
                t,
            ),
        )
        chosen: list[pytest.Item] = []
        left = self._patience
        for test in order:
            # What is called after the module is run in any case; of the others what there is time for.
            if not self._is_own(test, mutant.file):
                if seconds[test] > left and chosen:
                    continue
                left -= seconds[test]
            chosen.append(self._items[test])
        return chosen

    def _names(self, test: str, file: str) -> bool:
        """Return whether the module of a test imports the changed one, or has its name or code as a text."""
        name = live.module_name(file)
        rule = getattr(sys.modules.get(name), "RULE", None)
        source = _source(test.partition("::")[0])
        called = f"{name} import" in source or f'"{name.rpartition(".")[2]}"' in source
        return called or (rule is not None and f'"{rule.code}"' in source)

    def _is_own(self, test: str, file: str) -> bool:
        """Return whether a test is called after the module, or after the code of the rule in it."""
        stem = live.module_name(file).rpartition(".")[2]
        rule = getattr(sys.modules.get(live.module_name(file)), "RULE", None)
        called = f"test_{stem}.py" in test or f"[{stem}" in test or ("_" in stem and stem in test)
        return called or (rule is not None and rule.code in test)

    def _limit(self, items: Iterable[pytest.Item]) -> int:
        return int(TIMES * sum(self._reach.seconds.get(item.nodeid, 1) for item in items)) + MORE_SECONDS


@functools.cache
def _source(path: str) -> str:
    return Path(path).read_text(encoding="utf-8") if Path(path).exists() else ""


def in_copy(change: Callable[[], None], items: Sequence[pytest.Item], seconds: int) -> tuple[int, str]:
    """Run tests in a copy of this process after `change`; return what became of it and the last test.

    0 means that all passed, 1 a failed test, 2 a change that could not be made, -14 more than `seconds`.
    """
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        _run(change, items, seconds, write)
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as said:
        names = said.read().split("\n")
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return status, names[-2] if len(names) > 1 else ""


def _run(change: Callable[[], None], items: Sequence[pytest.Item], seconds: int, write: int) -> NoReturn:
    """Leave this copy, whatever happens, with what became of it."""
    code = 1
    try:
        signal.alarm(seconds)
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        code = _outcome(change, items, write)
    finally:
        os._exit(code)


def _outcome(change: Callable[[], None], items: Sequence[pytest.Item], write: int) -> int:
    try:
        change()
    except live.NotApplied:
        return 2
    for item, after in zip(items, [*items[1:], None], strict=False):
        os.write(write, f"{item.nodeid}\n".encode())
        if not passes(item, after):
            return 1
    return 0


WATCHER = "mutation watcher"


class Watcher:
    """Notes whether a test failed, in whichever of its parts."""

    def __init__(self) -> None:
        self.failed = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.failed = self.failed or report.failed


def passes(item: pytest.Item, after: pytest.Item | None) -> bool:
    """Run one test and return whether it passed or was skipped; `after` is the next one."""
    watcher = item.config.pluginmanager.get_plugin(WATCHER)
    assert isinstance(watcher, Watcher)
    watcher.failed = False
    live.forget()
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
    return not watcher.failed
