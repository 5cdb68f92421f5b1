"""Which files there are to check, and what kind each of them is."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from sv_score.reading.documents import kind_by_keys
from sv_score.reading.source import STDIN, Source, Unreadable, open_source

_ENDINGS = (".yaml", ".yml")
# A key at the top of a file: at the start of a line, or in the first braces.
_TOP_KEY = re.compile(rb"""^\{?["']?([a-z_]+)["']?[ \t]*:(?:\s|$)""", re.MULTILINE)


def gather(paths: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield every file once with whether it was named itself; raise `Unreadable`.

    A folder stands for the YAML files in it and below; what starts with a dot is passed over.
    """
    seen: set[str] = set()
    for path in paths:
        if path != STDIN and Path(path).is_dir():
            found = ((name, False) for name in _below(path))
        elif path != STDIN and not Path(path).exists():
            raise Unreadable(f"{path} does not exist; check the name and the folder")
        else:
            found = ((path, True) for _ in range(1))
        for name, named in found:
            if os.path.normpath(name) not in seen:
                seen.add(os.path.normpath(name))
                yield name, named


def _below(folder: str) -> Iterator[str]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__pycache__")))
        for name in sorted(files):
            if name.lower().endswith(_ENDINGS) and not name.startswith("."):
                yield os.path.normpath(os.path.join(place, name))  # noqa: PTH118 - keeps relative paths


def kind_of_source(source: Source) -> str:
    """Return criteria, bids, scores, model or policy by the keys at the top, or an empty text.

    The text is only searched for keys at the start of a line: a file is read once, by its own reader.
    """
    if source.label.lower().endswith(".csv"):
        return "scores"
    keys = {match.decode() for match in _TOP_KEY.findall(source.data)}
    return kind_by_keys(keys)


def open_all(paths: Sequence[str]) -> list[tuple[Source, str]]:
    """Return the sv-score files among `paths` with their kinds; raise `Unreadable`.

    A file in a folder that is no sv-score file is passed over; one that was named itself is kept, so
    that its reader says what is wrong with it.
    """
    found = []
    for path, named in gather(paths):
        source = open_source(path)
        kind = kind_of_source(source)
        if kind or named:
            found.append((source, kind or "criteria"))
    return found
