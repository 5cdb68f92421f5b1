"""The command line as Typer runs it: help, errors, and everything that is not ordinary."""

import functools
import inspect
from collections.abc import Callable
from importlib import import_module
from typing import Annotated, Any

import typer

from sv_score.app import COMMANDS, GROUPS, START, command_named
from sv_score.app.options import Argument, Option, Refused


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
    one = (only,) if only in COMMANDS or only in GROUPS else ()
    for name in one or COMMANDS:
        if name in COMMANDS:
            app.command(name)(typed(command_named(name)))
    for name in one or GROUPS:
        if name in GROUPS:
            app.add_typer(_group(name), name=name)
    return app


def _group(name: str) -> typer.Typer:
    module = import_module(f"sv_score.app.{name}")
    group = typer.Typer(help=GROUPS[name], no_args_is_help=True, cls=getattr(module, "GROUP", None))
    for word, command in module.COMMANDS.items():
        group.command(word)(typed(command))
    return group


def typed(command: Callable[..., None]) -> Callable[..., None]:
    """Return `command` with arguments and options as Typer declares them."""

    @functools.wraps(command)
    def run(**given: Any) -> None:
        try:
            command(**given)
        except Refused as refused:
            raise typer.BadParameter(refused.message, param_hint=refused.option or None) from None

    signature = inspect.signature(command, eval_str=True)
    parameters = [p.replace(annotation=_typed(p.annotation)) for p in signature.parameters.values()]
    run.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    return run


def _typed(annotation: Any) -> Any:
    declared = annotation.__metadata__[0]
    if isinstance(declared, Argument):
        made: Any = typer.Argument(help=declared.help, **declared.more)
    elif isinstance(declared, Option):
        made = typer.Option(*declared.names, help=declared.help, **declared.more)
    else:
        return annotation
    return Annotated[annotation.__origin__, made]
