"""The way in: the version without waiting for anything, the app, and what becomes of an exception."""

from __future__ import annotations

import os
import sys

from sv_score.commands.version import version_text

# As in `typing`, which takes as long to import as all else that the version needs.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

# What the three streams are called where one of them is closed.
_STREAMS = {"stdin": "standard input", "stdout": "standard output", "stderr": "standard error"}


def leave() -> None:
    """Run the command line and end the process with its exit code.

    It ends at once: everything is written, and taking every value apart first takes as long as scoring.
    """
    code: object = 0
    try:
        main()
    except SystemExit as leaving:
        code = leaving.code
    except KeyboardInterrupt:
        # Before anything was begun.
        code = _stopped()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            # Nobody reads it any more; `_guarded` has looked at that already.
            continue
    os._exit(code if isinstance(code, int) else 0)


def main() -> None:
    """Run the command line and leave with its exit code."""
    _fill_closed_streams()
    if sys.argv[1:] == ["--version"]:
        sys.exit(_guarded(lambda: sys.stdout.write(version_text() + "\n")))
    import gc

    # The cyclic collector takes two thirds of the time of reading a large file and finds nothing:
    # nodes and values have no cycles. This is the command's own process, so it may be off.
    gc.disable()
    sys.exit(_guarded(_run_command))


def _fill_closed_streams() -> None:
    """Put a stream that cannot be used in the place of each that the process was started without.

    Using it fails as any other stream may fail. Left empty, the place would go to the next file opened, and
    what is printed would end up in that file. Standard error takes everything: nobody can be told of it.
    """
    for number, name in enumerate(_STREAMS):
        if getattr(sys, name) is not None:
            continue
        wrong_way = os.O_WRONLY if name == "stdin" else os.O_RDONLY
        handle = os.open(os.devnull, os.O_WRONLY if name == "stderr" else wrong_way)
        if handle != number:
            os.dup2(handle, number)
            os.close(handle)
        mode = "r" if name == "stdin" else "w"
        setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115 - stays
        _closed.append(name)


_closed: list[str] = []


def _run_command() -> None:
    from sv_score.reading.ctrl_c import held

    # A compiled library that Ctrl-C stops half-way fails where it is loaded again, such as to say so.
    with held():
        from sv_score.app.quick import run_quickly
        from sv_score.commands.output import use_utf8

    use_utf8()
    if not run_quickly(sys.argv[1:]):
        from sv_score.app.typer_app import build

        build(next(iter(sys.argv[1:]), ""))(prog_name="sv-score")


def _guarded(run: Callable[[], object]) -> int:
    """Return the exit code of `run`, once everything it printed is written."""
    try:
        try:
            run()
            code: object = 0
        except SystemExit as leaving:
            code = leaving.code
        sys.stdout.flush()
    except BrokenPipeError:
        # A reader that has left is no fault.
        code = 0
    except BaseException as error:
        code = _failed(error)
    _silence_if_broken()
    return code if isinstance(code, int) else 0


def _failed(error: BaseException) -> int:
    """Say in one sentence what stopped the command, where it can be said; return the exit code."""
    from sv_score.app.options import Stopped
    from sv_score.commands.exit_code import ExitCode
    from sv_score.reading.source import Unreadable

    if isinstance(error, KeyboardInterrupt | Stopped):
        return _stopped()
    if isinstance(error, Unreadable):
        _complain(f"sv-score: {error}")
        return ExitCode.NOT_POSSIBLE
    if isinstance(error, OSError):
        _complain(f"sv-score: {_refusal(error)}")
        return ExitCode.NOT_POSSIBLE
    return _fault()


def _complain(sentence: str) -> None:
    """Write a sentence to standard error, if that can still be written to."""
    from contextlib import suppress

    from sv_score.writing.plain import plain

    # The sentence may name a file, and a file may be called anything.
    with suppress(OSError, ValueError):
        sys.stderr.write(f"{plain(sentence)}\n")
        sys.stderr.flush()


def _refusal(error: OSError) -> str:
    """Return what the system did not allow where nothing nearer has said it, and the way out."""
    from errno import EBADF

    from sv_score.commands.output import is_full, reason_of

    closed = " and ".join(_STREAMS[name] for name in _closed)
    if error.errno == EBADF and closed:
        return f"{closed} is closed; run the command with it open"
    reason = reason_of(error, "check the name and what you may read and write")
    if error.filename is not None:
        return f"{error.filename} cannot be used: {reason}"
    return f"the output cannot be written: {reason}" if is_full(error) else reason


def _stopped() -> int:
    """Say on one line what was written before Ctrl-C; return the exit code."""
    import signal

    # Whoever presses it again is not answered twice.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from contextlib import suppress

    from sv_score.commands.exit_code import ExitCode
    from sv_score.commands.output import written

    what = "no file was written"
    if written:
        # Only where it is needed: a library that Ctrl-C stopped half-way fails when it is loaded again.
        from sv_score.writing.plain import plain

        what = f"written before that: {plain(', '.join(written))}"
    with suppress(OSError, ValueError):
        sys.stderr.write(f"\nsv-score: stopped; {what}\n")
    return ExitCode.INTERRUPTED


def _silence_if_broken() -> None:
    """Point standard output at nothing if it cannot be written to: it would fail again at exit."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        from contextlib import suppress

        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fault() -> int:
    """Keep the technical trace in a file and say where; return the exit code."""
    import tempfile
    import traceback

    from sv_score.commands.exit_code import ExitCode

    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="sv-score-fault-", suffix=".txt", delete=False
    ) as stream:
        stream.write(version_text() + "\n\n")
        traceback.print_exc(file=stream)
    _complain(f"sv-score: a fault in sv-score itself, not in your files. Please report it with {stream.name}")
    return ExitCode.FAULT


if __name__ == "__main__":
    leave()
