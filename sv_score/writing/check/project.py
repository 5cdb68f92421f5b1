"""What a service has to know a finding by: its path in the project, and a mark that stays with it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from sv_score.model.finding import pointer
from sv_score.reading.locate import Located

# The folder of the project's copy, as GitHub and GitLab name it to the commands they run.
_TOPS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


def project_path(label: str) -> str:
    """Return the path of a file from the top of the project, with forward slashes.

    The top is what the service says where the command runs in or below it, else the folder the command
    runs in. A file outside, and standard input, keep the name they have.
    """
    return _from_top(label, _top())


def _top() -> str:
    here = os.path.abspath(".")  # noqa: PTH100 - text, for a path that may not exist
    for name in _TOPS:
        top = os.environ.get(name, "")
        if top and Path(here).is_relative_to(top):
            return top
    return here


@lru_cache(maxsize=8192)
def _from_top(label: str, top: str) -> str:
    if not label or label.startswith("<") or "\0" in label:
        return label
    path = Path(os.path.abspath(label))  # noqa: PTH100 - `..` is resolved, links are not
    return path.relative_to(top).as_posix() if path.is_relative_to(top) else label


def fingerprints(findings: Iterable[Located]) -> list[str]:
    """Return one mark per finding, all different, 64 hexadecimal digits each.

    A mark is made of path, code, pointer and the ordinal among findings that share these three, never
    of a line: lines that are added above a finding leave its mark as it was.
    """
    from hashlib import sha256

    top = _top()
    seen: Counter[tuple[str, str, str]] = Counter()
    marks = []
    for located in findings:
        finding = located.finding
        key = (_from_top(finding.file, top), finding.code, pointer(finding.route))
        seen[key] += 1
        text = "\0".join((*key, str(seen[key])))
        marks.append(sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
    return marks
