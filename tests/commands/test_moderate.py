"""`sv-score moderate` and `sv-score agreement`: what they print, when they refuse, and how long they take."""

import json
import time
from pathlib import Path
from random import Random

import pytest

from sv_score.commands.agreement import Options as AgreementOptions
from sv_score.commands.agreement import run as agree
from sv_score.commands.exit_code import ExitCode
from sv_score.commands.moderate import Options, run
from sv_score.reading.source import Unreadable
from tests import panel_folder
from tests.commands.run import sv_score

MARKS = {
    ("north", "J1", "ev1"): 0,
    ("north", "J1", "ev2"): 1,
    ("north", "J2", "ev1"): 2,
    ("north", "J2", "ev2"): 4,
    ("south", "J1", "ev1"): 4,
    ("south", "J1", "ev2"): 4,
    ("south", "J2", "ev1"): 1,
    ("south", "P1", "ev1"): 2,
    ("south", "P1", "ev2"): "Knows the | caretaker.",
}


def shown(capsys, file: Path, form: str = "text", wanted: ExitCode = ExitCode.DONE, **options: object) -> str:
    capsys.readouterr()
    assert run(Options(str(file), form, **options)) is wanted  # type: ignore[arg-type]
    out: str = capsys.readouterr().out
    return out


def test_the_agenda_lists_what_needs_the_panel_first(tmp_path: Path, capsys) -> None:
    bids = panel_folder.make(tmp_path, MARKS)
    page = json.loads(shown(capsys, bids, "json"))
    assert [(item["turn"], item["criterion"], item["bid"]) for item in page["items"]] == [
        ("discuss", "J1", "north"),
        ("discuss", "J2", "north"),
        ("incomplete", "J2", "south"),
        ("incomplete", "P1", "north"),
        ("incomplete", "P1", "south"),
        ("close", "J1", "south"),
    ]
    first = page["items"][0]
    assert first["across"] == [{"score": 1, "line": "the minimum"}]
    assert first["span"] == {"low": 0, "high": 1, "levels_apart": 1}
    text = shown(capsys, bids)
    assert "6 answers: 0 agreed, 6 open (2 of them to discuss)." in text
    for line in (
        "- ev2 gave 4 (Strong): See p4",
        "- 3 (Met): An action, who does it, and when.",
        "Marks lie on both sides of the score that fully meets the requirement, 3.",
        "- ev2 abstained: Knows the | caretaker.",
        "Still to mark: ev2.",
        "There is no mark that counts yet.",
    ):
        assert line in text.splitlines()
    assert "Knows the &#124; caretaker." in shown(capsys, bids, "markdown")


def test_the_agenda_can_be_narrowed(tmp_path: Path, capsys) -> None:
    bids = panel_folder.make(tmp_path, MARKS)
    (tmp_path / "moderation.yaml").write_text(
        "bids: [{id: north, responses: {J1: {consensus: {score: 1}}}}]\n"
    )
    text = bids.read_text(encoding="utf-8").replace("[marks.csv]", "[marks.csv, moderation.yaml]")
    bids.write_text(text, encoding="utf-8")
    page = json.loads(shown(capsys, bids, "json", still_open=True))
    assert len(page["items"]) == 5
    north = json.loads(shown(capsys, bids, "json", bids=("north",), criteria=("J1", "J2")))
    assert [(item["criterion"], item["open"]) for item in north["items"]] == [("J1", False), ("J2", True)]
    assert "1 answer of 6: 1 agreed, 0 open." in shown(capsys, bids, bids=("north",), criteria=("J1",))
    with pytest.raises(Unreadable, match="no bid `nord`; did you mean `north`"):
        run(Options(str(bids), bids=("nord",)))
    with pytest.raises(Unreadable, match="no scored criterion `J9`"):
        run(Options(str(bids), criteria=("J9",)))


def test_what_is_recorded_of_the_agreement_is_shown_in_full(tmp_path: Path, capsys) -> None:
    bids = panel_folder.make(tmp_path, {("north", "J1", "ev1"): 2, ("north", "J1", "ev2"): 4})
    (tmp_path / "moderation.yaml").write_text(
        "bids: [{id: north, responses: {J1: {consensus: {score: 1, rationale: As p1., "
        "why_not_higher: No date., why_outside_marks: The annex was struck out., "
        "differences: [{evaluator: ev1, resolution: Saw it.}], dissent: [{evaluator: ev2, reason: Stays.}]"
        "}}}}]\n"
    )
    text = bids.read_text(encoding="utf-8").replace("[marks.csv]", "[marks.csv, moderation.yaml]")
    bids.write_text(text, encoding="utf-8")
    lines = shown(capsys, bids, criteria=("J1",), bids=("north",)).splitlines()
    assert lines[lines.index("What the panel agreed:") :] == [
        "What the panel agreed:",
        "",
        "- Agreed score: 1 (Weak)",
        "- Reasons: As p1.",
        "- Why not higher: No date.",
        "- Why outside the marks: The annex was struck out.",
        "- Difference of ev1: Saw it.",
        "- Dissent of ev2: Stays.",
    ]
    (item,) = json.loads(shown(capsys, bids, "json", criteria=("J1",), bids=("north",)))["items"]
    assert item["consensus"]["why_outside_marks"] == "The annex was struck out."


def test_a_mark_that_is_set_aside_is_shown_with_its_effect(tmp_path: Path, capsys) -> None:
    bids = panel_folder.make(tmp_path, {("north", "J1", "ev1"): 4, ("north", "J1", "ev2"): 3})
    (tmp_path / "aside.yaml").write_text(
        "bids: [{id: north, responses: {J2: {scores: "
        "{ev1: 4, ev2: {score: 0, excluded: true, reason: Late}}}}}]\n"
    )
    text = bids.read_text(encoding="utf-8").replace("[marks.csv]", "[marks.csv, aside.yaml]")
    bids.write_text(text, encoding="utf-8")
    lines = shown(capsys, bids, criteria=("J2",), bids=("north",)).splitlines()
    assert "- ev2 gave 0 (None), set aside: Late (no rationale)" in lines
    assert "without what is set aside  4       0" in lines
    assert "with it                    0 to 4  4" in lines


def test_a_scale_in_steps_shows_the_bands_that_the_marks_lie_in(tmp_path: Path, capsys) -> None:
    bids = panel_folder.make(tmp_path, {("north", "J1", "ev1"): 45, ("north", "J1", "ev2"): 60})
    head, rest = panel_folder.CRITERIA.split("  meets_at: 3\n")
    bands = "".join(f"    - {{from: {n}, label: L{n}, descriptor: D{n}.}}\n" for n in (0, 20, 40, 60, 80))
    stepped = "  min: 0\n  max: 100\n  step: 5\n  meets_at: 60\n  bands:\n" + bands
    text = head + stepped + "dimensions:" + rest.split("dimensions:")[1].replace("score: 1,", "score: 20,")
    (tmp_path / "criteria.yaml").write_text(text, encoding="utf-8")
    lines = shown(capsys, bids, bids=("north",), criteria=("J1",)).splitlines()
    assert [line for line in lines if line.startswith("- from")] == [
        "- from 40 (L40): D40.",
        "- from 60 (L60): D60.",
    ]
    assert "- ev1 gave 45 (L40): See p45" in lines
    assert "The marks are 3 levels apart." in lines


def test_an_error_in_a_mark_stops_both_and_says_where(tmp_path: Path, capsys) -> None:
    bids = panel_folder.make(tmp_path, {("north", "J1", "ev1"): 9})
    assert run(Options(str(bids))) is ExitCode.FOUND
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "SV503" in captured.err
    assert captured.err.endswith("1 error; nothing was moderated\n")
    assert agree(AgreementOptions(str(bids))) is ExitCode.FOUND
    assert capsys.readouterr().err.endswith("1 error; nothing was compared\n")


def test_agreement_as_json_is_the_documented_shape(tmp_path: Path, capsys) -> None:
    bids = panel_folder.make(tmp_path, MARKS)
    assert agree(AgreementOptions(str(bids), "json")) is ExitCode.DONE
    page = json.loads(capsys.readouterr().out)
    jobs, place = page["dimensions"]
    few = "3 answers with two marks, fewer than 10: no conclusion can be drawn"
    # By hand, for the marks 0 1, 2 4 and 4 4: within the answers the squared distances of all ordered pairs
    # sum up to 2 (1 + 4 + 0) = 10, over all marks to 2 (1 + 4 + 3 x 16 + 1 + 3 x 9 + 3 x 4) = 186, so that
    # alpha = 1 - (10 / 6) / (186 / 30).
    assert jobs == {
        "id": "jobs",
        "units": 3,
        "marks": 6,
        "exact_percent": 33.33,
        "within_one_percent": 66.67,
        "alpha_ordinal": 0.7312,
        "alpha_exact": "68/93",
        "note": few,
    }
    assert place == {
        "id": "place",
        "units": 0,
        "marks": 0,
        "exact_percent": None,
        "within_one_percent": None,
        "alpha_ordinal": None,
        "alpha_exact": None,
        "note": "no answer has two marks that count",
    }
    assert page["evaluators"] == [
        {"id": "ev1", "marks": 3, "mean_difference": -1.0, "mean_difference_exact": "-1"},
        {"id": "ev2", "marks": 3, "mean_difference": 1.0, "mean_difference_exact": "1"},
    ]
    assert page["spread"] == [
        {"bid": "north", "criterion": "J2", "low": 2, "high": 4, "levels_apart": 2},
        {"bid": "north", "criterion": "J1", "low": 0, "high": 1, "levels_apart": 1},
    ]


def test_marks_by_people_who_may_not_mark_are_left_out(tmp_path: Path, capsys) -> None:
    bids = panel_folder.make(tmp_path, MARKS)
    text = bids.read_text(encoding="utf-8")
    interest = "{id: ev2, declaration: {interests: [{bid: north, interest: Works there}]}}"
    bids.write_text(text.replace("{id: ev2, declaration: {interests: none}}", interest), encoding="utf-8")
    agree(AgreementOptions(str(bids), "json"))
    page = json.loads(capsys.readouterr().out)
    assert [d["units"] for d in page["dimensions"]] == [1, 0]
    # The interest is an error of the record, which stands beside the page.
    found = ExitCode.FOUND
    lines = shown(capsys, bids, wanted=found, bids=("north",), criteria=("J2",)).splitlines()
    assert "- ev2 gave 4 (Strong), set aside: an interest in bid north is not cleared: See p4" in lines


def test_agreement_draws_no_conclusion_from_few_answers(tmp_path: Path, capsys) -> None:
    bids = panel_folder.make(tmp_path, MARKS)
    agree(AgreementOptions(str(bids), "text"))
    text = capsys.readouterr().out
    assert "- No conclusion can be drawn from fewer than 10 answers with two marks." in text
    assert "There are fewer in: Jobs (3)." in text
    agree(AgreementOptions(str(bids), "text", enough=3))
    assert "No conclusion" not in capsys.readouterr().out
    agree(AgreementOptions(str(panel_folder.make(tmp_path, {("north", "J1", "ev1"): 1})), "text"))
    assert "nothing to compare yet" in capsys.readouterr().out


def real_size(folder: Path) -> tuple[Path, dict[tuple[str, str, str], int]]:
    """Write 12 bids, 10 criteria and 50 evaluators, and leave out a tenth of the marks."""
    random = Random(50)
    bids, panel = [f"bid{n}" for n in range(12)], [f"e{n}" for n in range(50)]
    names = [f"C{n}" for n in range(10)]
    marks = {
        (b, c, e): random.randrange(5) for b in bids for c in names for e in panel if random.random() < 0.9
    }
    file = panel_folder.make(folder, marks, bids, panel)
    head = panel_folder.CRITERIA.split("dimensions:")[0]
    halves = (("jobs", 60, names[:5]), ("place", 40, names[5:]))
    text = head + "dimensions:\n"
    for dimension, weight, members in halves:
        text += f"  - id: {dimension}\n    weight: {weight}\n    criteria:\n"
        text += "".join(f"      - {{id: {name}, title: T, question: Q?, weight: 20}}\n" for name in members)
    (folder / "criteria.yaml").write_text(text, encoding="utf-8")
    return file, marks


def test_a_panel_of_real_size_stays_instant(tmp_path: Path, capsys) -> None:
    bids, marks = real_size(tmp_path)
    started = time.process_time()
    agree(AgreementOptions(str(bids), "json"))
    page = json.loads(capsys.readouterr().out)
    run(Options(str(bids), "json"))
    items = json.loads(capsys.readouterr().out)["items"]
    spent = time.process_time() - started
    assert sum(d["marks"] for d in page["dimensions"]) == len(marks)
    assert [d["units"] for d in page["dimensions"]] == [60, 60]
    assert sum(e["marks"] for e in page["evaluators"]) == len(marks)
    assert sum(len(item["missing"]) for item in items) == 12 * 10 * 50 - len(marks)
    # 5,400 marks, read and weighed twice: well under a second on any machine of today.
    assert spent < 6


def test_the_command_lines(tmp_path: Path) -> None:
    panel_folder.make(tmp_path, MARKS)
    for command in ("moderate", "agreement"):
        table = sv_score(command, "bids.yaml", "-f", "table", cwd=tmp_path, COLUMNS="80")
        counted = "\n17 warnings, 5 notes; `sv-score check` explains them\n"
        assert (table.returncode, table.stderr) == (0, counted)
        assert sv_score(command, "bids.yaml", "-q", cwd=tmp_path).stderr == ""
        assert max(map(len, table.stdout.splitlines())) <= 80
    assert sv_score("moderate", "bids.yaml", "-f", "xml", cwd=tmp_path).returncode == 2
    empty = sv_score("moderate", "bids.yaml", "--record", cwd=tmp_path)
    assert (empty.returncode, empty.stderr) == (0, "")
    assert not (tmp_path / "moderation.yaml").exists()
    bad_day = sv_score("moderate", "bids.yaml", "--record", "--date", "6 May", cwd=tmp_path)
    assert (bad_day.returncode, bad_day.stderr.count("\n")) == (2, 1)
