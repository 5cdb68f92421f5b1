"""`sv-score import`: its arguments and options."""

from typing import Annotated

from sv_score.app.options import Argument, Color, Option, Quiet


def import_(
    file: Annotated[str, Argument(help="The spreadsheet (.xlsx or .csv).")],
    map_file: Annotated[
        str,
        Option(
            "--map",
            help="What stands where, read and confirmed. One that is not there yet is guessed and written.",
        ),
    ] = "",
    output: Annotated[str, Option("--output", "-o", help="The folder for criteria.yaml and bids.yaml.")] = "",
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Import an evaluation spreadsheet and check its figures.

    What stands where is read from a map. Without one, sv-score guesses it, and you
    correct and confirm it.

    Example: sv-score import scores.xlsx --map scores-map.yaml -o imported
    """
    from sv_score.commands.import_ import Options, run

    raise SystemExit(run(Options(file, map_file, output, color, quiet)))
