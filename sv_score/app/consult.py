"""`sv-score consult`: its arguments and options."""

from typing import Annotated

from sv_score.app.options import Argument, Color, Form, Option, Output


def consult(
    criteria: Annotated[str, Argument(help="A criteria file, or the id of a ready one.")],
    proposals: Annotated[
        list[str] | None,
        Argument(metavar="PROPOSAL...", help="Proposals for its weights, YAML or CSV."),
    ] = None,
    decision: Annotated[
        str, Option("--decision", help="The file with the agreed weights and their reasons.")
    ] = "",
    write: Annotated[
        bool, Option("--write", help="Write the agreed weights into the criteria file.")
    ] = False,
    form: Form = "",
    output: Output = "",
    color: Color = "auto",
) -> None:
    """Put proposed weights side by side; record the decision.

    With --decision and --write, the agreed weights go into the criteria file.

    Example: sv-score consult criteria.yaml users.yaml council.csv
    """
    from sv_score.commands.consult import Options, run
    from sv_score.commands.show import Look

    look = Look(form, output, color)
    raise SystemExit(run(Options(criteria, tuple(proposals or ()), decision, write, look)))
