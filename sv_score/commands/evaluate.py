"""`sv-score evaluate`: a bids file in, exact scores per dimension out."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable

from sv_score.assessment import Assessment, assess
from sv_score.commands.exit_code import ExitCode
from sv_score.commands.findings import say_findings
from sv_score.commands.folders import bids_file_of
from sv_score.commands.output import form_for, out, terminal_width, use_colour, write_pieces
from sv_score.commands.progress import LateProgress
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.result import Result
from sv_score.reading.locate import locate
from sv_score.writing import EVALUATE_FORMATS, pieces
from sv_score.writing.page import Page, narrowed

REPORTS = "`sv-score report` writes such files"


class Options(NamedTuple):
    """What the command line asks for; see `sv-score evaluate --help`."""

    file: str
    form: str = ""
    output: str = ""
    bids: tuple[str, ...] = ()
    dimensions: tuple[str, ...] = ()
    detail: bool = False
    require_final: bool = False
    unsealed_ok: bool = False
    colour: str = "auto"
    quiet: bool = False


def run(options: Options) -> ExitCode:
    """Evaluate, print, and return the exit code; raise `Unreadable`."""
    asked = form_for(options.form, options.output, EVALUATE_FORMATS, REPORTS)
    with LateProgress("Reading the bids", quiet=options.quiet) as progress:
        assessment = assess(
            bids_file_of(options.file),
            require_final=options.require_final,
            unsealed_ok=options.unsealed_ok,
            words=False,
            progress=progress,
        )
    page = _page(assessment, options)
    form = asked or ("table" if sys.stdout.isatty() and not options.output else "text")
    _write_result(page, form, options)
    return say_findings(
        page.findings,
        page.sources,
        colour=options.colour,
        quiet=options.quiet,
        apart=page.result is not None and form in ("table", "text") and not options.output,
        undone="" if page.result is not None else "nothing was scored",
    )


def _page(assessment: Assessment, options: Options) -> Page:
    result = assessment.result
    if result is not None:
        _check_names(result, options)
        result = narrowed(result, options.bids, options.dimensions)
    sources = assessment.reading.sources
    return Page(result, locate(assessment.findings, sources), tuple(sources), options.detail)


def _check_names(result: Result, options: Options) -> None:
    """Raise `Unreadable` for a `--bid` or `--dimension` that does not exist."""
    if not options.bids and not options.dimensions:
        return
    from sv_score.commands.named_bids import check_named

    dimensions = [dimension.id for dimension in result.criteria.dimensions]
    check_named("bid", options.bids, [bid.bid.id for bid in result.bids], most=None)
    check_named("dimension", options.dimensions, dimensions, most=None)


def _write_result(page: Page, form: str, options: Options) -> None:
    if page.result is None and form != "json":
        return
    text: Iterable[str]
    if form != "table":
        text = pieces(page, form)
    else:
        from sv_score.writing.terminal import print_table

        target = sys.stdout if not options.output else io.StringIO()
        # What goes into a log goes through `out`.
        stream = target if target.isatty() else io.StringIO()
        colour = use_colour(options.colour, target)
        print_table(page, stream, colour=colour, width=terminal_width(target))
        text = (stream.getvalue(),) if isinstance(stream, io.StringIO) else ()
    if options.output:
        write_pieces(options.output, text)
        return
    for piece in text:
        out(piece)
