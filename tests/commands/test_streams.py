"""Colour, width and encoding of the streams; files are written whole or not at all."""

import io
import os
import sys
from pathlib import Path
from typing import IO

import pytest

from sv_score.commands import output
from sv_score.commands.output import terminal_width, use_colour, use_utf8, write_bytes, write_file
from sv_score.reading.source import Unreadable


class Terminal(io.StringIO):
    def __init__(self, number: int | None = None) -> None:
        super().__init__()
        self.number = number

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        if self.number is None:
            raise io.UnsupportedOperation("fileno")
        return self.number


TERMINAL, PIPE = Terminal(), io.StringIO()


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TERM", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("choice", "variables", "stream", "wanted"),
    [
        ("auto", {}, TERMINAL, True),
        ("auto", {}, PIPE, False),
        ("auto", {"TERM": "dumb"}, TERMINAL, False),
        ("auto", {"NO_COLOR": "1"}, TERMINAL, False),
        ("auto", {"NO_COLOR": ""}, TERMINAL, True),
        ("auto", {"FORCE_COLOR": "1"}, PIPE, True),
        ("auto", {"FORCE_COLOR": "0"}, PIPE, False),
        ("auto", {"CLICOLOR_FORCE": "1", "TERM": "dumb"}, PIPE, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, TERMINAL, False),
        ("always", {"NO_COLOR": "1"}, PIPE, True),
        ("never", {"FORCE_COLOR": "1"}, TERMINAL, False),
    ],
)
def test_what_is_asked_for_comes_before_variables_and_they_before_the_terminal(
    choice: str, variables: dict[str, str], stream: IO[str], wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert use_colour(choice, stream) is wanted


@pytest.mark.parametrize(
    ("columns", "stream", "wanted"),
    [
        (None, PIPE, None),
        ("120", PIPE, 120),
        ("0", PIPE, None),
        ("-5", PIPE, None),
        ("wide", PIPE, None),
        ("72", TERMINAL, 72),
        # A terminal that does not tell its width.
        (None, TERMINAL, 80),
        (None, Terminal(1_000_000), 80),
    ],
)
def test_the_width_is_that_of_columns_or_of_the_terminal(
    columns: str | None, stream: IO[str], wanted: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if columns is not None:
        monkeypatch.setenv("COLUMNS", columns)
    assert terminal_width(stream) == wanted


@pytest.mark.parametrize(("told", "wanted"), [(100, 100), (0, 80)])
def test_the_width_that_a_terminal_tells_counts(
    told: int, wanted: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "get_terminal_size", lambda number: os.terminal_size((told, 24)))
    assert terminal_width(Terminal(1)) == wanted


def test_text_is_utf8_with_plain_line_ends_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    data = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(data, encoding="ascii", newline="\r\n"))
    monkeypatch.setattr(sys, "stderr", object())
    use_utf8()
    output.out("£1 \ud800\n")
    sys.stdout.flush()
    assert data.getvalue() == "£1 \\ud800\n".encode()


def test_a_terminal_keeps_its_encoding_and_shows_what_it_lacks_as_a_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Ascii(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    data = io.BytesIO()
    monkeypatch.setattr(sys, "stderr", Ascii(data, encoding="ascii", newline="\n"))
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    use_utf8()
    output.err("£1\n")
    sys.stderr.flush()
    assert data.getvalue() == b"\\xa31\n"


def test_a_file_is_replaced_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "written", [])
    path = tmp_path / "out.txt"
    path.write_bytes(b"before, and longer")
    write_file(str(path), "£\n")
    assert path.read_bytes() == "£\n".encode()
    assert list(tmp_path.iterdir()) == [path]
    assert output.written == [str(path)]


@pytest.mark.skipif(os.name == "nt", reason="rights of files are not of this kind there")
@pytest.mark.parametrize("mask", [0o022, 0o077])
def test_a_file_has_the_rights_of_a_new_file(mask: int, tmp_path: Path) -> None:
    before = os.umask(mask)
    try:
        write_bytes(str(tmp_path / "out"), b"")
        assert os.umask(mask) == mask
    finally:
        os.umask(before)
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o666 & ~mask


def test_what_stands_there_stays_where_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    path = tmp_path / "out.txt"
    path.write_bytes(b"before")
    with pytest.raises(Unreadable, match=r"out\.txt cannot be written: no space left on device"):
        write_bytes(str(path), b"after")
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["none/out.txt", "folder"])
def test_a_place_that_cannot_be_written_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(Unreadable, match="cannot be written: "):
        write_bytes(str(tmp_path / name), b"")
    assert [path.name for path in tmp_path.rglob("*")] == ["folder"]
