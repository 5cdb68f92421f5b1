"""`sv-score workbook make` and `workbook collect`: their arguments and options."""

from typing import Annotated

from sv_score.app.options import Argument, Color, Option, Quiet


def workbook_make(
    path: Annotated[
        str,
        Argument(metavar="BIDS", help="The bids file (YAML), or the folder in which bids.yaml lies."),
    ],
    evaluator: Annotated[list[str] | None, Option(help="Only for this evaluator; may be repeated.")] = None,
    output: Annotated[
        str,
        Option(
            "--output",
            "-o",
            help="The folder for the workbooks (default: workbooks, beside the bids), or one .xlsx file.",
        ),
    ] = "",
    blind: Annotated[
        bool, Option("--blind", help="Replace bids by labels; the key goes into panel-key.yaml.")
    ] = False,
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Make an Excel workbook for each evaluator, a row for each answer.

    Example: sv-score workbook make bids.yaml
    """
    from sv_score.commands.workbook import Options, make

    raise SystemExit(make(Options(path, tuple(evaluator or ()), output, blind, color, quiet)))


def workbook_collect(
    files: Annotated[list[str], Argument(metavar="FILE...", help="Workbooks that came back (.xlsx).")],
    bids: Annotated[
        str,
        Option(help="The bids file (default: bids.yaml beside the workbooks, or in the folder above)."),
    ] = "",
    output: Annotated[
        str,
        Option(
            "--output",
            "-o",
            help="The folder for the score files (default: scores, beside the bids), or one .yaml file.",
        ),
    ] = "",
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Read workbooks back into score files.

    What is in doubt is named with its sheet and cell.

    Example: sv-score workbook collect workbooks/ev1.xlsx
    """
    from sv_score.commands.collect import Options, collect

    raise SystemExit(collect(Options(tuple(files), bids, output, color, quiet)))


COMMANDS = {"make": workbook_make, "collect": workbook_collect}
