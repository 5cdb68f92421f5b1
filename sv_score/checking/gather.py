"""Which files there are to check, and what kind each of them is."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence, Set
from pathlib import Path
from typing import Any

from sv_score.reading.decode import LOOKED_UP, Record
from sv_score.reading.documents import compose_source, kind_by_keys
from sv_score.reading.nodes import Mapping
from sv_score.reading.report import Few, nearest
from sv_score.reading.source import STDIN, Source, Unreadable, open_source

_ENDINGS = (".yaml", ".yml")
# A key at the top of a file: at the start of a line, or in the first braces.
_TOP_KEY = re.compile(rb"""^\{?["']?([a-z_]+)["']?[ \t]*:(?:\s|$)""", re.MULTILINE)


def gather(paths: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield every file once with whether it was named itself; raise `Unreadable`.

    A folder stands for the YAML files in it and below; what starts with a dot is passed over.
    """
    seen: set[str] = set()
    themselves = {_place(path) for path in paths}
    for path in paths:
        if path != STDIN and Path(path).is_dir():
            found = _below(path)
        elif path != STDIN and not Path(path).exists():
            raise Unreadable(f"{path} does not exist; check the name and the folder")
        else:
            found = iter([path])
        for name in found:
            place = _place(name)
            if place not in seen:
                seen.add(place)
                yield name, place in themselves


def _place(path: str) -> str:
    """Return a path in the one spelling that all spellings of it share."""
    return os.path.normcase(os.path.abspath(path))  # noqa: PTH100 - links are left as they are


def _below(folder: str) -> Iterator[str]:
    try:
        os.scandir(folder).close()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Unreadable(f"{folder} cannot be read: {reason}; ask for the right to read it") from None
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__pycache__")))
        for name in sorted(files):
            file = os.path.normpath(os.path.join(place, name))  # noqa: PTH118 - keeps relative paths
            # Opening a pipe would wait for somebody to write to it.
            if name.lower().endswith(_ENDINGS) and not name.startswith(".") and _is_file(file):
                yield file


def _is_file(path: str) -> bool:
    """Return whether there is a file to open; a link that leads nowhere is one, and is reported."""
    return os.path.isfile(path) or not os.path.exists(path)  # noqa: PTH110, PTH113 - quicker


def kind_of_source(source: Source) -> str:
    """Return which kind of file it is by its name or the keys at its top, or an empty text.

    The text is only searched for keys at the start of a line: a file is read once, by its own reader.
    One that says `sv_score` and is written in another way, or misspelt, is looked at more closely.
    """
    if source.label.lower().endswith((".csv", ".parquet")):
        return "scores"
    if source.label.lower().endswith(".history.jsonl"):
        return "history"
    keys = {match.decode() for match in _TOP_KEY.findall(source.data)}
    kind = kind_by_keys(keys)
    # A text in UTF-16 has a zero beside every letter.
    if _certain(kind, keys) or b"sv_score" not in source.data.replace(b"\0", b""):
        return kind
    root = compose_source(source, Few())
    if root is None:
        return kind or "criteria"
    if not isinstance(root, Mapping) or "sv_score" not in root.entries:
        return kind
    kind = kind_by_keys(root.entries)
    return kind if _certain(kind, root.entries.keys()) else _likeliest(root)


def _certain(kind: str, keys: Set[str]) -> bool:
    """Return whether the keys leave no doubt: one more in a score file may be a bids file's, misspelt."""
    return bool(kind) and not (kind == "scores" and keys - {"sv_score", "bids"})


def _likeliest(root: Mapping) -> str:
    """Return the kind of file that `root` is with the fewest keys missing or unknown."""
    from sv_score.reading.bids import BIDS_FILE
    from sv_score.reading.criteria import CRITERIA_FILE
    from sv_score.reading.policy import POLICY_FILE
    from sv_score.reading.policy_model import MODEL_FILE
    from sv_score.reading.proposals import DECISION_FILE, PROPOSAL_FILE
    from sv_score.reading.scores import SCORE_FILE
    from sv_score.reading.seals import SEAL_FILE

    kinds: dict[str, Record[Any]] = {
        "criteria": CRITERIA_FILE,
        "bids": BIDS_FILE,
        "scores": SCORE_FILE,
        "model": MODEL_FILE,
        "policy": POLICY_FILE,
        "proposal": PROPOSAL_FILE,
        "decision": DECISION_FILE,
        "seal": SEAL_FILE,
    }
    first = list(root.entries)[:LOOKED_UP]
    faults = {
        kind: sum(record.lacks(root, key) for key in record.required)
        + sum(key not in record.fields and not nearest(key, record.fields) for key in first)
        for kind, record in kinds.items()
    }
    return min(faults, key=lambda kind: faults[kind])


def open_all(paths: Sequence[str]) -> list[tuple[Source, str]]:
    """Return the sv-score files among `paths` with their kinds; raise `Unreadable`.

    A file in a folder that is no sv-score file is passed over; one that was named itself is kept, so
    that its reader says what is wrong with it.
    """
    found = []
    for path, named in gather(paths):
        source = open_source(path, None if path == STDIN else os.path.normpath(path))
        kind = kind_of_source(source)
        if kind or named:
            found.append((source, kind or "criteria"))
    return found
