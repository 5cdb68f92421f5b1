"""The whole way from a bids file to a result: read, check, score. Commands and programs start here."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from sv_score.model.finding import Finding, Severity
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import Result
from sv_score.reading import ready
from sv_score.reading.evaluation import Reading, read_evaluation, silent
from sv_score.reading.faults import UNKNOWN_KEY
from sv_score.rules import run
from sv_score.rules.subject import NO_OPTIONS, Options, Subject
from sv_score.scoring.dimensions import score

if TYPE_CHECKING:
    from sv_score.model.policy_model import PolicyModel

# Families whose errors could make a figure wrong (formats.md section 5).
STOPPING = frozenset({"SV0", "SV1", "SV2", "SV5", "SV7"})
PROVISIONAL = "SV508"
MEANT = "did you mean `([a-z_]+)`"


class Assessment(NamedTuple):
    """What was read and found, and the result where no error stands in its way."""

    reading: Reading
    findings: tuple[Finding, ...]
    result: Result | None


def assess(
    path: str, *, require_final: bool = False, progress: Callable[[float], None] = silent
) -> Assessment:
    """Read the bids file at `path` and what it names, check both, and score the bids.

    With `require_final` a provisional criterion is an error. Raises
    `sv_score.reading.source.Unreadable` where the bids file itself cannot be read.
    """
    reading = read_evaluation(path, progress)
    subject = subject_of(reading)
    found = list(findings_of(reading, subject))
    if require_final:
        found = [f._replace(severity=Severity.ERROR) if f.code == PROVISIONAL else f for f in found]
    findings = tuple(found)
    if reading.criteria is None or reading.evaluation is None or stops(findings):
        return Assessment(reading, findings, None)
    return Assessment(reading, findings, score(reading.criteria, reading.evaluation))


def subject_of(reading: Reading, options: Options = NO_OPTIONS) -> Subject:
    """Return what rules look at in what was read; `options` are those of rules, by rule name."""
    return Subject(
        reading.criteria,
        reading.criteria_file,
        reading.evaluation,
        reading.bids_file,
        reading.model,
        reading.policy,
        options,
        _model_named,
    )


def _model_named(name: str) -> "PolicyModel | None":
    if name not in ready.model_ids():
        return None
    from sv_score.reading.policy_model import known_model

    return known_model(name)


def findings_of(reading: Reading, subject: Subject) -> Iterator[Finding]:
    """Yield what reading found, then what rules find beyond it.

    A value that could not be read looks to a rule as if it were missing; it is not reported again, nor
    is a key that was only misspelt.
    """
    yield from reading.findings
    reported = {(f.file, f.route) for f in reading.findings}
    for finding in reading.findings:
        meant = re.search(MEANT, finding.help) if finding.code == UNKNOWN_KEY.code else None
        if meant is not None:
            reported.add((finding.file, (*finding.route[:-1], meant[1])))
    yield from (f for f in run(subject) if (f.file, f.route) not in reported)


def stops(findings: Iterable[Finding]) -> bool:
    """Return whether a finding means that a figure could be wrong."""
    return any(f.severity is Severity.ERROR and f.family in STOPPING for f in findings)
