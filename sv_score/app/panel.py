"""`sv-score panel make` and `panel status`: their arguments and options. `panel BIDS` means `make`."""

from typing import Annotated

from sv_score.app.help import ByDefault
from sv_score.app.options import Argument, Color, Form, Option, Output, Quiet

BIDS_HELP = "The bids file (YAML), or the folder in which bids.yaml lies."


class MakeByDefault(ByDefault):
    """The group of `sv-score panel`: a first word that is no command is the path to make files for."""

    default = "make"


def panel_make(
    path: Annotated[str, Argument(metavar="BIDS", help=BIDS_HELP)],
    output: Annotated[
        str,
        Option("--output", "-o", help="The folder for the files (default: scores, beside the bids)."),
    ] = "",
    evaluator: Annotated[list[str] | None, Option(help="Only for this evaluator; may be repeated.")] = None,
    blind: Annotated[
        bool, Option("--blind", help="Replace bids by labels; the key goes into panel-key.yaml.")
    ] = False,
    csv: Annotated[bool, Option("--csv", help="Write CSV files and the questions beside them.")] = False,
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Make a score file for each evaluator, with a place for each mark.

    Example: sv-score panel make bids.yaml --blind
    """
    from sv_score.commands.panel import Options, make

    raise SystemExit(make(Options(path, output, tuple(evaluator or ()), blind, csv, color, quiet)))


def panel_status(
    path: Annotated[str, Argument(metavar="BIDS", help=BIDS_HELP)],
    form: Form = "",
    output: Output = "",
    color: Color = "auto",
) -> None:
    """Show how far each evaluator is, without their marks.

    Example: sv-score panel status bids.yaml
    """
    from sv_score.commands.panel import status
    from sv_score.commands.show import Look

    raise SystemExit(status(path, Look(form, output, color)))


COMMANDS = {"make": panel_make, "status": panel_status}
GROUP = MakeByDefault
