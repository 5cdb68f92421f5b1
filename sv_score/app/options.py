"""How commands declare their arguments and options, and what several of them have in common.

`Argument` and `Option` say what those of Typer say and cost nothing to import: `typer_app` turns them into
Typer's, and `quick` reads an ordinary command line by them without waiting for Typer.
"""

from typing import Annotated, Any


class Argument:
    """An argument without a name of its own; `more` is passed on to Typer (metavar and so on).

    `values` are the words that the Tab key offers for it.
    """

    def __init__(self, help: str = "", values: tuple[str, ...] = (), **more: Any) -> None:
        self.help = help
        self.values = values
        self.more = more


class Option:
    """An option called by any of `names`, or by its parameter's name; the others as in `Argument`."""

    def __init__(self, *names: str, help: str = "", values: tuple[str, ...] = (), **more: Any) -> None:
        self.names = names
        self.help = help
        self.values = values
        self.more = more


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
Output = Annotated[str, Option("--output", "-o", help="Write to this file instead.")]
Quiet = Annotated[bool, Option("--quiet", "-q", help="Show no warnings, notes or progress.")]


def one_of(option: str, given: str, known: tuple[str, ...]) -> None:
    """Refuse a word that the option does not know."""
    if given not in known:
        from sv_score.reading.report import did_you_mean

        words = [word for word in known if word]
        hint = did_you_mean(given, words, f"write one of {', '.join(words)}")
        raise Refused(f"`{given}` is not known; {hint}", option)
