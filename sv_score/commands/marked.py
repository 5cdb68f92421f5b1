"""Reading for commands that look at marks while the panel is still at work.

Answers may still be missing then, which is no reason not to show what there is. Every other error that
could make a figure wrong still is.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sv_score.assessment import STOPPING, assess
from sv_score.commands.output import err, use_colour
from sv_score.commands.progress import LateProgress
from sv_score.model.bids import Evaluation
from sv_score.model.criteria import AwardCriteria
from sv_score.model.finding import Finding, Severity
from sv_score.model.named_tuple import NamedTuple
from sv_score.panel.standing import set_aside
from sv_score.reading.evaluation import Reading
from sv_score.reading.locate import locate
from sv_score.reading.source import STDIN, Unreadable
from sv_score.writing.findings import summary, write_findings

# No response at all, and a response without a mark that counts: still to come.
STILL_OPEN = frozenset({"SV501", "SV507"})
BIDS = "bids.yaml"


class Marked(NamedTuple):
    """A procurement whose marks can be looked at, and everything that was found in it.

    In `evaluation` marks by people who may not mark a bid are set aside; `reading` has them as written.
    """

    criteria: AwardCriteria
    evaluation: Evaluation
    reading: Reading
    findings: tuple[Finding, ...]


def marked(file: str, undone: str, *, colour: str = "auto", quiet: bool = False) -> Marked | None:
    """Return what `file` holds; where an error stands in the way, print it and return `None`.

    `undone` says what is left undone then: "nothing was moderated". Raises `Unreadable`.
    """
    with LateProgress("Reading the marks", quiet=quiet) as progress:
        assessment = assess(file, progress=progress)
    reading = assessment.reading
    standing = [finding for finding in assessment.findings if _stops(finding)]
    if reading.criteria is not None and reading.evaluation is not None and not standing:
        return Marked(reading.criteria, set_aside(reading.evaluation), reading, assessment.findings)
    located = locate(standing, reading.sources)
    err(write_findings(located, reading.sources, colour=use_colour(colour, sys.stderr)))
    err(f"\n{summary(located)}; {undone}\n")
    return None


def _stops(finding: Finding) -> bool:
    still_open = finding.code in STILL_OPEN
    return finding.severity is Severity.ERROR and finding.family in STOPPING and not still_open


def bids_file_of(path: str) -> str:
    """Return the bids file that `path` names, itself or as its folder; raise `Unreadable`."""
    folder = Path(path)
    if path == STDIN or not folder.is_dir():
        return path
    if not (folder / BIDS).exists():
        raise Unreadable(f"{path} has no {BIDS}; name the bids file itself")
    return (folder / BIDS).as_posix()
