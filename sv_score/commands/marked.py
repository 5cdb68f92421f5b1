"""Reading for commands that look at marks while the panel is still at work.

Answers may still be missing then, which is no reason not to show what there is. Every other error that
could make a figure wrong still is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from sv_score.assessment import STOPPING, assess
from sv_score.commands.exit_code import ExitCode
from sv_score.commands.findings import count_findings
from sv_score.commands.progress import LateProgress
from sv_score.commands.show import NOTHING, Look, say_stopped
from sv_score.model.bids import Evaluation
from sv_score.model.criteria import AwardCriteria
from sv_score.model.finding import Finding, Severity
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.evaluation import Reading
from sv_score.reading.faults import FILE_NOT_FOUND
from sv_score.reading.locate import locate

# No response at all, and a response without a mark that counts: still to come.
STILL_OPEN = frozenset({"SV501", "SV507"})


class Marked(NamedTuple):
    """A procurement whose marks can be looked at, and everything that was found in it.

    In `evaluation` marks by people who may not mark a bid are set aside; `reading` has them as written.
    """

    criteria: AwardCriteria
    evaluation: Evaluation
    reading: Reading
    findings: tuple[Finding, ...]

    def say(self, look: Look, *, quiet: bool) -> ExitCode:
        """Print the errors beside a page that was printed, and count the rest; return the exit code."""
        sources = tuple(self.reading.sources)
        found = [finding for finding in self.findings if finding.code not in STILL_OPEN]
        located = locate(found, sources)
        return count_findings(located, sources, colour=look.colour, quiet=quiet, apart=look.is_on_screen)


# The score files that a command makes for an evaluator, or will make, by the evaluator's id.
Makes = Callable[[str], Iterable[Path]]


def marked(
    file: str,
    undone: str,
    *,
    colour: str = "auto",
    quiet: bool = False,
    look: Look | None = None,
    empty: Mapping[str, Any] = NOTHING,
    makes: Makes | None = None,
) -> Marked | None:
    """Return what `file` holds; where an error stands in the way, print it and return `None`.

    `undone` says what is left undone then: "nothing was moderated", `empty` what JSON has in place of a
    page where the `look` is that. A score file that is listed and that the command `makes` may be missing.
    Raises `Unreadable`.
    """
    with LateProgress("Reading the marks", quiet=quiet) as progress:
        assessment = assess(file, progress=progress)
    reading, evaluation = assessment.reading, assessment.evaluation
    to_come = _to_come(reading, makes) if makes is not None else set()
    standing = [f for f in assessment.findings if _stops(f) and not _is_missing(f, reading, to_come)]
    if reading.criteria is not None and evaluation is not None and not standing:
        return Marked(reading.criteria, evaluation, reading, assessment.findings)
    located = locate(standing, reading.sources)
    say_stopped(located, tuple(reading.sources), undone, look or Look(colour=colour), empty)
    return None


def _stops(finding: Finding) -> bool:
    still_open = finding.code in STILL_OPEN
    return finding.severity is Severity.ERROR and finding.family in STOPPING and not still_open


def _to_come(reading: Reading, makes: Makes) -> set[Path]:
    evaluators = reading.evaluation.evaluators if reading.evaluation is not None else ()
    return {path.resolve() for evaluator in evaluators for path in makes(evaluator.id) if not path.exists()}


def _is_missing(finding: Finding, reading: Reading, to_come: set[Path]) -> bool:
    """Return whether a finding only says that a file `to_come` is listed and does not exist yet."""
    if finding.code != FILE_NOT_FOUND.code or finding.route[:1] != ("scores",) or reading.evaluation is None:
        return False
    name = reading.evaluation.scores[int(finding.route[1])].replace("\\", "/")
    return (reading.sources[0].folder / name).resolve() in to_come
