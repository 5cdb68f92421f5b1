"""A progress bar on standard error, for work that takes longer than a second."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any

PATIENCE = 1.0


class LateProgress:
    """Called with the share done, 0 to 1; shows nothing before a second has gone or off a terminal."""

    def __init__(self, what: str, *, quiet: bool) -> None:
        self.what = what
        self.wanted = not quiet and sys.stderr.isatty()
        self.started = time.monotonic()
        self.bar: Any = None
        self.task: Any = None

    def __enter__(self) -> LateProgress:
        return self

    def __call__(self, share: float) -> None:
        """Show `share` of the work as done."""
        if not self.wanted or time.monotonic() - self.started < PATIENCE:
            return
        if self.bar is None:
            from rich.console import Console
            from rich.progress import Progress

            self.bar = Progress(console=Console(stderr=True), transient=True)
            self.task = self.bar.add_task(self.what, total=1.0)
            self.bar.start()
        self.bar.update(self.task, completed=min(share, 1.0))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bar is not None:
            self.bar.stop()
