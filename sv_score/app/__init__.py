"""The command line: what it is called and which commands there are.

One module per command holds its arguments, options and help; the command itself is in
`sv_score.commands` and is imported only when it runs.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
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

# In the order of a procurement. Each is a module here with a function of the same name.
COMMANDS = ("new", "check", "explain", "rules", "schema", "evaluate")
# Commands with commands of their own, and their help.
GROUPS = {"criteria": "List and show the ready criteria files and policy models."}


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


def command_named(name: str) -> Callable[..., None]:
    """Return the function that takes the arguments and options of the command `name`."""
    command: Callable[..., None] = getattr(import_module(f"sv_score.app.{name}"), name)
    return command


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
    for name in (only,) if only in COMMANDS else COMMANDS:
        app.command(name)(command_named(name))
    if only not in COMMANDS:
        for name, help in GROUPS.items():
            group = typer.Typer(help=help, no_args_is_help=True)
            for word, command in import_module(f"sv_score.app.{name}").COMMANDS.items():
                group.command(word)(command)
            app.add_typer(group, name=name)
    return app
