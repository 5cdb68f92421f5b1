"""The ordinary command line, read without Typer.

Importing Typer takes a quarter of the time of evaluating a small file. A command line whose options and
arguments are all known and complete needs nothing from it. Anything else, be it a request for help, an
unknown option or a missing argument, is left to Typer, which knows what to say.
"""

import os
from collections.abc import Callable
from typing import Any

from sv_score.app import COMMANDS, command_named
from sv_score.app.options import Argument, Option, Refused, settled

_MANY = list[str] | None
# On Windows Typer replaces these by the names of files and by variables, as shells do elsewhere.
_EXPANDED = "*?[~$%"


def run_quickly(words: list[str]) -> bool:
    """Run the command that `words` call, if they are ordinary; return whether it was run.

    A command ends by raising `SystemExit` with its exit code.
    """
    if not words or words[0] not in COMMANDS:
        return False
    command = command_named(words[0])
    given = arguments(command, words[1:])
    if given is None:
        return False
    try:
        command(**settled(command, given))
    except Refused:
        return False
    return True


def arguments(command: Callable[..., None], words: list[str]) -> dict[str, Any] | None:
    """Return the arguments of `command` by name as `words` give them, `None` where Typer has to look."""
    known = _known(command)
    if known is None or (os.name == "nt" and any(c in word for word in words for c in _EXPANDED)):
        return None
    options, positional, given = known
    rest = iter(words)
    loose: list[str] = []
    for word in rest:
        if not word.startswith("-") or word == "-":
            loose.append(word)
            continue
        name, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
        if name not in options:
            return None
        parameter, kind, means = options[name]
        if kind is bool:
            if equals:
                return None
            given[parameter] = means
            continue
        if not equals:
            value = next(rest, "-")
            if value.startswith("-"):
                return None
        given[parameter] = [*(given[parameter] or ()), value] if kind == _MANY else value
    whole = _placed(loose, positional, given) and all(name in given for name in _parameters(command))
    return given if whole else None


def _placed(loose: list[str], positional: list[tuple[str, Any]], given: dict[str, Any]) -> bool:
    """Put the words without an option into the arguments in their order; return whether they fit."""
    for parameter, kind in positional:
        if kind == _MANY:
            given[parameter] = loose or None
            return (parameter, kind) == positional[-1]
        if loose:
            given[parameter] = loose.pop(0)
    return not loose


def _known(
    command: Callable[..., None],
) -> tuple[dict[str, tuple[str, Any, bool]], list[tuple[str, Any]], dict[str, Any]] | None:
    """Return the options by name, the arguments in order and the defaults; `None` for other types."""
    parameters, defaults = _parameters(command), command.__defaults__ or ()
    given = dict(zip(parameters[len(parameters) - len(defaults) :], defaults, strict=True))
    options: dict[str, tuple[str, Any, bool]] = {}
    positional: list[tuple[str, Any]] = []
    for parameter in parameters:
        annotation = command.__annotations__[parameter]
        if isinstance(annotation, str):
            return None
        kind, declared = annotation.__origin__, annotation.__metadata__[0]
        if kind not in (str, bool, _MANY):
            return None
        if isinstance(declared, Argument) and kind is not bool:
            positional.append((parameter, kind))
        elif isinstance(declared, Option):
            named = f"--{parameter.replace('_', '-')}"
            options |= dict.fromkeys(declared.names or (named,), (parameter, kind, True))
            if kind is bool and not declared.names:
                options[f"--no-{parameter.replace('_', '-')}"] = (parameter, kind, False)
        else:
            return None
    return options, positional, given


def _parameters(command: Callable[..., None]) -> tuple[str, ...]:
    code = command.__code__
    return code.co_varnames[: code.co_argcount]
