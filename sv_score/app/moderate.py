"""`sv-score moderate`: its arguments and options."""

from typing import Annotated

from sv_score.app.options import Argument, Color, Form, Option, Output, Quiet


def moderate(
    file: Annotated[str, Argument(metavar="BIDS", help="The bids file (YAML), or its folder.")],
    form: Form = "",
    output: Output = "",
    bid: Annotated[list[str] | None, Option(help="Only this bid; may be repeated.")] = None,
    criterion: Annotated[list[str] | None, Option(help="Only this criterion; may be repeated.")] = None,
    still_open: Annotated[bool, Option("--open", help="Only answers without an agreed score.")] = False,
    record: Annotated[
        bool, Option("--record", help="Enter what the panel agrees, question by question.")
    ] = False,
    by: Annotated[str, Option(help="Who enters the record, for the history.")] = "",
    date: Annotated[str, Option(help="The day of the meeting (default: today).")] = "",
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Show what the panel has to agree on, or record it.

    Example: sv-score moderate bids.yaml --record --by "Ann Moor"
    """
    from sv_score.commands.moderate import Options, run

    chosen = tuple(bid or ()), tuple(criterion or ())
    options = Options(file, form, output, *chosen, still_open, record, by, date, color, quiet)
    raise SystemExit(run(options))
