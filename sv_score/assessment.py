"""The whole way from a bids file to a result: read, check, score. Commands and programs start here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from sv_score.model.finding import Finding, Severity
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import Result
from sv_score.reading import ready
from sv_score.reading.evaluation import Reading, read_evaluation, silent
from sv_score.reading.report import Few
from sv_score.rules import run
from sv_score.rules.subject import NO_OPTIONS, Options, Subject
from sv_score.scoring.dimensions import score

if TYPE_CHECKING:
    from sv_score.model.bids import Document, Evaluation
    from sv_score.model.criteria import AwardCriteria
    from sv_score.model.policy_model import PolicyModel
    from sv_score.reading.source import Source

# Families whose errors could make a figure wrong (formats.md section 5).
STOPPING = frozenset({"SV0", "SV1", "SV2", "SV5", "SV7"})
PUBLICATION = "SV7"
PROVISIONAL = "SV508"


class Assessment(NamedTuple):
    """What was read and found, and the result where no error stands in its way.

    In `evaluation` marks by people who may not mark a bid are set aside; `reading` has them as written.
    """

    reading: Reading
    findings: tuple[Finding, ...]
    result: Result | None
    evaluation: Evaluation | None = None


def assess(
    path: str | Source,
    *,
    require_final: bool = False,
    unsealed_ok: bool = False,
    words: bool = True,
    progress: Callable[[float], None] = silent,
) -> Assessment:
    """Read the bids file at `path` and what it names, check both, and score the bids.

    With `require_final` a provisional criterion is an error. With `unsealed_ok` bids are scored although the
    criteria are not as sealed, and the result says so in its remarks. Without `words` the reasons in
    large score files are not read. Raises `sv_score.reading.source.Unreadable` where the bids file itself
    cannot be read.
    """
    reading = read_evaluation(path, progress, words=words)
    subject = subject_of(reading)
    found = list(findings_of(reading, subject))
    if require_final:
        found = [f._replace(severity=Severity.ERROR) if f.code == PROVISIONAL else f for f in found]
    overridden = [f for f in found if unsealed_ok and _is_about_sealing(f, reading)]
    if overridden:
        found = [f._replace(severity=Severity.WARNING) if _is_about_sealing(f, reading) else f for f in found]
    findings = tuple(found)
    if reading.criteria is None or subject.evaluation is None or stops(findings):
        return Assessment(reading, findings, None, subject.evaluation)
    result = score(reading.criteria, subject.evaluation)
    result = result._replace(remarks=_remarks(overridden))
    return Assessment(reading, findings, result, subject.evaluation)


def _is_about_sealing(finding: Finding, reading: Reading) -> bool:
    """Return whether an error is about what was published, or about the seal that shows it."""
    of_seal = bool(reading.seal_file) and finding.file == reading.seal_file
    return finding.severity is Severity.ERROR and (finding.family == PUBLICATION or of_seal)


def _remarks(overridden: list[Finding]) -> tuple[str, ...]:
    """Return a sentence that names every rule that was passed over, and each part it speaks of."""
    if not overridden:
        return ()
    about: dict[str, dict[str, None]] = {}
    for finding in overridden:
        part = re.match("`([^`]*)`", finding.message)
        parts = about.setdefault(f"{finding.code} {finding.rule.name}", {})
        parts |= {part[1]: None} if part else {}
    shown = "; ".join(f"{rule} ({', '.join(parts)})" if parts else rule for rule, parts in about.items())
    return (f"SCORED ALTHOUGH THE CRITERIA ARE NOT AS SEALED (--unsealed-ok): {shown}.",)


def subject_of(reading: Reading, options: Options = NO_OPTIONS) -> Subject:
    """Return what rules look at in what was read; `options` are those of rules, by rule name.

    Marks by evaluators who may not mark a bid are set aside here, once, for rules and scoring alike;
    `reading` keeps them as the files have them.
    """
    return Subject(
        reading.criteria,
        reading.criteria_file,
        _what_stands(reading.evaluation),
        reading.bids_file,
        reading.model,
        reading.policy,
        options,
        _model_named,
        document_text=lambda document: _document_text(reading, document),
        history=reading.history,
        as_written=reading.evaluation,
        seal=reading.seal,
        seal_file=reading.seal_file,
        scores_unread=reading.scores_unread,
    )


def bids_under(criteria: AwardCriteria, file: str, reading: Reading) -> Reading:
    """Return what was read of bids with `criteria`, which stand in `file`, in place of those that they name.

    Nothing is left of what was found in the latter, in their seal, or for want of them.
    """
    own = Reading(file)
    own.criteria, own.evaluation, own.bids_file = criteria, reading.evaluation, reading.bids_file
    own.large, own.sources, own.scores_unread = reading.large, reading.sources, reading.scores_unread
    replaced = {reading.criteria_file, reading.seal_file}
    named = (reading.bids_file, ("criteria",))
    own.findings.extend(f for f in reading.findings if f.file not in replaced and (f.file, f.route) != named)
    return own


def _what_stands(evaluation: Evaluation | None) -> Evaluation | None:
    if evaluation is None or not evaluation.evaluators:
        return evaluation
    from sv_score.panel.standing import set_aside

    return set_aside(evaluation)


def _document_text(reading: Reading, document: Document) -> str:
    from sv_score.reading.bid_documents import document_text

    return document_text(reading.sources[0], document)


def _model_named(name: str) -> PolicyModel | None:
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
    yield from reading.findings.more()
    reported = {(f.file, f.route) for f in reading.findings}
    reported |= {(f.file, (*f.route[:-1], f.meant)) for f in reading.findings if f.meant}
    few = Few()
    few.extend(f for f in _run(reading, subject) if (f.file, f.route) not in reported)
    yield from few
    yield from few.more()


def _run(reading: Reading, subject: Subject) -> Iterator[Finding]:
    if reading.large is None:
        return run(subject)
    from sv_score.rules.by_class import run_by_class

    return run_by_class(subject, reading.large)


def stops(findings: Iterable[Finding]) -> bool:
    """Return whether a finding means that a figure could be wrong."""
    return any(f.severity is Severity.ERROR and f.family in STOPPING for f in findings)
