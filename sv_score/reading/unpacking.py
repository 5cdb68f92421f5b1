"""A workbook or Word file as the zip file that it is, looked over before anything reads what is in it.

A few kilobytes of zip can unpack to gigabytes, and what a zip file says of its own sizes need not be true. So
the parts are unpacked here, up to a limit, and nothing is ever written to a folder.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Callable

from sv_score.reading import limits

# What begins an entry in the list of parts; a file that is packed in another has some as well.
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_USUAL = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# Both ways in which a document type may be written; the files of office programs have none.
_DOCTYPES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


class Unpackable(Exception):
    """A file that is not unpacked; the text says why, and what to do where that is known."""


class Damaged(Unpackable):
    """A file that is no zip file, or one that is broken or not put together like an office program's."""


def unpacked(data: bytes, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """Return the parts of an office program's file whose names are `wanted`; raise `Unpackable`."""
    if len(data) > limits.PACKAGE_BYTES:
        raise _too_large("is larger than", "PACKAGE_MIB", limits.PACKAGE_BYTES)
    if data.count(_ENTRY) > 20 * limits.PARTS:
        # Listing them would take more memory than the limit on what they hold.
        raise Unpackable(f"has too many parts; {limits.raising('PARTS', limits.PARTS)}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
            _check(entries)
            return _parts(packed, [one for one in entries if wanted(one.filename)])
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        raise Damaged("is no zip file, or a broken one") from None


def _too_large(what: str, name: str, most: int) -> Unpackable:
    mebibytes = most // limits.MIB
    return Unpackable(f"{what} {mebibytes} MiB; split it, or {limits.raising(name, mebibytes)}")


def _check(entries: list[zipfile.ZipInfo]) -> None:
    """Raise `Unpackable` where the list of parts is not one that an office program writes."""
    if len(entries) > limits.PARTS:
        how = limits.raising("PARTS", limits.PARTS)
        raise Unpackable(f"has {len(entries):,} parts; {how}")
    seen: set[str] = set()
    for entry in entries:
        name = entry.orig_filename
        folded = name.casefold()
        if folded in seen or not _is_plain(name) or not _is_ordinary(entry):
            raise Damaged("is not put together as office programs do it")
        seen.add(folded)


def _is_plain(name: str) -> bool:
    """Return whether a name stays in its folder, on every system."""
    parts = name.removesuffix("/").split("/")
    return name.isprintable() and "\\" not in name and ":" not in name and not {"", ".", ".."} & set(parts)


def _is_ordinary(entry: zipfile.ZipInfo) -> bool:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    plain = kind in (0, stat.S_IFREG, stat.S_IFDIR)
    return plain and not entry.flag_bits & _ENCRYPTED and entry.compress_type in _USUAL


def _parts(packed: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    left = limits.UNPACKED_BYTES
    for entry in entries:
        # What the file says of its own sizes is not relied on.
        with packed.open(entry) as stream:
            data = stream.read(left + 1)
        left -= len(data)
        if left < 0:
            raise _too_large("unpacks to more than", "UNPACKED_MIB", limits.UNPACKED_BYTES)
        if entry.filename.endswith((".xml", ".rels")) and any(mark in data for mark in _DOCTYPES):
            # Entities that a document type declares can grow without end, or stand for other files.
            raise Damaged("has a document type, which office programs do not write")
        parts[entry.filename] = data
    return parts
