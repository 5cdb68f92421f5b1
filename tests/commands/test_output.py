"""The ending of an output file says its format, unless a format is asked for."""

import os
from pathlib import Path

import pytest

from sv_score.commands.output import form_for, write_file
from sv_score.reading.source import Unreadable
from tests.commands.run import sv_score

KNOWN = ("text", "json", "markdown")


@pytest.mark.parametrize(
    ("form", "output", "wanted"),
    [
        ("", "", ""),
        ("", "a.json", "json"),
        ("", "a.MD", "markdown"),
        ("", "a.txt", "text"),
        ("", "a", ""),
        ("", "a.csv", ""),
        ("text", "a.json", "text"),
        ("text", "a.docx", "text"),
    ],
)
def test_the_ending_counts_where_no_format_is_asked_for(form: str, output: str, wanted: str) -> None:
    assert form_for(form, output, KNOWN) == wanted


@pytest.mark.parametrize("ending", ["docx", "html", "pdf", "xlsx", "PDF"])
def test_an_ending_that_text_is_not_is_refused(ending: str) -> None:
    with pytest.raises(Unreadable, match="`sv-score report` writes such files"):
        form_for("", f"a.{ending}", KNOWN)


@pytest.mark.parametrize("command", ["evaluate", "compare"])
def test_commands_go_by_the_ending(command: str, tmp_path: Path) -> None:
    bids = "examples/first-steps/bids.yaml"
    assert sv_score(command, bids, "-q", "-o", str(tmp_path / "a.json")).returncode == 0
    assert (tmp_path / "a.json").read_text(encoding="utf-8").startswith("{")
    refused = sv_score(command, bids, "-o", str(tmp_path / "a.docx"))
    assert refused.returncode == 2 and "sv-score report" in refused.stderr
    assert not (tmp_path / "a.docx").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have names on POSIX only")
def test_a_device_or_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(Unreadable, match="is a device or a pipe"):
        write_file(str(pipe), "text")
    assert pipe.is_fifo()
