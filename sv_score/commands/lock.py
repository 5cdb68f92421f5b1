"""A lock beside a file, so that two people who add to it at once do so one after the other.

The operating system holds the lock and lets go of it when the program ends in whatever way: a program that
was killed leaves no lock behind.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sv_score.commands.output import reason_of
from sv_score.reading.ctrl_c import Heard, held
from sv_score.reading.source import Unreadable

PATIENCE = 10.0
_WAY_OUT = "a folder that you may write to is needed; copy the files to one, or ask whoever keeps this one"
_PAUSE = 0.02
# A link in the place of the lock would make a file wherever it leads.
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


@contextmanager
def locked(path: str, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock that belongs to the file at `path`; raise `Unreadable` if it cannot be had.

    Waits for at most `patience` seconds while somebody else holds it.
    """
    lock = Path(path).with_name(f".{Path(path).name}.lock")
    with held() as heard:
        handle = _acquired(lock, path, time.monotonic() + patience, heard)
        try:
            with heard():
                yield
        finally:
            # Removed while it is still held: whoever waits for it sees that its name is gone and starts anew.
            with suppress(OSError):
                lock.unlink()
            os.close(handle)


def _acquired(lock: Path, path: str, until: float, heard: Heard) -> int:
    while True:
        try:
            handle = os.open(lock, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o666)
        except OSError as error:
            raise Unreadable(f"{path} cannot be locked for writing: {reason_of(error, _WAY_OUT)}") from None
        if _taken(handle) and _still_there(handle, lock):
            return handle
        os.close(handle)
        if time.monotonic() > until:
            raise Unreadable(f"somebody else is writing to {path}; try again in a moment")
        with heard():
            time.sleep(_PAUSE)


def _taken(handle: int) -> bool:
    """Return whether the lock could be taken at once."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _still_there(handle: int, lock: Path) -> bool:
    """Return whether the file that was locked is the one that has the name now."""
    try:
        return os.path.samestat(os.fstat(handle), lock.stat())
    except OSError:
        return False
