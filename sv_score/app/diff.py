"""`sv-score diff`: its arguments and options."""

from typing import Annotated

from sv_score.app.options import Argument, Color, Form, Option, Output


def diff(
    published: Annotated[str, Argument(help="The file as published, or a seal of it.", metavar="PUBLISHED")],
    applied: Annotated[str, Argument(help="The file as applied, or a seal of it.", metavar="APPLIED")],
    bids: Annotated[
        str, Option(help="A bids file: what the differences do to each bid, per dimension.")
    ] = "",
    form: Form = "",
    output: Output = "",
    color: Color = "auto",
) -> None:
    """Show how two criteria or bids files differ in meaning.

    Exits with 1 if they differ.

    Example: sv-score diff criteria.seal.yaml criteria.yaml --bids bids.yaml
    """
    from sv_score.commands.diff import Options, run

    raise SystemExit(run(Options(published, applied, bids, form, output, color)))
