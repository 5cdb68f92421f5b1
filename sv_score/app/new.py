"""`sv-score new`: its arguments and options."""

from __future__ import annotations

from typing import Annotated

import typer


def new(
    folder: Annotated[str, typer.Argument(help="The folder to make.")],
    criteria: Annotated[
        str, typer.Option(help="A ready criteria file to start from (default: starter).")
    ] = "",
    model: Annotated[str, typer.Option(help="A policy model to start from instead.")] = "",
    outcomes: Annotated[
        str, typer.Option(help="Which of the model's outcomes, such as 1,6 (default: all).")
    ] = "",
) -> None:
    """Make a folder with a criteria file, a bids file and a README."""
    from sv_score.commands.new import Options, run

    raise typer.Exit(run(Options(folder, criteria, model, outcomes)))
