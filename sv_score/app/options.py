"""What the options of several commands have in common."""

from __future__ import annotations

from typing import Annotated

import typer

Color = Annotated[str, typer.Option("--color", help="Use colour: auto, always or never.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show no warnings, notes or progress.")]


def one_of(option: str, given: str, known: tuple[str, ...]) -> None:
    """Refuse a word that the option does not know."""
    if given not in known:
        from sv_score.reading.report import did_you_mean

        words = [word for word in known if word]
        hint = did_you_mean(given, words, f"write one of {', '.join(words)}")
        raise typer.BadParameter(f"`{given}` is not known; {hint}", param_hint=option)
