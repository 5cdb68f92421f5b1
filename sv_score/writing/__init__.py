"""From result or findings to a page: one module per format, one line per format here.

A format of `evaluate` is a module with `write(page)`, which returns the whole text. One whose text can be
very large has `pieces(page)` too, which yields it piece by piece. The table for the terminal is made by
`terminal`, because it needs to know the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

from sv_score.writing.page import Page

EVALUATE_FORMATS = {
    "text": "sv_score.writing.text",
    "json": "sv_score.writing.json",
    "csv": "sv_score.writing.csv",
    "markdown": "sv_score.writing.markdown",
}


def write(page: Page, form: str) -> str:
    """Return `page` in the format called `form`."""
    text: str = import_module(EVALUATE_FORMATS[form]).write(page)
    return text


def pieces(page: Page, form: str) -> Iterable[str]:
    """Return `page` in the format called `form` as the pieces of its text."""
    module = import_module(EVALUATE_FORMATS[form])
    made: Iterable[str] = module.pieces(page) if hasattr(module, "pieces") else (module.write(page),)
    return made
