"""`sv-score explain`: its arguments and options."""

from __future__ import annotations

from typing import Annotated

import typer


def explain(code: Annotated[str, typer.Argument(help="A code or name, such as SV201.")]) -> None:
    """Explain a rule: what it does, why it matters, examples."""
    from sv_score.commands.rules import explain

    raise typer.Exit(explain(code))
