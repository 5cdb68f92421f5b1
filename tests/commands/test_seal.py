"""`sv-score seal` and `sv-score verify`: files, refusals, exit codes, and what a reader is told."""

import json
from datetime import date
from pathlib import Path

import pytest

from sv_score.commands import seal as sealing
from sv_score.commands import verify as verifying
from sv_score.commands.exit_code import ExitCode
from sv_score.reading.seals import read_seal
from sv_score.reading.source import Unreadable, open_source
from tests.commands.run import sv_score
from tests.rules.overlay import BASE

REFINEMENT = """
refinements:
  - date: 2026-03-20
    stage: before_final_tenders
    notice: Notice 12
    reason: Asked for in dialogue
    changes: [LE1, LE2]
"""
OTHER_WEIGHTS = [
    ("question: How will apprentices", "question: How will two apprentices"),
    ("weight: 60", "weight: 55"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("criteria.yaml", "bids.yaml"):
        (tmp_path / name).write_text((BASE / name).read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return tmp_path


def change(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def seal(
    *files: str, day: str = "2026-03-02", notice: str = "", again: str = "", output: str = ""
) -> ExitCode:
    return sealing.run(sealing.Options(files or ("criteria.yaml",), day, notice, again, output))


def verify(*paths: str, form: str = "text") -> ExitCode:
    return verifying.run(verifying.Options(paths or (".",), form))


def refine(folder: Path) -> None:
    file = folder / "criteria.yaml"
    text = file.read_text(encoding="utf-8").replace("        weight: 50", "        weight: 40", 1)
    file.write_text(
        text.replace("        weight: 50", "        weight: 60", 1) + REFINEMENT, encoding="utf-8"
    )


# Making a seal.


def test_a_seal_lies_beside_the_first_file_and_holds_all(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "letter.txt").write_bytes(b"Dear all\r\n")
    assert seal("criteria.yaml", "bids.yaml", "letter.txt", notice="Notice 7") is ExitCode.DONE
    made = read_seal(open_source("criteria.seal.yaml"), [])
    assert made is not None
    assert (made.sealed, made.notice) == (date(2026, 3, 2), "Notice 7")
    assert [(f.name, f.kind) for f in made.files] == [
        ("criteria.yaml", "criteria"),
        ("bids.yaml", "bids"),
        ("letter.txt", "other"),
    ]
    shown = capsys.readouterr().out
    assert made.files[0].sha256 in shown
    assert "criteria.yaml, as a criteria file, by its meaning" in shown
    assert "letter.txt, by its bytes" in shown


def test_the_same_files_and_day_give_the_same_bytes(folder: Path) -> None:
    seal(output="one.seal.yaml")
    seal(output="two.seal.yaml")
    assert (folder / "one.seal.yaml").read_bytes() == (folder / "two.seal.yaml").read_bytes()


def test_the_day_is_given_or_of_the_environment_or_today(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def day() -> date | None:
        made = read_seal(open_source("criteria.seal.yaml"), [])
        (folder / "criteria.seal.yaml").unlink()
        return made.sealed if made else None

    before = date.today()
    seal(day="")
    assert before <= (day() or date.min) <= date.today()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    seal(day="")
    assert day() == date(2026, 1, 1)
    seal(day="2026-02-28")
    assert day() == date(2026, 2, 28)


@pytest.mark.parametrize("day", ["2 March", "2026-02-30", "20260302", "2026-W10-1"])
def test_a_day_that_is_none_is_refused(day: str, folder: Path) -> None:
    with pytest.raises(Unreadable, match="is not a date; write year-month-day"):
        seal(day=day)
    assert not (folder / "criteria.seal.yaml").exists()


def test_a_clock_setting_that_is_none_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(Unreadable, match="SOURCE_DATE_EPOCH is `soon`"):
        seal(day="")


def test_a_file_with_errors_is_not_sealed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder / "criteria.yaml", ("weight: 60", "weight: 61"))
    assert seal() is ExitCode.FOUND
    shown = capsys.readouterr().err
    assert "SV201" in shown
    assert "1 error; nothing was sealed" in shown
    assert not (folder / "criteria.seal.yaml").exists()


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (("nothing.yaml",), "nothing.yaml does not exist"),
        (("criteria.yaml", "./criteria.yaml"), "criteria.yaml is named twice"),
        ((".",), "is a folder"),
        (("-",), "name a file in place of `-`"),
        (("empty.yaml",), r"empty.yaml is empty"),
    ],
)
def test_what_cannot_be_sealed_is_said_in_one_sentence(
    files: tuple[str, ...], message: str, folder: Path
) -> None:
    (folder / "empty.yaml").write_text("\n", encoding="utf-8")
    with pytest.raises(Unreadable, match=message):
        seal(*files)


def test_a_seal_is_not_sealed(folder: Path) -> None:
    seal()
    with pytest.raises(Unreadable, match="is a seal; name the files that it seals"):
        seal("criteria.seal.yaml")


def test_sealing_unchanged_files_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seal()
    before = (folder / "criteria.seal.yaml").read_bytes()
    assert seal(day="2026-09-09") is ExitCode.DONE
    assert (folder / "criteria.seal.yaml").read_bytes() == before
    assert "already says this" in capsys.readouterr().out


def test_a_notice_is_added_to_a_seal_with_a_reason(folder: Path) -> None:
    seal()
    with pytest.raises(Unreadable, match="the notice changed since"):
        seal(notice="Notice 7")
    assert seal(notice="Notice 7", again="The notice has its number now") is ExitCode.DONE
    made = read_seal(open_source("criteria.seal.yaml"), [])
    assert made is not None
    assert (made.notice, len(made.earlier)) == ("Notice 7", 1)
    assert seal(notice="Notice 7") is ExitCode.DONE


def test_a_seal_that_differs_is_never_overwritten(folder: Path) -> None:
    seal()
    before = (folder / "criteria.seal.yaml").read_bytes()
    change(folder / "criteria.yaml", *OTHER_WEIGHTS[:1])
    with pytest.raises(Unreadable, match=r"criteria.yaml changed since"):
        seal()
    with pytest.raises(Unreadable, match="changed in LE1, and no complete refinement names that"):
        seal(again="We changed our mind")
    assert (folder / "criteria.seal.yaml").read_bytes() == before


def test_a_file_that_is_no_seal_is_never_overwritten(folder: Path) -> None:
    (folder / "criteria.seal.yaml").write_text("notes: mine\n", encoding="utf-8")
    with pytest.raises(Unreadable, match="is not a seal that can be read"):
        seal()
    assert (folder / "criteria.seal.yaml").read_text(encoding="utf-8") == "notes: mine\n"


def test_refined_criteria_are_sealed_again_and_the_seal_of_before_is_kept(folder: Path) -> None:
    seal()
    refine(folder)
    assert seal(day="2026-03-21", again="Refined after dialogue") is ExitCode.DONE
    made = read_seal(open_source("criteria.seal.yaml"), [])
    assert made is not None
    assert (made.reason, made.sealed, made.first_day) == (
        "Refined after dialogue",
        date(2026, 3, 21),
        date(2026, 3, 2),
    )
    assert made.earlier[0].files[0].content["dimensions"][0]["criteria"][0]["weight"] == 50
    assert verify() is ExitCode.DONE


def test_a_signature_of_the_seal_of_before_is_named_and_how_to_sign_again(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seal()
    assert ".sig" not in capsys.readouterr().out
    refine(folder)
    (folder / "criteria.seal.yaml.sig").write_text("signature", encoding="utf-8")
    assert seal(day="2026-03-20", again="Asked for in dialogue") is ExitCode.DONE
    said = " ".join(capsys.readouterr().out.split())
    assert "criteria.seal.yaml.sig is a signature of the seal of before and does not fit this one" in said
    assert "sign again: sv-score sign criteria.seal.yaml --key YOUR-KEY" in said


def test_files_sealed_before_are_sealed_again_together(folder: Path) -> None:
    seal("criteria.yaml", "bids.yaml")
    refine(folder)
    with pytest.raises(Unreadable, match=r"also holds bids.yaml"):
        seal(again="Refined")
    assert seal("criteria.yaml", "bids.yaml", again="Refined") is ExitCode.DONE


def test_again_needs_a_seal(folder: Path) -> None:
    with pytest.raises(Unreadable, match=r"there is no criteria.seal.yaml to seal again"):
        seal(again="why")


def test_files_in_other_folders_are_named_from_the_seal(folder: Path) -> None:
    (folder / "out").mkdir()
    seal(output="out/all.seal.yaml")
    made = read_seal(open_source("out/all.seal.yaml"), [])
    assert made is not None
    assert made.files[0].name == "../criteria.yaml"
    assert verify("out") is ExitCode.DONE


# Verifying.


def test_spelling_does_not_break_a_seal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seal("criteria.yaml", "bids.yaml")
    for name in ("criteria.yaml", "bids.yaml"):
        text = (folder / name).read_text(encoding="utf-8").replace("weight: 60", "weight: 6e1  # of 100")
        # As git's autocrlf and Notepad leave it.
        (folder / name).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert verify() is ExitCode.DONE
    assert "criteria.yaml: as sealed on 2026-03-02" in capsys.readouterr().out


def test_what_changed_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seal("criteria.yaml", "bids.yaml")
    change(folder / "criteria.yaml", *OTHER_WEIGHTS)
    change(folder / "bids.yaml", ("      CR1: 3", "      CR1: 2"))
    assert verify("criteria.yaml") is ExitCode.FOUND
    shown = capsys.readouterr().out.splitlines()
    assert "criteria.yaml: NOT as sealed on 2026-03-02. 2 changes in meaning:" in shown
    assert [line.split() for line in shown if line.startswith("local-economy")] == [
        ["local-economy:", "weight", "60", "55"]
    ]
    assert any(line.startswith("LE1: question ") for line in shown)
    assert [line.split() for line in shown if line.startswith("greenway")] == [
        ["greenway:", "answer", "to", "CR1", "3", "2"]
    ]


def test_a_refined_file_is_not_as_sealed_and_says_why(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seal()
    refine(folder)
    assert verify() is ExitCode.FOUND
    shown = capsys.readouterr().out
    assert "2026-03-20" in shown
    assert "Refinements name every change; seal the file again" in shown


def test_a_file_that_is_gone_or_no_longer_readable_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "letter.txt").write_bytes(b"Dear all\n")
    seal("criteria.yaml", "bids.yaml", "letter.txt")
    (folder / "criteria.yaml").write_text("sv_score: 1\nid: [\n", encoding="utf-8")
    (folder / "bids.yaml").unlink()
    (folder / "letter.txt").write_bytes(b"Dear both\n")
    assert verify() is ExitCode.FOUND
    shown = capsys.readouterr().out
    sealed = "NOT as sealed on 2026-03-02. It"
    assert f"criteria.yaml: {sealed} cannot be read as it was; `sv-score check` says more." in shown
    assert f"bids.yaml: {sealed} does not exist; check the name and the folder." in shown
    assert f"letter.txt: {sealed} has other bytes than those that were sealed." in shown


def test_an_edited_seal_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seal()
    change(folder / "criteria.seal.yaml", ('title: "Care of four parks"', 'title: "Care of five parks"'))
    assert verify() is ExitCode.FOUND
    shown = capsys.readouterr().out
    assert "THE SEAL ITSELF HAS BEEN CHANGED" in shown
    assert "- settings of criteria.yaml" in shown
    assert "title" in shown


def test_a_seal_that_cannot_be_read_is_told_with_its_place(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seal()
    change(folder / "criteria.seal.yaml", ('sealed: "2026-03-02"', 'sealed: "soon"'))
    assert verify() is ExitCode.FOUND
    assert "criteria.seal.yaml:3:9" in capsys.readouterr().out


def test_json_has_the_whole_values(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seal()
    capsys.readouterr()
    change(folder / "criteria.yaml", ("weight: 60", "weight: 55"), ("weight: 40", "weight: 45"))
    assert verify(form="json") is ExitCode.FOUND
    values = json.loads(capsys.readouterr().out)
    assert values["sound"] is False
    (file,) = values["verified"][0]["files"]
    assert [(c["part"], c["old"], c["new"]) for c in file["changes"]] == [
        ("local-economy", 60, 55),
        ("community", 40, 45),
    ]


@pytest.mark.parametrize("path", ["criteria.yaml", ".", "missing.yaml"])
def test_nothing_to_verify_is_said(path: str, folder: Path) -> None:
    with pytest.raises(Unreadable, match=r"is not sealed|nothing to verify|does not exist"):
        verify(path)


def test_a_seal_by_another_name_is_verified(folder: Path) -> None:
    seal(output="published.yaml")
    assert verify("published.yaml") is ExitCode.DONE


@pytest.mark.parametrize("name", ["/etc/hosts", "C:/secret.yaml"])
def test_a_seal_leads_to_no_file_by_a_path_from_the_top(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seal()
    change(folder / "criteria.seal.yaml", ('name: "criteria.yaml"', f'name: "{name}"'))
    assert verify() is ExitCode.FOUND
    assert "is named by a path from the top of a drive" in capsys.readouterr().out


def test_files_of_other_kinds_are_sealed_by_their_bytes(folder: Path) -> None:
    files = {
        "table.csv": "month,price\n1,2\n",
        "marks.csv": "bid,criterion,evaluator,score\ngreenway,CR1,ev1,3\n",
        "wishes.yaml": "sv_score: 1\nproposal: ours\nby: Us\nweights: {dimensions: {a: 100}}\n",
        "notes.yaml": "notes: mine\n",
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert seal("criteria.yaml", *files) is ExitCode.DONE
    made = read_seal(open_source("criteria.seal.yaml"), [])
    assert made is not None
    assert {f.name: f.kind for f in made.files[1:]} == {
        "table.csv": "other",
        "marks.csv": "scores",
        "wishes.yaml": "other",
        "notes.yaml": "other",
    }
    assert verify() is ExitCode.DONE


# The whole way.


def test_evaluate_refuses_changed_criteria_and_says_in_every_output_that_it_was_told_not_to(
    folder: Path,
) -> None:
    assert sv_score("seal", "criteria.yaml", "--date", "2026-03-02", cwd=folder).returncode == 0
    change(folder / "criteria.yaml", ("question: How will apprentices", "question: How will two apprentices"))
    refused = sv_score("evaluate", "bids.yaml", cwd=folder)
    assert refused.returncode == 1
    assert "SV701" in refused.stderr
    assert refused.stdout == ""
    remark = "SCORED ALTHOUGH THE CRITERIA ARE NOT AS SEALED"
    for form in ("text", "table", "markdown", "csv", "json"):
        done = sv_score("evaluate", "bids.yaml", "-q", "--unsealed-ok", "-f", form, cwd=folder)
        assert done.returncode == 0, done.stderr
        assert remark in done.stdout
        assert "LE1" in done.stdout[done.stdout.index(remark) :]
    assert json.loads(done.stdout)["unsealed_ok"] is True


def test_unsealed_ok_passes_over_nothing_else(folder: Path) -> None:
    from sv_score.assessment import assess

    seal()
    change(folder / "criteria.yaml", ("weight: 60", "weight: 61"))
    assessment = assess("bids.yaml", unsealed_ok=True)
    assert assessment.result is None
    assert {f.code: str(f.severity) for f in assessment.findings if f.code in ("SV201", "SV701")} == {
        "SV201": "error",
        "SV701": "warning",
    }


def test_unsealed_ok_without_need_leaves_no_remark(folder: Path) -> None:
    from sv_score.assessment import assess

    seal()
    result = assess("bids.yaml", unsealed_ok=True).result
    assert result is not None
    assert result.remarks == ()


@pytest.mark.parametrize("edit", [('sealed: "2026-03-02"', "sealed: ~"), ('"Care of four parks"', '"Care"')])
def test_a_seal_that_is_broken_stops_and_can_be_passed_over(edit: tuple[str, str], folder: Path) -> None:
    from sv_score.assessment import assess

    seal()
    change(folder / "criteria.seal.yaml", edit)
    assert assess("bids.yaml").result is None
    result = assess("bids.yaml", unsealed_ok=True).result
    assert result is not None
    assert result.remarks


def test_nothing_about_seals_is_loaded_where_there_is_none(folder: Path) -> None:
    program = (
        "import sys\nfrom sv_score.assessment import assess\nassess('bids.yaml')\n"
        "print([m for m in sys.modules if 'seal' in m or m in ('sv_score.records.canonical', 'hashlib')])"
    )
    import os
    import subprocess
    import sys

    # Measuring coverage would load modules of its own.
    calm = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True, env=calm
    )
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    "row",
    ["harbour,LE1,ev1,3,Dates.,mark,", "harbour,LE2,,90,,quantity,people", "harbour,LE1,,3,,consensus,"],
)
def test_a_score_file_with_an_entry_in_each_row_is_sealed_by_what_it_says(row: str, folder: Path) -> None:
    head = "bid,criterion,evaluator,score,rationale,entry,unit\n"
    (folder / "a.csv").write_text(f"{head}{row}\n", encoding="utf-8")
    assert sealing.run(sealing.Options(("a.csv",))) is ExitCode.DONE
    seal = read_seal(open_source("a.seal.yaml"), [])
    assert seal is not None
    assert [file.kind for file in seal.files] == ["scores"]
    (folder / "a.csv").write_bytes(f"{head}{row}\n\n".replace("\n", "\r\n").encode())
    assert verify("a.seal.yaml") is ExitCode.DONE
    (folder / "a.csv").write_text(f"{head}{row.replace('3', '2').replace('90', '80')}\n", encoding="utf-8")
    assert verify("a.seal.yaml") is ExitCode.FOUND
