"""`sv-score panel`: each evaluator's own file, labels and their key, and how far everybody is."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from sv_score.commands.exit_code import ExitCode
from sv_score.commands.panel import Options, make, status
from sv_score.commands.show import Look
from sv_score.reading.evaluation import read_evaluation
from sv_score.reading.source import Unreadable
from tests import panel_folder
from tests.commands.run import sv_score


def folder(tmp_path: Path, marks: panel_folder.Marks | None = None) -> Path:
    return panel_folder.make(tmp_path, marks or {("north", "J1", "ev1"): 2})


def fill(file: Path, score: int) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("score:\n", f"score: {score}\n"), encoding="utf-8")


def scores(bids: Path) -> dict[tuple[str, str, str], Decimal | None]:
    reading = read_evaluation(str(bids))
    assert not reading.findings, [f.message for f in reading.findings]
    assert reading.evaluation is not None
    return {
        (bid.id, criterion, mark.evaluator): mark.score
        for bid in reading.evaluation.bids
        for criterion, response in bid.responses.items()
        for mark in response.marks
    }


def test_each_evaluator_gets_a_file_of_their_own(tmp_path: Path, capsys) -> None:
    bids = folder(tmp_path)
    before = bids.read_text(encoding="utf-8")
    assert make(Options(str(tmp_path))) is ExitCode.DONE
    first, second = (tmp_path / "scores" / f"ev{n}.yaml" for n in (1, 2))
    assert "ev2" not in first.read_text(encoding="utf-8")
    assert "ev1" not in second.read_text(encoding="utf-8")
    # What ev1 has marked already has no second place.
    assert first.read_text(encoding="utf-8").count("score:\n") == 5
    assert second.read_text(encoding="utf-8").count("score:\n") == 6
    assert bids.read_text(encoding="utf-8") == before.replace(
        "[marks.csv]", "[marks.csv, scores/ev1.yaml, scores/ev2.yaml]"
    )
    assert scores(bids) == {("north", "J1", "ev1"): 2}
    fill(first, 0)
    fill(second, 4)
    given = scores(bids)
    assert len(given) == 12
    assert given["south", "P1", "ev1"] == 0
    assert given["north", "J1", "ev1"] == 2
    assert "Next:" in capsys.readouterr().out


def test_what_is_there_is_never_overwritten_nor_listed_twice(tmp_path: Path, capsys) -> None:
    bids = folder(tmp_path)
    make(Options(str(bids)))
    fill(tmp_path / "scores" / "ev2.yaml", 3)
    kept = {path.name: path.read_bytes() for path in (tmp_path / "scores").iterdir()}
    text = bids.read_bytes()
    make(Options(str(bids)))
    assert {path.name: path.read_bytes() for path in (tmp_path / "scores").iterdir()} == kept
    assert bids.read_bytes() == text
    assert "ev2 has marked everything already" in capsys.readouterr().out


def test_a_file_that_is_listed_and_missing_is_made(tmp_path: Path, capsys) -> None:
    bids = folder(tmp_path)
    listed = bids.read_text(encoding="utf-8").replace(
        "[marks.csv]", "[marks.csv, ./scores/ev1.yaml, scores/ev2.csv]"
    )
    bids.write_text(listed, encoding="utf-8")
    assert make(Options(str(tmp_path), evaluators=("ev1",))) is ExitCode.DONE
    assert not (tmp_path / "scores" / "ev2.csv").exists()
    assert make(Options(str(tmp_path))) is ExitCode.DONE
    assert bids.read_text(encoding="utf-8") == listed
    assert sorted(path.name for path in (tmp_path / "scores").iterdir()) == [
        "ev1.yaml",
        "ev2.csv",
        "questions.md",
    ]
    assert scores(bids) == {("north", "J1", "ev1"): 2}
    # As the page on panels says: to make one again, move it away first.
    (tmp_path / "scores" / "ev1.yaml").unlink()
    assert make(Options(str(tmp_path))) is ExitCode.DONE
    assert (tmp_path / "scores" / "ev1.yaml").exists()
    capsys.readouterr()


@pytest.mark.parametrize("name", ["gone.csv", "scores/ev3.yaml", "old/ev1.yaml"])
def test_marks_that_nobody_makes_anew_may_not_be_missing(tmp_path: Path, capsys, name: str) -> None:
    bids = folder(tmp_path)
    text = bids.read_text(encoding="utf-8").replace("[marks.csv]", f"[marks.csv, {name}]")
    bids.write_text(text, encoding="utf-8")
    assert make(Options(str(tmp_path))) is ExitCode.FOUND
    said = capsys.readouterr().err
    assert f"{name} does not exist" in said
    assert "make the file with `sv-score panel make`, or delete the line" in said
    assert not (tmp_path / "scores").exists()


def test_a_folder_in_place_of_a_score_file_is_not_one_to_make(tmp_path: Path, capsys) -> None:
    bids = folder(tmp_path)
    (tmp_path / "scores" / "ev1.yaml").mkdir(parents=True)
    text = bids.read_text(encoding="utf-8").replace("[marks.csv]", "[marks.csv, scores/ev1.yaml]")
    bids.write_text(text, encoding="utf-8")
    assert make(Options(str(tmp_path))) is ExitCode.FOUND
    assert "SV117" in capsys.readouterr().err


def test_nothing_changes_where_everybody_has_marked(tmp_path: Path, capsys) -> None:
    bids = folder(tmp_path, panel_folder.full())
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    for blind in (False, True):
        assert make(Options(str(bids), blind=blind)) is ExitCode.DONE
        said = capsys.readouterr().out
        assert said == "".join(f"ev{n} has marked everything already; no file was made.\n" for n in (1, 2))
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_csv_files_and_the_questions_beside_them(tmp_path: Path, capsys) -> None:
    bids = folder(tmp_path)
    make(Options(str(bids), output=str(tmp_path / "sheets"), csv=True))
    table = tmp_path / "sheets" / "ev2.csv"
    assert table.read_text(encoding="utf-8").splitlines()[:2] == [
        "bid,criterion,evaluator,score,rationale",
        "north,J1,ev2,,",
    ]
    questions = (tmp_path / "sheets" / "questions.md").read_text(encoding="utf-8")
    assert all(text in questions for text in ("How many start?", "3 Met", "As 3, with a check."))
    table.write_text(table.read_text(encoding="utf-8").replace(",,", ",1,"), encoding="utf-8")
    assert list(scores(bids).values()).count(Decimal(1)) == 6
    capsys.readouterr()


def test_blind_marks_come_back_to_their_bids(tmp_path: Path, capsys) -> None:
    bids = folder(tmp_path)
    make(Options(str(bids), blind=True))
    pages = [path.read_text(encoding="utf-8") for path in (tmp_path / "scores").iterdir()]
    assert not [name for page in pages for name in ("north", "south", "North", "South") if name in page]
    key = (tmp_path / "panel-key.yaml").read_text(encoding="utf-8")
    labels = dict(line.strip().split(": ") for line in key.split("labels:\n")[1].splitlines())
    assert sorted(labels.values()) == ["north", "south"]
    page = tmp_path / "scores" / "ev2.yaml"
    first, second = page.read_text(encoding="utf-8").split("  - id: Bid-B")
    page.write_text(
        first.replace("score:\n", "score: 1\n") + "  - id: Bid-B" + second.replace("score:\n", "score: 4\n")
    )
    given = {bid: score for (bid, _, evaluator), score in scores(bids).items() if evaluator == "ev2"}
    assert given == {labels["Bid-A"]: 1, labels["Bid-B"]: 4}
    # Made again, the key is the same and nothing is drawn anew.
    make(Options(str(bids), blind=True))
    assert (tmp_path / "panel-key.yaml").read_text(encoding="utf-8") == key
    assert bids.read_text(encoding="utf-8").count("blind_key: panel-key.yaml") == 1
    assert "Keep it from the evaluators" in capsys.readouterr().out


def test_an_uncleared_interest_leaves_no_place(tmp_path: Path, capsys) -> None:
    bids = folder(tmp_path)
    text = bids.read_text(encoding="utf-8")
    interest = "{id: ev2, declaration: {interests: [{bid: south, interest: Works there}]}}"
    bids.write_text(text.replace("{id: ev2, declaration: {interests: none}}", interest), encoding="utf-8")
    make(Options(str(bids)))
    assert "south" not in (tmp_path / "scores" / "ev2.yaml").read_text(encoding="utf-8")
    assert "ev2 gets no place for south: an interest in bid south is not cleared." in capsys.readouterr().out


def test_a_bids_file_of_another_layout_is_left_and_the_lines_are_told(tmp_path: Path, capsys) -> None:
    bids = folder(tmp_path)
    text = bids.read_text(encoding="utf-8").replace("[marks.csv]", "[marks.csv\n]")
    bids.write_text(text, encoding="utf-8")
    make(Options(str(bids)))
    assert bids.read_text(encoding="utf-8") == text
    assert "by hand:\n  - scores/ev1.yaml\n  - scores/ev2.yaml" in capsys.readouterr().out


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_bids_file_keeps_its_byte_order_mark_and_line_ends(tmp_path: Path, end: str, capsys) -> None:
    bids = folder(tmp_path)
    text = bids.read_text(encoding="utf-8").replace("scores: [marks.csv]  # so far\n", "").replace("\n", end)
    bids.write_bytes(b"\xef\xbb\xbf" + text.encode())
    make(Options(str(bids)))
    data = bids.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfsv_score")
    assert data.count(b"\r\n") == (data.count(b"\n") if end == "\r\n" else 0)
    assert len(scores(bids)) == 0
    capsys.readouterr()


def test_what_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    bids = folder(tmp_path)
    with pytest.raises(Unreadable, match="no evaluator `ev3`"):
        make(Options(str(bids), evaluators=("ev3",)))
    with pytest.raises(Unreadable, match="ends like a file, and this writes several; name a folder"):
        make(Options(str(bids), output=str(tmp_path / "scores.csv"), csv=True))
    (tmp_path / "a-file").write_text("")
    with pytest.raises(Unreadable, match="cannot be made"):
        make(Options(str(bids), output=str(tmp_path / "a-file" / "scores")))
    (tmp_path / "panel-key.yaml").write_text("labels: none\n")
    with pytest.raises(Unreadable, match="is not a key for these bids"):
        make(Options(str(bids), blind=True))
    (tmp_path / "bids.yaml").write_text("sv_score: 1\ncriteria: criteria.yaml\nbids: [{id: north}]\n")
    with pytest.raises(Unreadable, match="names no evaluators"):
        make(Options(str(bids)))
    with pytest.raises(Unreadable, match=r"has no bids\.yaml"):
        make(Options(str(tmp_path.parent)))


def test_no_score_file_is_made_where_it_would_not_be_read(tmp_path: Path, capsys) -> None:
    (tmp_path / "here" / "procurement").mkdir(parents=True)
    bids = folder(tmp_path / "here" / "procurement")
    before = bids.read_text(encoding="utf-8")
    with pytest.raises(Unreadable, match="outside the folders of this procurement"):
        make(Options(str(bids), output=str(tmp_path / "elsewhere")))
    assert bids.read_text(encoding="utf-8") == before
    assert not (tmp_path / "elsewhere").exists()
    # The folder above is one that the bids file may name.
    make(Options(str(bids), output=str(tmp_path / "here" / "scores")))
    assert "../scores/" in bids.read_text(encoding="utf-8")


def test_status_counts_and_tells_no_mark(tmp_path: Path, capsys) -> None:
    marks = panel_folder.full()
    done = {place: mark for place, mark in marks.items() if place[2] == "ev1" or place[0] == "north"}
    done["south", "P1", "ev2"] = "A friend works there."
    bids = folder(tmp_path, done)
    assert status(str(bids), Look("text")) is ExitCode.DONE
    out = capsys.readouterr().out
    assert "1 of 2 evaluators has finished." in out
    assert "ev2        6        3       1          2           begun" in out
    assert "friend" not in out
    assert "See p" not in out
    status(str(bids), Look("json"))
    shown = json.loads(capsys.readouterr().out)
    assert (shown["finished"], shown["of"]) == (1, 2)
    assert shown["evaluators"][1]["still_open"] == [
        {"bid": "south", "criterion": "J1"},
        {"bid": "south", "criterion": "J2"},
    ]


def test_status_shows_faults_without_what_they_quote(tmp_path: Path, capsys) -> None:
    bids = folder(tmp_path, {("north", "J1", "ev1"): 9, ("north", "J2", "ev1"): 3})
    assert status(str(bids), Look("text")) is ExitCode.DONE
    captured = capsys.readouterr()
    assert "marks.csv has 1 error" in captured.out
    assert "9" not in captured.out.replace(str(tmp_path), "")
    assert captured.err == ""


def test_the_command_line(tmp_path: Path) -> None:
    folder(tmp_path)
    made = sv_score("panel", ".", cwd=tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    assert "Made scores/ev2.yaml" in made.stdout
    shown = sv_score("panel", "status", ".", "-f", "table", cwd=tmp_path, COLUMNS="80")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert max(map(len, shown.stdout.splitlines())) <= 80
    missing = sv_score("panel", "nowhere.yaml", cwd=tmp_path)
    assert (missing.returncode, missing.stderr) == (
        2,
        "sv-score: nowhere.yaml does not exist; check the name and the folder\n",
    )
    assert "status" in sv_score("panel", "--help").stdout
