"""`sv-score verify`: its arguments and options."""

from typing import Annotated

from sv_score.app.options import Argument, Color, Form, Option, Output


def verify(
    paths: Annotated[
        list[str],
        Argument(
            help="A seal, a history, a bundle, a file that is sealed or signed, or a folder.",
            metavar="PATH...",
        ),
    ],
    signers: Annotated[
        str, Option("--signers", help="The allowed signers, in the format of ssh-keygen.")
    ] = "",
    head: Annotated[str, Option("--head", help="The noted checksum of a history's last line.")] = "",
    form: Form = "",
    output: Output = "",
    color: Color = "auto",
) -> None:
    """Say whether seals, histories and bundles still hold.

    Checks signatures too, and says what has changed if something does not hold.

    Example: sv-score verify evaluation.zip
    """
    from sv_score.commands.verify import Options, run

    raise SystemExit(run(Options(tuple(paths), form, output, color, signers, head)))
