"""Bytes from a file or from standard input, as text, with the name people know the file by.

`label` is the path as the user wrote it (or as one file names another), always with forward slashes,
so that the same input gives the same output on every machine.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from sv_score.model.finding import Finding
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading import faults, limits
from sv_score.reading.lines import line_and_column

STDIN = "-"
# What a person may well name that is no plain file: `/dev/stdin`, or `<(…)` in a shell.
_STREAMS = ("/dev/", "/proc/self/fd/")
_AT_ONCE = 16 * limits.MIB
_BOM = b"\xef\xbb\xbf"
_OTHER_ENCODINGS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
    b"\x00\x00\xfe\xff": "UTF-32",
}


def needs_extra(what: str, extra: str) -> str:
    """Return a sentence that `what` needs an extra, and how to get it however sv-score was installed."""
    return (
        f"{what} the extra `{extra}`: install `sv-score[{extra}]` with what sv-score was installed with; in "
        f'a copy of its repository that is `pip install ".[{extra}]"` or `pipx install --force ".[{extra}]"`'
    )


class Unreadable(Exception):
    """A file that the job needs cannot be read; the text is one sentence for the user."""


class Source(NamedTuple):
    """A file's `data` with its byte order mark still on, its `label`, and the `folder` it lies in.

    What the file names lies in or beside its folder (`sv_score.reading.named`), or in the folder `within`
    where one is given.
    """

    label: str
    data: bytes
    folder: Path
    within: Path | None = None

    @property
    def sha256(self) -> str:
        """Return the SHA-256 of the bytes, in hexadecimal."""
        from sv_score.model.checksum import sha256

        return sha256(self.data).hexdigest()


def open_source(path: str, label: str | None = None, most: int = 0) -> Source:
    """Read `path` (`-` is standard input) and return it as a source; raise `Unreadable`.

    Of a file beyond the limit, `most` bytes where that is given, a byte too much is read, so that `text_of`
    can report it.
    """
    if limits.WRONG:
        raise Unreadable(limits.WRONG[0])
    if path == STDIN:
        _remember(sys.stdin.buffer, "")
        return Source("<stdin>", _read(sys.stdin.buffer), Path())
    if not path:
        raise Unreadable("the name of a file is empty; name a file")
    file = Path(path)
    name = (label or path).replace("\\", "/")
    try:
        if file.is_dir():
            raise Unreadable(f"{name} is a folder; name a file in it")
        if not file.is_file() and file.exists() and not path.startswith(_STREAMS):
            raise Unreadable(f"{name} is a pipe or a device; name a file")
        with file.open("rb") as stream:
            _remember(stream, path)
            data = _read(stream, most)
    except FileNotFoundError:
        raise Unreadable(f"{name} does not exist; check the name and the folder") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Unreadable(f"{name} cannot be read: {reason.lower()}") from None
    return Source(name, data, file.parent)


# The files that this process has read, by what the system knows them by, whatever they are called.
_opened: dict[tuple[int, int], str] = {}


def _remember(stream: BinaryIO, path: str) -> None:
    with suppress(OSError, io.UnsupportedOperation):
        state = os.fstat(stream.fileno())
        _opened[state.st_dev, state.st_ino] = path and os.path.abspath(path)  # noqa: PTH100 - quicker


def was_read(path: str) -> bool:
    """Return whether the file at `path` was read, be it by another name or through a link."""
    try:
        state = os.stat(path)  # noqa: PTH116 - as above
        name = _opened.get((state.st_dev, state.st_ino))
        # Standard input has no name. A number is free for other files once a file is gone.
        return name is not None and (not name or os.path.samefile(path, name))  # noqa: PTH121
    except (OSError, ValueError):
        return False


def open_whole(path: str) -> Source:
    """Return a file whose bytes count and not its text; raise `Unreadable`, also where it is too large."""
    return whole(open_source(path))


def open_bundle(path: str) -> Source:
    """Return a bundle, which may be larger than what it holds, or what is signed; raise `Unreadable`."""
    source = open_source(path, most=limits.BUNDLE_BYTES)
    if len(source.data) > limits.BUNDLE_BYTES:
        most = limits.BUNDLE_BYTES // limits.MIB
        how = limits.raising("BUNDLE_MIB", most)
        raise Unreadable(f"{source.label}: the file is larger than {most:,} MiB; {how}")
    return source


def whole(source: Source) -> Source:
    """Return `source` if all of the file was read; raise `Unreadable`."""
    if len(source.data) > limits.FILE_BYTES:
        raise Unreadable(f"{source.label}: {_too_large()}; {_smaller()}")
    return source


def _too_large() -> str:
    return f"the file is larger than {limits.FILE_BYTES // limits.MIB} MiB"


def _smaller() -> str:
    return f"split the file; {limits.raising('FILE_MIB', limits.FILE_BYTES // limits.MIB)}"


def _read(stream: BinaryIO, most: int = 0) -> bytes:
    """Return what is in `stream`, or a byte more than the limit."""
    parts, left = [], (most or limits.FILE_BYTES) + 1
    while left and (part := stream.read(min(left, _AT_ONCE))):
        parts.append(part)
        left -= len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def text_of(source: Source, findings: list[Finding]) -> str | None:
    """Return the source as text without its byte order mark; a fault is reported and gives `None`."""
    data = source.data
    if len(data) > limits.FILE_BYTES:
        findings.append(
            Finding(faults.FILE_TOO_LARGE, _too_large(), source.label, mark=(1, 1), help=_smaller())
        )
        return None
    try:
        return data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        findings.append(_not_utf8(source, error.start))
        return None


def _not_utf8(source: Source, at: int) -> Finding:
    """Say where the text stops being UTF-8; `at` counts bytes after the byte order mark."""
    data = source.data
    encoding = next((n for bom, n in _OTHER_ENCODINGS.items() if data.startswith(bom)), None)
    how = "save the file as UTF-8 (in Excel: `CSV UTF-8`; in Notepad: Save as, Encoding: UTF-8)"
    if encoding:
        return Finding(
            faults.NOT_UTF8,
            f"the file is {encoding}, not UTF-8",
            source.label,
            mark=(1, 1),
            help=how,
        )
    before = data.removeprefix(_BOM)[:at]
    text = before.decode("utf-8")
    mark = line_and_column(text, len(text))
    byte = data.removeprefix(_BOM)[at]
    message = f"byte 0x{byte:02X} on line {mark[0]} is not UTF-8 text"
    return Finding(faults.NOT_UTF8, message, source.label, mark=mark, help=how)
