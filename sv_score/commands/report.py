"""`sv-score report`: an evaluation as a file to look at, to send or to publish."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as Day

from sv_score.assessment import Assessment, assess
from sv_score.commands.days import day_of_surroundings
from sv_score.commands.exit_code import ExitCode
from sv_score.commands.findings import count_findings, print_errors
from sv_score.commands.folders import bids_file_of
from sv_score.commands.named_bids import check_named, contradictions
from sv_score.commands.output import err, say, write_bytes
from sv_score.commands.progress import LateProgress
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import Result
from sv_score.reading.locate import locate
from sv_score.reading.report import did_you_mean
from sv_score.reading.source import Unreadable, open_source
from sv_score.writing.plain import plain
from sv_score.writing.report import REPORT_FORMATS, silent, write
from sv_score.writing.report.audience import Audience, Reader, not_agreed
from sv_score.writing.report.contents import gather

# Larger pages are hard to open.
LARGE_PAGE = 50_000_000
# How many answers without an agreed score are named before the rest is counted.
NAMED = 20


class NotForReader(Unreadable):
    """The record does not allow a report for this reader: the text says what stands against it."""


class Plan(NamedTuple):
    """What is to be made: a file with this ending, for whom, dated when, in which Word template."""

    ending: str
    reader: Reader
    today: Day | None
    template: bytes


class Options(NamedTuple):
    """What the command line asks for; see `sv-score report --help`."""

    file: str
    output: str
    audience: str = "panel"
    bid: str = ""
    successful: str = ""
    template: str = ""
    require_final: bool = False
    unsealed_ok: bool = False
    colour: str = "auto"
    quiet: bool = False


def run(options: Options) -> ExitCode:
    """Write the report and return the exit code; raise `Unreadable`."""
    plan = prepared(options)
    with LateProgress("Reading the bids", quiet=options.quiet) as progress:
        assessment = assess(
            bids_file_of(options.file),
            require_final=options.require_final,
            unsealed_ok=options.unsealed_ok,
            progress=progress,
        )
    sources = tuple(assessment.reading.sources)
    findings = locate(assessment.findings, sources)
    if assessment.result is None:
        print_errors(findings, sources, "no report was written", options.colour)
        return ExitCode.FOUND
    with LateProgress("Writing the report", quiet=options.quiet) as progress:
        try:
            data = made(assessment, plan, options, progress)
        except NotForReader as why:
            err(f"{why}\n")
            return ExitCode.FOUND
    write_bytes(options.output, data)
    say(f"Wrote {options.output}, for {_for_whom(plan.reader)}.")
    _say_what_is_left_out(assessment.result, plan.ending)
    if plan.ending in ("html", "md") and len(data) > LARGE_PAGE:
        err(f"It has {len(data) // 1_000_000} MB, which many programs cannot open; ")
        err("a report that ends in .xlsx or .csv has the figures in rows.\n")
    return count_findings(findings, sources, colour=options.colour, quiet=options.quiet, apart=True)


def prepared(options: Options) -> Plan:
    """Return what the options come to; raise `Unreadable` for what does not go together."""
    ending = _ending(options)
    template = open_source(options.template).data if options.template else b""
    return Plan(ending, _reader(options), day_of_surroundings(), template)


def made(
    assessment: Assessment, plan: Plan, options: Options, progress: Callable[[float], None] = silent
) -> bytes:
    """Return the report of bids that were scored as the bytes of a file; raise `Unreadable`."""
    assert assessment.result is not None
    _check_bids(assessment.result, plan.reader)
    if against := contradictions(assessment.result, [plan.reader.successful]):
        raise NotForReader(f"{plain(against[0])}; no report was written")
    if plan.reader.audience is not Audience.PANEL and (missing := list(not_agreed(assessment.result))):
        raise NotForReader(_still_open(missing, plan.reader))
    contents = gather(assessment, plan.reader, plan.today)._replace(template=plan.template)
    return write(contents, plan.ending, progress)


def _say_what_is_left_out(result: Result, ending: str) -> None:
    """Say on standard error what the page itself says: the PDF of a large evaluation has no answers."""
    if ending != "pdf":
        return
    from sv_score.writing.report.overview import LEFT_OUT
    from sv_score.writing.report.pdf import MOST_ANSWERS

    answers = sum(len(bid.bid.responses) for bid in result.bids)
    if answers > MOST_ANSWERS:
        err(LEFT_OUT.format(answers=answers) + "\n")


def _for_whom(reader: Reader) -> str:
    return {
        Audience.PANEL: "the panel: it holds evaluators' names and marks",
        Audience.PUBLIC: "the public",
        Audience.SUPPLIER: f"the supplier of bid {reader.own}",
    }[reader.audience]


def _ending(options: Options) -> str:
    """Return what kind of file is asked for; raise `Unreadable` for an ending that is not known."""
    name = options.output.replace("\\", "/").rpartition("/")[2]
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    known = list(REPORT_FORMATS)
    if ending not in known:
        hint = did_you_mean(ending, known, f"end it in one of .{', .'.join(known)}")
        what = f"ends in .{plain(ending)}" if ending else "has no ending"
        raise Unreadable(f"{plain(options.output)} {what}, so it is not clear what to write; {hint}")
    if options.template and ending != "docx":
        raise Unreadable("--template is for a report that ends in .docx")
    return ending


def _reader(options: Options) -> Reader:
    audience = Audience(options.audience)
    supplier = audience is Audience.SUPPLIER
    if supplier and not options.bid:
        raise Unreadable("--audience supplier needs --bid with the supplier's own bid")
    for option, given in (("--bid", options.bid), ("--successful", options.successful)):
        if given and not supplier:
            raise Unreadable(f"{option} goes with --audience supplier; every bid is in the other reports")
    return Reader(audience, options.bid, options.successful)


def _check_bids(result: Result, reader: Reader) -> None:
    named = (name for name in (reader.own, reader.successful) if name)
    check_named("bid", named, [bid.bid.id for bid in result.bids])


def _still_open(missing: list[str], reader: Reader) -> str:
    """Return which answers have no agreed score: a range would tell single evaluators' marks."""
    lines = [f"A report for the {reader.audience} holds agreed scores only. Without an agreed score:"]
    lines += [f"- {plain(name)}" for name in missing[:NAMED]]
    if len(missing) > NAMED:
        lines.append(f"- and {len(missing) - NAMED:,} more")
    lines.append("Record the panel's consensus (`sv-score moderate --record`); no report was written.")
    return "\n".join(lines)
