"""Which tests run which lines, and how long each takes: found once by running all of them."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path

import coverage
import pytest

RunTest = Callable[[pytest.Item, "pytest.Item | None"], bool]

# How many files each test runs something of: the fewer, the more the test is about them.
_FILES = """
    SELECT context.context, COUNT(*) FROM line_bits JOIN context ON context.id = line_bits.context_id
    GROUP BY context.context
"""


class Reach:
    """The tests that pass, their seconds, and the lines of `package` that each runs."""

    def __init__(self, folder: Path, package: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._kept, self._data_file = folder / "tests.json", folder / "lines"
        self._package = package
        self.seconds: dict[str, float] = {}
        self.failed: list[str] = []
        self.files: dict[str, int] = {}
        self._sources: dict[str, str] = {}
        self._lines: dict[str, dict[int, list[str]]] = {}

    def find(self, items: Sequence[pytest.Item], run: RunTest, *, keep: bool) -> None:
        """Run every one of `items`; with `keep` only those that were not there the last time."""
        if keep and self._kept.exists():
            self.seconds, self._sources = json.loads(self._kept.read_text(encoding="utf-8"))
        else:
            self._data_file.unlink(missing_ok=True)
            self._sources = {str(path): digest(path) for path in self._package.glob("**/*.py")}
        cov = coverage.Coverage(
            data_file=str(self._data_file), config_file=False, source=[str(self._package)]
        )
        cov.load()
        cov.start()
        for item in items:
            if item.nodeid in self.seconds:
                continue
            cov.switch_context(item.nodeid)
            start = time.process_time()
            if run(item, None):
                self.seconds[item.nodeid] = round(time.process_time() - start, 4)
            else:
                self.failed.append(item.nodeid)
        cov.stop()
        cov.save()
        self._data = cov.get_data()
        self._kept.write_text(json.dumps([self.seconds, self._sources]), encoding="utf-8")
        with sqlite3.connect(self._data_file) as lines:
            self.files = dict(lines.execute(_FILES))

    def of_lines(self, path: Path, lines: Iterable[int]) -> set[str]:
        """Return the tests that run any of these lines of a file, or any line if it has changed since."""
        known = self._lines.get(str(path))
        if known is None:
            by_line = self._data.contexts_by_lineno(str(path))
            known = {line: [test for test in tests if test] for line, tests in by_line.items()}
            if self._sources.get(str(path)) != digest(path):
                every = list({test for tests in known.values() for test in tests})
                known = dict.fromkeys(range(1, 10_000), every)
            self._lines[str(path)] = known
        return {test for line in lines for test in known.get(line, ()) if test in self.seconds}


def digest(path: Path) -> str:
    """Return a checksum of a file."""
    return sha256(path.read_bytes()).hexdigest()
