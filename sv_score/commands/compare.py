"""`sv-score compare`: what can be said about pairs of bids without one number for each."""

from __future__ import annotations

from sv_score.commands.exit_code import ExitCode
from sv_score.commands.named_bids import named_pair
from sv_score.commands.show import Look, scored, show
from sv_score.comparing.overview import overview
from sv_score.comparing.pairs import MOST_PAIRS, compare
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.source import Unreadable
from sv_score.writing.compare import ComparePage
from sv_score.writing.compare.json import EMPTY, write
from sv_score.writing.compare.parts import parts


class Options(NamedTuple):
    """What the command line asks for; see `sv-score compare --help`."""

    file: str
    bids: tuple[str, ...] = ()
    short: bool = False
    form: str = ""
    output: str = ""
    unsealed_ok: bool = False
    colour: str = "auto"
    quiet: bool = False


def run(options: Options) -> ExitCode:
    """Compare, print, and return the exit code; raise `Unreadable`."""
    look = Look(options.form, options.output, options.colour)
    read = scored(
        options.file,
        "nothing was compared",
        look,
        empty=EMPTY,
        quiet=options.quiet,
        unsealed_ok=options.unsealed_ok,
        # Reasons are shown of two bids only.
        words=bool(options.bids),
    )
    if read is None:
        return ExitCode.FOUND
    places = named_pair(read.result, options.bids)
    number = len(read.result.bids) * (len(read.result.bids) - 1) // 2
    if look.is_json and places is None and number > MOST_PAIRS and not options.short:
        what = f"{number:,} pairs of bids are more than compare puts into one file ({MOST_PAIRS:,})"
        raise Unreadable(f"{what}; add --short to leave them out, or name two bids")
    seen = overview(read.result)
    pair = None if places is None else compare(seen.field, *places)
    page = ComparePage(read.result, seen, pair, read.findings, read.sources, options.short)
    show(parts(page), look, lambda: write(page))
    return read.say(look, quiet=options.quiet)
