"""`sv-score schema`: its arguments and options."""

from __future__ import annotations

from typing import Annotated

import typer


def schema(
    kind: Annotated[str, typer.Argument(help="criteria, bids, model or policy.")],
    output: Annotated[str, typer.Option("--output", "-o", help="Write to this file instead.")] = "",
) -> None:
    """Print the JSON Schema of a file format, for editors."""
    from sv_score.commands.schema import run

    raise typer.Exit(run(kind, output))
