"""The criteria files and policy models that come with sv-score."""

from __future__ import annotations

import os
from pathlib import Path

from sv_score.reading.source import Source, open_source

# In an installed wheel the data lie beside the code; in a checkout at the top of the repository.
_HERE = Path(__file__).resolve().parent.parent
_FOLDERS = (_HERE / "criteria", _HERE.parent / "criteria")


def folder() -> Path:
    """Return the folder of the ready criteria files."""
    return next((path for path in _FOLDERS if (path / "starter.yaml").exists()), _FOLDERS[0])


def criteria_ids() -> list[str]:
    """Return the ids of the ready criteria files, in order of their names."""
    return _names(folder())


def model_ids() -> list[str]:
    """Return the ids of the policy models, in order of their names."""
    return _names(folder() / "models")


def _names(folder: Path) -> list[str]:
    # Asked at every start; a pattern for the names would take ten times as long.
    names = os.listdir(folder)  # noqa: PTH208
    return sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml"))


def open_criteria(name: str) -> Source:
    """Return the ready criteria file `name` as a source; raise `Unreadable`."""
    return open_source(str(folder() / f"{name}.yaml"), f"sv-score/criteria/{name}.yaml")


def open_model(name: str) -> Source:
    """Return the policy model `name` as a source; raise `Unreadable`."""
    path = folder() / "models" / f"{name}.yaml"
    return open_source(str(path), f"sv-score/criteria/models/{name}.yaml")
