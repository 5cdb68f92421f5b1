"""What runs on GitHub: actions fixed to a commit, no rights but those needed, every supported Python."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from release import interpreters

ROOT = Path(__file__).parent.parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
VERSIONS = interpreters.supported(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8")))
pytestmark = pytest.mark.skipif(not WORKFLOWS, reason="not a checkout")


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", [*WORKFLOWS, ROOT / "action.yml"], ids=lambda path: path.name)
def test_actions_are_fixed_to_a_commit_whose_version_is_told(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        if "uses:" in line:
            assert re.search(r"uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_may_do_more_than_it_says(path: Path) -> None:
    workflow = read(path.name)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["permissions"]
        for step in job["steps"]:
            # What somebody writes into a title or a branch's name would be run.
            assert "${{" not in step.get("run", "")
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_tests_run_on_every_supported_python_and_three_systems() -> None:
    matrix = read("test.yml")["jobs"]["test"]["strategy"]["matrix"]
    assert matrix["python"] == VERSIONS
    assert {system.partition("-")[0] for system in matrix["os"]} == {"ubuntu", "macos", "windows"}


def test_a_release_is_checked_on_every_supported_python_before_anybody_may_publish() -> None:
    jobs = read("release.yml")["jobs"]
    setup = next(s for s in jobs["check"]["steps"] if s.get("uses", "").startswith("actions/setup-python@"))
    assert setup["with"]["python-version"].split() == VERSIONS
    assert [s["run"] for s in jobs["check"]["steps"] if s.get("run", "").startswith("make release-check")]
    assert jobs["check"]["permissions"] == {"contents": "read"}
    assert jobs["publish"]["needs"] == "check"
    assert not [s for s in jobs["publish"]["steps"] if s.get("uses", "").startswith("actions/checkout@")]
