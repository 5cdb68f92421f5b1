"""`sv-score compare`: its arguments and options."""

from typing import Annotated

from sv_score.app.options import Argument, Color, ComparedUnsealed, Form, Option, Output, Quiet


def compare(
    file: Annotated[str, Argument(help="The bids file (YAML); `-` reads standard input.")],
    bid_a: Annotated[
        str, Argument(metavar="A", help="Two bids to see head to head; without them, all pairs.")
    ] = "",
    bid_b: Annotated[str, Argument(metavar="B", help="The second of the two.")] = "",
    short: Annotated[
        bool, Option("--short", help="Leave out the list of pairs, or the rationales of the two.")
    ] = False,
    form: Form = "",
    output: Output = "",
    unsealed_ok: ComparedUnsealed = False,
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Compare bids in pairs, by criterion and by dimension.

    There is no one number for a bid.

    Example: sv-score compare bids.yaml harbour mill
    """
    from sv_score.commands.compare import Options, run

    bids = tuple(bid for bid in (bid_a, bid_b) if bid)
    raise SystemExit(run(Options(file, bids, short, form, output, unsealed_ok, color, quiet)))
