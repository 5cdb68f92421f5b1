"""Ctrl-C, pressed just after a step of the system's."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest


@contextmanager
def pressed_after(step: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Press Ctrl-C as soon as `os.<step>` is done, every time; the block ends by it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    whole: Callable[..., Any] = getattr(os, step)

    def done_and_pressed(*given: Any, **named: Any) -> Any:
        result = whole(*given, **named)
        signal.raise_signal(signal.SIGINT)
        return result

    try:
        with monkeypatch.context() as changed, pytest.raises(KeyboardInterrupt):
            changed.setattr(os, step, done_and_pressed)
            yield
    finally:
        signal.signal(signal.SIGINT, before)
