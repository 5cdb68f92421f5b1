"""`sv-score check`: its arguments and options."""

from __future__ import annotations

from typing import Annotated

import typer

from sv_score.app.options import Color, Quiet, one_of


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="Files and folders (default: this folder); `-` reads standard input."),
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            help="text, concise, json, github, sarif, junit, gitlab or markdown.",
        ),
    ] = "text",
    output: Annotated[str, typer.Option("--output", "-o", help="Write to this file instead.")] = "",
    fail_on: Annotated[
        str, typer.Option("--fail-on", help="Exit with 1 from this severity: error, warning or never.")
    ] = "",
    strict: Annotated[
        bool, typer.Option("--strict", help="Fail on warnings; ignore comments need a reason.")
    ] = False,
    select: Annotated[
        list[str] | None, typer.Option(help="Only these codes or families, such as SV2; repeatable.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Not these codes or families; repeatable.")] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found.")] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count the findings by rule, on standard error.")
    ] = False,
    show_config: Annotated[
        bool, typer.Option("--show-config", help="Show the settings in force and leave.")
    ] = False,
    config: Annotated[str, typer.Option(help="Read the settings from this file.")] = "",
    isolated: Annotated[bool, typer.Option("--isolated", help="Read no settings file.")] = False,
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Find faults in criteria, bids, score, model and policy files."""
    from sv_score.commands.check import Options, run
    from sv_score.writing.check import CHECK_FORMATS

    one_of("--format", form, tuple(CHECK_FORMATS))
    one_of("--fail-on", fail_on, ("", "error", "warning", "never"))
    one_of("--color", color, ("auto", "always", "never"))
    options = Options(
        paths=tuple(paths or (".",)),
        form=form,
        output=output,
        fail_on=fail_on,
        strict=strict,
        select=tuple(select or ()),
        ignore=tuple(ignore or ()),
        exit_zero=exit_zero,
        statistics=statistics,
        show_settings=show_config,
        config=config,
        isolated=isolated,
        colour=color,
        quiet=quiet,
    )
    raise typer.Exit(run(options))
