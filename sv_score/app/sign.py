"""`sv-score sign`: its arguments and options."""

from typing import Annotated

from sv_score.app.options import Argument, Option


def sign(
    files: Annotated[list[str], Argument(help="Bundles, seals, histories or other files.")],
    key: Annotated[str, Option("--key", "-k", help="Your SSH key, such as ~/.ssh/id_ed25519.")],
) -> None:
    """Sign files with your SSH key.

    `sv-score verify` reads the signatures.

    Example: sv-score sign evaluation.zip --key ~/.ssh/id_ed25519
    """
    from sv_score.commands.sign import run

    raise SystemExit(run(tuple(files), key))
