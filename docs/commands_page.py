"""The page of all commands, made from the declarations in `sv_score/app/`, as `--help` shows them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any

HEAD = """# Commands

Every command with its arguments and options. This page is made from the program itself, and
`sv-score COMMAND --help` shows the same. The how-to guides show the commands at work.

`-h` and `--help` work everywhere, and `sv-score --version` says which version is installed. What a command
hands to the shell when it ends is under [Exit codes](formats.md#exit-codes).
"""


def commands_page() -> str:
    """Return the page: for each stage of a procurement a table of its commands, then a section for each."""
    from sv_score.app import STAGES

    parts = [HEAD]
    for stage, names in STAGES.items():
        commands = [found for name in names for found in _commands(name)]
        parts += [f"## {stage}\n", _overview(commands)]
        parts += [_section(words, command) for words, command in commands]
    return "\n".join(parts)


def _commands(name: str) -> Iterator[tuple[str, Any]]:
    """Yield the command `name` with its words; of a group the commands in it, such as `panel status`."""
    import typer

    from sv_score.app.typer_app import build

    program: Any = typer.main.get_command(build(name))
    command = program.commands[name]
    inside = getattr(command, "commands", None)
    if inside is None:
        yield name, command
    else:
        yield from ((f"{name} {word}", below) for word, below in inside.items())


def _overview(commands: list[tuple[str, Any]]) -> str:
    rows = [f"| [`{words}`](#{_anchor(words)}) | {_paragraphs(command)[0]} |" for words, command in commands]
    return "\n".join(["| command | what it does |", "|---|---|", *rows, ""])


def _anchor(words: str) -> str:
    return f"sv-score-{words}".replace(" ", "-")


def _section(words: str, command: Any) -> str:
    """Return the section of one command: what it does, how it is called, its arguments and options."""
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and not p.hidden]
    usage = " ".join(["sv-score", words, *(["[OPTIONS]"] if options else []), *map(_placeholder, arguments)])
    first, *more = _paragraphs(command)
    lines = [f"### sv-score {words}", "", first, "", "```text", usage, "```", ""]
    for paragraph in more:
        if usage not in paragraph.splitlines():
            lines += [paragraph, ""]
    if arguments:
        lines += ["| argument | |", "|---|---|"]
        lines += [f"| `{_placeholder(a)}` | {_cell(a.help)} |" for a in arguments]
        lines.append("")
    if options:
        lines += ["| option | |", "|---|---|"]
        lines += [f"| {_names(o)} | {_cell(o.help)}{_default(o)} |" for o in options]
        lines.append("")
    return "\n".join(lines)


def _paragraphs(command: Any) -> list[str]:
    """Return what is written about a command; lines that are to stay lines become a block of code."""
    text = "\n\n".join(filter(None, (command.help, command.epilog)))
    written = re.split(r"\n\s*\n", inspect.cleandoc(text).replace("\f", ""))
    return [_paragraph(one) for one in written if one.strip("\b\n ")]


def _paragraph(text: str) -> str:
    lines = text.replace("\b\n", "").splitlines()
    example = re.match(r"(?:Examples?: *)?(sv-score .*)", text)
    if example and len(lines) == 1:
        return f"For example:\n\n```sh\n{example[1]}\n```"
    if text.startswith("\b") or all(line.startswith("  ") for line in lines):
        return "```text\n" + inspect.cleandoc("\n".join(lines)) + "\n```"
    return " ".join(line.strip() for line in lines)


def _placeholder(argument: Any) -> str:
    word = argument.metavar or argument.name.upper()
    if argument.nargs != 1 and not word.endswith("..."):
        word += "..."
    return word if argument.required or word.startswith("[") else f"[{word}]"


def _names(option: Any) -> str:
    """Return the names of an option; one that takes a value has a word for it."""
    word = "" if option.is_flag else f" {option.metavar or _word(option)}"
    return ", ".join(f"`{name}{word}`" for name in (*option.opts, *option.secondary_opts))


def _word(option: Any) -> str:
    name: str = option.name if option.name != "form" else "format"
    return name.upper().replace("_", "-")


def _default(option: Any) -> str:
    if option.is_flag or not option.default or "default" in (option.help or "").lower():
        return ""
    return f" Default: `{option.default}`."


def _cell(text: str | None) -> str:
    return " ".join((text or "").split()).replace("|", "\\|")
