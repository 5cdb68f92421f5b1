"""`sv-score check` as a user runs it: exit codes, options, settings, and what it loads to start."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from sv_score.writing.check import CHECK_FORMATS
from tests.commands.run import ROOT, sv_score

BASE = ROOT / "tests" / "rules" / "base"
DONE, FOUND, NOT_POSSIBLE = 0, 1, 2


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a criteria file and a bids file without fault."""
    for name in ("criteria.yaml", "bids.yaml"):
        shutil.copy(BASE / name, tmp_path / name)
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def wrong(folder: Path) -> Path:
    """Return a folder whose criteria have one error and one warning."""
    change(folder / "criteria.yaml", "    weight: 60", "    weight: 61")
    change(
        folder / "criteria.yaml", "        subject_matter_link: Each park has a friends group", "        #"
    )
    return folder


@pytest.fixture
def doubtful(folder: Path) -> Path:
    """Return a folder whose criteria have one warning and no error."""
    change(
        folder / "criteria.yaml", "        subject_matter_link: Each park has a friends group", "        #"
    )
    return folder


def check(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return sv_score("check", *arguments, cwd=folder, **environment)


def codes(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Return the codes in the concise form, in order."""
    return re.findall(r"\[(SV\d{3})\]", done.stdout)


# Exit codes.


def test_without_a_finding_it_says_so_and_leaves_with_0(folder: Path) -> None:
    done = check(folder, "criteria.yaml", "bids.yaml")
    assert (done.returncode, done.stderr) == (DONE, "")
    assert done.stdout == "no findings in 2 files\n"


def test_an_error_makes_it_fail_and_a_warning_does_not(wrong: Path) -> None:
    assert check(wrong, "criteria.yaml").returncode == FOUND
    assert check(wrong, "criteria.yaml", "--ignore", "SV201").returncode == DONE


def test_quiet_shows_only_what_fails(wrong: Path) -> None:
    done = check(wrong, "--quiet")
    assert done.returncode == FOUND and "error[SV201]" in done.stdout and "warning" not in done.stdout
    change(wrong / "criteria.yaml", "    weight: 61", "    weight: 60")
    assert (check(wrong, "-q").returncode, check(wrong, "-q").stdout) == (DONE, "")
    assert json.loads(check(wrong, "-q", "--format", "json").stdout)["findings"] == []
    strict = check(wrong, "-q", "--strict")
    assert strict.returncode == FOUND and "SV304" in strict.stdout


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), DONE),
        (("--fail-on", "error"), DONE),
        (("--fail-on", "warning"), FOUND),
        (("--fail-on", "never"), DONE),
        (("--strict",), FOUND),
        (("--strict", "--exit-zero"), DONE),
    ],
)
def test_from_which_severity_it_fails(options: tuple[str, ...], code: int, doubtful: Path) -> None:
    done = check(doubtful, "criteria.yaml", "--format", "concise", *options)
    assert (done.returncode, codes(done)) == (code, ["SV304"])


@pytest.mark.parametrize("options", [("--fail-on", "never"), ("--exit-zero",)])
def test_an_error_can_be_let_through(options: tuple[str, ...], wrong: Path) -> None:
    done = check(wrong, *options)
    assert done.returncode == DONE
    assert "error[SV201]" in done.stdout


@pytest.mark.parametrize("form", CHECK_FORMATS)
def test_every_format_leaves_with_the_same_code(form: str, wrong: Path) -> None:
    assert check(wrong, "--format", form).returncode == FOUND
    assert check(wrong, "--format", form, "--ignore", "SV201").returncode == DONE


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("none.yaml",), "sv-score: none.yaml does not exist; check the name and the folder\n"),
        (("empty",), "sv-score: no sv-score file in empty; name a criteria or bids file\n"),
        (("other",), "sv-score: no sv-score file in other; name a criteria or bids file\n"),
        (("--config", "none.toml"), "sv-score: none.toml does not exist; check the name and the folder\n"),
        (("--config", "pyproject.toml"), "sv-score: pyproject.toml has no [tool.sv-score]; add that table"),
        (("--select", "SV999"), "sv-score: `SV999` in `--select` is no code, family or name of a rule; "),
        (("--select", ""), "sv-score: `` in `--select` is no code, family or name of a rule; "),
        (("--ignore", "zero-wieght"), "did you mean `zero-weight`?\n"),
        (("--output", "none/findings.txt"), "sv-score: none/findings.txt cannot be written: no such file"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_leaves_with_2(
    arguments: tuple[str, ...], says: str, folder: Path
) -> None:
    (folder / "empty").mkdir()
    (folder / "other").mkdir()
    (folder / "other" / "workflow.yaml").write_text("on: push\njobs: {}\n", encoding="utf-8")
    (folder / "pyproject.toml").write_text("[tool.ruff]\n", encoding="utf-8")
    done = check(folder, *arguments)
    assert (done.returncode, done.stdout) == (NOT_POSSIBLE, "")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--format", "xml"), "write one of text, concise, json"),
        (("--format", "jsno"), "did you mean `json`?"),
        (("--fail-on", "info"), "write one of error, warning, never"),
        (("--color", "yes"), "write one of auto, always, never"),
        (("--no-such-option",), "No such option"),
    ],
)
def test_a_wrong_command_line_leaves_with_2(arguments: tuple[str, ...], says: str, folder: Path) -> None:
    done = check(folder, *arguments)
    assert (done.returncode, done.stdout) == (NOT_POSSIBLE, "")
    assert says in done.stderr


# Which files.


def test_without_a_path_the_current_folder_is_checked(wrong: Path) -> None:
    printed = check(wrong, "--format", "json").stdout
    assert printed == check(wrong, ".", "--format", "json").stdout
    assert json.loads(printed)["files"] == 2


def test_standard_input_is_checked_under_its_own_name(wrong: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sv_score", "check", "-", "--format", "concise"],
        input=(wrong / "criteria.yaml").read_bytes(),
        cwd=wrong,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == FOUND
    assert all(line.startswith(b"<stdin>:") for line in done.stdout.splitlines())
    assert b"error[SV201]" in done.stdout


def test_a_misspelt_key_at_the_top_does_not_hide_a_file(folder: Path) -> None:
    change(folder / "criteria.yaml", "dimensions:", "dimenions:")
    (folder / "bids.yaml").unlink()
    done = check(folder, "--format", "concise")
    assert (done.returncode, codes(done)) == (FOUND, ["SV101"])


# What is shown.


def test_select_and_ignore(wrong: Path) -> None:
    def shown(*options: str) -> list[str]:
        return codes(check(wrong, "criteria.yaml", "--format", "concise", *options))

    assert shown() == ["SV201", "SV304"]
    assert shown("--select", "SV3") == ["SV304"]
    assert shown("--select", "SV3", "--select", "dimension-weights-total") == ["SV201", "SV304"]
    assert shown("--ignore", "SV2", "--ignore", "SV304") == []
    assert shown("--select", "SV2", "--ignore", "SV201") == []


def test_statistics_count_by_rule_on_standard_error(wrong: Path) -> None:
    change(wrong / "criteria.yaml", "        subject_matter_link: The parks need", "        #")
    done = check(wrong, "criteria.yaml", "--statistics", "--format", "json")
    assert done.stderr == "     2 SV304 no-subject-matter-link\n     1 SV201 dimension-weights-total\n"
    assert len(json.loads(done.stdout)["findings"]) == 3


def test_output_goes_to_a_file_whole_or_not_at_all(wrong: Path) -> None:
    printed = check(wrong, "--format", "json").stdout
    target = wrong / "findings.json"
    target.write_text("what was there before, and longer\n" * 1000, encoding="utf-8")
    done = check(wrong, "--format", "json", "--output", "findings.json")
    assert (done.returncode, done.stdout, done.stderr) == (FOUND, "", "")
    assert target.read_text(encoding="utf-8") == printed
    (wrong / "folder").mkdir()
    assert check(wrong, "--format", "json", "--output", "folder").returncode == NOT_POSSIBLE
    names = sorted(path.name for path in wrong.iterdir())
    assert names == ["bids.yaml", "criteria.yaml", "findings.json", "folder"]


def test_nothing_is_written_where_nothing_could_be_checked(folder: Path) -> None:
    (folder / "findings.json").write_text("before", encoding="utf-8")
    assert check(folder, "none.yaml", "--output", "findings.json").returncode == NOT_POSSIBLE
    assert (folder / "findings.json").read_text(encoding="utf-8") == "before"


def test_an_output_file_has_no_colour(wrong: Path) -> None:
    check(wrong, "--output", "findings.txt", "--color", "always")
    assert "\x1b" not in (wrong / "findings.txt").read_text(encoding="utf-8")
    assert "\x1b" in check(wrong, "--color", "always").stdout


# Settings.


def test_the_settings_in_force_are_shown_as_toml_with_their_origin(folder: Path) -> None:
    text = (
        'fail-on = "warning"\nignore = ["SV322"]\npolicy = "policy.yaml"\n[severity]\nSV317 = "warning"\n'
        '[rules.vague-term]\nalso = ["holistic", "a \\"b\\""]\n'
        '[[overrides]]\nfiles = "drafts/**"\nignore = ["SV304"]\nseverity = {SV305 = "off"}\n'
    )
    (folder / "sv-score.toml").write_text(text, encoding="utf-8")
    done = check(folder, "--show-config", "--ignore", "SV5", "--strict")
    assert (done.returncode, done.stderr) == (DONE, "")
    assert done.stdout.splitlines()[0] == f"# settings from {(folder / 'sv-score.toml').resolve()}"
    assert tomllib.loads(done.stdout) == {
        "fail-on": "warning",
        "strict": True,
        "select": [],
        "ignore": ["SV322", "SV5"],
        "policy": str((folder / "policy.yaml").resolve()),
        "severity": {"SV317": "warning"},
        "rules": {"vague-term": {"also": ["holistic", 'a "b"']}},
        "overrides": [{"files": ["drafts/**"], "ignore": ["SV304"], "severity": {"SV305": "off"}}],
    }


def test_the_settings_shown_can_be_used_as_they_are(folder: Path) -> None:
    (folder / "sv-score.toml").write_text('[severity]\nzero-weight = "off"\n', encoding="utf-8")
    shown = check(folder, "--show-config").stdout
    (folder / "copy.toml").write_text(shown, encoding="utf-8")
    again = check(folder, "--show-config", "--config", "copy.toml").stdout
    assert again.splitlines()[1:] == shown.splitlines()[1:]


def test_without_settings_the_defaults_are_shown(folder: Path) -> None:
    assert check(folder, "--show-config").stdout.startswith("# settings from no file")
    assert check(folder, "--show-config", "--isolated").stdout.startswith("# settings from no file")


def test_settings_are_those_of_the_first_path(wrong: Path) -> None:
    (wrong / "sv-score.toml").write_text('ignore = ["SV201", "SV304"]\n', encoding="utf-8")
    elsewhere = wrong / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / ".git").mkdir()
    assert check(elsewhere, "../criteria.yaml").returncode == DONE
    assert check(wrong, "criteria.yaml").returncode == DONE


def test_the_command_line_goes_before_the_settings(doubtful: Path) -> None:
    (doubtful / "sv-score.toml").write_text('fail-on = "warning"\nselect = ["SV3"]\n', encoding="utf-8")
    assert check(doubtful).returncode == FOUND
    assert check(doubtful, "--fail-on", "error").returncode == DONE
    assert check(doubtful, "--select", "SV2").returncode == DONE


def test_a_file_can_be_named_and_isolated_reads_none(doubtful: Path) -> None:
    (doubtful / "sv-score.toml").write_text("this is not TOML\n", encoding="utf-8")
    (doubtful / "ci.toml").write_text("strict = true\n", encoding="utf-8")
    assert check(doubtful).returncode == NOT_POSSIBLE
    assert check(doubtful, "--config", "ci.toml").returncode == FOUND
    assert check(doubtful, "--isolated").returncode == DONE


# In a GitHub job.


def test_a_step_summary_is_added_to_what_other_steps_wrote(wrong: Path) -> None:
    summary = wrong / "summary.md"
    summary.write_text("# Before\n", encoding="utf-8")
    done = check(wrong, "criteria.yaml", "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == FOUND
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("# Before\n")
    assert "SV201" in text
    assert "SV304" in text
    assert "::error " in done.stdout


def test_other_formats_write_no_step_summary(wrong: Path) -> None:
    summary = wrong / "summary.md"
    check(wrong, "--format", "json", GITHUB_STEP_SUMMARY=str(summary))
    assert not summary.exists()


def test_a_step_summary_that_cannot_be_written_is_a_sentence(wrong: Path) -> None:
    done = check(wrong, "--format", "github", GITHUB_STEP_SUMMARY=str(wrong / "none" / "summary.md"))
    assert done.returncode == NOT_POSSIBLE
    assert "the step summary cannot be written" in done.stderr


# Starting up.

LOADED = """
import sys
sys.argv = ["sv-score", "check", "criteria.yaml"]
from sv_score.__main__ import main
try:
    main()
except SystemExit as leaving:
    assert leaving.code in (0, 1), leaving.code
sys.stderr.write(" ".join(sorted(sys.modules)))
"""
# What other formats, commands and settings need, and a check of one criteria file does not.
HEAVY = {
    "rich",
    "jsonschema",
    "hashlib",
    "tomllib",
    "json",
    "tempfile",
    "logging",
    "xml",
    "email",
    "dataclasses",
}
NOT_NEEDED = {
    "sv_score.commands.evaluate",
    "sv_score.reading.policy",
    "sv_score.reading.schema",
    "sv_score.rules.documentation",
    "sv_score.writing.check.json",
    "sv_score.writing.check.sarif",
    "sv_score.writing.json",
    "sv_score.writing.terminal",
}
NEEDED = {"sv_score.checking.check", "sv_score.writing.check.text", "yaml"}


@pytest.mark.parametrize("with_findings", [False, True])
def test_one_criteria_file_loads_only_what_it_needs(with_findings: bool, folder: Path) -> None:
    if with_findings:
        change(folder / "criteria.yaml", "    weight: 60", "    weight: 61")
    done = subprocess.run(
        [sys.executable, "-c", LOADED],
        cwd=folder,
        # Measuring coverage would load modules of its own.
        env={
            **{name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")},
            "PYTHONPATH": str(ROOT),
            "NO_COLOR": "1",
        },
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    loaded = set(done.stderr.split())
    assert loaded >= NEEDED
    assert loaded & HEAVY == set()
    assert loaded & NOT_NEEDED == set()
