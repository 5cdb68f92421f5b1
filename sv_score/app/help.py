"""What `--help` shows: commands by the stage of a procurement, and the options of each command by use.

Also where a mistyped command or option is answered with the one that was meant.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from typer.core import TyperCommand, TyperGroup

from sv_score.app import STAGES

USAGE = "COMMAND ..."
CLOSING = """\
sv-score COMMAND --help explains a command and has an example.
sv-score --version shows the version, --install-completion makes Tab complete.
Exit codes: 0 done, 1 findings, 2 could not be done, 3 a fault in sv-score,
130 stopped from the keyboard.
"""
# Options that most commands have and few people look for.
COMMON = ("form", "output", "color", "quiet", "help")


def first_line(command: Any) -> str:
    """Return what a list of commands says of one: the first line of what is written about it."""
    return str(command.help or "").strip().split("\n")[0]


class Command(TyperCommand):
    """A command whose help lists the options that are its own before those that most commands have."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return what is written after the command's name, without braces around what has to be there."""
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments and options in groups."""
        groups: dict[str, list[Any]] = {"Arguments": [], "Options": [], "Output and help": []}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None:
                groups[_group_of(parameter)].append(record)
        for title, records in groups.items():
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)


class Group(TyperGroup):
    """A command with commands of its own."""

    command_class = Command

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands, each with what it does in a line."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, first_line(self.commands[name])) for name in self.list_commands(ctx)])


class Program(Group):
    """The whole command line: its help fits a screen and goes by the stages of a procurement."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        # Typer puts the groups after the other commands.
        order = [name for names in STAGES.values() for name in names]
        self.commands = dict(sorted(self.commands.items(), key=lambda item: order.index(item[0])))

    def make_context(self, *words: Any, **more: Any) -> Any:
        """Read the options of the program itself; say in plain words what is wrong with them."""
        with _in_plain_words():
            return super().make_context(*words, **more)

    def invoke(self, ctx: Any) -> Any:
        """Read the rest of the command line and run it; say in plain words what is wrong with it."""
        with _in_plain_words():
            return super().invoke(ctx)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write usage, what it is for, the commands by stage, and where to go from there."""
        formatter.write_usage(ctx.command_path, USAGE)
        formatter.write(f"\n{self.help}\n")
        width = max(len(name) for names in STAGES.values() for name in names) + 2
        for stage, names in STAGES.items():
            formatter.write(f"\n{stage}\n")
            for name in names:
                formatter.write(f"  {name:{width}}{first_line(self.commands[name])}\n")
        formatter.write(f"\n{CLOSING}")


class ByDefault(Group):
    """A group in which a first word that is no command is the path that the command `default` works on."""

    default = ""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the command in front of a path."""
        if args and args[0] not in self.commands and args[0] not in ("--help", "-h"):
            from sv_score.reading.report import nearest

            meant = nearest(args[0], self.commands)
            if meant and not os.path.exists(args[0]):  # noqa: PTH110 - the shell's own view of a word
                ctx.fail(f"No such command or file '{args[0]}'. Did you mean '{meant}'?")
            args = [self.default, *args]
        return super().parse_args(ctx, args)


def _group_of(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return "Arguments"
    return "Output and help" if parameter.name in COMMON and not parameter.required else "Options"


# What Typer says of a command line that cannot be read, and the same in plain words.
_WORDS = (
    (r"^Invalid value for '?(.+?)'?: ", r"\1: "),
    (r"^Invalid value: ", ""),
    (r"(-?\d+) is not in the range x>=(\d+)\.$", r"\1 is too small; write a whole number of at least \2."),
    (
        r"(-?\d+) is not in the range (\d+)<=x<=(\d+)\.$",
        r"\1 is out of range; write a whole number from \2 to \3.",
    ),
    (r"'(.*)' is not a valid int(eger)?( range)?\.$", r"`\1` is not a whole number."),
    (r"^Missing (argument|option) (.*)\.$", r"\2 is missing."),
    (r" requires an argument\.$", " needs a value after it."),
    (r" does not take a value\.$", " takes no value."),
    (
        r"^Got unexpected extra argument(?:s|\(s\))? (.*)$",
        r"There is more on the line than the command takes: \1",
    ),
    (r"^No such option: (\S+?)\.?( \(Possible options: (.*)\))?$", r"No such option '\1'.\2"),
    (r" ?\(Possible options: (.*)\)$", r" Did you mean \1?"),
)


@contextmanager
def _in_plain_words() -> Iterator[None]:
    """Put what Typer says of a faulty command line into plain words, in the way Typer shows it."""
    try:
        yield
    except Exception as error:
        say: Any = getattr(error, "format_message", None)
        if say is not None:
            text = say()
            for found, instead in _WORDS:
                text = re.sub(found, instead, text)
            error.format_message = lambda: text  # type: ignore[attr-defined]
        raise
