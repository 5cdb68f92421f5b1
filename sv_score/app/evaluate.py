"""`sv-score evaluate`: its arguments and options."""

from __future__ import annotations

from typing import Annotated

import typer

from sv_score.app.options import Color, Quiet, one_of


def evaluate(
    file: Annotated[str, typer.Argument(help="The bids file (YAML); `-` reads standard input.")],
    form: Annotated[
        str,
        typer.Option("--format", "-f", help="table (default on a terminal), text, json, csv or markdown."),
    ] = "",
    output: Annotated[str, typer.Option("--output", "-o", help="Write to this file instead.")] = "",
    bid: Annotated[list[str] | None, typer.Option(help="Show only this bid; may be repeated.")] = None,
    dimension: Annotated[
        list[str] | None, typer.Option(help="Show only this dimension; may be repeated.")
    ] = None,
    detail: Annotated[bool, typer.Option(help="Show the criteria behind each dimension.")] = False,
    require_final: Annotated[
        bool, typer.Option("--require-final", help="Make a provisional score an error.")
    ] = False,
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Score the bids of a bids file, exactly and per dimension."""
    from sv_score.commands.evaluate import Options, run

    one_of("--format", form, ("", "table", "text", "json", "csv", "markdown"))
    one_of("--color", color, ("auto", "always", "never"))
    options = Options(
        file, form, output, tuple(bid or ()), tuple(dimension or ()), detail, require_final, color, quiet
    )
    raise typer.Exit(run(options))
