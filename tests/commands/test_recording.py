"""`sv-score moderate --record`: what is typed is checked, saved at once and never lost or mixed."""

import io
import json
import subprocess
import sys
import time
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from sv_score.commands import record_file
from sv_score.commands.exit_code import ExitCode
from sv_score.commands.history import record_changes
from sv_score.commands.moderate import Options, run
from sv_score.commands.record_file import ChangedMeanwhile, RecordFile
from sv_score.model.bids import Consensus, Difference, Dissent
from sv_score.reading.evaluation import read_evaluation
from sv_score.reading.scores import WrittenConsensus, read_consensuses
from sv_score.reading.source import Unreadable, open_source
from tests import panel_folder
from tests.commands.run import to_be_killed

DAY = "2026-05-06"
MARKS = {
    ("north", "J1", "ev1"): 2,
    ("north", "J1", "ev2"): 4,
    ("north", "J2", "ev1"): 3,
    ("north", "J2", "ev2"): 3,
}
ONE = "3\nDates on p3.\n\nNo check on p4.\n\nEv1 found the date.\n\nEv2 saw no check.\n\n\n"
OLD = "scores: [marks.csv]  # so far"


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def record(file: Path, monkeypatch: pytest.MonkeyPatch, text: str, **options: object) -> ExitCode:
    typed(monkeypatch, text)
    return run(Options(str(file), record=True, date=DAY, **options))  # type: ignore[arg-type]


def records(bids: Path) -> dict[tuple[str, str], WrittenConsensus]:
    file = bids.parent / "moderation.yaml"
    if not file.exists():
        return {}
    findings: list = []
    found = read_consensuses(open_source(str(file)), findings)
    assert not findings
    return {key: w._replace(consensus=w.consensus._replace(file="", route=())) for key, w in found.items()}


def kept(bids: Path) -> list[dict]:
    """Return what the history has about agreed scores."""
    lines = bids.with_suffix(".history.jsonl").read_text(encoding="utf-8").splitlines()
    return [entry for line in lines if (entry := json.loads(line))["whose"] == "consensus"]


def test_a_whole_record_is_what_the_panel_said(tmp_path: Path, monkeypatch, capsys) -> None:
    bids = panel_folder.make(tmp_path, MARKS)
    before = bids.read_text(encoding="utf-8")
    marks = (tmp_path / "marks.csv").read_bytes()
    answers = ONE.removesuffix("\n") + "ev2\nI would have\nstayed at four.\n\n"
    assert record(bids, monkeypatch, answers) is ExitCode.DONE
    assert records(bids)["north", "J1"] == WrittenConsensus(
        Consensus(
            Decimal(3),
            "Dates on p3.",
            "No check on p4.",
            differences=(Difference("ev1", "Ev1 found the date."), Difference("ev2", "Ev2 saw no check.")),
            dissent=(Dissent("ev2", "I would have stayed at four."),),
            date=date(2026, 5, 6),
        )
    )
    assert (tmp_path / "marks.csv").read_bytes() == marks
    assert bids.read_text(encoding="utf-8") == before.replace(OLD, OLD.replace("]", ", moderation.yaml]"))
    evaluation = read_evaluation(str(bids)).evaluation
    assert evaluation is not None
    assert evaluation.bids[0].responses["J1"].consensus is not None
    assert "Recorded 1 answer; 5 of those asked for still open." in capsys.readouterr().out


def test_wrong_and_empty_answers_are_asked_again(tmp_path: Path, monkeypatch, capsys) -> None:
    bids = panel_folder.make(tmp_path, MARKS)
    text = "5\n2.5\n\nhigh\n03\n4\n\n   \nGood.\n\n\n\nEv1 agreed.\n\nnobody\nev1, ev2\nev1\n\nNo.\n\n"
    record(bids, monkeypatch, text)
    written = records(bids)["north", "J1"]
    assert not written.unfinished
    agreed = written.consensus
    # The highest level needs no reason why not higher; whoever gave the agreed score cannot dissent from it.
    assert (agreed.score, agreed.rationale, agreed.why_not_higher) == (4, "Good.", "")
    assert [d.evaluator for d in agreed.differences] == [d.evaluator for d in agreed.dissent] == ["ev1"]
    out = capsys.readouterr().out
    assert out.count("is not on the scale; the scores are 0, 1, 2, 3, 4.") == 2
    assert out.count("This may not be left empty.") == 5
    assert "03 can be read in two ways; write 3." in out
    assert "nobody gave no other mark here; those who did: ev1." in out


def test_no_figure_is_ever_suggested(tmp_path: Path, monkeypatch, capsys) -> None:
    bids = panel_folder.make(
        tmp_path, {("north", "J1", f"ev{n}"): n for n in (1, 2, 4)}, panel=["ev1", "ev2", "ev4"]
    )
    record(bids, monkeypatch, "")
    run(Options(str(bids)))
    out = capsys.readouterr().out
    # Of 1, 2 and 4 the mean is 7/3; no text speaks of means, and an empty answer takes nothing over.
    assert "2.3" not in out
    assert "7/3" not in out
    assert not [
        word for word in ("mean", "average", "median", "mode ", "suggest", "default") if word in out.lower()
    ]
    assert records(bids) == {}


def test_a_score_outside_the_marks_needs_its_reason(tmp_path: Path, monkeypatch) -> None:
    bids = panel_folder.make(tmp_path, MARKS)
    record(
        bids, monkeypatch, "1\nOnly an action.\n\nNobody is named.\n\nA page was withdrawn.\n\nA.\n\nB.\n\n\n"
    )
    assert records(bids)["north", "J1"].consensus.why_outside_marks == "A page was withdrawn."


def test_it_goes_on_where_it_stopped(tmp_path: Path, monkeypatch) -> None:
    bids = panel_folder.make(tmp_path, MARKS)
    lines = ONE.splitlines(keepends=True)
    record(bids, monkeypatch, "".join(lines[:3]))
    half = records(bids)["north", "J1"]
    assert (half.unfinished, half.consensus.rationale, half.consensus.why_not_higher) == (
        True,
        "Dates on p3.",
        "",
    )
    evaluation = read_evaluation(str(bids)).evaluation
    assert evaluation is not None
    assert evaluation.bids[0].responses["J1"].consensus is None
    record(bids, monkeypatch, "yes\n" + "".join(lines[3:]) + "later\n")
    assert not records(bids)["north", "J1"].unfinished
    record(bids, monkeypatch, "3\nDates.\n\nNo check.\n\n")
    assert set(records(bids)) == {("north", "J1"), ("north", "J2")}
    # Both marks are 3, so there is no difference to resolve and nobody to dissent.
    assert not records(bids)["north", "J2"].unfinished


def test_the_record_is_listed_as_soon_as_a_whole_one_is_in_it(tmp_path: Path, monkeypatch) -> None:
    bids = panel_folder.make(tmp_path, MARKS)
    before = bids.read_text(encoding="utf-8")
    record(bids, monkeypatch, "")
    record(bids, monkeypatch, "3\nDates on p3.\n\n")
    record(bids, monkeypatch, "")
    assert records(bids)["north", "J1"].unfinished
    assert bids.read_text(encoding="utf-8") == before
    record(bids, monkeypatch, "yes\n" + "".join(ONE.splitlines(keepends=True)[3:]))
    assert not records(bids)["north", "J1"].unfinished
    listed = before.replace(OLD, OLD.replace("]", ", moderation.yaml]"))
    assert bids.read_text(encoding="utf-8") == listed
    # One that somebody took out of the list is listed again.
    bids.write_text(before, encoding="utf-8")
    record(bids, monkeypatch, "")
    assert bids.read_text(encoding="utf-8") == listed


@pytest.mark.parametrize("given", [{"by": "Chair"}, {"date": DAY}])
def test_what_is_only_for_the_record_is_refused_without_it(tmp_path: Path, given: dict[str, str]) -> None:
    bids = panel_folder.make(tmp_path, MARKS)
    with pytest.raises(Unreadable, match=f"--{next(iter(given))} goes with --record"):
        run(Options(str(bids), **given))  # type: ignore[arg-type]


def test_an_unfinished_record_can_be_started_again(tmp_path: Path, monkeypatch) -> None:
    bids = panel_folder.make(tmp_path, MARKS)
    record(bids, monkeypatch, "1\n")
    record(bids, monkeypatch, "perhaps\nno\n" + ONE)
    assert records(bids)["north", "J1"].consensus.score == 3


def test_a_record_is_changed_only_when_named_and_with_a_reason(tmp_path: Path, monkeypatch, capsys) -> None:
    bids = panel_folder.make(tmp_path, MARKS)
    record_changes(str(bids), "Clerk", DAY)
    with pytest.raises(Unreadable, match="says who recorded each score; add `--by NAME`"):
        record(bids, monkeypatch, ONE)
    record(bids, monkeypatch, ONE, by="Chair")
    named = {"bids": ("north",), "criteria": ("J1",), "by": "Chair"}
    again = "yes\n\nThe page was misread.\n\n4\nA check.\n\nSeen.\n\n\n"
    record(bids, monkeypatch, again.replace("Seen.\n\n\n", ""), **named)
    assert records(bids)["north", "J1"].consensus.score == 3, (
        "the old record stays until the new one is whole"
    )
    record(bids, monkeypatch, again, **named)
    assert records(bids)["north", "J1"].consensus.score == 4
    assert [(e["old"], e["new"], e["by"], e.get("reason", "")) for e in kept(bids)] == [
        (None, "3", "Chair", ""),
        ("3", "4", "Chair", "The page was misread."),
    ]
    record(bids, monkeypatch, "no\n", **named)
    assert len(kept(bids)) == 2
    capsys.readouterr()


def test_nobody_is_asked_for_the_reason_of_an_earlier_change(tmp_path: Path, monkeypatch) -> None:
    bids = panel_folder.make(tmp_path, MARKS)
    record_changes(str(bids), "Clerk", DAY)
    marks = bids.parent / "marks.csv"
    marks.write_text(marks.read_text(encoding="utf-8").replace("ev2,4", "ev2,1"), encoding="utf-8")
    with pytest.raises(Unreadable, match=r"1 score was changed: north J1, ev2: 4 to 1.* Record it first"):
        record(bids, monkeypatch, ONE, by="Chair")
    assert records(bids) == {}, "nothing is entered that could not be recorded"
    record_changes(str(bids), "Clerk", DAY, reason="Ev2 had mistyped it.")
    record(bids, monkeypatch, "2\nDates on p3.\n\nNo check on p4.\n\nEv2 agreed.\n\n\n", by="Chair")
    assert [(e["new"], e["by"]) for e in kept(bids)] == [("2", "Chair")]


def test_what_was_agreed_elsewhere_is_not_written_twice(tmp_path: Path, monkeypatch, capsys) -> None:
    bids = panel_folder.make(tmp_path, MARKS)
    text = bids.read_text(encoding="utf-8")
    bids.write_text(
        text.replace("  - id: south", "    responses: {J1: {consensus: {score: 3}}}\n  - id: south")
    )
    record(bids, monkeypatch, ONE, bids=("north",), criteria=("J1",))
    assert records(bids) == {}
    assert "is recorded in" in capsys.readouterr().out


def test_what_somebody_typed_stays_with_its_comments(tmp_path: Path, monkeypatch) -> None:
    bids = panel_folder.make(tmp_path, MARKS)
    own = (
        "# Our notes\nbids:\r\n- id: north\n  responses:\n"
        "    # agreed on the phone\n    J2: {consensus: {score: 3}}\n"
    )
    (tmp_path / "moderation.yaml").write_bytes(b"\xef\xbb\xbf" + own.encode())
    record(bids, monkeypatch, ONE)
    kept = (tmp_path / "moderation.yaml").read_bytes()
    assert kept.startswith(b"\xef\xbb\xbf" + own.encode())
    assert set(records(bids)) == {("north", "J1"), ("north", "J2")}


@pytest.mark.parametrize(
    "text, message",
    [
        ("bids: [{id: north, responses: {J2: {consensus: {score: 3}}}}]\n", "only its writer should change"),
        ("bids:\n- id: north\n  responses: {J2: {consensus: {scroe: 3}}}\n", "has errors"),
    ],
)
def test_a_file_that_cannot_be_changed_safely_is_left_alone(tmp_path, monkeypatch, text, message) -> None:
    bids = panel_folder.make(tmp_path, MARKS)
    (tmp_path / "moderation.yaml").write_text(text)
    with pytest.raises(Unreadable, match=message):
        record(bids, monkeypatch, ONE)
    assert (tmp_path / "moderation.yaml").read_text() == text


def test_two_people_at_the_same_answer_do_not_overwrite_one_another(
    tmp_path: Path, monkeypatch, capsys
) -> None:
    bids = panel_folder.make(tmp_path, MARKS)
    theirs = WrittenConsensus(Consensus(Decimal(2), "Theirs."))
    save = RecordFile.save
    others = RecordFile(str(bids))

    def late(self, key, before, now):
        monkeypatch.setattr(RecordFile, "save", save)
        others.save(key, None, theirs)
        return self.save(key, before, now)

    monkeypatch.setattr(RecordFile, "save", late)
    assert record(bids, monkeypatch, ONE) is ExitCode.DONE
    assert records(bids) == {("north", "J1"): theirs}
    assert "Somebody else has changed the record" in capsys.readouterr().out
    with pytest.raises(ChangedMeanwhile):
        others.save(("north", "J1"), None, theirs)


def process(bids: Path, *options: str, **more) -> subprocess.Popen:
    environment = {**to_be_killed(), "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(
        [sys.executable, "-m", "sv_score", "moderate", str(bids), "--record", "--date", DAY, *options],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        **more,
    )


BIDS = tuple(f"b{n}" for n in range(6))
TOTAL = len(BIDS) * len(panel_folder.CRITERIA_IDS)


def alike(bids=BIDS):
    """Return marks on which nobody differs: each answer then has the same three or four questions."""
    return {(b, c, e): 2 for b in bids for c in panel_folder.CRITERIA_IDS for e in ("ev1", "ev2")}


SAME = "2\nDates on p3, and the reasons at some length.\n\nNo check.\n\n"


def states(folder: Path, monkeypatch) -> list[str]:
    """Return every text that the record goes through while all answers are entered."""
    texts = [""]

    def write(path: str, text: str, *, rewriting: bool) -> None:
        assert rewriting
        if path.endswith("moderation.yaml"):
            texts.append(text)
        Path(path).write_text(text, encoding="utf-8", newline="")

    with monkeypatch.context() as patch:
        patch.setattr(record_file, "write_file", write)
        record(panel_folder.make(folder, alike(), BIDS), patch, SAME * TOTAL)
    return texts


def test_killed_at_any_point_the_file_is_whole_and_holds_what_was_answered(
    tmp_path, monkeypatch, capsys
) -> None:
    (tmp_path / "calm").mkdir()
    known = states(tmp_path / "calm", monkeypatch)
    assert len(known) == 1 + TOTAL * 4
    capsys.readouterr()
    bids = tmp_path / "bids.yaml"
    random, reached = Random(4), []
    for _ in range(4):
        (tmp_path / "moderation.yaml").unlink(missing_ok=True)
        panel_folder.make(tmp_path, alike(), BIDS)
        child = process(bids)
        assert child.stdin is not None
        child.stdin.write(SAME * TOTAL)
        child.stdin.flush()
        until = time.monotonic() + 20
        while not (tmp_path / "moderation.yaml").exists() and time.monotonic() < until:
            time.sleep(0.005)
        time.sleep(random.uniform(0, 0.4))
        child.kill()
        child.communicate()
        file = tmp_path / "moderation.yaml"
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        reached.append(known.index(text))
        read_evaluation(str(bids))
        records(bids)
    assert len(set(reached)) > 1, "killed at different points"
    # What is left goes on to the end: an unfinished record is taken up first.
    half = any(written.unfinished for written in records(bids).values())
    record(bids, monkeypatch, ("no\n" if half else "") + SAME * TOTAL)
    assert len(records(bids)) == TOTAL
    assert not any(written.unfinished for written in records(bids).values())


def test_a_full_disk_leaves_the_last_whole_record(tmp_path: Path, monkeypatch, capsys) -> None:
    # A limit on the size of files fails a write as a full disk does.
    resource = pytest.importorskip("resource", reason="needs a limit on the size of files")
    (tmp_path / "calm").mkdir()
    known = states(tmp_path / "calm", monkeypatch)
    bids = panel_folder.make(tmp_path, alike(), BIDS)
    limit = len(known[30].encode()) + 10
    child = process(bids, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    _, err = child.communicate(SAME * TOTAL, timeout=60)
    assert (child.returncode, err) == (
        2,
        f"sv-score: {tmp_path}/moderation.yaml cannot be written: file too large\n",
    )
    assert (tmp_path / "moderation.yaml").read_text(encoding="utf-8") in known[28:34]
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [
        "bids.yaml",
        "criteria.yaml",
        "marks.csv",
        "moderation.yaml",
    ]


def test_two_writers_at_once_keep_both_records(tmp_path: Path) -> None:
    bids = panel_folder.make(tmp_path, alike(), BIDS)
    halves = (BIDS[:3], BIDS[3:])
    children = [process(bids, *(word for bid in half for word in ("--bid", bid))) for half in halves]
    for child in children:
        assert child.stdin is not None
        child.stdin.write(SAME * 9)
        child.stdin.close()
    for child in children:
        assert child.wait(timeout=60) == 0
        assert child.stderr is not None
        assert child.stderr.read() == ""
        child.stderr.close()
    assert {key for key, written in records(bids).items() if not written.unfinished} == {
        (bid, criterion) for bid in BIDS for criterion in panel_folder.CRITERIA_IDS
    }
    assert bids.read_text(encoding="utf-8").count("moderation.yaml") == 1
