"""`sv-score evaluate`: its arguments and options."""

from typing import Annotated

from sv_score.app.options import Argument, Color, Option, Output, Quiet

FORMATS = ("table", "text", "json", "csv", "markdown")


def evaluate(
    file: Annotated[str, Argument(help="The bids file (YAML); `-` reads standard input.")],
    form: Annotated[
        str,
        Option(
            "--format",
            "-f",
            help="table (default on a terminal), text, json, csv or markdown.",
            values=FORMATS,
        ),
    ] = "",
    output: Output = "",
    bid: Annotated[list[str] | None, Option(help="Show only this bid; may be repeated.")] = None,
    dimension: Annotated[list[str] | None, Option(help="Show only this dimension; may be repeated.")] = None,
    detail: Annotated[bool, Option(help="Show the criteria behind each dimension.")] = False,
    require_final: Annotated[
        bool, Option("--require-final", help="Make a provisional score an error.")
    ] = False,
    unsealed_ok: Annotated[
        bool,
        Option("--unsealed-ok", help="Score although the criteria are not as sealed; every output says so."),
    ] = False,
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Score the bids, exactly and per dimension.

    Example: sv-score evaluate bids.yaml --detail
    """
    from sv_score.commands.evaluate import Options, run

    options = Options(
        file,
        form,
        output,
        tuple(bid or ()),
        tuple(dimension or ()),
        detail,
        require_final,
        unsealed_ok,
        color,
        quiet,
    )
    raise SystemExit(run(options))
