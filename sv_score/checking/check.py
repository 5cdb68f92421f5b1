"""Check a set of files: each in its own way, bids together with the files they name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from sv_score.assessment import findings_of, subject_of
from sv_score.checking.gather import open_all
from sv_score.checking.ignores import Ignores
from sv_score.checking.settings import Settings
from sv_score.model.finding import Finding
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.evaluation import (
    Reading,
    read_criteria_alone,
    read_evaluation,
    read_seal_beside,
    silent,
)
from sv_score.reading.faults import UNUSED_IGNORE
from sv_score.reading.locate import Located, locate
from sv_score.reading.scores import read_marks
from sv_score.reading.source import Source


class Checked(NamedTuple):
    """What a check came to: the `findings` with their places, the `sources`, how many `files`."""

    findings: tuple[Located, ...]
    sources: tuple[Source, ...]
    files: int


def check(paths: Sequence[str], settings: Settings, progress: Callable[[float], None] = silent) -> Checked:
    """Check the files and folders; raise `Unreadable` where a path cannot be read.

    A criteria file that a bids file names is reported once, though it is read with each of them.
    """
    opened = open_all(paths)
    sources: dict[str, Source] = {}
    findings: dict[Located, None] = {}
    readings: Counter[str] = Counter()
    unused: Counter[Located] = Counter()
    for number, (source, kind) in enumerate(opened):
        progress(number / len(opened))
        reading = _read(source, kind, settings)
        found = findings_of(reading, subject_of(reading, settings.options))
        ignores = Ignores(reading.sources)
        findings |= dict.fromkeys(ignores.filtered(locate(found, reading.sources)))
        own = dict.fromkeys(ignores.own_findings(strict=settings.strict))
        unused.update(item for item in own if item.finding.rule is UNUSED_IGNORE)
        findings |= dict.fromkeys(item for item in own if item.finding.rule is not UNUSED_IGNORE)
        sources |= {s.label: s for s in reading.sources}
        readings.update({s.label for s in reading.sources})
    # What is ignored in a score file is found only where a bids file names it.
    findings |= dict.fromkeys(item for item in unused if unused[item] == readings[item.finding.file])
    kept = (final for item in findings if (final := _applied(item, settings)))
    ordered = sorted(kept, key=lambda f: (f.finding.file, f.place.line, f.place.column, f.finding.code))
    return Checked(tuple(ordered), tuple(sources.values()), len(opened))


def _applied(located: Located, settings: Settings) -> Located | None:
    """Return a finding as configured, after the ignore comments: one for a rule that is off is used."""
    finding = settings.applied(located.finding)
    return None if finding is None else located._replace(finding=finding)


def _read(source: Source, kind: str, settings: Settings) -> Reading:
    if kind == "bids":
        return read_evaluation(source, policy=settings.policy, words=False)
    if kind == "criteria":
        return read_criteria_alone(source, settings.policy)
    if kind == "seal":
        reading = Reading()
        read_seal_beside(source, reading)
        return reading
    reading = Reading("", source)
    _READERS[kind](source, reading.findings)
    return reading


def _read_model(source: Source, findings: list[Finding]) -> None:
    from sv_score.reading.policy_model import read_model

    read_model(source, findings)


def _read_policy(source: Source, findings: list[Finding]) -> None:
    from sv_score.reading.policy import read_policy

    read_policy(source, findings)


def _read_proposal(source: Source, findings: list[Finding]) -> None:
    from sv_score.reading.proposals import read_proposal

    read_proposal(source, findings)


def _read_decision(source: Source, findings: list[Finding]) -> None:
    from sv_score.reading.proposals import read_decision

    read_decision(source, findings)


def _read_history(source: Source, findings: list[Finding]) -> None:
    from sv_score.reading.history import read_history
    from sv_score.rules.history_broken import check as broken
    from sv_score.rules.subject import Subject

    findings.extend(broken(Subject(None, "", history=read_history(source))))


def _read_import_map(source: Source, findings: list[Finding]) -> None:
    from sv_score.reading.spreadsheet.import_map import read_map

    read_map(source, findings)


def _read_blind_key(source: Source, findings: list[Finding]) -> None:
    from sv_score.reading.blind_key import read_key

    read_key(source, None, findings)


_READERS: dict[str, Callable[[Source, list[Finding]], object]] = {
    "scores": read_marks,
    "model": _read_model,
    "policy": _read_policy,
    "proposal": _read_proposal,
    "decision": _read_decision,
    "history": _read_history,
    "blind key": _read_blind_key,
    "import map": _read_import_map,
}
