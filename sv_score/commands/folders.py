"""The file that a folder stands for on the command line."""

from __future__ import annotations

from pathlib import Path

from sv_score.reading.source import STDIN, Unreadable

BIDS, CRITERIA = "bids.yaml", "criteria.yaml"


def bids_file_of(path: str) -> str:
    """Return the bids file that `path` names, itself or as its folder; raise `Unreadable`."""
    return _file_of(path, BIDS, "the bids file itself")


def criteria_file_of(path: str) -> str:
    """Return the criteria file that `path` names, itself or as its folder; raise `Unreadable`."""
    return _file_of(path, CRITERIA, "the criteria file itself")


def _file_of(path: str, name: str, instead: str) -> str:
    folder = Path(path)
    if path == STDIN or not folder.is_dir():
        return path
    if not (folder / name).exists():
        raise Unreadable(f"{path} has no {name}; name {instead}")
    return (folder / name).as_posix()
