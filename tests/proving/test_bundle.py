"""Bundles are the same to the byte, and a zip file that is no bundle is refused before anything is read."""

import io
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_score.proving.bundle import (
    Packed,
    Unsafe,
    looks_like_one,
    manifest_of,
    name_fault,
    pack,
    sums_of,
    unpack,
)

FILES = {"files/bids.yaml": b"bids", "manifest.json": b"{}", "ünïcode.txt": b"\x00\xff"}
# An ending keeps a file from having the name of another one's folder.
NAMES = st.from_regex(r"[a-z]{1,4}(/[a-z]{1,4}){0,2}\.txt", fullmatch=True)


@given(st.dictionaries(NAMES, st.binary(max_size=50), max_size=5), st.randoms())
def test_what_is_packed_is_unpacked_whatever_the_order(files: dict[str, bytes], random: object) -> None:
    data = pack(files)
    assert unpack(data) == files
    shuffled = list(files)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert pack({name: files[name] for name in shuffled}) == data


def test_a_bundle_is_the_same_to_the_byte_everywhere() -> None:
    # Made once and kept: another version of Python, another system or another day gives the same bytes.
    assert (
        Packed("", "", pack(FILES)).sha256
        == "d2a5ed55f6154ac07702fbf0342030932b017fb20428ab297ecc7bf2fec8a89a"
    )


def packed_by_another(
    *entries: tuple[zipfile.ZipInfo | str, bytes], compress: int = zipfile.ZIP_STORED
) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compress) as archive:
        for entry, data in entries:
            archive.writestr(entry, data)
    return buffer.getvalue()


def link() -> bytes:
    entry = zipfile.ZipInfo("files/criteria.yaml")
    entry.create_system = 3
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return packed_by_another((entry, b"/etc/passwd"))


def device() -> bytes:
    entry = zipfile.ZipInfo("files/criteria.yaml")
    entry.create_system = 3
    entry.external_attr = (stat.S_IFIFO | 0o644) << 16
    return packed_by_another((entry, b""))


def encrypted() -> bytes:
    data = bytearray(pack({"a": b"secret"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(signature) + offset
        data[at] |= 1
    return bytes(data)


def declared_larger() -> bytes:
    data = bytearray(pack({"a": b"x"}))
    at = data.index(b"PK\x01\x02") + 20
    data[at : at + 8] = struct.pack("<II", 1 << 30, 1 << 30)
    return bytes(data)


def broken() -> bytes:
    return pack({"a": b"unmistakable"}).replace(b"unmistakable", b"unmistakabl_")


def with_duplicate() -> bytes:
    with pytest.warns(UserWarning, match="Duplicate"):
        return packed_by_another(("a", b"1"), ("a", b"2"))


@pytest.mark.parametrize(
    ("make", "wanted"),
    [
        (lambda: b"", "cannot be read"),
        (lambda: b"PK\x03\x04 and nothing more", "cannot be read"),
        (lambda: packed_by_another(("../../evil", b"")), "leads out of its folder"),
        (lambda: packed_by_another(("/etc/evil", b"")), "not a plain relative path"),
        (lambda: packed_by_another(("C:/evil", b"")), "not a plain relative path"),
        (lambda: packed_by_another(("a\\..\\evil", b"")), "not a plain relative path"),
        (lambda: packed_by_another(("files/", b"")), "leads out of its folder"),
        (lambda: packed_by_another(("files/./a", b"")), "leads out of its folder"),
        (lambda: packed_by_another(("a\x1b[2J", b"")), "cannot be shown"),
        (lambda: packed_by_another(("a.", b"")), "means another on some systems"),
        (lambda: packed_by_another(("A", b"1"), ("a", b"2")), "stands in it twice"),
        (lambda: packed_by_another(("a", b"1"), ("a/b", b"2")), "a file and a folder"),
        (lambda: packed_by_another(("files/NUL.yaml", b"1")), "means another on some systems"),
        (with_duplicate, "stands in it twice"),
        (lambda: packed_by_another(("a", b"0" * 10**6), compress=zipfile.ZIP_DEFLATED), "is compressed"),
        (link, "is a link to another file"),
        (device, "is not a plain file"),
        (encrypted, "is encrypted"),
        (declared_larger, "larger than the file itself"),
        (broken, "cannot be read"),
        (lambda: pack({str(n): b"" for n in range(10_001)}), "10001 entries; .*SV_SCORE_MAX_BUNDLE_FILES"),
        (lambda: pack(FILES) + b"after", "not as sv-score packs it"),
        (lambda: b"before" + pack(FILES), "not as sv-score packs it"),
        (lambda: packed_by_another(("a", b"another date")), "not as sv-score packs it"),
    ],
)
def test_what_is_no_bundle_is_refused(make: Callable[[], bytes], wanted: str) -> None:
    with pytest.raises(Unsafe, match=wanted):
        unpack(make())


@given(st.data())
def test_no_changed_byte_goes_unseen(data: st.DataObject) -> None:
    whole = pack(FILES)
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = bytes([*whole[:at], whole[at] ^ data.draw(st.integers(1, 255)), *whole[at + 1 :]])
    try:
        assert unpack(changed) != FILES
    except Unsafe as unsafe:
        assert str(unsafe)


@pytest.mark.parametrize("name", ["files/bids.yaml", "a b/c-d_e.f", "ünïcode.txt", "a..b"])
def test_plain_names_have_no_fault(name: str) -> None:
    assert name_fault(name) == ""


def test_the_manifest_and_the_sums_list_every_file() -> None:
    files = [Packed("b", "bids", b"22"), Packed("a", "scores", b"")]
    manifest = manifest_of(files, {"bids": "b"})
    assert manifest.data.index(b'"a"') < manifest.data.index(b'"size": 2')
    lines = sums_of([*files, manifest]).data.decode().splitlines()
    assert [line.split("  ")[1] for line in lines] == ["a", "b", "manifest.json"]
    assert lines[0].startswith("e3b0c44298fc1c14")


def test_only_a_zip_file_with_a_manifest_looks_like_a_bundle(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    for data, expected in ((b"no zip", False), (pack({"a": b""}), False)):
        file.write_bytes(data)
        assert looks_like_one(file) is expected
    file.write_bytes(pack({"manifest.json": b"", "SHA256SUMS": b""}))
    assert looks_like_one(file)
