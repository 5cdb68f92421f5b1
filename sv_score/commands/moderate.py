"""`sv-score moderate`: the agenda of the moderation meeting, and the record of what it agrees."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sv_score.commands.exit_code import ExitCode
from sv_score.commands.folders import bids_file_of
from sv_score.commands.marked import Marked, marked
from sv_score.commands.named_bids import check_named
from sv_score.commands.show import Look, show
from sv_score.model.named_tuple import NamedTuple
from sv_score.panel.agenda import Item, agenda
from sv_score.reading.evaluation import history_name
from sv_score.reading.locate import locate
from sv_score.reading.source import STDIN, Unreadable
from sv_score.writing.panel.agenda import AgendaPage, parts


class Options(NamedTuple):
    """What the command line asks for; see `sv-score moderate --help`."""

    file: str
    form: str = ""
    output: str = ""
    bids: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    still_open: bool = False
    record: bool = False
    by: str = ""
    date: str = ""
    colour: str = "auto"
    quiet: bool = False


def run(options: Options) -> ExitCode:
    """Show the agenda or enter the record, and return the exit code; raise `Unreadable`."""
    if not options.record:
        for option, given in (("--by", options.by), ("--date", options.date)):
            if given:
                raise Unreadable(f"{option} goes with --record; the agenda alone records nothing")
    file = bids_file_of(options.file)
    look = Look(options.form, options.output, options.colour)
    empty: dict[str, Any] = {} if options.record else {"items": []}
    read = marked(file, "nothing was moderated", quiet=options.quiet, look=look, empty=empty)
    if read is None:
        return ExitCode.FOUND
    everything = agenda(read.criteria, read.evaluation)
    items = _chosen(read, everything, options)
    if options.record:
        if file == STDIN:
            raise Unreadable("a record is kept beside a bids file; name the file")
        if options.form or options.output:
            raise Unreadable("--record asks questions at the terminal; leave out --format and --output")
        return _record(file, items, options)
    located = locate(read.findings, read.reading.sources)
    page = AgendaPage(read.criteria, tuple(items), len(everything), located)
    show(parts(page), look, json=lambda: _json(page))
    return read.say(look, quiet=options.quiet)


def _chosen(read: Marked, items: list[Item], options: Options) -> list[Item]:
    """Return the items asked for; raise `Unreadable` for a bid or criterion that does not exist."""
    bids = [bid.id for bid in read.evaluation.bids]
    criteria = list(dict.fromkeys(item.criterion.id for item in items))
    check_named("bid", options.bids, bids, most=None)
    check_named("scored criterion", options.criteria, criteria, most=None)
    return [
        item
        for item in items
        if (not options.bids or item.bid.id in options.bids)
        and (not options.criteria or item.criterion.id in options.criteria)
        and (item.is_open or not options.still_open)
    ]


def _json(page: AgendaPage) -> str:
    from sv_score.writing.panel.agenda_json import as_json

    return as_json(page)


def _record(file: str, items: list[Item], options: Options) -> ExitCode:
    from sv_score.commands.history import check_up_to_date, record_changes
    from sv_score.commands.recording import Session

    kept = Path(history_name(file)).exists()
    if kept and not options.by.strip():
        raise Unreadable(f"{history_name(file)} says who recorded each score; add `--by NAME`")
    if kept:
        check_up_to_date(file)

    def finished(reason: str) -> None:
        if kept:
            record_changes(file, options.by, reason=reason)

    named = bool(options.bids and options.criteria)
    return Session(file, options.date, finished).run(items, again=named)
