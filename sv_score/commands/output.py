"""Where results and findings go: streams, colour and width are decided here, once."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO

from sv_score.reading.ctrl_c import Heard, held
from sv_score.reading.source import STDIN, Unreadable, was_read
from sv_score.writing.plain import plain


def use_colour(choice: str, stream: IO[str]) -> bool:
    """Return whether to write colour: `--color`, then NO_COLOR, then FORCE_COLOR, then the terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR") or os.environ.get("CLICOLOR_FORCE")
    if forced and forced != "0":
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def terminal_width(stream: IO[str]) -> int | None:
    """Return the width of the terminal (COLUMNS overrides it), `None` where there is no terminal."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit() and int(columns) > 0:
        return int(columns)
    if not stream.isatty():
        return None
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def room(stream: IO[str]) -> int:
    """Return how wide sentences on `stream` may be: the terminal's width, or 0, which is any, for a pipe."""
    return (terminal_width(stream) or 0) if stream.isatty() else 0


# What a file's ending says about its format, and the endings of files that only reports are.
_FORMS = {".json": "json", ".md": "markdown", ".csv": "csv", ".txt": "text"}
_REPORTS = (".docx", ".html", ".htm", ".pdf", ".xlsx")


def form_for(form: str, output: str, known: Collection[str], instead: str = "") -> str:
    """Return the format asked for, or else the one of the output file's ending, or an empty text.

    Raises `Unreadable` for an ending that would promise what a page of text is not; `instead` says what does
    write such files.
    """
    if form or not output:
        return form
    ending = Path(output).suffix.lower()
    if ending in _REPORTS:
        endings = ", ".join(end for end, meant in _FORMS.items() if meant in (*known, "text"))
        way_out = instead or f"end the name in one of {endings}"
        raise Unreadable(f"this command writes text, not {output}; {way_out}")
    meant = _FORMS.get(ending, "")
    return meant if meant in known else ""


# With its dot, such as .parquet.
_LONGEST_ENDING = 8
_WAYS_OUT = {
    FileNotFoundError: "check the name of the folder, or make it first",
    IsADirectoryError: "name a file",
    PermissionError: "close it in other programs, or choose another name or folder",
}
# The files that this process has written: whoever stops it is told which.
written: list[str] = []


def check_folder(name: str, *files: str) -> None:
    """Raise `Unreadable` where `name` is to be a folder and ends like a file; those in `files` are meant."""
    ending = Path(name).suffix.lower()
    # A folder may well be called `v1.2` or `spring.2026`.
    like_a_file = ending[1:2].isalpha() and len(ending) <= _LONGEST_ENDING
    if ending in files or not like_a_file or Path(name).is_dir():
        return
    other = f", or a file that ends in {' or '.join(files)}" if files else ""
    raise Unreadable(f"{name} ends like a file, and this writes several; name a folder{other}")


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, where they are missing; raise `Unreadable` with the reason."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unreadable(f"{folder.as_posix()} cannot be made: {reason_of(error)}") from None


def is_there(path: str, data: bytes) -> bool:
    """Return whether the file `path` is `data` already; raise `Unreadable` where it is something else."""
    file = Path(path)
    if not file.is_file():
        return False
    _check_not_read(path)
    try:
        if file.stat().st_size == len(data) and file.read_bytes() == data:
            return True
    except OSError as error:
        raise Unreadable(f"{path} exists and cannot be read: {reason_of(error)}") from None
    raise Unreadable(f"{path} exists and is not overwritten; move it away, or name another file")


def is_full(error: OSError) -> bool:
    """Return whether there was no space left to write to."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT)


def reason_of(error: OSError, way_out: str = "") -> str:
    """Return why the system did not allow something, and the way out: `way_out`, or what usually helps."""
    if is_full(error):
        way_out = "free some space on the disk"
    elif not way_out:
        way_out = next((what for kind, what in _WAYS_OUT.items() if isinstance(error, kind)), "")
    reason = (error.strerror or str(error)).lower()
    return f"{reason}; {way_out}" if way_out else reason


def write_file(path: str, text: str, *, rewriting: bool = False) -> None:
    """Write `text` to `path` as UTF-8, as `write_bytes` writes; raise `Unreadable` with the reason."""
    write_bytes(path, text.encode("utf-8"), rewriting=rewriting)


def write_bytes(path: str, data: bytes, *, rewriting: bool = False) -> None:
    """Write `data` to `path`, whole or not at all; raise `Unreadable` with the reason.

    A file that was read is not overwritten, unless changing it is what was asked for: `rewriting`.
    """
    if not rewriting:
        _check_not_read(path)
    _write_parts(path, (data,))


def write_pieces(path: str, pieces: Iterable[str]) -> None:
    """Write a text to `path` as `write_file` does, piece by piece: they are never held together."""
    _check_not_read(path)
    _write_parts(path, (piece.encode("utf-8") for piece in pieces))


def _check_not_read(path: str) -> None:
    # What this process has made itself and read again is no file that somebody gave it.
    if was_read(path) and path not in written:
        raise Unreadable(f"{path} is one of the files that are read; name another file")


def _write_parts(path: str, parts: Iterable[bytes]) -> None:
    with held() as heard:
        _write_whole(path, parts, heard)


def _write_whole(path: str, parts: Iterable[bytes], heard: Heard) -> None:
    """Write a file under another name while Ctrl-C is heard, and give it its own, or remove it."""
    # Only a few runs write a file; importing this takes as long as reading a small one.
    import tempfile

    if path == STDIN:
        raise Unreadable("`-` is the screen, and this is kept in a file; name a file")
    target = Path(path)
    temporary = ""
    try:
        if target.exists() and not (target.is_file() or target.is_dir()):
            # Renaming onto a device or a pipe would put a file in its place, for every program there is.
            raise Unreadable(f"{path} is a device or a pipe and no file; leave out the output and use `>`")
        with tempfile.NamedTemporaryFile(
            dir=target.parent, prefix=f".{target.name}.", delete=False
        ) as stream:
            temporary = stream.name
            with heard():
                for part in parts:
                    stream.write(part)
                stream.flush()
                # Otherwise a machine that stops just after the renaming may keep an empty file.
                os.fsync(stream.fileno())
        # A temporary file is for its owner only; give the result the mode a new file would have.
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(target)
        written.append(path)
    except OSError as error:
        raise Unreadable(f"{path} cannot be written: {reason_of(error)}") from None
    finally:
        # Gone where it has become the file; left over where writing it failed or was interrupted.
        if temporary:
            with suppress(OSError):
                Path(temporary).unlink(missing_ok=True)


def out(text: str, *, commands: bool = False) -> None:
    """Write `text` to standard output; `commands` are for the service that keeps the log."""
    sys.stdout.write(text if commands else _unobeyed(text))


def err(text: str) -> None:
    """Write `text` to standard error."""
    sys.stderr.write(_unobeyed(text))


def say(line: str = "", write: Callable[[str], None] = out) -> None:
    """Write one line for people, to standard output or with `err` to standard error.

    What a file or somebody else has a part in, be it a name, does nothing to the terminal. Spaces that the
    line starts with stay.
    """
    words = line.lstrip(" ")
    write(f"{' ' * (len(line) - len(words))}{plain(words)}\n")


def _unobeyed(text: str) -> str:
    """Return `text` without a line that GitHub would obey: one that starts with `::`.

    Lines are wrapped wherever they are full, so that what they start with is known only here.
    """
    if "::" not in text:
        return text
    import re

    return re.sub(r"^([^\S\n]*):(?=:)", "\\1\N{REPLACEMENT CHARACTER}", text, flags=re.MULTILINE)


def use_utf8() -> None:
    """Write UTF-8 with plain line ends wherever output is not a terminal, on every system.

    A character that a terminal's own encoding lacks is written as a code rather than failing.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="backslashreplace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
