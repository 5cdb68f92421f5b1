"""`sv-score agreement`: how far the evaluators agreed before they talked."""

from __future__ import annotations

from sv_score.commands.exit_code import ExitCode
from sv_score.commands.marked import bids_file_of, marked
from sv_score.commands.show import Look, show
from sv_score.model.named_tuple import NamedTuple
from sv_score.records.first_marks import as_first_given
from sv_score.scoring.agreement import agreement
from sv_score.writing.agreement import ENOUGH_UNITS, AgreementPage
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
    read = marked(
        bids_file_of(options.file), "nothing was compared", colour=options.colour, quiet=options.quiet
    )
    if read is None:
        return ExitCode.FOUND
    evaluation, changed = as_first_given(read.criteria, read.evaluation, read.reading.history)
    found = agreement(read.criteria, evaluation)
    sources = tuple(read.reading.sources)
    page = AgreementPage(read.criteria, evaluation, found, options.enough, sources, changed)
    show(parts(page), Look(options.form, options.output, options.colour), json=lambda: _json(page))
    return ExitCode.DONE


def _json(page: AgreementPage) -> str:
    from sv_score.writing.agreement.json import write

    return write(page)
