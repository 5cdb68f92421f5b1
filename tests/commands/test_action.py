"""The GitHub action: its script with hostile inputs, and what it and the workflows use."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.commands.run import ROOT

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
