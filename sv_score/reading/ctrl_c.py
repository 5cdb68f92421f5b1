"""Ctrl-C while a library computes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def heard() -> Iterator[None]:
    """Let Ctrl-C end the work in the block as it ends any other: by `KeyboardInterrupt`.

    DuckDB looks for it while it computes, takes it, and raises an error of its own: a `RuntimeError`, or in
    some versions its `InterruptException`, that says "Query interrupted" or "Interrupted!".
    """
    try:
        yield
    except Exception as error:
        known = isinstance(error, RuntimeError) or type(error).__name__ == "InterruptException"
        if known and "interrupted" in str(error).casefold():
            raise KeyboardInterrupt from None
        raise
