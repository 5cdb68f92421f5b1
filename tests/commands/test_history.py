"""The history command: what it records, what it refuses, and that nothing is ever lost or mixed."""

import contextlib
import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from sv_score.checking.check import check
from sv_score.checking.settings import Settings
from sv_score.commands import verify_history
from sv_score.commands.history import record_changes
from sv_score.commands.lock import locked
from sv_score.commands.output import write_bytes
from sv_score.commands.verify import Options
from sv_score.proving.bundle import unpack
from sv_score.reading.history import read_history
from sv_score.reading.source import Unreadable, open_source
from sv_score.records.chain import problems
from tests.commands.bundles import procurement
from tests.commands.run import ROOT, sv_score, to_be_killed

unix = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits are those of Unix")


@pytest.fixture
def bids(tmp_path: Path) -> Path:
    return procurement(tmp_path / "parks", history=False)


def history(bids: Path) -> Path:
    return bids.with_name("bids.history.jsonl")


def entries(bids: Path) -> list[dict[str, Any]]:
    whole = read_history(open_source(str(history(bids))))
    assert problems(whole) == []
    lines = history(bids).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def change(bids: Path, old: str, new: str) -> None:
    text = bids.read_text(encoding="utf-8")
    assert old in text
    bids.write_text(text.replace(old, new), encoding="utf-8")


def test_first_entries_changes_and_other_words_are_recorded(bids: Path) -> None:
    assert record_changes(str(bids), "Clerk", "2026-06-01") == 5
    assert [(e["criterion"], e["whose"], e.get("evaluator"), e["old"], e["new"]) for e in entries(bids)] == [
        ("E1", "mark", "ev1", None, "2"),
        ("E1", "mark", "ev2", None, "3"),
        ("E1", "consensus", None, None, "2"),
        ("E2", "consensus", None, None, "3"),
        ("P1", "answer", None, None, "no response"),
    ]
    before = history(bids).read_bytes()
    assert record_changes(str(bids), "Clerk", "2026-06-02") == 0
    assert history(bids).read_bytes() == before
    change(bids, "E2: 3", "E2: 2")
    change(bids, "Bid p1 names a date.", "Bid p1 names two dates.")
    assert record_changes(str(bids), "Clerk", "2026-06-03", "Page 2 had been missed.") == 2
    assert history(bids).read_bytes().startswith(before)
    words, score = entries(bids)[-2:]
    assert (words["old"], words["new"], words["words"]["rationale"]) == ("2", "2", "Bid p1 names two dates.")
    assert (score["old"], score["new"], score["reason"]) == ("3", "2", "Page 2 had been missed.")


def test_nothing_is_recorded_without_a_reason_for_a_change(bids: Path) -> None:
    record_changes(str(bids), "Clerk", "2026-06-01")
    before = history(bids).read_bytes()
    change(bids, "E2: 3", "E2: 2")
    for reason in ("", "  "):
        with pytest.raises(Unreadable, match=r"one E2, consensus: 3 to 2.*Nothing was recorded.*--reason"):
            record_changes(str(bids), "Clerk", "2026-06-02", reason)
    change(bids, "      P1: {no_response: true}\n", "")
    with pytest.raises(Unreadable, match=r"2 scores were changed.*one P1, answer: no response to none"):
        record_changes(str(bids), "Clerk", "2026-06-02")
    assert history(bids).read_bytes() == before
    assert record_changes(str(bids), "Clerk", "2026-06-02", "Withdrawn.") == 2


def test_a_reason_can_be_added_later(bids: Path) -> None:
    record_changes(str(bids), "Clerk", "2026-06-01")
    change(bids, "E2: 3", "E2: 2")
    record_changes(str(bids), "Clerk", "2026-06-02", "Seen.")
    lines = history(bids).read_text(encoding="utf-8").splitlines()
    history(bids).write_text(
        "\n".join([*lines[:-1], lines[-1].replace(', "reason": "Seen."', "")]), encoding="utf-8"
    )
    assert "gives no reason" in sv_score("verify", str(history(bids))).stdout
    assert record_changes(str(bids), "Clerk", "2026-06-03", "The page had been missed.") == 1
    assert sv_score("verify", str(history(bids))).returncode == 0


def test_a_consensus_in_a_file_of_its_own_is_recorded_and_found_there(bids: Path) -> None:
    change(bids, "scores: [scores/ev1.csv]", "scores: [scores/ev1.csv, moderation.yaml]")
    change(bids, "      E2: 3\n", "")
    own = bids.with_name("moderation.yaml")
    own.write_text("bids: [{id: one, responses: {E2: {consensus: {score: 3}}}}]\n", encoding="utf-8")
    assert record_changes(str(bids), "Clerk", "2026-06-01") == 5
    own.write_text(own.read_text(encoding="utf-8").replace("3", "2"), encoding="utf-8")
    found = check([str(bids)], Settings()).findings
    places = [(f.finding.file, f.place.line) for f in found if f.finding.code == "SV690"]
    assert places == [(own.as_posix(), 1)]


@pytest.mark.parametrize(
    ("by", "when", "wanted"),
    [
        (" ", "2026-06-01", "add `--by NAME`"),
        ("Clerk", "1 June", "is not a date"),
        ("Clerk", "2026-06-31", "is not a date"),
        ("Clerk", "2026-06-01T25:00:00Z", "is not a date"),
    ],
)
def test_who_and_when_are_asked_for(bids: Path, by: str, when: str, wanted: str) -> None:
    with pytest.raises(Unreadable, match=wanted):
        record_changes(str(bids), by, when)
    assert not history(bids).exists()


def test_a_file_with_errors_or_a_broken_history_is_not_added_to(bids: Path) -> None:
    change(bids, "E2: 3", "E2: three")
    with pytest.raises(Unreadable, match=r"1 error \(expected a score.*which may hide scores"):
        record_changes(str(bids), "Clerk")
    change(bids, "E2: three", "E2: 3")
    record_changes(str(bids), "Clerk", "2026-06-01")
    lines = history(bids).read_bytes().splitlines(keepends=True)
    history(bids).write_bytes(b"".join(lines[1:]))
    with pytest.raises(Unreadable, match=r"entry 1 is missing before line 1.*nothing was recorded"):
        record_changes(str(bids), "Clerk", "", "A reason.")
    with pytest.raises(Unreadable, match="in place of `-`"):
        record_changes("-", "Clerk")
    with pytest.raises(Unreadable, match="does not exist"):
        record_changes(str(bids.parent / "none" / "bids.yaml"), "Clerk")


@pytest.mark.parametrize("more", [(), ("--record", "--by", "Clerk")])
def test_errors_that_may_hide_scores_are_findings_with_exit_code_1(bids: Path, more: tuple[str, ...]) -> None:
    change(bids, "E2: 3", "E2: three")
    done = sv_score("history", str(bids), *more)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"--> {bids.as_posix()}:" in done.stderr and "error[SV1" in done.stderr and "help" in done.stderr
    undone = "nothing was recorded" if more else "no history was shown"
    assert done.stderr.endswith(f"1 error; scores may be hidden, so {undone}\n")
    assert not history(bids).exists()


@pytest.mark.parametrize("convert", [b"\r\n", b"\r"])
def test_a_converted_file_is_added_to_without_touching_its_lines(bids: Path, convert: bytes) -> None:
    record_changes(str(bids), "Clerk", "2026-06-01")
    before = b"\xef\xbb\xbf" + history(bids).read_bytes().replace(b"\n", convert).removesuffix(convert)
    history(bids).write_bytes(before)
    change(bids, "E2: 3", "E2: 2")
    record_changes(str(bids), "Clerk", "2026-06-02", "Seen.")
    after = history(bids).read_bytes()
    assert after.startswith(before)
    assert problems(read_history(open_source(str(history(bids))))) == []


def test_the_page_in_every_form(bids: Path) -> None:
    record_changes(str(bids), "Clerk | <b>", "2026-06-01")
    change(bids, "E2: 3", "E2: 2")
    text = sv_score("history", "bids.yaml", cwd=bids.parent)
    assert text.returncode == 1
    assert (
        "Changed in the files and not recorded" in text.stdout and "one E2, consensus: 3 to 2." in text.stdout
    )
    values = json.loads(
        sv_score("history", "bids.yaml", "-f", "json", "--criterion", "E1", cwd=bids.parent).stdout
    )
    assert [e["evaluator"] for e in values["entries"]] == ["ev1", "ev2", None]
    assert values["not_recorded"][0]["new"] == "2" and values["problems"] == []
    markdown = sv_score("history", "bids.yaml", "-f", "markdown", cwd=bids.parent).stdout
    assert "Clerk &#124; &#60;b&#62;" in markdown
    table = sv_score("history", "bids.yaml", "-f", "table", cwd=bids.parent, COLUMNS="80").stdout
    assert max(len(line) for line in table.splitlines()) <= 80
    assert (
        "no recorded bid `two`; there are one"
        in sv_score("history", "bids.yaml", "--bid", "two", cwd=bids.parent).stderr
    )


def test_the_command_line(bids: Path) -> None:
    done = sv_score(
        "history", "bids.yaml", "--record", "--by", "Clerk", cwd=bids.parent, SOURCE_DATE_EPOCH="0"
    )
    assert done.returncode == 0 and "Recorded 5 entries" in done.stdout, done
    assert entries(bids)[0]["when"] == "1970-01-01T00:00:00Z"
    done = sv_score("history", "bids.yaml", "--by", "Clerk", cwd=bids.parent)
    assert done.returncode == 2 and "go with --record" in done.stderr
    head = read_history(open_source(str(history(bids)))).head
    good = sv_score("verify", "bids.history.jsonl", "--head", head[:12], cwd=bids.parent)
    assert good.returncode == 0 and "added since: none" in good.stdout, good
    history(bids).write_bytes(b"".join(history(bids).read_bytes().splitlines(keepends=True)[:3]))
    cut = sv_score("verify", "bids.history.jsonl", cwd=bids.parent)
    assert cut.returncode == 1 and "2 scores in the files are not in the history" in cut.stdout
    cut = sv_score("verify", "bids.history.jsonl", "--head", head, cwd=bids.parent)
    assert cut.returncode == 1 and "removed at the end" in cut.stdout
    assert sv_score("verify", "bids.history.jsonl", "--head", "abc", cwd=bids.parent).returncode == 2


# Faults: a kill, a full disk, two at once.

KILLED = """
import os, signal, sys, tempfile
from pathlib import Path
from sv_score.commands import history, output

stage = sys.argv[2]
def killed(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)
if stage == "locked":
    history.read_evaluation = killed
if stage == "half written":
    whole = tempfile.NamedTemporaryFile
    def half(*args, **kwargs):
        stream = whole(*args, **kwargs)
        write = stream.file.write
        stream.write = lambda data: (write(data[: len(data) // 2]), stream.file.flush(), killed())
        return stream
    tempfile.NamedTemporaryFile = half
if stage == "written":
    os.fsync = killed
if stage == "before the renaming":
    Path.replace = killed
if stage == "after the renaming":
    rename = Path.replace
    Path.replace = lambda *args: (rename(*args), killed())
history.record_changes(sys.argv[1], "Clerk", "2026-06-02", "Seen.")
"""
STAGES = ("locked", "half written", "written", "before the renaming", "after the renaming")


@unix
@pytest.mark.parametrize("stage", STAGES)
def test_a_kill_leaves_the_old_history_or_the_new_one(bids: Path, stage: str) -> None:
    record_changes(str(bids), "Clerk", "2026-06-01")
    before = history(bids).read_bytes()
    change(bids, "E2: 3", "E2: 2")
    environment = to_be_killed()
    done = subprocess.run([sys.executable, "-c", KILLED, str(bids), stage], env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    after = history(bids).read_bytes()
    assert (after == before) == (stage != "after the renaming")
    # Nobody has to clear anything up: what is left to record is recorded, once.
    assert record_changes(str(bids), "Clerk", "2026-06-03", "Seen.") == (after == before)
    assert len(entries(bids)) == 6


@unix
def test_kills_at_random_moments(bids: Path) -> None:
    chance = random.Random(20260601)
    environment = to_be_killed()
    words = [
        sys.executable,
        "-m",
        "sv_score",
        "history",
        str(bids),
        "--record",
        "--by",
        "A",
        "--reason",
        "Seen.",
    ]
    before = b""
    for turn in range(6):
        change(bids, f"E2: {3 - turn % 2}", f"E2: {3 - (turn + 1) % 2}")
        process = subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.05, 0.35))
        process.kill()
        process.wait()
        after = history(bids).read_bytes() if history(bids).exists() else b""
        assert after.startswith(before)
        assert problems(read_history(open_source(str(history(bids))))) == [] if after else True
        before = after


@unix
def test_a_full_disk_leaves_the_old_history(bids: Path) -> None:
    import resource

    record_changes(str(bids), "Clerk", "2026-06-01")
    before = history(bids).read_bytes()
    change(bids, "E2: 3", "E2: 2")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "sv_score",
            "history",
            str(bids),
            "--record",
            "--by",
            "A",
            "--reason",
            "Seen.",
        ],
        env={**os.environ, "PYTHONPATH": str(ROOT), "COVERAGE_PROCESS_CONFIG": ""},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (len(before), len(before))),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2 and "cannot be written" in done.stderr, done
    assert history(bids).read_bytes() == before
    assert sorted(path.name for path in bids.parent.iterdir()) == [
        "bids.history.jsonl", "bids.yaml", "criteria.yaml", "scores", "texts",
    ]  # fmt: skip


@unix
def test_a_kill_while_a_bundle_is_made_leaves_a_whole_one_or_none(bids: Path, tmp_path: Path) -> None:
    out = tmp_path / "e.zip"
    program = KILLED.replace(
        "history.record_changes", "from sv_score.commands import bundle; f = lambda *a: 0; f"
    )
    program += f"bundle.run(bundle.Options({str(bids)!r}, {str(out)!r}))"
    for stage in STAGES[1:]:
        environment = to_be_killed()
        done = subprocess.run([sys.executable, "-c", program, str(bids), stage], env=environment, check=False)
        assert done.returncode == -signal.SIGKILL
        assert out.exists() == (stage == "after the renaming")
    assert "files/bids.yaml" in unpack(out.read_bytes())


def test_several_at_once_record_every_score_once(bids: Path) -> None:
    words = [sys.executable, "-m", "sv_score", "history", str(bids), "--record", "--by"]
    environment = to_be_killed()
    running = [
        subprocess.Popen([*words, name], env=environment, stdout=subprocess.PIPE, encoding="utf-8")
        for name in "ABCD"
    ]
    said = [process.communicate()[0] for process in running]
    assert sum("Recorded 5 entries" in text for text in said) == 1
    assert sum("Nothing to record" in text for text in said) == 3
    assert len(entries(bids)) == 5


def test_the_lock_lets_in_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "number"
    path.write_bytes(b"0")

    def add() -> None:
        for _ in range(15):
            with locked(str(path)):
                number = int(path.read_bytes())
                time.sleep(0.0005)
                write_bytes(str(path), str(number + 1).encode())

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert path.read_bytes() == b"60"
    assert [file.name for file in tmp_path.iterdir()] == ["number"]


def test_who_waits_too_long_is_told(tmp_path: Path) -> None:
    path = str(tmp_path / "file")
    with (
        locked(path),
        pytest.raises(Unreadable, match="somebody else is writing"),
        locked(path, patience=0.1),
    ):
        pass
    with pytest.raises(Unreadable, match="cannot be locked"), locked(str(tmp_path / "no" / "file")):
        pass
    with contextlib.suppress(KeyError), locked(path):
        raise KeyError
    with locked(path, patience=0.1):
        pass


def test_a_history_that_is_checked_by_itself_has_its_faults_named(bids: Path) -> None:
    record_changes(str(bids), "Clerk", "2026-06-01")
    assert check([str(history(bids))], Settings()).findings == ()
    lines = history(bids).read_bytes().splitlines(keepends=True)
    history(bids).write_bytes(b"".join([*lines[:1], *lines[2:]]))
    (found,) = check([str(history(bids))], Settings()).findings
    assert (found.finding.code, found.place.line) == ("SV693", 2)


def test_an_error_in_the_history_is_not_hidden_behind_notes(bids: Path) -> None:
    record_changes(str(bids), "Clerk", "2026-06-01")
    change(bids, "E2: 3", "E2: 2")
    done = sv_score("evaluate", "bids.yaml", "-f", "csv", cwd=bids.parent)
    assert done.returncode == 1
    listed = [line for line in done.stderr.splitlines() if re.search(r": (error|warning|info)\[SV6", line)]
    assert "error[SV690]" in listed[0]


def test_a_history_that_was_cut_off_or_emptied_is_not_whole_beside_its_files(bids: Path) -> None:
    record_changes(str(bids), "Clerk", "2026-06-01")
    whole = history(bids).read_bytes().splitlines(keepends=True)
    assert verify_history.verify(str(history(bids)), Options(())).sound
    for kept in range(len(whole)):
        history(bids).write_bytes(b"".join(whole[:kept]))
        verdict = verify_history.verify(str(history(bids)), Options(()))
        lacking = len(whole) - kept
        assert not verdict.sound
        (problem,) = verdict.values["problems"]
        assert problem.startswith(f"{lacking} score{'s' * (lacking > 1)} in the files ")
