"""`sv-score check`: its arguments and options."""

from typing import Annotated

from sv_score.app.options import Argument, Color, Option, Output


def check(
    paths: Annotated[
        list[str] | None,
        Argument(help="Files and folders (default: this folder); `-` reads standard input."),
    ] = None,
    form: Annotated[
        str,
        Option(
            "--format",
            "-f",
            help="text, concise, json, github, sarif, junit, gitlab or markdown.",
            values=("text", "concise", "json", "github", "sarif", "junit", "gitlab", "markdown"),
        ),
    ] = "text",
    output: Output = "",
    fail_on: Annotated[
        str,
        Option(
            "--fail-on",
            help="Exit with 1 from this severity: error, warning or never.",
            values=("error", "warning", "never"),
        ),
    ] = "",
    strict: Annotated[
        bool, Option("--strict", help="Fail on warnings; ignore comments need a reason.")
    ] = False,
    select: Annotated[
        list[str] | None, Option(help="Only these codes or families, such as SV2; repeatable.")
    ] = None,
    ignore: Annotated[list[str] | None, Option(help="Not these codes or families; repeatable.")] = None,
    exit_zero: Annotated[bool, Option("--exit-zero", help="Exit with 0 whatever is found.")] = False,
    statistics: Annotated[
        bool, Option("--statistics", help="Count the findings by rule, on standard error.")
    ] = False,
    show_config: Annotated[
        bool, Option("--show-config", help="Show the settings in force and leave.")
    ] = False,
    config: Annotated[str, Option(help="Read the settings from this file.")] = "",
    isolated: Annotated[bool, Option("--isolated", help="Read no settings file.")] = False,
    color: Color = "auto",
    quiet: Annotated[
        bool, Option("--quiet", "-q", help="Show only findings that fail the check, and no progress.")
    ] = False,
) -> None:
    """Find faults in criteria, bids and other files.

    It reads criteria, bids, score, model and policy files, and changes none.

    Example: sv-score check my-procurement
    """
    from sv_score.commands.check import Options, run

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
    raise SystemExit(run(options))
