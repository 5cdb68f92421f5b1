"""Bytes to text: encodings, byte order marks, files that cannot be read."""

import io
import os
import sys

import pytest

from sv_score.reading.source import Source, Unreadable, open_source, text_of
from tests.reading.texts import CRITERIA, bids, criteria, source


def refused(data):
    """Return the place and the message for data that is not text."""
    findings = []
    assert text_of(source(data), findings) is None
    (finding,) = findings
    assert finding.code == "SV002"
    assert "UTF-8" in finding.help
    return finding.mark, finding.message


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_named(encoding):
    mark, message = refused(("\ufeff" + CRITERIA).encode(encoding))
    assert mark == (1, 1)
    assert "UTF-16" in message


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be"])
def test_utf_32_is_named(encoding):
    assert "UTF-32" in refused(("\ufeff" + CRITERIA).encode(encoding))[1]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"], ids=["no BOM", "BOM"])
def test_the_line_of_a_byte_that_is_not_utf_8_is_named(end, bom):
    mark, message = refused(bom + end.join([b"a: 1", b"b: 2", "é: Caf".encode() + b"\xe9 bar", b"d: 4"]))
    assert mark == (3, 7)
    assert "0xE9 on line 3" in message


def test_text_cut_off_inside_a_character_is_refused():
    assert refused("a: é".encode()[:-1])[0] == (1, 4)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_byte_order_mark_is_refused(encoding):
    assert criteria(CRITERIA.encode(encoding))[1][0][0] in ("SV002", "SV003")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_places_are_the_same_with_and_without_a_byte_order_mark(end):
    text = CRITERIA.replace("weight: 60", "weight: x").replace("id: lib", "id: é").replace("\n", end)
    expected = [("SV107", 2, 5), ("SV105", 10, 13)]
    assert criteria(text)[1] == expected
    assert criteria("\ufeff" + text)[1] == expected


def test_a_byte_order_mark_is_no_part_of_the_first_key():
    value, faults = bids("\ufeffcriteria: c\nsv_score: 1\nbids: [{id: a}]\n")
    assert not faults
    assert value.criteria == "c"


def test_a_file_is_opened_with_its_label_and_folder(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\n")
    opened = open_source(str(path), "shown\\a.yaml")
    assert (opened.label, opened.data, opened.folder) == ("shown/a.yaml", b"\xef\xbb\xbfa: 1\r\n", tmp_path)


def test_standard_input_is_read_as_bytes(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a: \xff")))
    opened = open_source("-")
    assert (opened.label, opened.data) == ("<stdin>", b"a: \xff")


@pytest.mark.parametrize(
    "name", ["missing.yaml", "", "a\0b", "x" * 5000], ids=["missing", "folder", "null", "long"]
)
def test_what_cannot_be_opened_is_said_in_one_sentence(tmp_path, name):
    with pytest.raises(Unreadable) as caught:
        open_source(str(tmp_path / name) if name else str(tmp_path))
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) > len(name)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything may be read")
def test_a_file_without_permission_is_unreadable(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1")
    path.chmod(0)
    with pytest.raises(Unreadable, match="cannot be read"):
        open_source(str(path))


def test_equal_bytes_have_equal_sums():
    assert source("a").sha256 == Source("other", b"a", source("b").folder).sha256
    assert source("a").sha256 == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
