"""`sv-score bundle`: its arguments and options."""

from typing import Annotated

from sv_score.app.options import Argument, Color, Option, Quiet


def bundle(
    file: Annotated[str, Argument(help="The bids file, or its folder.")],
    output: Annotated[str, Option("--output", "-o", help="The zip file to write.")] = "evaluation.zip",
    attach: Annotated[
        list[str] | None,
        Option(help="A further file to put in, such as a notice; may be repeated."),
    ] = None,
    sign: Annotated[str, Option("--sign", help="Sign the bundle with this SSH key.")] = "",
    unsealed_ok: Annotated[
        bool,
        Option("--unsealed-ok", help="Bundle although the criteria are not as sealed; every result says so."),
    ] = False,
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Put a whole evaluation into one file, to be verified.

    It holds the files, the record, the results and checksums.

    Example: sv-score bundle bids.yaml -o evaluation.zip
    """
    from sv_score.commands.bundle import Options, run

    raise SystemExit(run(Options(file, output, tuple(attach or ()), sign, unsealed_ok, color, quiet)))
