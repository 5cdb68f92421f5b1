"""`sv-score diff`: what differs in meaning between two files, and what it does to the bids."""

from __future__ import annotations

from pathlib import Path

from sv_score import rules
from sv_score.assessment import STOPPING, bids_under, subject_of
from sv_score.checking.gather import kind_of_source
from sv_score.commands.exit_code import ExitCode
from sv_score.commands.findings import print_errors
from sv_score.commands.show import Look, show
from sv_score.model.criteria import AwardCriteria
from sv_score.model.finding import Finding, Severity
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import Result
from sv_score.model.seal import SealedFile, Tree
from sv_score.reading.content_files import read_content
from sv_score.reading.documents import ARTICLES
from sv_score.reading.evaluation import Reading, read_criteria, read_evaluation
from sv_score.reading.locate import locate
from sv_score.reading.report import Few
from sv_score.reading.seals import KINDS, read_seal
from sv_score.reading.source import Source, Unreadable, open_source
from sv_score.records.change import Change, Touches
from sv_score.records.difference import applied, differences
from sv_score.records.effect import effects, standings
from sv_score.rules import ARITHMETIC, BID_RULES
from sv_score.scoring.dimensions import NotScorable, score
from sv_score.writing.json import dumps
from sv_score.writing.seal.differences import Alone, Compared, Together, parts, values
from sv_score.writing.seal.file import as_yaml

# Weights that do not total 100 are no obstacle to seeing what one change of a weight does by itself.
_TOTALS = ("SV201", "SV202")


class Options(NamedTuple):
    """What the command line asks for; see `sv-score diff --help`."""

    published: str
    applied: str
    bids: str = ""
    form: str = ""
    output: str = ""
    colour: str = "auto"


class _Side(NamedTuple):
    """One of the two files: its name for people, its kind and its content."""

    label: str
    kind: str
    content: Tree


def run(options: Options) -> ExitCode:
    """Compare, print, and return the exit code; raise `Unreadable`."""
    sources = [open_source(options.published), open_source(options.applied)]
    kinds = [kind_of_source(source) for source in sources]
    findings = Few()
    old = _side(sources[0], kinds[0], sources[1], kinds[1], findings)
    new = _side(sources[1], kinds[1], sources[0], kinds[0], findings)
    if old is None or new is None:
        print_errors(locate(findings, sources), sources, "nothing was compared", options.colour)
        return ExitCode.NOT_POSSIBLE
    if old.kind != new.kind:
        raise Unreadable(
            f"{old.label} is {_article(old.kind)} and {new.label} is {_article(new.kind)}; name two files of "
            "the same kind"
        )
    changes = differences(old.content, new.content)
    compared = Compared(old.label, new.label, old.kind, changes)
    if options.bids:
        if old.kind != "criteria":
            raise Unreadable("--bids goes with two criteria files")
        compared = compared._replace(together=_effects(old, new, changes, options.bids))
    look = Look(options.form, options.output, options.colour)
    show(parts(compared), look, json=lambda: dumps(values(compared)) + "\n")
    return ExitCode.FOUND if changes else ExitCode.DONE


def _article(kind: str) -> str:
    return ARTICLES.get(kind, "not a file that sv-score compares")


def _side(source: Source, kind: str, other: Source, other_kind: str, findings: list[Finding]) -> _Side | None:
    """Return one side, `None` after a finding; of a seal, what it holds of the other side's file."""
    if kind == "seal":
        seal = read_seal(source, findings)
        file = None if seal is None else _in_seal(source, seal.files, other, other_kind)
        return file and _Side(f"{source.label} ({file.name})", file.kind, file.content)
    if kind not in KINDS:
        raise Unreadable(f"{source.label} is not a file that sv-score compares; name two criteria files")
    content = read_content(source, kind, findings)
    return None if content is None else _Side(source.label, kind, content)


def _in_seal(seal: Source, files: tuple[SealedFile, ...], other: Source, other_kind: str) -> SealedFile:
    """Return what a seal holds of `other`: the file of its name, else the only one of its kind."""
    wanted = "criteria" if other_kind == "seal" else other_kind
    alike = [file for file in files if file.kind == wanted]
    named = [file for file in alike if Path(file.name).name == Path(other.label).name]
    if len(named or alike) != 1:
        what = ARTICLES.get(wanted, "a file")
        raise Unreadable(f"{seal.label} does not hold exactly one file to compare: {what} is needed")
    file = (named or alike)[0]
    if not file.content:
        raise Unreadable(
            f"{seal.label} does not hold what stood in {file.name}; take a whole copy of the seal"
        )
    return file


def _criteria(side: _Side, content: Tree) -> AwardCriteria | str:
    """Return criteria with this content, or what is wrong with it: a seal may have been changed by hand."""
    findings = Few()
    criteria = read_criteria(Source(side.label, as_yaml(content).encode(), Path()), findings)
    wrong = [finding.message for finding in findings if finding.severity is Severity.ERROR]
    return wrong[0] if wrong else criteria or "the criteria cannot be read"


def _effects(old: _Side, new: _Side, changes: tuple[Change, ...], bids: str) -> Together:
    """Return what the changes do to the bids, all together and each alone."""
    reading = read_evaluation(bids)
    results = []
    for side in (old, new):
        result = _scored(_criteria(side, side.content), reading)
        if isinstance(result, str):
            return Together(problem=f"The bids cannot be scored by {side.label}: {result}.")
        results.append(result)
    before, after = results
    alone = tuple(_alone(change, old, before, reading) for change in changes)
    return Together(effects(before, after), standings(before, after), before.criteria, after.criteria, alone)


def _alone(change: Change, old: _Side, before: Result, reading: Reading) -> Alone | None:
    """Return what one change does by itself, `None` where it enters no figure."""
    if change.touches is not Touches.FIGURES or change.path[-1] == "order":
        return None
    after = _scored(_criteria(old, applied(old.content, change)), reading, alone=True)
    if isinstance(after, str):
        return Alone(change, problem=after)
    return Alone(change, effects(before, after), standings(before, after))


def _scored(criteria: AwardCriteria | str, reading: Reading, *, alone: bool = False) -> Result | str:
    """Return the bids scored by `criteria`, or why they cannot be; a text says why there are none.

    With `alone` weights need not total 100: they are those between two published states.
    """
    if isinstance(criteria, str):
        return criteria
    own = bids_under(criteria, reading.criteria_file, reading)
    subject = subject_of(own)
    found: list[Finding] = [*own.findings, *rules.run(subject, ARITHMETIC + BID_RULES)]
    for finding in found:
        stops = finding.severity is Severity.ERROR and finding.family in STOPPING
        if stops and not (alone and finding.code in _TOTALS):
            return finding.message
    if subject.evaluation is None:
        return "the bids file cannot be read"
    try:
        return score(criteria, subject.evaluation)
    except (NotScorable, ZeroDivisionError) as error:
        return str(error)
