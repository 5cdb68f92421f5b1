"""Progress is shown late, on a terminal, and never left behind."""

import io
import sys
import time

import pytest

from sv_score.commands.progress import PATIENCE, LateProgress

HIDDEN, SHOWN = "\x1b[?25l", "\x1b[?25h"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(time, "monotonic", clock)
    return clock


def on_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Make standard error a terminal; from within a test, for pytest sets it anew before."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("NO_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    return terminal


def test_nothing_is_shown_before_a_second_has_gone(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    with LateProgress("Reading", quiet=False) as progress:
        progress(0.25)
        clock.now += PATIENCE * 0.99
        progress(0.5)
    assert terminal.getvalue() == ""


def test_the_share_done_is_shown_afterwards(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    with LateProgress("Reading", quiet=False) as progress:
        clock.now += PATIENCE
        progress(0.25)
        assert (progress.bar.tasks[0].description, progress.bar.tasks[0].percentage) == ("Reading", 25)
        progress(1.5)
        assert progress.bar.tasks[0].percentage == 100
    text = terminal.getvalue()
    assert "Reading" in text and "100%" in text
    assert text.rindex(SHOWN) > text.rindex(HIDDEN)


def test_work_that_fails_gives_the_terminal_back(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    with pytest.raises(KeyboardInterrupt), LateProgress("Reading", quiet=False) as progress:
        clock.now += PATIENCE
        progress(0.25)
        raise KeyboardInterrupt
    assert terminal.getvalue().rindex(SHOWN) > terminal.getvalue().rindex(HIDDEN)


def test_quiet_and_a_stream_that_is_no_terminal_stay_empty(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = on_terminal(monkeypatch)

    def shown(*, quiet: bool) -> None:
        with LateProgress("Reading", quiet=quiet) as progress:
            clock.now += PATIENCE
            progress(0.5)

    shown(quiet=True)
    assert terminal.getvalue() == ""
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    shown(quiet=False)
    assert pipe.getvalue() == ""
