"""`sv-score assessment-summary BIDS --bid ID`: what a supplier is told, from the record and nothing else."""

from __future__ import annotations

import sys
from pathlib import PurePath

from sv_score.commands.days import day_of_surroundings
from sv_score.commands.exit_code import ExitCode
from sv_score.commands.named_bids import check_named, contradictions
from sv_score.commands.output import err, is_there, say, write_bytes
from sv_score.commands.progress import LateProgress
from sv_score.commands.show import Look, Scored, scored
from sv_score.model.finding import Severity
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import Result
from sv_score.reading.source import Unreadable, open_source
from sv_score.writing.document import Place, clean
from sv_score.writing.findings import summary
from sv_score.writing.report.contents import last_day
from sv_score.writing.summary import SUMMARY_FORMATS, write
from sv_score.writing.summary.letter import letter
from sv_score.writing.summary.missing import Missing, missing
from sv_score.writing.summary.others import others_named
from sv_score.writing.summary.parts import document


class Options(NamedTuple):
    """What the command line asks for; see `sv-score assessment-summary --help`."""

    file: str
    output: str
    bids: tuple[str, ...] = ()
    every: bool = False
    successful: tuple[str, ...] = ()
    draft: bool = False
    template: str = ""
    colour: str = "auto"
    quiet: bool = False


def run(options: Options) -> ExitCode:
    """Write the summaries, or say what the record lacks for them; raise `Unreadable`."""
    ending = _ending(options)
    look = Look(colour=options.colour)
    found = scored(options.file, "no assessment summary was written", look, quiet=options.quiet)
    if found is None:
        return ExitCode.FOUND
    result = found.result
    bids = _bids(result, options)
    _known(result, options.successful)
    lacking = tuple(missing(result, tuple({*bids, *options.successful})))
    refused = [] if options.draft else [*contradictions(result, options.successful), *map(_line, lacking)]
    if refused:
        _refuse(refused, options)
        return ExitCode.FOUND
    _write(result, bids, lacking, ending, options)
    _say_named(result, bids, options)
    return _say_findings(found, options)


def _ending(options: Options) -> str:
    """Return the ending of the file to write, after a look at what can be wrong before anything is read."""
    ending = PurePath(options.output).suffix.lower().removeprefix(".")
    if ending not in SUMMARY_FORMATS:
        known = ", ".join(f".{each}" for each in SUMMARY_FORMATS)
        raise Unreadable(
            f"`--output {options.output}` has to end in one of {known}; that decides what is written"
        )
    if options.template and ending != "docx":
        raise Unreadable("`--template` is a Word file and only goes with an `--output` that ends in .docx")
    if bool(options.bids) == options.every:
        raise Unreadable(
            "name the bid of the supplier who gets the summary with `--bid ID`, or write one for every bid "
            "with `--all`"
        )
    if not options.successful and not options.draft:
        raise Unreadable(
            "name the bid that the authority found successful with `--successful ID`; it is never worked out "
            "here. A `--draft` can be written without"
        )
    return ending


def _bids(result: Result, options: Options) -> tuple[str, ...]:
    known = tuple(bid.bid.id for bid in result.bids)
    _known(result, options.bids)
    return tuple(name for name in known if options.every or name in options.bids)


def _known(result: Result, names: tuple[str, ...]) -> None:
    check_named("bid", names, [bid.bid.id for bid in result.bids])


def _line(lacking: Missing) -> str:
    place = f"bid {lacking.bid}" + (f", {lacking.criterion}" if lacking.criterion else "")
    file = f" (in {lacking.file})" if lacking.file else ""
    return f"{place}: `{lacking.key}`{file}, {lacking.why}"


def _refuse(refused: list[str], options: Options) -> None:
    say("No assessment summary was written, because the record is not complete:", err)
    for line in refused:
        say(f"- {clean(line)}", err)
    count = f"{len(refused)} thing{'s' if len(refused) != 1 else ''} to put right"
    say(write=err)
    say(f"{count} in {options.file} and its score files; `--draft` writes a draft that marks each.", err)


def _write(
    result: Result, bids: tuple[str, ...], lacking: tuple[Missing, ...], ending: str, options: Options
) -> None:
    template = open_source(options.template).data if options.template else b""
    date = day_of_surroundings() or last_day(result)
    several = options.every or len(bids) > 1
    files = []
    with LateProgress("Writing the summaries", quiet=options.quiet) as progress:
        for done, bid in enumerate(bids):
            shown = letter(result, bid, options.successful, lacking, date, draft=options.draft)
            made = document(shown, template)
            path = _path(options.output, bid) if several else options.output
            places = sum(isinstance(part, Place) for part in made.parts)
            kind = "draft of the assessment summary" if options.draft else "assessment summary"
            whom = clean(made.title.partition(": ")[2])
            said = f"Wrote {path}: the {kind} for {whom}, {places} places to complete."
            files.append((path, write(made, ending), said))
            progress((done + 1) / len(bids))
    # Somebody may have completed the places by hand: none is written where one would be overwritten.
    written = {path for path, data, _ in files if is_there(path, data)}
    for path, data, said in files:
        if path not in written:
            write_bytes(path, data)
        say(said)
    say("Places to complete stand in [square brackets]: what the record does not hold, such as the total.")


def _path(output: str, bid: str) -> str:
    """Return the file for one of several bids: `letters/summary-mill.docx`."""
    path = PurePath(output)
    return str(path.with_name(f"{path.stem}-{bid}{path.suffix}"))


def _say_named(result: Result, bids: tuple[str, ...], options: Options) -> None:
    """Say which reasons name somebody whom the reader should not read about; the authority decides."""
    sys.stdout.flush()
    for one in others_named(result, bids, options.successful):
        who = f"{clean(one.supplier)}, who is neither the reader nor successful"
        say(f"Look at bid {one.bid}, {one.criterion}: the reasons name {who}.", err)


def _say_findings(found: Scored, options: Options) -> ExitCode:
    """Say what was found that changes no figure, before the letter is sent."""
    sys.stdout.flush()
    if found.findings and not options.quiet:
        say(write=err)
        say(f"{summary(found.findings)} to read before it is sent: `sv-score check {options.file}`", err)
    errors = any(located.finding.severity is Severity.ERROR for located in found.findings)
    return ExitCode.FOUND if errors else ExitCode.DONE
