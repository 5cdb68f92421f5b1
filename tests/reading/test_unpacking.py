"""Zip files that attack: each is refused with a sentence, wherever a workbook or a template is read."""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
import xlsxwriter

from sv_score.reading import limits
from sv_score.reading.source import Source, Unreadable
from sv_score.reading.spreadsheet.sheets import read_book
from sv_score.writing.document import Document
from sv_score.writing.document.word import write

Change = Callable[[bytes], bytes]


def workbook() -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        book.add_worksheet("One").write_row(0, 0, ["a", 1.5])
    return made.getvalue()


def template() -> bytes:
    made = io.BytesIO()
    docx.Document().save(made)
    return made.getvalue()


def read_workbook(data: bytes) -> None:
    read_book(Source("a.xlsx", data, Path()))


def read_template(data: bytes) -> None:
    write(Document("Title", "Council", (), template=data))


KINDS = {"workbook": (workbook, read_workbook), "template": (template, read_template)}
ODD = "not put together as office programs do it"


def plus(name: str | zipfile.ZipInfo, data: bytes = b"<x/>", how: int = zipfile.ZIP_DEFLATED) -> Change:
    """Return a change that adds an entry."""

    def change(whole: bytes) -> bytes:
        made = io.BytesIO(whole)
        with zipfile.ZipFile(made, "a") as archive:
            archive.writestr(name, data, compress_type=how)
        return made.getvalue()

    return change


def link(kind: int = stat.S_IFLNK) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo("xl/link.xml")
    entry.create_system = 3
    entry.external_attr = (kind | 0o777) << 16
    return entry


def twice(name: str) -> Change:
    def change(whole: bytes) -> bytes:
        with pytest.warns(UserWarning, match="Duplicate"):
            return plus(name)(plus(name)(whole))

    return change


def encrypted(whole: bytes) -> bytes:
    data = bytearray(whole)
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


def lying(whole: bytes) -> bytes:
    """Say that the first entry is one byte, whatever it unpacks to."""
    data = bytearray(plus("xl/big.xml", b" " * 2_000_000)(whole))
    at = data.rindex(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<I", 1)
    return bytes(data)


def doctype(text: bytes) -> Change:
    return plus("xl/more.xml", b'<?xml version="1.0"?>' + text + b"<x>&a;</x>")


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTER = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
ELSEWHERE = b'<!DOCTYPE x SYSTEM "http://example.org/x.dtd">'
ATTACKS: dict[str, tuple[Change, str]] = {
    "bomb": (plus("xl/big.xml", b" " * 1_500_000), "unpacks to more than 1 MiB"),
    "two halves of a bomb": (
        lambda whole: plus("xl/b.xml", b" " * 800_000)(plus("xl/c.xml", b" " * 800_000)(whole)),
        "unpacks to more than 1 MiB",
    ),
    "lying size": (lying, "unpacks to more than 1 MiB|is no zip file, or a broken one"),
    "many parts": (lambda whole: many(whole, 2_001), "parts; .*SV_SCORE_MAX_PARTS"),
    "very many parts": (lambda whole: whole + b"PK\x01\x02" * 50_000, "too many parts"),
    "up": (plus("../../evil.xml"), ODD),
    "up inside": (plus("xl/../../evil.xml"), ODD),
    "absolute": (plus("/etc/evil.xml"), ODD),
    "drive": (plus("C:/evil.xml"), ODD),
    "backslash": (plus("xl\\..\\evil.xml"), ODD),
    "server": (plus("//server/evil.xml"), ODD),
    "stream": (plus("xl/a.xml:b"), ODD),
    "zero": (plus("xl/a\x01.xml"), ODD),
    "direction": (plus("xl/a\u202elmx.exe"), ODD),
    "link": (plus(link()), ODD),
    "pipe": (plus(link(stat.S_IFIFO)), ODD),
    "twice": (twice("xl/a.xml"), ODD),
    "twice but for case": (lambda whole: plus("XL/A.xml")(plus("xl/a.xml")(whole)), ODD),
    "encrypted": (encrypted, ODD),
    "bzip2": (plus("xl/a.xml", how=zipfile.ZIP_BZIP2), ODD),
    "lzma": (plus("xl/a.xml", how=zipfile.ZIP_LZMA), ODD),
    "entities": (doctype(BOMB), "has a document type"),
    "outer entity": (doctype(OUTER), "has a document type"),
    "outer document type": (doctype(ELSEWHERE), "has a document type"),
    "wide document type": (plus("xl/more.xml", OUTER.decode().encode("utf-16")), "has a document type"),
    "cut off": (lambda whole: whole[: len(whole) // 2], "no zip file, or a broken one"),
    "broken": (lambda whole: broken(whole), "no zip file, or a broken one"),
    "nothing": (lambda whole: b"", "no zip file, or a broken one"),
}


def many(whole: bytes, count: int) -> bytes:
    made = io.BytesIO(whole)
    with zipfile.ZipFile(made, "a") as archive:
        for number in range(count):
            archive.writestr(f"xl/{number}.xml", b"")
    return made.getvalue()


def broken(whole: bytes) -> bytes:
    """Change the contents of a stored part, so that its checksum is wrong."""
    return plus("xl/a.xml", b"<unmistakable/>", zipfile.ZIP_STORED)(whole).replace(
        b"<unmistakable/>", b"<unmistakabl_/>"
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_refused_with_a_sentence(
    kind: str, attack: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "UNPACKED_BYTES", limits.MIB)
    make, read = KINDS[kind]
    change, said = ATTACKS[attack]
    whole = make()
    with pytest.raises(Unreadable, match=said) as refused:
        # Without any bytes there would be no template at all.
        read(change(whole) or b"PK")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_attack_is_read(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNPACKED_BYTES", limits.MIB)
    make, read = KINDS[kind]
    read(make())
    # A zip file in it is kept or passed over, and never unpacked itself.
    inner = zlib.compress(b" " * 1_500_000)
    read(plus("xl/inner.bin", inner)(make()))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["PACKAGE_BYTES", "UNPACKED_BYTES", "PARTS"])
def test_each_limit_says_how_to_raise_it(kind: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make, read = KINDS[kind]
    whole = make()
    monkeypatch.setattr(limits, name, 3)
    with pytest.raises(Unreadable, match="set the environment variable SV_SCORE_MAX_"):
        read(whole)
