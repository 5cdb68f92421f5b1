"""The ending of an output file says its format, unless a format is asked for."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sv_score.commands.output import form_for, write_file, write_pieces, written
from sv_score.reading.source import Unreadable, open_source
from tests.commands.run import ROOT, sv_score
from tests.press import pressed_after

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
    with pytest.raises(Unreadable, match=r"; end the name in one of \.json, \.md, \.txt$"):
        form_for("", f"a.{ending}", KNOWN)
    with pytest.raises(Unreadable, match="; `sv-score report` writes such files"):
        form_for("", f"a.{ending}", KNOWN, "`sv-score report` writes such files")


@pytest.mark.parametrize("command", ["evaluate", "compare"])
def test_commands_go_by_the_ending(command: str, tmp_path: Path) -> None:
    bids = "examples/first-steps/bids.yaml"
    assert sv_score(command, bids, "-q", "-o", str(tmp_path / "a.json")).returncode == 0
    assert (tmp_path / "a.json").read_text(encoding="utf-8").startswith("{")
    refused = sv_score(command, bids, "-o", str(tmp_path / "a.docx"))
    assert refused.returncode == 2
    # What is written is another page than a report, except for the scores.
    assert ("sv-score report" in refused.stderr) is (command == "evaluate")
    assert not (tmp_path / "a.docx").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have names on POSIX only")
def test_a_device_or_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(Unreadable, match="is a device or a pipe"):
        write_file(str(pipe), "text")
    assert pipe.is_fifo()


PANEL = "panel-at-work/bids.yaml"
LIBRARY = "library-services/bids.yaml"
FIRST = "first-steps/bids.yaml"


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    """Return a copy of the examples that a command may do harm to."""
    folder = tmp_path / "examples"
    shutil.copytree(ROOT / "examples", folder)
    return folder


@pytest.mark.parametrize(
    ("command", "output"),
    [
        (f"evaluate {FIRST}", FIRST),
        (f"evaluate {FIRST}", "first-steps/criteria.yaml"),
        (f"evaluate {FIRST} -f json", "first-steps/../first-steps/bids.yaml"),
        (f"compare {FIRST}", FIRST),
        (f"compare {FIRST} -f json", FIRST),
        (f"margins {FIRST}", "first-steps/criteria.yaml"),
        (f"moderate {PANEL}", PANEL),
        (f"agreement {LIBRARY}", "library-services/scores/ev2.csv"),
        (f"panel status {PANEL}", PANEL),
        ("check first-steps", FIRST),
        ("check first-steps -f json --config settings.toml", "settings.toml"),
        ("rehearse first-steps/criteria.yaml --random 1", "first-steps/criteria.yaml"),
        ("diff first-steps/criteria.yaml first-steps/criteria.yaml", "first-steps/criteria.yaml"),
        ("portfolio first-steps school-meals", "school-meals/bids.yaml"),
        (f"history {FIRST}", FIRST),
        (f"report {FIRST}", "report.md"),
    ],
)
def test_a_file_that_is_read_is_never_overwritten(command: str, output: str, examples: Path) -> None:
    (examples / "settings.toml").write_text("strict = true\n", encoding="utf-8")
    if output == "report.md":
        os.link(examples / FIRST, examples / output)
    before = (examples / output).read_bytes()
    done = sv_score(*command.split(), "--output", output, cwd=examples)
    assert done.returncode == 2, done.stderr
    assert done.stderr.endswith(f"sv-score: {output} is one of the files that are read; name another file\n")
    assert (examples / output).read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
def test_a_link_to_a_file_that_is_read_is_not_replaced(examples: Path) -> None:
    link = examples / "out.txt"
    link.symlink_to(FIRST)
    done = sv_score("evaluate", FIRST, "-o", "out.txt", cwd=examples)
    assert done.returncode == 2 and "one of the files that are read" in done.stderr
    assert link.is_symlink()


def test_another_file_is_still_overwritten(examples: Path) -> None:
    (examples / "out.txt").write_text("before", encoding="utf-8")
    assert sv_score("evaluate", FIRST, "-o", "out.txt", cwd=examples).returncode == 0
    assert "Dimension scores" in (examples / "out.txt").read_text(encoding="utf-8")


def test_what_standard_input_comes_from_counts_as_read(
    examples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = examples / FIRST
    with file.open(encoding="utf-8") as stream:
        monkeypatch.setattr("sys.stdin", stream)
        open_source("-")
    with pytest.raises(Unreadable, match="one of the files that are read"):
        write_file(str(file), "")
    other = examples / "first-steps" / "criteria.yaml"
    write_file(str(other), "text")
    assert other.read_text(encoding="utf-8") == "text"


@pytest.mark.parametrize(
    "command",
    [
        f"evaluate examples/{FIRST}",
        f"evaluate examples/{FIRST} -f json",
        f"compare examples/{FIRST}",
        "check examples/first-steps",
        "schema criteria",
        "portfolio examples/first-steps -f csv",
    ],
)
def test_a_dash_is_standard_output(command: str, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    plainly = sv_score(*command.split(), cwd=tmp_path)
    dashed = sv_score(*command.split(), "-o", "-", cwd=tmp_path)
    assert plainly.stdout
    assert (dashed.returncode, dashed.stdout) == (plainly.returncode, plainly.stdout)
    assert not (tmp_path / "-").exists()


@pytest.mark.parametrize(
    "command",
    [
        f"report examples/{FIRST}",
        f"bundle examples/{FIRST}",
        f"assessment-summary examples/{FIRST} --all --draft",
        "seal examples/first-steps/criteria.yaml",
    ],
)
def test_what_is_a_file_does_not_go_to_standard_output(command: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    done = sv_score(*command.split(), "-o", "-", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["examples"]


@pytest.mark.parametrize("step", ["open", "fsync", "chmod", "unlink"])
def test_ctrl_c_leaves_no_file_half_written(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pieces() -> Iterator[str]:
        yield "whole"
        if step == "unlink":
            raise KeyboardInterrupt

    with pressed_after(step, monkeypatch):
        write_pieces(str(tmp_path / "report.txt"), pieces())
    left = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    # Once it is whole it is put in its place.
    assert left == ({"report.txt": "whole"} if step == "chmod" else {})
    assert (str(tmp_path / "report.txt") in written) is (step == "chmod")
