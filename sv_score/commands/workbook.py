"""`sv-score workbook make`: a scoring workbook for each evaluator who works in a spreadsheet program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sv_score.commands.days import day_of_surroundings
from sv_score.commands.exit_code import ExitCode
from sv_score.commands.folders import bids_file_of
from sv_score.commands.listing import BidsFile
from sv_score.commands.lock import locked
from sv_score.commands.marked import Marked, marked
from sv_score.commands.output import check_folder, make_folder, say, write_bytes
from sv_score.commands.panel import blind_labels, check_names, score_file, wanted_sheets, why_barred
from sv_score.model.named_tuple import NamedTuple
from sv_score.panel.places import Sheet
from sv_score.panel.standing import any_declared
from sv_score.reading.source import STDIN, Unreadable
from sv_score.writing.panel.score_file import ScoreFile
from sv_score.writing.plain import plain
from sv_score.writing.workbook import Content, write

WORKBOOKS = "workbooks"
ENDING = ".xlsx"


class Options(NamedTuple):
    """What the command line asks for; see `sv-score workbook make --help`."""

    path: str
    evaluators: tuple[str, ...] = ()
    output: str = ""
    blind: bool = False
    colour: str = "auto"
    quiet: bool = False


def make(options: Options) -> ExitCode:
    """Write the workbooks and say what was made; raise `Unreadable`."""
    file = bids_file_of(options.path)
    if file == STDIN:
        raise Unreadable("workbooks are made beside a bids file; name the file")
    check_folder(options.output, ENDING)
    one_file = options.output.lower().endswith(ENDING)
    if one_file and len(options.evaluators) != 1:
        raise Unreadable(f"{plain(options.output)} is one file; name one evaluator with --evaluator")
    read = marked(
        file,
        "no workbook was made",
        colour=options.colour,
        quiet=options.quiet,
        makes=lambda evaluator: (score_file(file, evaluator),),
    )
    if read is None:
        return ExitCode.FOUND
    check_names(read.evaluation, options.evaluators)
    with locked(file):
        for line in _made(read, BidsFile(file), options):
            say(line)
    return ExitCode.DONE


def _made(read: Marked, bids: BidsFile, options: Options) -> Iterator[str]:
    """Write the workbooks one by one, and yield a sentence about each."""
    labels: dict[str, str] = {}
    folder = Path(options.output) if options.output else bids.path.parent / WORKBOOKS
    one_file = options.output.lower().endswith(ENDING)
    wanted = wanted_sheets(read, options.evaluators)
    any_made = any(sheet.still_open for sheet in wanted)
    if any_made:
        if options.blind:
            labels, said = blind_labels(read.evaluation, bids)
            yield from said
        make_folder(folder.parent if one_file else folder)
    for sheet in wanted:
        who = sheet.evaluator.id
        yield from why_barred(sheet)
        if not sheet.still_open:
            done = "has marked everything already" if sheet.places else "has nothing to mark"
            yield f"{who} {done}; no workbook was made."
            continue
        file = ScoreFile(read.criteria, sheet, sheet.still_open, labels)
        yield _made_for(read, sheet, file, folder if one_file else folder / f"{who}{ENDING}")
    if any_made and not any_declared(read.evaluation):
        yield "Nobody has declared interests yet. Record `declaration:` of each evaluator before they mark."
    if any_made:
        yield "Next: send each evaluator their own workbook; `sv-score workbook collect` reads it back."


def _made_for(read: Marked, sheet: Sheet, file: ScoreFile, path: Path) -> str:
    shown = path.as_posix()
    if path.exists():
        return f"Kept {shown}: it exists, and may hold marks."
    write_bytes(str(path), write(Content(file, read.evaluation.procurement, day_of_surroundings())))
    bids = len({place.bid.id for place in file.places})
    answers = f"{len(file.places)} answer{'s' * (len(file.places) > 1)}"
    return f"Made {shown}: {answers} of {bids} bid{'s' * (bids > 1)} to mark by {sheet.evaluator.id}."
