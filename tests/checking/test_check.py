"""Checking several files: each finding in the file it belongs to, once, and what comments accept."""

import shutil
from pathlib import Path

import pytest

from sv_score.checking.check import Checked, check
from sv_score.checking.settings import Settings
from sv_score.model.finding import Severity
from tests.rules.overlay import BASE

Found = list[tuple[str, str, int]]
DEFAULTS = Settings()

SCORES = """\
sv_score: 1
bids:
  - id: greenway
    responses:
      CR1: {scores: {ev1: 9}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a criteria file and a bids file without fault, as the current one."""
    for name in ("criteria.yaml", "bids.yaml"):
        shutil.copy(BASE / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def change(path: Path, old: str, new: str) -> int:
    """Replace the first `old` in a file; return the line that changed."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def seen(checked: Checked) -> Found:
    return [(f.finding.file, f.finding.code, f.place.line) for f in checked.findings]


def run(*paths: str, settings: Settings = DEFAULTS) -> Found:
    return seen(check(paths, settings))


def only(*codes: str, strict: bool = False) -> Settings:
    """Return settings for these codes alone, so that a test says nothing about any other rule."""
    return Settings(select=codes, strict=strict)


def test_files_without_fault_have_no_finding(folder: Path) -> None:
    checked = check(["."], Settings())
    assert (seen(checked), checked.files) == ([], 2)
    assert [source.label for source in checked.sources] == ["bids.yaml", "criteria.yaml"]


def test_a_bids_file_is_checked_with_its_criteria_and_score_files(folder: Path) -> None:
    named = "criteria: criteria.yaml\nscores: [ev/a.yaml, ev/b.csv]"
    change(folder / "bids.yaml", "criteria: criteria.yaml", named)
    line = change(folder / "bids.yaml", "LE1: 1,", "LE1: 7,")
    change(folder / "criteria.yaml", "weight: 60", "weight: 61")
    (folder / "ev").mkdir()
    (folder / "ev" / "a.yaml").write_text(SCORES, encoding="utf-8")
    marks = "bid,criterion,evaluator,score,rationale\nstonebridge,CR1,ev1,2,p4\nstonebridge,CR1,ev2,8,p5\n"
    (folder / "ev" / "b.csv").write_text(marks, encoding="utf-8")
    found = run("bids.yaml", settings=only("SV201", "SV503"))
    assert [f for f in found if f[1] == "SV503"] == [
        ("bids.yaml", "SV503", line),
        ("ev/a.yaml", "SV503", 5),
        ("ev/b.csv", "SV503", 3),
    ]
    assert [f[0] for f in found if f[1] == "SV201"] == ["criteria.yaml"]


def test_criteria_that_two_bids_files_use_are_reported_once(folder: Path) -> None:
    shutil.copy(folder / "bids.yaml", folder / "lot-2.yaml")
    change(folder / "criteria.yaml", "weight: 60", "weight: 61")
    for paths in (["."], ["bids.yaml", "lot-2.yaml"], ["./bids.yaml", "criteria.yaml", "./criteria.yaml"]):
        found = run(*paths, settings=only("SV2"))
        assert [f[:2] for f in found] == [("criteria.yaml", "SV201")]


def test_criteria_without_bids_are_checked_alone(folder: Path) -> None:
    change(folder / "criteria.yaml", "weight: 60", "weight: 61")
    assert [f[1] for f in run("criteria.yaml", settings=only("SV2"))] == ["SV201"]


def test_findings_of_several_files_come_file_by_file_and_from_top_to_bottom(folder: Path) -> None:
    change(folder / "criteria.yaml", "score: 1, label: Partly met", "score: 1, lable: Partly met")
    change(folder / "criteria.yaml", "kind: gate", "kind: gat")
    change(folder / "criteria.yaml", "        weight: 100", "        wieght: 100")
    change(folder / "bids.yaml", "supplier: Stonebridge Grounds Ltd", "suplier: Stonebridge Grounds Ltd")
    found = run(".", settings=only("SV1"))
    assert found == sorted(found, key=lambda f: (f[0], f[2]))
    assert [f[:2] for f in found] == [
        ("bids.yaml", "SV101"),
        ("criteria.yaml", "SV101"),
        ("criteria.yaml", "SV110"),
        ("criteria.yaml", "SV101"),
    ]


def test_a_named_file_that_is_missing_is_reported_where_it_is_named(folder: Path) -> None:
    line = change(folder / "bids.yaml", "criteria: criteria.yaml", "criteria: criterea.yaml")
    assert run("bids.yaml", settings=only("SV1")) == [("bids.yaml", "SV117", line)]


def test_a_misspelt_key_at_the_top_is_found_in_a_folder(folder: Path) -> None:
    (folder / "bids.yaml").unlink()
    line = change(folder / "criteria.yaml", "dimensions:", "dimenions:")
    assert run(".", settings=only("SV101")) == [("criteria.yaml", "SV101", line)]


def test_each_kind_of_file_has_its_own_reader(folder: Path) -> None:
    (folder / "scores.yaml").write_text(SCORES.replace("ev1: 9", "ev1: high"), encoding="utf-8")
    (folder / "policy.yaml").write_text(
        "sv_score: 1\npolicy: p\ntitle: P\nclauses: [{id: a, kind: max, text: t}]\n", encoding="utf-8"
    )
    (folder / "model.yaml").write_text("sv_score: 1\nmodel: m\ntitle: M\nthemes: []\n", encoding="utf-8")
    found = run("scores.yaml", "policy.yaml", "model.yaml", settings=only("SV1"))
    assert {f[0] for f in found} == {"scores.yaml", "policy.yaml", "model.yaml"}


def test_the_progress_reaches_every_file(folder: Path) -> None:
    shares: list[float] = []
    check(["."], Settings(), shares.append)
    assert shares == [0.0, 0.5]


# How settings meet findings.


def test_settings_change_severity_and_leave_out(folder: Path) -> None:
    change(folder / "criteria.yaml", "weight: 60", "weight: 61")
    checked = check(["."], Settings(select=("SV2",), severity={"SV201": "info"}))
    assert [f.finding.severity for f in checked.findings] == [Severity.INFO]
    assert run(".", settings=Settings(select=("SV2",), ignore=("SV201",))) == []


def test_settings_hold_for_the_findings_about_comments_too(folder: Path) -> None:
    change(folder / "criteria.yaml", "weight: 60", "weight: 60  # sv: ignore[SV201] not needed")
    settings = Settings(select=("SV030",), severity={"unused-ignore": "error"})
    assert [f.finding.severity for f in check(["."], settings).findings] == [Severity.ERROR]
    assert run(".", settings=Settings(ignore=("SV030",))) == []


# What a comment accepts.


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    weight: 60", "    weight: 61  # sv: ignore[SV201] agreed"),
        ("    weight: 60", "    # sv: ignore[SV201] agreed\n    weight: 61"),
        ("    weight: 60", "    weight: 61  # sv: ignore[SV304, SV201] agreed"),
    ],
)
def test_a_comment_accepts_a_finding_on_its_line(old: str, new: str, folder: Path) -> None:
    # The finding stands at the heaviest weight or at the list; look where, then put the comment there.
    change(folder / "criteria.yaml", "weight: 60", "weight: 61")
    ((_, _, line),) = run("criteria.yaml", settings=only("SV201"))
    rows = (folder / "criteria.yaml").read_text(encoding="utf-8").splitlines()
    comment = new.partition("#")[2].partition("\n")[0]
    if "\n" in new:
        rows.insert(line - 1, "#" + comment)
    else:
        rows[line - 1] += "  #" + comment
    (folder / "criteria.yaml").write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert run(".", settings=only("SV201")) == []


def test_an_ignore_for_the_whole_file(folder: Path) -> None:
    change(folder / "criteria.yaml", "sv_score: 1", "# sv: ignore-file[SV203] pilot\nsv_score: 1")
    change(folder / "criteria.yaml", "        weight: 50", "        weight: 0")
    assert run(".", settings=only("SV203", "SV03")) == []


def test_a_comment_in_one_file_accepts_nothing_in_another(folder: Path) -> None:
    change(folder / "criteria.yaml", "sv_score: 1", "# sv: ignore-file[SV503] pilot\nsv_score: 1")
    change(folder / "bids.yaml", "CR1: 3", "CR1: 9")
    assert [f[1] for f in run(".", settings=only("SV503", "SV030"))] == ["SV503", "SV030"]


def test_an_ignore_without_effect_is_found_once(folder: Path) -> None:
    line = change(folder / "criteria.yaml", "weight: 60", "weight: 60  # sv: ignore[SV201] agreed")
    assert run(".", settings=only("SV03")) == [("criteria.yaml", "SV030", line)]


def test_an_ignore_for_a_rule_that_is_off_is_not_called_unused(folder: Path) -> None:
    change(folder / "criteria.yaml", "sv_score: 1", "# sv: ignore-file[SV203] pilot\nsv_score: 1")
    change(folder / "criteria.yaml", "        weight: 50", "        weight: 0")
    for settings in (
        Settings(ignore=("SV203", "SV202")),
        Settings(severity={"SV203": "off", "SV202": "off"}),
    ):
        assert run(".", settings=settings) == []


def test_an_ignore_in_a_score_file_counts_where_a_bids_file_names_it(folder: Path) -> None:
    change(folder / "bids.yaml", "criteria: criteria.yaml", "criteria: criteria.yaml\nscores: [ev1.yaml]")
    text = SCORES.replace("ev1: 9}}", "ev1: 9}}  # sv: ignore[SV503] sent back to ev1")
    (folder / "ev1.yaml").write_text(text, encoding="utf-8")
    settings = only("SV503", "SV03")
    assert run(".", settings=settings) == []
    assert run("bids.yaml", settings=settings) == []
    assert run("bids.yaml", "ev1.yaml", settings=settings) == []
    (folder / "ev1.yaml").write_text(text.replace("ev1: 9", "ev1: 2"), encoding="utf-8")
    assert run(".", settings=settings) == [("ev1.yaml", "SV030", 5)]


def test_a_reason_is_asked_for_when_strict(folder: Path) -> None:
    change(folder / "criteria.yaml", "sv_score: 1", "# sv: ignore-file[SV203]\nsv_score: 1")
    change(folder / "criteria.yaml", "        weight: 50", "        weight: 0")
    assert run(".", settings=only("SV03")) == []
    assert run(".", settings=only("SV03", strict=True)) == [("criteria.yaml", "SV032", 1)]


@pytest.mark.parametrize(
    ("comment", "code"),
    [
        ("# sv: ignore[SV999] why", "SV031"),
        ("# sv: ignore[sv201] why", "SV031"),
        ("# sv: ignore[] why", "SV031"),
        ("# sv: ignore-file[SV201] why", "SV033"),
    ],
)
def test_a_comment_that_cannot_work_is_found(comment: str, code: str, folder: Path) -> None:
    line = change(folder / "criteria.yaml", "weight: 60", f"weight: 60  {comment}")
    assert run(".", settings=only("SV03")) == [("criteria.yaml", code, line)]


@pytest.mark.parametrize(
    "value",
    [
        "title: 'Care # sv: ignore[SV201] of four parks'",
        'title: "Care of # sv: ignore[SV201]\n  four parks"',
        "title: |\n  Care\n  # sv: ignore[SV201] of four parks",
        "title: Care#sv: ignore[SV201]",
    ],
)
def test_text_inside_a_value_is_no_comment(value: str, folder: Path) -> None:
    change(folder / "criteria.yaml", "title: Care of four parks", value)
    assert run("criteria.yaml", settings=only("SV03")) == []


def test_a_yaml_fault_cannot_be_ignored_by_accident(folder: Path) -> None:
    """Where a file cannot be parsed there are no comments, so the fault is shown."""
    change(folder / "criteria.yaml", "sv_score: 1", "# sv: ignore-file[SV001] why\nsv_score: [1")
    assert [f[1] for f in run("criteria.yaml", settings=only("SV0"))] == ["SV001"]


def test_no_order_of_naming_files_changes_what_is_found(folder: Path) -> None:
    change(folder / "criteria.yaml", "weight: 60", "weight: 61")
    change(folder / "bids.yaml", "CR1: 3", "CR1: 9")
    everything = run(".", settings=only("SV2", "SV5"))
    assert run("criteria.yaml", "bids.yaml", settings=only("SV2", "SV5")) == everything
    assert run("bids.yaml", "criteria.yaml", settings=only("SV2", "SV5")) == everything
    assert len(everything) == 2
