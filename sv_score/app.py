"""The command line: names, options and help. Business code is imported inside the commands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

START = """sv-score evaluates the social value of bids, per dimension, never as a single figure.

Start here:
  sv-score new my-procurement        make a folder with a criteria file and a bids file
  sv-score evaluate FILE             score the bids of a bids file, per dimension
  sv-score check PATH                find faults in criteria and bids files before they count
  sv-score criteria list             list the ready criteria and policy models
  sv-score --help                    list every command
"""

Color = Annotated[str, typer.Option("--color", help="Use colour: auto, always or never.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show no warnings, notes or progress.")]


def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and leave.")] = False,
) -> None:
    """Say what to do next when no command is given."""
    if version:
        from sv_score.commands.version import version_text

        typer.echo(version_text())
    elif context.invoked_subcommand is None:
        typer.echo(START, nl=False)


def evaluate(
    file: Annotated[str, typer.Argument(help="The bids file (YAML); `-` reads standard input.")],
    form: Annotated[
        str,
        typer.Option("--format", "-f", help="table (default on a terminal), text, json, csv or markdown."),
    ] = "",
    output: Annotated[str, typer.Option("--output", "-o", help="Write to this file instead.")] = "",
    bid: Annotated[list[str] | None, typer.Option(help="Show only this bid; may be repeated.")] = None,
    dimension: Annotated[
        list[str] | None, typer.Option(help="Show only this dimension; may be repeated.")
    ] = None,
    detail: Annotated[bool, typer.Option(help="Show the criteria behind each dimension.")] = False,
    require_final: Annotated[
        bool, typer.Option("--require-final", help="Make a provisional score an error.")
    ] = False,
    color: Color = "auto",
    quiet: Quiet = False,
) -> None:
    """Score the bids of a bids file, exactly and per dimension."""
    from sv_score.commands.evaluate import Options, run

    _one_of("--format", form, ("", "table", "text", "json", "csv", "markdown"))
    _one_of("--color", color, ("auto", "always", "never"))
    options = Options(
        file, form, output, tuple(bid or ()), tuple(dimension or ()), detail, require_final, color, quiet
    )
    raise typer.Exit(run(options))


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

    _one_of("--format", form, tuple(CHECK_FORMATS))
    _one_of("--fail-on", fail_on, ("", "error", "warning", "never"))
    _one_of("--color", color, ("auto", "always", "never"))
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


def explain(code: Annotated[str, typer.Argument(help="A code or name, such as SV201.")]) -> None:
    """Explain a rule: what it does, why it matters, examples."""
    from sv_score.commands.rules import explain

    raise typer.Exit(explain(code))


def rules(
    only: Annotated[str, typer.Argument(help="Codes that start with this, or names that contain it.")] = "",
) -> None:
    """List the rules of check."""
    from sv_score.commands.rules import list_rules

    raise typer.Exit(list_rules(only))


def schema(
    kind: Annotated[str, typer.Argument(help="criteria, bids, model or policy.")],
    output: Annotated[str, typer.Option("--output", "-o", help="Write to this file instead.")] = "",
) -> None:
    """Print the JSON Schema of a file format, for editors."""
    from sv_score.commands.schema import run

    raise typer.Exit(run(kind, output))


def new(
    folder: Annotated[str, typer.Argument(help="The folder to make.")],
    criteria: Annotated[
        str, typer.Option(help="A ready criteria file to start from (default: starter).")
    ] = "",
    model: Annotated[str, typer.Option(help="A policy model to start from instead.")] = "",
    outcomes: Annotated[
        str, typer.Option(help="Which of the model's outcomes, such as 1,6 (default: all).")
    ] = "",
) -> None:
    """Make a folder with a criteria file, a bids file and a README."""
    from sv_score.commands.new import Options, run

    raise typer.Exit(run(Options(folder, criteria, model, outcomes)))


def criteria_list() -> None:
    """List the ready criteria files and the policy models."""
    from sv_score.commands.criteria import list_ready

    raise typer.Exit(list_ready())


def criteria_show(
    name: Annotated[str, typer.Argument(metavar="ID", help="The id of a criteria file or model.")],
    as_yaml: Annotated[bool, typer.Option("--yaml", help="Print the file itself.")] = False,
) -> None:
    """Show a ready criteria file or a policy model."""
    from sv_score.commands.criteria import show

    raise typer.Exit(show(name, as_yaml=as_yaml))


def _one_of(option: str, given: str, known: tuple[str, ...]) -> None:
    """Refuse a word that the option does not know."""
    if given not in known:
        from sv_score.reading.report import did_you_mean

        words = [word for word in known if word]
        hint = did_you_mean(given, words, f"write one of {', '.join(words)}")
        raise typer.BadParameter(f"`{given}` is not known; {hint}", param_hint=option)


# In the order of a procurement. `criteria` is a group and stands apart.
COMMANDS: dict[str, Callable[..., None]] = {
    "new": new,
    "check": check,
    "explain": explain,
    "rules": rules,
    "schema": schema,
    "evaluate": evaluate,
}
CRITERIA: dict[str, Callable[..., None]] = {"list": criteria_list, "show": criteria_show}


def build(only: str = "") -> typer.Typer:
    """Return the command line; with the name of a command, without the others.

    Typer works out every option of every command at each start. Leaving out the commands that were not
    asked for saves a tenth of the time.
    """
    app = typer.Typer(
        name="sv-score",
        help="Evaluate the social value of bids, per dimension, exactly, and never as a single figure.",
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        epilog="Exit codes: 0 done, 1 findings, 2 could not be done, 3 a fault in sv-score, 130 interrupted.",
    )
    app.callback(invoke_without_command=True)(start)
    wanted = {only} if only in COMMANDS else {*COMMANDS}
    for name, command in COMMANDS.items():
        if name in wanted:
            app.command(name)(command)
    if only not in COMMANDS:
        ready = typer.Typer(
            help="List and show the ready criteria files and policy models.", no_args_is_help=True
        )
        for name, command in CRITERIA.items():
            ready.command(name)(command)
        app.add_typer(ready, name="criteria")
    return app
