"""Findings on standard error: what stands in the way of a command, and what was found beside its result."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from sv_score.assessment import STOPPING
from sv_score.commands.exit_code import ExitCode
from sv_score.commands.output import err, room, use_colour
from sv_score.model.finding import Severity
from sv_score.reading.locate import Located
from sv_score.reading.source import Source
from sv_score.writing.findings import one_line, summary, write_findings

# How many findings that change no figure are listed before the rest is counted.
SHOWN = 5

# Rules about marks that were left out: a range without them is another one.
LEAVING_OUT = frozenset({"SV621", "SV622", "SV625"})


def is_error(located: Located) -> bool:
    """Return whether a finding is an error."""
    return located.finding.severity is Severity.ERROR


def exit_code(findings: Sequence[Located]) -> ExitCode:
    """Return the exit code of a command that did its job and found this beside it."""
    return ExitCode.FOUND if any(map(is_error, findings)) else ExitCode.DONE


def print_errors(findings: Sequence[Located], sources: Sequence[Source], undone: str, colour: str) -> None:
    """Print the errors that stand in the way, how many findings there are, and what is left `undone`.

    Where something else stands in the way than an error, it is printed.
    """
    standing = tuple(filter(is_error, findings)) or tuple(findings)
    show_findings(standing, sources, colour)
    err(f"\n{summary(findings)}; {undone}\n")


def say_findings(
    findings: Sequence[Located],
    sources: Sequence[Source],
    *,
    colour: str,
    quiet: bool,
    apart: bool = False,
    undone: str = "",
) -> ExitCode:
    """Print what was found beside a result and how much it is; return the exit code.

    What bears on figures is printed in full, of the rest the gravest. `quiet` leaves out all but errors.
    `apart` puts a line between them and a result on the same screen. `undone` says what is left undone.
    """
    sys.stdout.flush()
    shown = tuple(filter(is_error, findings)) if quiet else tuple(findings)
    bearing = tuple(filter(_bears_on_figures, shown))
    others = tuple(f for f in shown if not _bears_on_figures(f))
    if shown:
        err("\n" * apart)
        show_findings(bearing, sources, colour)
        err("\n" * bool(bearing and others) + _listed(others))
        err(f"\n{summary(findings)}{undone and '; '}{undone}\n")
    return exit_code(findings)


def count_findings(
    findings: Sequence[Located], sources: Sequence[Source], *, colour: str, quiet: bool, apart: bool = False
) -> ExitCode:
    """Print the errors found beside a page, and how much there is besides; return the exit code."""
    if quiet or any(map(is_error, findings)):
        return say_findings(findings, sources, colour=colour, quiet=True, apart=apart)
    if findings:
        sys.stdout.flush()
        err("\n" * apart + f"{summary(findings)}; `sv-score check` explains them\n")
    return ExitCode.DONE


def show_findings(findings: Sequence[Located], sources: Sequence[Source], colour: str) -> None:
    """Print findings in full on standard error, as it takes colours and as wide as it is."""
    err(write_findings(findings, sources, colour=use_colour(colour, sys.stderr), width=room(sys.stderr)))


def _listed(others: Sequence[Located]) -> str:
    """Return findings that change no figure on a line each: an error must not be among those only counted."""
    if not others:
        return ""
    gravest = sorted(others, key=lambda located: -located.finding.severity.gravity)
    more = f", and {len(others) - SHOWN} more" if len(others) > SHOWN else ""
    lines = "".join(f"{one_line(located)}\n" for located in gravest[:SHOWN])
    return f"{lines}These do not change a figure{more}; `sv-score check` explains them.\n"


def _bears_on_figures(located: Located) -> bool:
    finding = located.finding
    return finding.family in STOPPING or finding.code in LEAVING_OUT
