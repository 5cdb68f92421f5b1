"""How commands declare their arguments and options, and what several of them have in common.

`Argument` and `Option` say what those of Typer say and cost nothing to import: `typer_app` turns them into
Typer's, and `quick` reads an ordinary command line by them without waiting for Typer.
"""

from collections.abc import Callable
from typing import Annotated, Any


class Argument:
    """An argument without a name of its own; `more` is passed on to Typer (metavar and so on).

    `values` are the words that it takes, where it does not take any, and `offered` examples of what it takes:
    the Tab key offers both.
    """

    def __init__(
        self, help: str = "", values: tuple[str, ...] = (), offered: tuple[str, ...] = (), **more: Any
    ) -> None:
        self.help = help
        self.values = values
        self.offered = values or offered
        self.more = more


class Option:
    """An option called by any of `names`, or by its parameter's name; the others as in `Argument`."""

    def __init__(
        self,
        *names: str,
        help: str = "",
        values: tuple[str, ...] = (),
        offered: tuple[str, ...] = (),
        **more: Any,
    ) -> None:
        self.names = names
        self.help = help
        self.values = values
        self.offered = values or offered
        self.more = more


class TextOutput(Option):
    """The option for the file that a text is written to: `-` is the screen, or wherever output goes."""


class Stopped(BaseException):
    """Ctrl-C, on its way past Typer, which would end the process without a word."""


class Refused(Exception):
    """A value that a command does not take: what is wrong with it, and which option it was for."""

    def __init__(self, message: str, option: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.option = option


FORMS = ("table", "text", "markdown", "json")
COLORS = ("auto", "always", "never")

ComparedUnsealed = Annotated[
    bool,
    Option("--unsealed-ok", help="Compare although the criteria are not as sealed; every output says so."),
]
Color = Annotated[str, Option("--color", help="Use colour: auto, always or never.", values=COLORS)]
Form = Annotated[
    str, Option("--format", "-f", help="table (default on a terminal), text, markdown or json.", values=FORMS)
]
Output = Annotated[
    str, TextOutput("--output", "-o", help="Write to this file instead; `-` is standard output.")
]
Quiet = Annotated[bool, Option("--quiet", "-q", help="Show no warnings, notes or progress.")]


def settled(command: Callable[..., None], given: dict[str, Any]) -> dict[str, Any]:
    """Return what is `given` to `command`; raise `Refused` for a word that one of its options does not take.

    What is not given is empty, and so is the file of an output that goes to the screen.
    """
    for parameter, value in given.items():
        declared = command.__annotations__[parameter].__metadata__[0]
        if isinstance(declared, TextOutput) and value == "-":
            given = given | {parameter: ""}
        for word in value if isinstance(value, list) else [value]:
            if declared.values and word and word not in declared.values:
                raise _unknown(parameter, word, declared)
    return given


def _unknown(parameter: str, word: str, declared: Argument | Option) -> Refused:
    from sv_score.reading.report import did_you_mean

    hint = did_you_mean(word, list(declared.values), f"write one of {', '.join(declared.values)}")
    option = declared.names[0] if isinstance(declared, Option) and declared.names else f"--{parameter}"
    name = option if isinstance(declared, Option) else parameter.upper()
    return Refused(f"`{word}` is not known; {hint}", name)
