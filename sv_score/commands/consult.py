"""`sv-score consult`: proposals for the weights side by side, and the decision taken."""

from __future__ import annotations

from sv_score.assessment import stops
from sv_score.checking.proposals import decision_findings, proposal_findings
from sv_score.commands.agreed_weights import writable, write_agreed
from sv_score.commands.exit_code import ExitCode
from sv_score.commands.findings import print_errors
from sv_score.commands.output import err, say
from sv_score.commands.scheme import Scheme, read_scheme
from sv_score.commands.show import Look, show
from sv_score.comparing.consultation import groups
from sv_score.comparing.ladders import NoRehearsal
from sv_score.comparing.weight_effects import effects
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.proposal import Decision, Proposal
from sv_score.reading.locate import locate
from sv_score.reading.proposals import read_decision, read_proposal
from sv_score.reading.report import Few
from sv_score.reading.source import Source, Unreadable, open_source
from sv_score.rules.criterion_weights_total import RULE as CRITERION_TOTAL
from sv_score.rules.dimension_weights_total import RULE as DIMENSION_TOTAL
from sv_score.writing.consultation.json import consultation_json
from sv_score.writing.consultation.page import ConsultPage
from sv_score.writing.consultation.parts import consultation_parts

UNDONE = "nothing was compared and nothing was written"
# Weights that do not add up yet are what a consultation is for.
NOT_YET = frozenset({DIMENSION_TOTAL.code, CRITERION_TOTAL.code})


class Options(NamedTuple):
    """What the command line asks for; see `sv-score consult --help`."""

    criteria: str
    proposals: tuple[str, ...] = ()
    decision: str = ""
    write: bool = False
    look: Look = Look()


class _Heard(NamedTuple):
    """What was read beside the criteria."""

    proposals: tuple[Proposal, ...]
    decision: Decision | None
    sources: tuple[Source, ...]


def run(options: Options) -> ExitCode:
    """Compare the proposals, write what was decided if asked, and return the exit code."""
    if not options.proposals and not options.decision:
        raise Unreadable("name at least one proposal, or a decision with --decision FILE")
    if options.write and not options.decision:
        raise Unreadable("--write needs --decision FILE: people decide on the weights, and say why")
    if options.write:
        writable(options.criteria)
    scheme = read_scheme(options.criteria, UNDONE, colour=options.look.colour, passed_over=NOT_YET)
    heard = _read(options, scheme) if scheme else None
    if scheme is None or heard is None:
        return ExitCode.FOUND
    page = _page(scheme, heard)
    said: list[str] = []
    if options.write and heard.decision is not None:
        changes = write_agreed(options.criteria, scheme, heard.decision)
        said = [f"{options.criteria} has the agreed weights; {len(changes)} changed"]
        said += [f"  {change.id}: {change.before} is now {change.after}" for change in changes]
    sources = (*scheme.sources, *heard.sources)
    show(consultation_parts(page), options.look, lambda: consultation_json(page, sources))
    for line in said:
        say(line, err)
    return ExitCode.DONE


def _read(options: Options, scheme: Scheme) -> _Heard | None:
    """Return the proposals and the decision; where an error stands in the way, print it."""
    findings = Few()
    sources = [open_source(path) for path in options.proposals]
    read = [read_proposal(source, findings) for source in sources]
    proposals = tuple(proposal for proposal in read if proposal is not None)
    if not findings:
        findings.extend(proposal_findings(scheme.criteria, proposals))
    decision = None
    if options.decision:
        sources.append(open_source(options.decision))
        decision = read_decision(sources[-1], findings)
        if decision is not None and not any(f.file == decision.file for f in findings):
            findings.extend(decision_findings(scheme.criteria, decision))
    if stops(findings):
        every = (*scheme.sources, *sources)
        print_errors(locate(findings, every), every, UNDONE, options.look.colour)
        return None
    return _Heard(proposals, decision, tuple(sources))


def _page(scheme: Scheme, heard: _Heard) -> ConsultPage:
    found = groups(scheme.criteria, heard.proposals, heard.decision)
    try:
        shown = {g.dimension.id: effects(scheme.criteria, g) for g in found if g.dimension is not None}
    except NoRehearsal as error:
        raise Unreadable(str(error)) from None
    return ConsultPage(scheme.criteria, heard.proposals, heard.decision, found, shown)
