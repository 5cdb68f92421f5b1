"""`sv-score rules`: its arguments and options."""

from __future__ import annotations

from typing import Annotated

import typer


def rules(
    only: Annotated[str, typer.Argument(help="Codes that start with this, or names that contain it.")] = "",
) -> None:
    """List the rules of check."""
    from sv_score.commands.rules import list_rules

    raise typer.Exit(list_rules(only))
