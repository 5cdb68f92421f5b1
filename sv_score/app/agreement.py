"""`sv-score agreement`: its arguments and options."""

from typing import Annotated

from sv_score.app.options import Argument, Color, Form, Option, Output, Quiet


def agreement(
    file: Annotated[str, Argument(help="The bids file (YAML), or the folder it lies in.")],
    form: Form = "",
    output: Output = "",
    enough: Annotated[
        int, Option(min=2, help="Draw no conclusion from fewer answers with two marks than this.")
    ] = 10,
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Show how far evaluators' own marks agree.

    Looks at the marks given before moderation.

    Example: sv-score agreement bids.yaml
    """
    from sv_score.commands.agreement import Options, run

    raise SystemExit(run(Options(file, form, output, enough, color, quiet)))
