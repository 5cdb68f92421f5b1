"""The check that the tests of this folder write in every format."""

from pathlib import Path

import pytest

from sv_score.checking.check import Checked
from tests.writing.check.cases import procurement


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that is the current one; no service says where the project begins."""
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def checked(here: Path) -> Checked:
    return procurement(here)
