"""The command line as Typer runs it: help, errors, and everything that is not ordinary."""

import functools
import inspect
from collections.abc import Callable
from importlib import import_module
from inspect import cleandoc
from typing import Annotated, Any

import typer

from sv_score.app import COMMANDS, GROUPS, STAGES, START, command_named
from sv_score.app.help import Command, Group, Program
from sv_score.app.options import Argument, Option, Refused, Stopped, settled


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
    one = (only,) if only in COMMANDS or only in GROUPS else ()
    app = typer.Typer(
        name="sv-score",
        help="Evaluate the social value of bids, per dimension, never as a single figure.",
        cls=Program,
        add_completion=not one,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(start)
    for name in one or (name for names in STAGES.values() for name in names):
        if name in GROUPS:
            app.add_typer(_group(name), name=name)
        else:
            app.command(name, cls=Command)(typed(command_named(name)))
    return app


def _group(name: str) -> typer.Typer:
    module = import_module(f"sv_score.app.{name}")
    group = typer.Typer(
        help=cleandoc(GROUPS[name]),
        no_args_is_help=True,
        cls=getattr(module, "GROUP", Group),
        rich_markup_mode=None,
    )
    for word, command in module.COMMANDS.items():
        group.command(word, cls=Command)(typed(command))
    return group


def typed(command: Callable[..., None]) -> Callable[..., None]:
    """Return `command` with arguments and options as Typer declares them."""

    @functools.wraps(command)
    def run(**given: Any) -> None:
        try:
            command(**settled(command, given))
        except KeyboardInterrupt:
            raise Stopped from None
        except Refused as refused:
            raise typer.BadParameter(refused.message, param_hint=refused.option or None) from None

    signature = inspect.signature(command, eval_str=True)
    parameters = [p.replace(annotation=_typed(p)) for p in signature.parameters.values()]
    run.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    return run


def _typed(parameter: inspect.Parameter) -> Any:
    annotation = parameter.annotation
    declared, kind = annotation.__metadata__[0], annotation.__origin__
    if isinstance(declared, Argument):
        made: Any = typer.Argument(help=declared.help, **_usual(parameter, declared))
    elif isinstance(declared, Option):
        made = typer.Option(*declared.names, help=declared.help, **_usual(parameter, declared))
    else:
        return annotation
    return Annotated[kind, made]


def _usual(parameter: inspect.Parameter, declared: Argument | Option) -> dict[str, Any]:
    """Return what Typer is told besides: a word for the value, and what the Tab key offers."""
    more: dict[str, Any] = {}
    kind = parameter.annotation.__origin__
    if kind is bool:
        more["show_default"] = False
    else:
        word = "FORMAT" if parameter.name == "form" else parameter.name.upper().replace("_", "-")
        several = isinstance(declared, Argument) and kind not in (str, int)
        more["metavar"] = f"{word}..." if several else word
    if declared.offered:
        more["autocompletion"] = _completion(declared.offered)
    return more | declared.more


def _completion(values: tuple[str, ...]) -> Callable[[str], list[str]]:
    def starting(incomplete: str) -> list[str]:
        return [value for value in values if value.startswith(incomplete)]

    return starting
