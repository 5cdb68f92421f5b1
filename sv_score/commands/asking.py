"""Questions at the terminal: asked until the answer is one, from a keyboard or from a pipe."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from decimal import Decimal
from textwrap import fill

from sv_score.commands.output import out, terminal_width
from sv_score.model.criteria import Scale
from sv_score.model.finding import Finding
from sv_score.reading.report import ROOT, Report
from sv_score.reading.values import number_from
from sv_score.writing.plain import plain

LATER = "later"
YES, NO = ("y", "yes"), ("n", "no")


class Left(Exception):
    """There are no more answers: the end of the input, or Ctrl-D."""


class Questions:
    """Asks on standard output and reads from standard input."""

    def __init__(self) -> None:
        if sys.stdin.isatty():
            # Makes a line editable, and as long as a paragraph that is pasted.
            with suppress(ImportError):
                import readline  # noqa: F401
        elif hasattr(sys.stdin, "reconfigure"):
            sys.stdin.reconfigure(encoding="utf-8", errors="replace")

    def line(self) -> str:
        """Return one line, trimmed; raise `Left` at the end of the input."""
        try:
            text = input("> ")
        except EOFError:
            raise Left from None
        return " ".join("".join(char if char.isprintable() else " " for char in text).split())

    def score(self, scale: Scale) -> Decimal | None:
        """Return a score of the scale, `None` where the answer is left for later."""
        while True:
            tell(f"Agreed score? One of {scale.describe()}, or `{LATER}` to leave this answer for later.")
            text = self.line()
            if text.casefold() == LATER:
                return None
            findings: list[Finding] = []
            score = number_from(text, True, ROOT, Report("", findings)) if text else None
            if score is not None and scale.has(score):
                return score
            tell(_why_not(score, scale, findings))

    def text(self, question: str) -> str:
        """Return a text that is not empty, of one line or several up to an empty one."""
        while True:
            tell(f"{question} End with an empty line.")
            lines = [self.line()]
            while lines[-1]:
                lines.append(self.line())
            text = " ".join(lines).strip()
            if text:
                return text
            tell("This may not be left empty.")

    def yes(self, question: str) -> bool:
        """Return whether the answer is yes."""
        while True:
            tell(f"{question} Write yes or no.")
            text = self.line().casefold()
            if text in YES or text in NO:
                return text in YES

    def dissenting(self, others: Sequence[str], had: Sequence[str]) -> list[str]:
        """Return who of the `others`, who gave another mark, does not share the score.

        Those whose dissent is recorded already, `had`, are left out.
        """
        so_far = f" beyond {', '.join(had)}" if had else ""
        while True:
            tell(f"Who does not share this score{so_far}? Ids with commas between them; empty for nobody.")
            names = [name for name in (part.strip() for part in self.line().split(",")) if name]
            unknown = [name for name in names if name not in others]
            if not unknown:
                return [name for name in dict.fromkeys(names) if name not in had]
            tell(f"{', '.join(unknown)} gave no other mark here; those who did: {', '.join(others)}.")


def tell(text: str) -> None:
    """Print a paragraph for the person at the terminal, wrapped to its width."""
    width = terminal_width(sys.stdout)
    flat = plain(text)
    out((fill(flat, width, break_on_hyphens=False) if width else flat) + "\n")


def _why_not(score: Decimal | None, scale: Scale, findings: Sequence[Finding]) -> str:
    if score is not None:
        return f"{score:f} is not on the scale; the scores are {scale.describe()}."
    if not findings:
        return f"Write a score, or {LATER}."
    first = findings[0]
    return f"{first.message}{'; ' + first.help if first.help else ''}.".replace("`", "")
