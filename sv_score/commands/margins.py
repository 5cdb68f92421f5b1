"""`sv-score margins`: how firm what is shown is, one dimension at a time."""

from __future__ import annotations

from sv_score.commands.exit_code import ExitCode
from sv_score.commands.named_bids import known_dimensions, named_pair
from sv_score.commands.show import Look, Scored, scored, show
from sv_score.comparing.firmness import firm_bids
from sv_score.comparing.left_out import outside
from sv_score.comparing.margins import MOST_PAIRS, TooManyPairs, margins
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.source import Unreadable
from sv_score.writing.margins import MarginsPage
from sv_score.writing.margins.json import EMPTY, write
from sv_score.writing.margins.parts import parts
from sv_score.writing.page import narrowed

# How many pairs of a dimension people are shown before the rest is counted.
LISTED = 60


class Options(NamedTuple):
    """What the command line asks for; see `sv-score margins --help`."""

    file: str
    bids: tuple[str, ...] = ()
    dimensions: tuple[str, ...] = ()
    all_pairs: bool = False
    form: str = ""
    output: str = ""
    unsealed_ok: bool = False
    colour: str = "auto"
    quiet: bool = False


def run(options: Options) -> ExitCode:
    """Work out the margins, print them, and return the exit code; raise `Unreadable`."""
    look = Look(options.form, options.output, options.colour)
    read = scored(
        options.file,
        "nothing was compared",
        look,
        empty=EMPTY,
        quiet=options.quiet,
        unsealed_ok=options.unsealed_ok,
        words=False,
    )
    if read is None:
        return ExitCode.FOUND
    try:
        page = _page(read, options, None if look.is_json else LISTED)
    except TooManyPairs as error:
        what = f"{error.pairs:,} pairs of bids are more than margins puts into JSON ({MOST_PAIRS:,})"
        raise Unreadable(f"{what}; name two bids or a --dimension, or ask for another format") from None
    show(parts(page), look, lambda: write(page))
    return read.say(look, quiet=options.quiet)


def _page(read: Scored, options: Options, most: int | None) -> MarginsPage:
    places = named_pair(read.result, options.bids)
    dimensions = known_dimensions(read.result, options.dimensions)
    names = tuple(read.result.bids[place].bid.id for place in places or ())
    shown = narrowed(read.result, names, dimensions)
    found = margins(read.result, dimensions, places, all_pairs=options.all_pairs, most=most)
    firm = firm_bids(read.result, dimensions)
    return MarginsPage(
        shown,
        tuple(found),
        tuple(outside(shown)),
        tuple(bid for bid in firm if not names or bid.bid.id in names),
        len(dimensions) < len(read.result.criteria.dimensions),
        read.findings,
        read.sources,
    )
