"""`sv-score import`: an authority's own evaluation spreadsheet into a criteria file and a bids file.

First a map is guessed and written for somebody to correct; nothing is imported from a map that nobody has
confirmed. Then the map is followed, and the spreadsheet's own figures are worked out again.
"""

from __future__ import annotations

from pathlib import Path

from sv_score.assessment import assess
from sv_score.commands.exit_code import ExitCode
from sv_score.commands.findings import print_errors, show_findings
from sv_score.commands.output import make_folder, say, write_file
from sv_score.commands.show import Look, show
from sv_score.model.criteria import Scale
from sv_score.model.finding import Finding, Severity
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.locate import locate
from sv_score.reading.report import Few
from sv_score.reading.source import Source, Unreadable, open_source
from sv_score.reading.spreadsheet.cells import Book, shown
from sv_score.reading.spreadsheet.fitting import fitted
from sv_score.reading.spreadsheet.guess import guess
from sv_score.reading.spreadsheet.import_map import ImportMap, read_map
from sv_score.reading.spreadsheet.recomputed import Outcome, recomputed
from sv_score.reading.spreadsheet.sheets import read_book
from sv_score.reading.spreadsheet.taken import Taken, take
from sv_score.rules.off_scale import RULE as OFF_SCALE
from sv_score.writing.findings import summary
from sv_score.writing.imported.files import bids_yaml, criteria_yaml
from sv_score.writing.imported.import_map import as_yaml
from sv_score.writing.imported.page import ImportPage, off_scale_help, parts, some
from sv_score.writing.plain import plain

MAP, CRITERIA, BIDS = "map.yaml", "criteria.yaml", "bids.yaml"


class Options(NamedTuple):
    """What the command line asks for; see `sv-score import --help`."""

    file: str
    map: str = ""
    output: str = ""
    colour: str = "auto"
    quiet: bool = False


def run(options: Options) -> ExitCode:
    """Write the guess of a map, or import by a confirmed one; raise `Unreadable`."""
    book = read_book(open_source(options.file))
    path = Path(options.map) if options.map else Path(options.output or Path(options.file).parent) / MAP
    if options.map and path.exists():
        return _imported(book, open_source(str(path)), options)
    if path.exists():
        shown_path = plain(path.as_posix())
        raise Unreadable(
            f"{shown_path} exists; follow it with --map {shown_path}, or move it away for a new guess"
        )
    return _guessed(book, path, options)


def _guessed(book: Book, path: Path, options: Options) -> ExitCode:
    found = fitted(book, guess(book))
    make_folder(path.parent)
    write_file(str(path), as_yaml(found, Path(book.file).name))
    where = path.as_posix()
    made = found.map
    say(f"Wrote {where}: a first guess of what stands where. Nothing was imported.")
    say(
        f"It has {some(len(made.dimensions), 'dimension')}, {some(len(made.criteria), 'criterion')}, "
        f"{some(len(made.bids), 'bid')}, {some(len(made.evaluators), 'evaluator')}, and "
        f"{some(len(made.figures), 'block')} of figures to check."
    )
    for remark in found.remarks:
        say(f"- {remark}")
    say("Next: read and correct it, write `confirmed: true`, then")
    say(f"  sv-score import {options.file} --map {where} --output {options.output or 'FOLDER'}")
    return ExitCode.DONE


def _imported(book: Book, source: Source, options: Options) -> ExitCode:
    findings = Few()
    map = read_map(source, findings)
    if map is None or findings:
        return _stopped(findings, [source], options)
    if not map.confirmed:
        raise Unreadable(
            f"{source.label} is not confirmed yet; read it, correct it, and write `confirmed: true` in it"
        )
    if not options.output:
        raise Unreadable("name the folder for the files with --output")
    folder = Path(options.output)
    for name in (CRITERIA, BIDS):
        if (folder / name).exists():
            raise Unreadable(
                f"{plain((folder / name).as_posix())} exists and is not overwritten; name another folder"
            )
    taken = take(book, map, findings)
    _check_scores(map, taken, findings)
    figures = tuple(recomputed(book, map, taken, findings))
    if findings:
        return _stopped(findings, [source], options)
    make_folder(folder)
    name = Path(book.file).name
    write_file(str(folder / CRITERIA), criteria_yaml(map, name))
    write_file(str(folder / BIDS), bids_yaml(map, taken, name))
    show(parts(ImportPage(book.file, map, taken, figures)), Look(colour=options.colour))
    say()
    say(f"Wrote {(folder / CRITERIA).as_posix()} and {(folder / BIDS).as_posix()}.")
    differs = any(one.outcome is Outcome.DIFFERS for one in figures)
    return max(_checked(folder / BIDS, options), ExitCode.FOUND if differs else ExitCode.DONE)


def _check_scores(map: ImportMap, taken: Taken, findings: list[Finding]) -> None:
    """Report scores that the published scale does not have."""
    criteria = map.criteria
    for place, score in taken.scores.items():
        criterion = criteria[place[1]]
        scale = map.scale
        if scale is not None and criterion.highest is not None:
            scale = Scale(scale.lowest, criterion.highest, step=scale.step)
        if scale is None or not _legible(scale) or scale.has(score):
            continue
        sheet, at = taken.cells[place]
        message = f"{sheet.where(*at)}: {shown(score)} is not a score of {criterion.id}"
        findings.append(sheet.finding(OFF_SCALE, at, message, off_scale_help(place[2], scale.describe())))


def _legible(scale: Scale) -> bool:
    return bool(scale.levels) or (scale.step is not None and scale.step > 0)


def _stopped(findings: list[Finding], sources: list[Source], options: Options) -> ExitCode:
    print_errors(locate(findings, sources), sources, "nothing was imported", options.colour)
    return ExitCode.FOUND


def _checked(bids: Path, options: Options) -> ExitCode:
    """Check what was written, and print the errors: what the spreadsheet did not say."""
    assessment = assess(str(bids))
    sources = assessment.reading.sources
    located = locate(assessment.findings, sources)
    errors = tuple(one for one in located if one.finding.severity is Severity.ERROR)
    if errors:
        say("They are not complete yet:")
        show_findings(errors, sources, options.colour)
    say(f"{summary(located)}. Next: `sv-score check {bids.parent.as_posix()}`, then complete them.")
    return ExitCode.FOUND if errors else ExitCode.DONE
