"""The way in: the version without waiting for anything, the app, and what becomes of an exception."""

from __future__ import annotations

import os
import sys

from sv_score.commands.version import version_text


def leave() -> None:
    """Run the command line and end the process with its exit code.

    It ends at once: everything is written, and taking every value apart first takes as long as scoring.
    """
    code: object = 0
    try:
        main()
    except SystemExit as leaving:
        code = leaving.code
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            # Nobody reads it any more; `_flushed` has looked at that already.
            continue
    os._exit(code if isinstance(code, int) else 0)


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(version_text() + "\n")
        return
    import gc

    # The cyclic collector takes two thirds of the time of reading a large file and finds nothing:
    # nodes and values have no cycles. This is the command's own process, so it may be off.
    gc.disable()
    sys.exit(_guarded())


def _guarded() -> int:
    from sv_score.app.options import Stopped
    from sv_score.app.quick import run_quickly
    from sv_score.commands.exit_code import ExitCode
    from sv_score.commands.output import use_utf8
    from sv_score.reading.source import Unreadable

    use_utf8()
    try:
        if not run_quickly(sys.argv[1:]):
            from sv_score.app.typer_app import build

            build(next(iter(sys.argv[1:]), ""))(prog_name="sv-score")
    except SystemExit as leaving:
        return _flushed(leaving.code)
    except Unreadable as error:
        from sv_score.writing.plain import plain

        # The sentence may name a file, and a file may be called anything.
        sys.stderr.write(f"sv-score: {plain(str(error))}\n")
        return ExitCode.NOT_POSSIBLE
    except (KeyboardInterrupt, Stopped):
        return _stopped()
    except BrokenPipeError:
        return _silenced()
    except OSError as error:
        return _refused(error)
    except Exception:
        return _fault()
    return ExitCode.DONE


def _refused(error: OSError) -> int:
    """Say what the system did not allow where nothing nearer has: a long name, a folder without access."""
    from sv_score.commands.exit_code import ExitCode
    from sv_score.writing.plain import plain

    name = "" if error.filename is None else f"{plain(str(error.filename))} cannot be used: "
    reason = plain((error.strerror or str(error)).lower())
    sys.stderr.write(f"sv-score: {name}{reason}; check the name and what you may read and write\n")
    return ExitCode.NOT_POSSIBLE


def _stopped() -> int:
    """Say on one line what was written before Ctrl-C; return the exit code."""
    from sv_score.commands.exit_code import ExitCode
    from sv_score.commands.output import written
    from sv_score.writing.plain import plain

    what = f"written before that: {plain(', '.join(written))}" if written else "no file was written"
    sys.stderr.write(f"\nsv-score: stopped; {what}\n")
    return ExitCode.INTERRUPTED


def _flushed(code: object) -> int:
    """Return the exit code once everything is written; a reader that has left is no fault."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _silenced()
    return code if isinstance(code, int) else 0


def _silenced() -> int:
    """Point standard output at nothing, so that closing it at exit cannot fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


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
    sys.stderr.write(
        f"sv-score: a fault in sv-score itself, not in your files. Please report it with {stream.name}\n"
    )
    return ExitCode.FAULT


if __name__ == "__main__":
    leave()
