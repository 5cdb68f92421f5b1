"""A bundle: everything that an evaluation rests on in one zip file, the same to the byte on every machine.

Entries are stored and not compressed, because compression differs between versions of its library. They
are in the order of their names and all carry the same date. So the contents alone decide every byte, and
a bundle that does not come out the same when it is packed again holds something that does not belong in it.
"""

from __future__ import annotations

import io
import json
import re
import stat
import zipfile
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from sv_score._version import __version__
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading import limits

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
# The files of the evaluation, below which paths are those of the results.
FILES = "files/"
EARLIEST = (1980, 1, 1, 0, 0, 0)
_MODE = (stat.S_IFREG | 0o644) << 16
_UNIX = 3
_ENCRYPTED = 0x1
# What begins an entry in the list of files; zip files and workbooks in a bundle have some as well.
_ENTRY = b"PK\x01\x02"
_MOST = limits.raising("BUNDLE_FILES", limits.BUNDLE_FILES)
# Names that stand for devices on Windows, whatever ending they have.
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


class Packed(NamedTuple):
    """A file in a bundle: its name there, what it is for (its role), and its bytes."""

    name: str
    role: str
    data: bytes

    @property
    def sha256(self) -> str:
        """Return the SHA-256 of the bytes, in hexadecimal."""
        return sha256(self.data).hexdigest()


class Unsafe(Exception):
    """A zip file that is not read as a bundle; the text says why."""


def manifest_of(files: Iterable[Packed], about: Mapping[str, Any]) -> Packed:
    """Return the list of `files` with name, role, size and checksum; `about` says what they are."""
    values = {
        "sv_score": 1,
        "bundle": 1,
        "tool": {"name": "sv-score", "version": __version__},
        **about,
        "files": [
            {"name": file.name, "role": file.role, "size": len(file.data), "sha256": file.sha256}
            for file in sorted(files)
        ],
    }
    return Packed(MANIFEST, "manifest", (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode())


def sums_of(files: Iterable[Packed]) -> Packed:
    """Return the checksums in the form that `sha256sum -c` reads."""
    lines = (f"{file.sha256}  {file.name}\n" for file in sorted(files))
    return Packed(SUMS, "checksums", "".join(lines).encode())


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return a zip file with `files` by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.create_system = _UNIX
            entry.external_attr = _MODE
            archive.writestr(entry, files[name])
    return buffer.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the files of a bundle by name, without writing anything; raise `Unsafe`.

    A bundle holds plain files under plain relative names, stored as they are. Anything else is refused
    before it is read: names that lead out of a folder, links, names twice, compressed or hidden entries.
    """
    if data.count(_ENTRY) > 20 * limits.BUNDLE_FILES:
        # Listing them would take a multiple of the file in memory.
        raise Unsafe(f"it has too many entries; {_MOST}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check(entries, len(data))
            files = {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise Unsafe(f"the zip file cannot be read: {str(error).rstrip('.').lower()}") from None
    if pack(files) != data:
        raise Unsafe(
            "the zip file is not as sv-score packs it: it was packed again, or something was added to it"
        )
    return files


def looks_like_one(path: Path) -> bool:
    """Return whether the zip file at `path` has what only a bundle has."""
    try:
        with zipfile.ZipFile(path) as archive:
            return {MANIFEST, SUMS} <= set(archive.namelist())
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
        return False


def _check(entries: list[zipfile.ZipInfo], size: int) -> None:
    if len(entries) > limits.BUNDLE_FILES:
        raise Unsafe(f"it has {len(entries)} entries; {_MOST}")
    seen: set[str] = set()
    for entry in entries:
        fault = name_fault(entry.orig_filename) or _entry_fault(entry)
        if not fault and entry.filename.casefold() in seen:
            fault = "stands in it twice"
        if fault:
            raise Unsafe(f"the entry `{entry.orig_filename[: limits.BUNDLE_NAME]}` {fault}")
        seen.add(entry.filename.casefold())
    folders = {name[:at] for name in seen for at, char in enumerate(name) if char == "/"}
    for name in sorted(folders & seen):
        raise Unsafe(f"the entry `{name}` is a file and a folder")
    if sum(entry.file_size for entry in entries) > size:
        raise Unsafe("its entries are said to be larger than the file itself")


def _entry_fault(entry: zipfile.ZipInfo) -> str:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "is a link to another file"
    if kind not in (0, stat.S_IFREG):
        return "is not a plain file"
    if entry.flag_bits & _ENCRYPTED:
        return "is encrypted"
    if entry.compress_type != zipfile.ZIP_STORED:
        return "is compressed: the bundle was packed again by another program; ask for the original"
    return ""


def name_fault(name: str) -> str:
    """Return what is wrong with a name in a bundle, so that it never leads out of the folder it is for."""
    if not name or len(name) > limits.BUNDLE_NAME:
        return "has no usable name"
    if not name.isprintable():
        return "has a character in its name that cannot be shown"
    if name.startswith("/") or "\\" in name or re.search(r'[:*?"<>|]', name):
        return "has a name that is not a plain relative path on every system"
    parts = name.split("/")
    if any(part in ("", ".", "..") or part != part.rstrip(". ") or _DEVICE.match(part) for part in parts):
        return "has a name that leads out of its folder or means another on some systems"
    return ""
