"""The formats of `sv-score check`: one module per format, one line per format here.

A format is a module with `write(checked, look)`, which returns the whole text. Every format names the
same line and column for the same finding: those of `Located.place`, 1-based, counted in characters.
All text comes from files that others wrote: each module says how it keeps it from acting.
"""

from __future__ import annotations

from importlib import import_module

from sv_score.checking.check import Checked
from sv_score.model.named_tuple import NamedTuple

CHECK_FORMATS = {
    "text": "sv_score.writing.check.text",
    "concise": "sv_score.writing.check.concise",
    "json": "sv_score.writing.check.json",
    "github": "sv_score.writing.check.github",
    "sarif": "sv_score.writing.check.sarif",
    "junit": "sv_score.writing.check.junit",
    "gitlab": "sv_score.writing.check.gitlab",
    "markdown": "sv_score.writing.check.markdown",
}


class Look(NamedTuple):
    """How to write, apart from the format.

    `colour` is for the text form; with `strict` a warning fails a JUnit test too; `docs` is the address
    of the page that documents the rules, such as `https://…/rules` (see `address_of`), if there is one.
    The sentences of the text form go on in the next line after `width` characters, unless it is 0.
    """

    colour: bool = False
    strict: bool = False
    docs: str = ""
    width: int = 0


def write(checked: Checked, form: str, look: Look) -> str:
    """Return what a check came to in the format called `form`."""
    text: str = import_module(CHECK_FORMATS[form]).write(checked, look)
    return text


def address_of(code: str, look: Look) -> str:
    """Return where a rule is documented, such as `https://…/rules#sv203`, or an empty text.

    A path such as `docs/rules.md` is no address: it leads nowhere from another system's page.
    """
    return f"{look.docs}#{code.lower()}" if look.docs.startswith(("https://", "http://")) else ""
