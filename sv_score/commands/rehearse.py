"""`sv-score rehearse`: try a scheme on mock bids before it is published."""

from __future__ import annotations

import re
from decimal import Decimal

from sv_score.assessment import bids_under, findings_of, stops, subject_of
from sv_score.commands.exit_code import ExitCode
from sv_score.commands.findings import print_errors
from sv_score.commands.folders import bids_file_of, criteria_file_of
from sv_score.commands.progress import LateProgress
from sv_score.commands.scheme import Scheme, read_scheme
from sv_score.commands.show import Look, show
from sv_score.comparing.ladders import Marks, NoRehearsal, Span
from sv_score.comparing.rehearsal import Plan, rehearse
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import Result
from sv_score.reading.evaluation import read_evaluation
from sv_score.reading.locate import locate
from sv_score.reading.source import Source, Unreadable
from sv_score.scoring.dimensions import score
from sv_score.writing.rehearsal.json import rehearsal_json
from sv_score.writing.rehearsal.parts import rehearsal_parts

EVERY = "all"
_SPAN = re.compile(
    r"(?:(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)=)?(?P<low>\d+(?:\.\d+)?)-(?P<high>\d+(?:\.\d+)?)"
)


class Options(NamedTuple):
    """What the command line asks for; see `sv-score rehearse --help`."""

    criteria: str
    random: int = 1000
    seed: int = 1
    marks: tuple[str, ...] = ()
    bids: str = ""
    sections: tuple[str, ...] = ()
    look: Look = Look()
    quiet: bool = False


def run(options: Options) -> ExitCode:
    """Rehearse, print, and return the exit code; raise `Unreadable`."""
    marks = marks_from(options.marks)
    criteria = criteria_file_of(options.criteria)
    scheme = read_scheme(criteria, "nothing was rehearsed", colour=options.look.colour)
    if scheme is None:
        return ExitCode.FOUND
    own, sources = None, scheme.sources
    if options.bids:
        read = _own_bids(options.bids, scheme, options.look.colour)
        if read is None:
            return ExitCode.FOUND
        own, sources = read[0], (*sources, *(s for s in read[1] if s.label not in {x.label for x in sources}))
    try:
        with LateProgress("Scoring mock bids", quiet=options.quiet) as progress:
            plan = Plan(marks, options.random, options.seed, own)
            rehearsal = rehearse(scheme.criteria, plan, progress)
    except NoRehearsal as error:
        raise Unreadable(str(error)) from None
    parts = rehearsal_parts(rehearsal, options.sections)
    show(parts, options.look, lambda: rehearsal_json(rehearsal, sources))
    return ExitCode.DONE


def marks_from(texts: tuple[str, ...]) -> Marks:
    """Return which scores are plausible from texts such as `2-4`, `LE1=1-3` or `all`; raise `Unreadable`."""
    default: Span | None = None
    by_criterion: dict[str, Span] = {}
    for text in texts:
        if text == EVERY:
            continue
        found = _SPAN.fullmatch(text)
        if found is None:
            raise Unreadable(f"`{text}` says no marks; write --marks 2-4, --marks LE1=2-4 or --marks all")
        span = (Decimal(found["low"]), Decimal(found["high"]))
        if span[0] > span[1]:
            raise Unreadable(f"the marks `{text}` go down; write the lower one first")
        if found["name"]:
            by_criterion[found["name"]] = span
        else:
            default = span
    every = EVERY in texts
    if every and len(texts) > 1:
        raise Unreadable("--marks all goes with no other --marks")
    return Marks(default, by_criterion, every)


def _own_bids(path: str, scheme: Scheme, colour: str) -> tuple[Result, tuple[Source, ...]] | None:
    """Return the user's own mock bids, scored by the scheme, and what was read; print what stops them."""
    reading = bids_under(scheme.criteria, scheme.source.label, read_evaluation(bids_file_of(path)))
    subject = subject_of(reading)
    findings = list(findings_of(reading, subject))
    known = {source.label for source in reading.sources}
    sources = (*reading.sources, *(source for source in scheme.sources if source.label not in known))
    if subject.evaluation is None or stops(findings):
        print_errors(locate(findings, sources), sources, "nothing was rehearsed", colour)
        return None
    return score(scheme.criteria, subject.evaluation), sources
