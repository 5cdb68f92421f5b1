"""`sv-score verify`: its arguments and options."""

from typing import Annotated

from sv_score.app.options import Argument, Color, Option, one_of


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
    form: Annotated[
        str, Option("--format", "-f", help="table (default on a terminal), text, json or markdown.")
    ] = "",
    output: Annotated[str, Option("--output", "-o", help="Write to this file instead.")] = "",
    color: Color = "auto",
) -> None:
    """Say whether seals, histories, bundles and signatures hold, and what has changed if not."""
    from sv_score.commands.verify import Options, run

    one_of("--format", form, ("", "table", "text", "json", "markdown"))
    one_of("--color", color, ("auto", "always", "never"))
    raise SystemExit(run(Options(tuple(paths), form, output, color, signers, head)))
