"""Opening the files that another file names, and only where a procurement keeps its files.

A bids file from outside can name any file of the machine it is read on, and what is read may end up in a
finding or in a bundle. So what a file names lies

- in its own folder or below, or
- in or below the folder above that, where shared criteria and policies are kept, or
- in or below a folder further up that holds the file `sv-score.toml` or is a git repository, or
- in or below a folder that whoever runs sv-score names in the environment variable `SV_SCORE_FOLDERS`.

Nothing that came with a procurement can widen this: a settings file in its folder opens that folder alone. A
link counts as what it leads to. Names that start with a dot hold settings and keys, and are opened in the
file's own folder only, those of git nowhere.
"""

from __future__ import annotations

import os
from pathlib import Path, PureWindowsPath
from posixpath import dirname, join, normpath

from sv_score.reading.source import STDIN, Source, Unreadable, open_source

FOLDERS = "SV_SCORE_FOLDERS"
MARKER = "sv-score.toml"
_REPOSITORY = ".git"
WAY_OUT = (
    f"move it beside this file; or put an empty {MARKER} into the folder that holds both; or name its "
    f"folder in the environment variable {FOLDERS}"
)


class Outside(Unreadable):
    """A file that is named lies where a procurement has no files; the text is one sentence for the user."""


def open_named(by: Source, name: str) -> Source:
    """Open the file that `by` calls `name`, which is a path from its folder.

    Raises `Outside` where it is not to be opened, `Unreadable` where it cannot be.
    """
    check_inside(by, name)
    place = by.folder / name.replace("\\", "/")
    # A file that is called `-` is not standard input.
    path = str(place) if place.name != STDIN else f"{place.parent}/{STDIN}"
    return open_source(path, label_of(by, name))._replace(within=by.within)


def label_of(by: Source, name: str) -> str:
    """Return the path of what `by` calls `name` as people know it: from where `by` itself was named."""
    return normpath(join(dirname(by.label), name.replace("\\", "/")))


def check_inside(by: Source, name: str) -> None:
    """Raise `Outside` where the file that `by` calls `name` is not to be opened."""
    if is_outside(by, name):
        raise Outside(f"{label_of(by, name)} lies outside the folders of this procurement")


def is_outside(by: Source, name: str) -> bool:
    """Return whether the file that `by` calls `name` is not to be opened."""
    relative = name.replace("\\", "/")
    if _elsewhere(relative):
        return True
    try:
        own = by.folder.resolve()
        place = (own / relative).resolve()
    except (OSError, ValueError, RuntimeError):
        # No file can have this name, or links go round in a circle; opening it says so.
        return False
    if place.is_relative_to(own):
        return _REPOSITORY in _names(own, place)
    tops = [by.within.resolve()] if by.within is not None else [_top(own), *_allowed()]
    return not any(place.is_relative_to(top) and not _has_hidden(top, place) for top in tops)


def _elsewhere(name: str) -> bool:
    """Return whether a path names a server or, where there are none, a drive: neither is even looked at."""
    drive = PureWindowsPath(name).drive
    return drive.startswith("\\") or (bool(drive) and os.name != "nt")


def _names(folder: Path, place: Path) -> list[str]:
    """Return the names on the way from `folder` down to `place`."""
    return [part.casefold() for part in place.relative_to(folder).parts]


def _has_hidden(folder: Path, place: Path) -> bool:
    return any(name.startswith(".") for name in _names(folder, place))


def _top(own: Path) -> Path:
    """Return the highest folder that what lies in the folder `own` may name files in."""
    # What lies at the top of a drive is not one procurement's.
    top = own.parent if own.parent != own.parent.parent else own
    in_repository = False
    for folder in (own, *own.parents):
        repository = not in_repository and (folder / _REPOSITORY).exists()
        in_repository |= repository
        if (repository or (folder / MARKER).exists()) and top.is_relative_to(folder):
            top = folder
    return top


def _allowed() -> list[Path]:
    """Return the folders that whoever runs sv-score allows."""
    folders = os.environ.get(FOLDERS, "").split(os.pathsep)
    return [Path(folder).resolve() for folder in folders if folder]
