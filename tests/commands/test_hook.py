"""The pre-commit hook: its entry on a scratch repository, and pre-commit itself where it is installed."""

import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.commands.run import ROOT, sv_score

DONE, FOUND = 0, 1
BASE = ROOT / "tests" / "rules" / "base"
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


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
