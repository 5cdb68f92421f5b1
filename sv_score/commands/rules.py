"""`sv-score explain CODE` and `sv-score rules`: the documentation of every rule."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from textwrap import fill

from sv_score.commands.exit_code import ExitCode
from sv_score.commands.output import out, terminal_width
from sv_score.reading.report import did_you_mean
from sv_score.reading.source import Unreadable
from sv_score.rules.documentation import Documentation, all_documentation

# How wide running text is through a pipe, and at most.
NARROW, WIDEST = 80, 100
# What the first digit of a code stands for.
FAMILIES = {
    "SV0": "the file itself",
    "SV1": "shape",
    "SV2": "arithmetic",
    "SV3": "lawful and clear criteria",
    "SV4": "policy models and authority policies",
    "SV5": "bids and scores",
    "SV6": "evaluation record",
    "SV7": "publication",
}
# Code without a fence, tables and headings.
_AS_IT_IS = r"(?m)^(    |\||#)"


def explain(name: str) -> ExitCode:
    """Print what a rule does, why it matters and examples; `name` is its code or its name.

    Running text is as wide as the terminal, but not wider than is read with ease.
    """
    width = min(terminal_width(sys.stdout) or NARROW, WIDEST)
    out(page(documented(name), lambda text: wrapped(text, width)))
    return ExitCode.DONE


def documented(name: str) -> Documentation:
    """Return the documentation of the rule with this code or name; raise `Unreadable` where there is none."""
    for documentation in all_documentation():
        if name.casefold() in (documentation.rule.code.casefold(), documentation.rule.name):
            return documentation
    known = [word for d in all_documentation() for word in (d.rule.code, d.rule.name)]
    raise Unreadable(f"no rule `{name}`; {did_you_mean(name, known, '`sv-score rules` lists them')}")


def list_rules(only: str) -> ExitCode:
    """List the rules, all or those whose code starts with `only` or whose name contains it."""
    wanted = only.casefold()
    found = [
        d for d in all_documentation() if d.rule.code.casefold().startswith(wanted) or wanted in d.rule.name
    ]
    if not found:
        raise Unreadable(f"no rule matches `{only}`; `sv-score rules` lists them all")
    family = ""
    for documentation in found:
        rule = documentation.rule
        if rule.code[:3] != family:
            out(f"{'' if not family else chr(10)}{rule.code[:3]}xx {FAMILIES[rule.code[:3]]}\n")
            family = rule.code[:3]
        out(f"  {rule.code}  {rule.severity:8} {rule.name:32} {documentation.title}\n")
    return ExitCode.DONE


def page(documentation: Documentation, prose: Callable[[str], str] = str) -> str:
    """Return a rule's documentation as the text that `explain` prints; `prose` lays out running text."""
    rule = documentation.rule
    parts = [f"{rule.code} {rule.name} ({rule.severity})\n\n{prose(documentation.title)}\n"]
    for heading, text in (
        ("What it does", prose(documentation.what)),
        ("Why it matters", prose(documentation.why)),
        ("Example", _indented(documentation.example)),
        ("Use instead", _indented(documentation.instead)),
        ("Options", prose(documentation.options)),
    ):
        if text:
            parts.append(f"{heading}\n\n{text.rstrip()}\n")
    return "\n".join(parts)


def wrapped(text: str, width: int) -> str:
    """Return running text in lines of at most `width`; lists stay lists, code and tables as they are."""
    code, *rest = re.split(r"(^```.*?^```$)", text, flags=re.DOTALL | re.MULTILINE)
    pieces = [_paragraphs(code, width)]
    for place, piece in enumerate(rest):
        pieces.append(_paragraphs(piece, width) if place % 2 else piece)
    return "".join(pieces)


def _paragraphs(text: str, width: int) -> str:
    pieces = re.split(r"(\n\s*\n)", text)
    return "".join(
        _filled(piece, width) if piece.strip() and not re.search(_AS_IT_IS, piece) else piece
        for piece in pieces
    )


def _filled(paragraph: str, width: int) -> str:
    before, after = re.match(r"\n*", paragraph), re.search(r"\n*$", paragraph)
    items = re.split(r"\n(?=- )", paragraph.strip("\n"))
    lines = "\n".join(
        fill(
            " ".join(item.split()),
            width,
            subsequent_indent="  " * item.startswith("- "),
            break_long_words=False,
            break_on_hyphens=False,
        )
        for item in items
    )
    return f"{before[0] if before else ''}{lines}{after[0] if after else ''}"


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.splitlines())
