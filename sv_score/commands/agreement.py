"""`sv-score agreement`: how far the evaluators agreed before they talked."""

from __future__ import annotations

from sv_score.commands.exit_code import ExitCode
from sv_score.commands.folders import bids_file_of
from sv_score.commands.marked import marked
from sv_score.commands.show import Look, show
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.locate import locate
from sv_score.records.first_marks import as_first_given
from sv_score.scoring.agreement import agreement
from sv_score.writing.agreement import ENOUGH_UNITS, AgreementPage
from sv_score.writing.agreement.json import EMPTY, write
from sv_score.writing.agreement.parts import parts


class Options(NamedTuple):
    """What the command line asks for; see `sv-score agreement --help`."""

    file: str
    form: str = ""
    output: str = ""
    enough: int = ENOUGH_UNITS
    colour: str = "auto"
    quiet: bool = False


def run(options: Options) -> ExitCode:
    """Compare the marks, print, and return the exit code; raise `Unreadable`."""
    look = Look(options.form, options.output, options.colour)
    file = bids_file_of(options.file)
    read = marked(file, "nothing was compared", quiet=options.quiet, look=look, empty=EMPTY)
    if read is None:
        return ExitCode.FOUND
    evaluation, changed = as_first_given(read.criteria, read.evaluation, read.reading.history)
    found = agreement(read.criteria, evaluation)
    sources = tuple(read.reading.sources)
    located = locate(read.findings, sources)
    page = AgreementPage(read.criteria, evaluation, found, options.enough, sources, changed, located)
    show(parts(page), look, json=lambda: write(page))
    return read.say(look, quiet=options.quiet)
