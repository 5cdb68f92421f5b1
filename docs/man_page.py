"""The manual page `sv-score.1`, made from the declarations in `sv_score/app/`, as `--help` shows them.

It is roff with the macros of man(7). `fill.py` writes it to `docs/man/`, and the wheel puts it under
`share/man/man1`.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

HEAD = """\
.\\" Made from the program itself by docs/man_page.py.
.TH SV\\-SCORE 1 "" "sv\\-score {version}" "User commands"
.SH NAME
sv\\-score \\- evaluate the social value of bids, per dimension
.SH SYNOPSIS
.B sv\\-score
.I COMMAND
.RI [ OPTIONS ]
.RI [ ARGUMENTS ]
.br
.B sv\\-score \\-\\-version
.br
.B sv\\-score \\-\\-install\\-completion
.SH DESCRIPTION
Evaluates the social value of bids in public procurement from criteria files and bids files in YAML, exactly,
per dimension, and never as a single figure.
The commands are listed in the order of a procurement.
.B sv\\-score
.I COMMAND
.B \\-\\-help
shows the same as below for one command.
"""
TAIL = """\
.SH EXIT STATUS
.TP
.B 0
Done, and nothing found that makes the command fail.
.TP
.B 1
Findings at or above the severity that makes the command fail.
.TP
.B 2
Could not be done: a wrong command line, a missing or unreadable file, or nothing to do.
.TP
.B 3
A fault in sv\\-score itself.
.TP
.B 130
Stopped from the keyboard.
.SH ENVIRONMENT
.TP
.B NO_COLOR
No colour.
.TP
.B FORCE_COLOR
Colour, also where the output is no terminal.
.TP
.B COLUMNS
How wide tables may be.
.TP
.B SV_SCORE_MAX_FILE_MIB
The largest file that is read, in MiB; otherwise 256.
.TP
.B SOURCE_DATE_EPOCH
The moment that counts as now, in seconds since 1970, for the same output on another day.
"""


def man_page() -> str:
    """Return the manual page as roff."""
    import typer

    from sv_score._version import __version__
    from sv_score.app import STAGES
    from sv_score.app.typer_app import build

    program: Any = typer.main.get_command(build())
    lines = [HEAD.format(version=_escaped(__version__)).rstrip("\n")]
    for stage, names in STAGES.items():
        lines.append(f".SH {stage.upper()}")
        for name in names:
            command = program.commands[name]
            inside = getattr(command, "commands", {})
            for words, one in {f"{name} {word}": c for word, c in inside.items()}.items() or (
                (name, command),
            ):
                lines += _command(words, one)
    return "\n".join([*lines, TAIL])


def _command(words: str, command: Any) -> Iterator[str]:
    """Yield the section of one command: how it is called, what it does, its arguments and options."""
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and not p.hidden]
    yield f".SS sv\\-score {_escaped(words)}"
    called = " ".join(a.metavar if a.required else f"[{a.metavar}]" for a in arguments)
    yield f".B sv\\-score {_escaped(words)}"
    # In quotes: roff sets what stands apart without them together.
    yield f".RI [ OPTIONS ] {_quoted(' ' + called)}" if called else ".RI [ OPTIONS ]"
    for paragraph in inspect.cleandoc(command.help).split("\n\n"):
        yield ".PP"
        flat = " ".join(paragraph.split())
        example = flat.removeprefix("Example: ")
        yield from (_text(flat),) if example == flat else ("Example:", f".B {_quoted(example)}")
    for argument in arguments:
        yield from (".TP", f".I {_quoted(argument.metavar)}", _text(argument.help or ""))
    for option in options:
        yield from (".TP", _option(option), _text(option.help or ""))


def _option(option: Any) -> str:
    names = ", ".join(option.opts + option.secondary_opts)
    if option.is_flag:
        return f".B {_quoted(names)}"
    return f".BI {_quoted(names + ' ')} {_quoted(option.metavar)}"


def _text(text: str) -> str:
    """Return a line of running text; a dot or an apostrophe at its start would be a command of roff."""
    escaped = _escaped(" ".join(text.split()))
    return "\\&" + escaped if escaped.startswith((".", "'")) else escaped


def _quoted(text: str) -> str:
    return '"' + _escaped(text).replace('"', "\\(dq") + '"'


def _escaped(text: str) -> str:
    """Return text with the characters that roff reads as commands, or sets as others, written out."""
    signs = {"\\": "\\e", "-": "\\-", "`": "\\(ga", "'": "\\(aq", "^": "\\(ha", "~": "\\(ti"}
    return "".join(signs.get(c, c) for c in text)
