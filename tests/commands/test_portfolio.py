"""`sv-score portfolio` as a user runs it."""

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("ibis")

from benchmarks.procurements import write
from sv_score.commands.portfolio import Options, run
from sv_score.reading.source import Unreadable
from tests.commands.run import ROOT, sv_score, to_be_killed

DONE, FOUND, NOT_POSSIBLE, INTERRUPTED = 0, 1, 2, 130


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with twelve procurements and one that has errors, and its store."""
    folder = tmp_path_factory.mktemp("portfolio")
    write((*range(12), 213), folder / "bids")
    done = sv_score("portfolio", "bids", "--store", "store", "-f", "json", "-o", "read.json", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (FOUND, "", "")
    return folder


def test_a_store_is_read_as_its_files_were(folder: Path) -> None:
    done = sv_score("portfolio", "store", "-f", "json", cwd=folder)
    assert done.returncode == FOUND
    assert done.stdout == (folder / "read.json").read_text(encoding="utf-8")
    assert done.stderr == ""
    said = json.loads(done.stdout)
    assert said["procurements"] == 12
    assert [each["reason"] for each in said["left_out"]] == ["has errors: SV201"]
    assert said["least_group"] == 10


Said = Callable[..., str]


@pytest.fixture
def said(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Said:
    """Return what prints the store of `folder` with some options, in this process."""
    monkeypatch.chdir(folder)

    def shown(form: str = "json", **options: Any) -> str:
        assert run(Options(("store",), form=form, **options)) == FOUND
        return capsys.readouterr().out

    return shown


def test_every_form_says_the_same(said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    values = json.loads(said(by=("year",)))
    rows = list(csv.DictReader(io.StringIO(said("csv", by=("year",)))))
    for each in values["dimensions"]:
        where = {
            name: each[name] or "" for name in ("kind", "scheme", "authority", "dimension", "by", "group")
        }
        mine = [row for row in rows if row["part"] == "scores" and where.items() <= row.items()]
        figures = {row["figure"]: row["value"] for row in mine}
        if each["withheld"]:
            assert figures == {"withheld": "yes"}
        else:
            assert figures["bids"] == str(each["bids"])
            if each["scores"]:
                assert figures["exact_half"] == each["scores"]["exact"]["half"]
    text = said("text")
    assert "12 procurements with" in text
    assert "1 more is left out" in text
    monkeypatch.setenv("COLUMNS", "80")
    assert max(map(len, said("table").splitlines())) <= 80
    assert "| Dimension | Lowest |" in said("markdown", least_group=1)


def test_small_groups_are_withheld_unless_asked_for(said: Said) -> None:
    strict = json.loads(said(by=("sector",), least_group=9))
    shown = [each for each in strict["dimensions"] if not each["withheld"]]
    assert shown
    assert all(each["bids"] >= 9 for each in shown)
    assert all(each["bids"] >= 9 for s in shown for each in s["evidence"] if not each["withheld"])
    hidden = [each for each in strict["dimensions"] if each["withheld"]]
    assert hidden
    assert all(set(each) & {"bids", "scores", "evidence"} == set() for each in hidden)
    assert not any(each["withheld"] for each in json.loads(said(least_group=1))["dimensions"])


def test_one_dimension_and_tags(said: Said) -> None:
    def dimensions(**asked: Any) -> set[str]:
        return {each["dimension"] for each in json.loads(said(**asked))["dimensions"]}

    assert dimensions(dimensions=("skills",)) == {"skills"}
    assert "8" in dimensions(vocabulary="sdg")
    with pytest.raises(Unreadable, match=r"did you mean `skills`\?"):
        said(dimensions=("skils",))
    with pytest.raises(Unreadable, match="no criterion has a tag of `nothing`"):
        said(vocabulary="nothing")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "nowhere does not exist"),
        (["empty"], "no bids file in empty"),
        (["bids/0000/000001/criteria.yaml"], "is not a bids file"),
        (["store", "bids"], "is a store, and is read alone"),
        (["store", "--store", "other"], "is a store already"),
        (["bids", "--store", "store"], "add to it with --add"),
        (["bids", "--store", "new", "--add"], "no store to add to"),
        (["bids", "--add"], "--add needs --store"),
        (["bids", "--store", "bids"], "is not empty, and no store"),
        (["bids", "--store", "."], "is not empty, and no store"),
        (["bids", "--store", "/"], "/ cannot be a store; name a new folder"),
        (["bids", "--store", "no/such/place"], "does not exist; make it first"),
        (["bids/0002/000213", "--dimension", "jobs"], "there is none"),
        (["store", "--engine", "abacus"], "is no engine"),
        (["bids", "--engine", "spark://there:1"], "a cluster needs a store"),
        (["store", "--by", "colour"], "is not known"),
        (["store", "-o", "x.xlsx"], "this command writes text"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(folder: Path, arguments: list[str], said: str) -> None:
    (folder / "empty").mkdir(exist_ok=True)
    before = sorted(path.name for path in folder.iterdir())
    done = sv_score("portfolio", *arguments, cwd=folder)
    assert done.returncode == NOT_POSSIBLE
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in folder.iterdir()) == before


def test_adding_says_what_is_passed_over(folder: Path, tmp_path: Path) -> None:
    write(range(2), tmp_path / "bids")
    first = sv_score("portfolio", "bids", "--store", "store", cwd=tmp_path)
    assert first.returncode == DONE
    again = sv_score("portfolio", "bids", "--store", "store", "--add", cwd=tmp_path)
    assert "2 already in store" in again.stderr
    assert again.stdout == first.stdout
    left = tmp_path / "store" / ".part-left"
    left.mkdir()
    (tmp_path / "store" / "\x1b[31mred").mkdir()
    said = sv_score("portfolio", "store", cwd=tmp_path).stderr
    assert said.count("is not read") == 2
    assert "\x1b" not in said


def test_a_store_is_no_pattern_for_others(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    shutil.copytree("store", "other/s*")
    shutil.copytree("store", "other/store")
    shutil.copytree("store", "other/s[t]{a}?")
    for name in ("s*", "s[t]{a}?"):
        assert run(Options((f"other/{name}",), form="json", output="pattern.json")) == FOUND
        assert Path("pattern.json").read_bytes() == Path("read.json").read_bytes()


def test_no_warning_of_a_library_reaches_people(folder: Path) -> None:
    done = sv_score("portfolio", "store", cwd=folder)
    assert (done.returncode, done.stderr) == (FOUND, "")


@pytest.mark.skipif(os.name == "nt", reason="signals are sent as on POSIX")
def test_ctrl_c_leaves_nothing_behind(tmp_path: Path) -> None:
    write(range(400), tmp_path / "bids")
    process = subprocess.Popen(
        [sys.executable, "-m", "sv_score", "portfolio", "bids", "--store", "store", "--jobs", "2"],
        cwd=tmp_path,
        env=to_be_killed(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        # Where the tests themselves run in the background, Ctrl-C is ignored, and that is inherited.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    until = time.monotonic() + 60
    while not list(tmp_path.glob("store/.part-*/scores.parquet")) and time.monotonic() < until:
        time.sleep(0.05)
    # To all of them, as a terminal does.
    os.killpg(process.pid, signal.SIGINT)
    out, error = process.communicate(timeout=60)
    assert process.returncode == INTERRUPTED
    # One line, after the ^C that a terminal shows.
    assert (out, error[:11], error.count("\n")) == ("", "\nsv-score: ", 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bids"]
    until = time.monotonic() + 20
    while _running(process.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _running(process.pid)


def _running(group: int) -> bool:
    """Return whether a process of the group still runs. One that has ended may stay listed for a while."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, its_group = stat.read_text(encoding="utf-8").rpartition(")")[2].split()[:3]
            if int(its_group) == group and state != "Z":
                return True
    return not Path("/proc/self/stat").exists()


def test_it_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['ibis'] = None\n", encoding="utf-8")
    done = sv_score("portfolio", "examples", PYTHONPATH=os.pathsep.join([str(tmp_path), str(ROOT)]))
    assert done.returncode == NOT_POSSIBLE
    assert "`sv-score[portfolio]`" in done.stderr
