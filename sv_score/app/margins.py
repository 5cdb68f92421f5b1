"""`sv-score margins`: its arguments and options."""

from typing import Annotated

from sv_score.app.options import Argument, Color, ComparedUnsealed, Form, Option, Output, Quiet


def margins(
    file: Annotated[str, Argument(help="The bids file (YAML); `-` reads standard input.")],
    bid_a: Annotated[
        str, Argument(metavar="A", help="Two bids to look at; without them, all that are close.")
    ] = "",
    bid_b: Annotated[str, Argument(metavar="B", help="The second of the two.")] = "",
    dimension: Annotated[list[str] | None, Option(help="Show only this dimension; may be repeated.")] = None,
    all_pairs: Annotated[
        bool, Option("--all", help="Show every pair, not only those that are close.")
    ] = False,
    form: Form = "",
    output: Output = "",
    unsealed_ok: ComparedUnsealed = False,
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Say how firm the scores of a dimension are.

    Shows what would have to change for the order of two bids in it to change.

    Example: sv-score margins bids.yaml --dimension community
    """
    from sv_score.commands.margins import Options, run

    bids = tuple(bid for bid in (bid_a, bid_b) if bid)
    options = Options(file, bids, tuple(dimension or ()), all_pairs, form, output, unsealed_ok, color, quiet)
    raise SystemExit(run(options))
