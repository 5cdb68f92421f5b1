"""`sv-score check`, `explain`, `rules`, `schema` as a user runs them; the pre-commit hook; the action."""

import importlib.util
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from sv_score.reading.schema import FILES
from sv_score.rules.documentation import all_documentation
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
        (("--config", "none.toml"), "sv-score: none.toml cannot be read: no such file or directory\n"),
        (("--config", "pyproject.toml"), "sv-score: pyproject.toml has no [tool.sv-score]\n"),
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
NEEDED = {"sv_score.checking.check", "sv_score.writing.check.text", "typer", "yaml"}


@pytest.mark.parametrize("with_findings", [False, True])
def test_one_criteria_file_loads_only_what_it_needs(with_findings: bool, folder: Path) -> None:
    if with_findings:
        change(folder / "criteria.yaml", "    weight: 60", "    weight: 61")
    done = subprocess.run(
        [sys.executable, "-c", LOADED],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "COVERAGE_PROCESS_START": ""},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    loaded = set(done.stderr.split())
    assert loaded >= NEEDED
    assert loaded & HEAVY == set()
    assert loaded & NOT_NEEDED == set()


# explain, rules, schema.


@pytest.mark.parametrize("name", ["SV201", "sv201", "dimension-weights-total", "Dimension-Weights-Total"])
def test_a_rule_is_explained_by_code_or_name(name: str) -> None:
    done = sv_score("explain", name)
    assert (done.returncode, done.stderr) == (DONE, "")
    assert done.stdout.startswith("SV201 dimension-weights-total (error)\n")
    for heading in ("What it does", "Why it matters", "Example", "Use instead"):
        assert f"\n{heading}\n" in done.stdout


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("SV20l", "sv-score: no rule `SV20l`; did you mean `SV"),
        ("dimension-weight-total", "did you mean `dimension-weights-total`?"),
        ("nonsense", "`sv-score rules` lists them"),
        ("", "sv-score: no rule ``; "),
    ],
)
def test_an_unknown_rule_names_the_nearest(name: str, says: str) -> None:
    done = sv_score("explain", name)
    assert (done.returncode, done.stdout) == (NOT_POSSIBLE, "")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def listed(*arguments: str) -> list[str]:
    done = sv_score("rules", *arguments)
    assert (done.returncode, done.stderr) == (DONE, "")
    return re.findall(r"^  (SV\d{3}) ", done.stdout, re.MULTILINE)


def test_the_rules_are_listed_all_or_some() -> None:
    everything = [documentation.rule.code for documentation in all_documentation()]
    assert listed() == everything
    assert listed("SV2") == [code for code in everything if code.startswith("SV2")]
    assert listed("sv201") == ["SV201"]
    assert set(listed("weight")) >= {"SV201", "SV202", "SV203"}
    done = sv_score("rules", "nonsense")
    assert done.returncode == NOT_POSSIBLE
    assert done.stderr == "sv-score: no rule matches `nonsense`; `sv-score rules` lists them all\n"


@pytest.mark.parametrize("kind", FILES)
def test_a_schema_is_printed_or_written(kind: str, tmp_path: Path) -> None:
    printed = sv_score("schema", kind)
    assert (printed.returncode, printed.stderr) == (DONE, "")
    assert json.loads(printed.stdout)["type"] == "object"
    written = sv_score("schema", kind, "--output", "schema.json", cwd=tmp_path)
    assert (written.returncode, written.stdout) == (DONE, "")
    assert (tmp_path / "schema.json").read_text(encoding="utf-8") == printed.stdout


def test_an_unknown_schema_names_those_there_are() -> None:
    done = sv_score("schema", "criterion")
    assert (done.returncode, done.stdout) == (NOT_POSSIBLE, "")
    assert done.stderr == f"sv-score: no schema `criterion`; there are {', '.join(FILES)}\n"


# The pre-commit hook.

HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def git(folder: Path, *arguments: str) -> str:
    """Run git without anyone's own settings."""
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
    }
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


def staged(folder: Path) -> list[str]:
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    names = git(folder, "diff", "--cached", "--name-only", "-z").split("\0")
    return [name for name in names if name.endswith((".yaml", ".yml"))]


def test_the_hook_is_complete() -> None:
    (hook,) = HOOKS
    assert hook.keys() >= {"id", "name", "description", "entry", "language"}
    assert (hook["id"], hook["language"]) == ("sv-score-check", "python")
    assert hook["require_serial"] is True


def test_the_entry_of_the_hook_fails_a_commit_with_an_error(folder: Path) -> None:
    (hook,) = HOOKS
    program, *arguments = shlex.split(hook["entry"]) + list(hook.get("args", []))
    assert program == "sv-score"
    names = staged(folder) if hook.get("pass_filenames", True) else []
    assert sv_score(*arguments, *names, cwd=folder).returncode == DONE
    change(folder / "criteria.yaml", "    weight: 60", "    weight: 61")
    done = sv_score(*arguments, *names, cwd=folder)
    assert done.returncode == FOUND
    assert "SV201" in done.stdout


@pytest.mark.skipif(importlib.util.find_spec("pre_commit") is None, reason="pre-commit is not installed")
def test_the_hook_runs_under_pre_commit(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Slow: pre-commit builds an environment and installs sv-score into it."""
    source = tmp_path_factory.mktemp("source")
    for name in git(ROOT, "ls-files", "-co", "--exclude-standard", "-z", "--", ":!tests").split("\0"):
        if name and (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, source / name)
    git(source, "init", "--quiet")
    git(source, "add", ".")
    git(source, "commit", "--quiet", "--message", "As it is")
    staged(folder)
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(source), "sv-score-check", "--all-files"]
    home = str(tmp_path_factory.mktemp("pre-commit"))
    for edit, code, says in (("60", DONE, "Passed"), ("61", FOUND, "error[SV201]")):
        change(folder / "criteria.yaml", "    weight: 60", f"    weight: {edit}")
        done = subprocess.run(
            [*command, "--color", "never"],
            cwd=folder,
            env={**os.environ, "PRE_COMMIT_HOME": home},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        assert says in done.stdout


# The action.

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = ACTION["runs"]["steps"]
WORKFLOWS = (ROOT / "action.yml", *sorted((ROOT / ".github" / "workflows").glob("*.yml")))
RECORDER = '#!/bin/bash\nprintf "%s\\0" "$@" > "$RECORD"\nexit "$LEAVE_WITH"\n'
HOSTILE = [
    "a folder/with spaces",
    'quo"te.yaml',
    "quo'te.yaml",
    "; touch pwned",
    "$(touch pwned)",
    "`touch pwned`",
    "&& touch pwned #",
    "| tee pwned",
    "*",
    "~",
    "$HOME",
    "\\",
    "-x",
    "--output=pwned",
    "  leading and trailing  ",
    "gwasanaethau – llyfrgell",
    "${{ inputs.paths }}",
]


def act(folder: Path, code: int = 0, **inputs: str) -> tuple[int, list[str]]:
    """Run the script of the action as GitHub does; return its exit code and what sv-score was given."""
    (step,) = [step for step in STEPS if step.get("name") == "Check"]
    given = {name: str(value.get("default", "")) for name, value in ACTION["inputs"].items()}
    given |= {name.replace("_", "-"): value for name, value in inputs.items()}
    variables = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda match: given[match[1]], value)
        for name, value in step["env"].items()
    }
    program = folder / "bin" / "sv-score"
    program.parent.mkdir(exist_ok=True)
    program.write_text(RECORDER, encoding="utf-8")
    program.chmod(0o755)
    script, record = folder / "script.sh", folder / "record"
    script.write_text(step["run"], encoding="utf-8")
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    bash = shutil.which("bash")
    assert bash
    done = subprocess.run(
        [bash, "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        cwd=folder,
        env={**variables, "PATH": path, "RECORD": str(record), "LEAVE_WITH": str(code), "HOME": "/nowhere"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, record.read_text(encoding="utf-8").split("\0")[:-1]


needs_bash = pytest.mark.skipif(sys.platform == "win32", reason="the recorder is a bash script")


@needs_bash
def test_the_action_checks_the_repository_with_annotations(tmp_path: Path) -> None:
    assert act(tmp_path) == (0, ["check", "--format", "github", "--fail-on", "error", "--", "."])


@needs_bash
def test_the_action_writes_sarif_where_it_is_told(tmp_path: Path) -> None:
    _, arguments = act(tmp_path, format="sarif", output="a b.sarif", paths="one\ntwo")
    assert arguments == [
        *("check", "--format", "sarif", "--fail-on", "error", "--output", "a b.sarif"),
        *("--", "one", "two"),
    ]


@needs_bash
@pytest.mark.parametrize("code", [0, 1, 2])
def test_the_action_fails_when_the_check_does(code: int, tmp_path: Path) -> None:
    assert act(tmp_path, code)[0] == code


@needs_bash
@pytest.mark.parametrize(
    "paths", ["\n".join(HOSTILE), "\n\n".join(HOSTILE) + "\n"], ids=["lines", "blank-lines"]
)
def test_nothing_in_the_paths_is_run(paths: str, tmp_path: Path) -> None:
    _, arguments = act(tmp_path, paths=paths)
    assert arguments[arguments.index("--") + 1 :] == HOSTILE
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bin", "record", "script.sh"]


@needs_bash
@pytest.mark.parametrize("text", [*HOSTILE, "two\nlines"])
def test_nothing_in_the_other_inputs_is_run(text: str, tmp_path: Path) -> None:
    _, arguments = act(tmp_path, format=text, fail_on=text, output=text)
    assert arguments == ["check", "--format", text, "--fail-on", text, "--", "."]
    _, arguments = act(tmp_path, format="sarif", output=text)
    assert arguments[5:7] == ["--output", text]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bin", "record", "script.sh"]


@needs_bash
def test_without_a_path_the_action_leaves_the_choice_to_sv_score(tmp_path: Path) -> None:
    assert act(tmp_path, paths="")[1][-1] == "--"


def test_every_script_of_the_action_has_its_shell_and_no_expression() -> None:
    for step in STEPS:
        assert ("run" in step) is ("shell" in step)
        assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_whatever_is_used_is_pinned_to_a_commit(path: Path) -> None:
    used = re.findall(r"^\s*(?:- )?uses:\s*(\S+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert used
    for name in used:
        assert name.startswith("./") or re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", name), name


def test_every_input_of_the_action_is_described_and_used() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    for name, given in ACTION["inputs"].items():
        assert given["description"]
        assert f"inputs.{name} }}}}" in text
