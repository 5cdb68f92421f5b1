"""`sv-score new`: its arguments and options."""

from typing import Annotated

from sv_score.app.options import Argument, Option


def new(
    folder: Annotated[str, Argument(help="The folder to make.")],
    criteria: Annotated[str, Option(help="A ready criteria file to start from (default: starter).")] = "",
    model: Annotated[str, Option(help="A policy model to start from instead.")] = "",
    outcomes: Annotated[str, Option(help="Which of the model's outcomes, such as 1,6 (default: all).")] = "",
) -> None:
    """Make a folder with criteria, bids and a README.

    Example: sv-score new my-procurement --criteria starter
    """
    from sv_score.commands.new import Options, run

    raise SystemExit(run(Options(folder, criteria, model, outcomes)))
