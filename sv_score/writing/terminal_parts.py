"""Parts of a page on a terminal; with `terminal` the only writers that use Rich.

Text from files goes into `Text` objects after `plain`, never through markup. Cells wrap where a grid is
wider than the terminal; nothing is cut short.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from rich.box import ASCII, SIMPLE_HEAD
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from sv_score.writing.parts import Grid, Heading, Part, Points
from sv_score.writing.plain import plain
from sv_score.writing.terminal import UNBOUNDED, console


def print_parts(parts: Iterable[Part], stream: IO[str], *, colour: bool, width: int | None) -> None:
    """Print parts to `stream`; `width` in characters, `None` for as wide as needed."""
    out = console(stream, colour=colour, width=width or UNBOUNDED)
    unicode = (getattr(stream, "encoding", None) or "utf-8").lower().startswith("utf")
    for index, part in enumerate(parts):
        if index:
            out.print()
        for shown in _renderables(part, unicode):
            out.print(shown, soft_wrap=width is None)


def _renderables(part: Part, unicode: bool) -> Iterable[RenderableType]:
    if isinstance(part, Heading):
        return [Text(plain(part.text), style="bold")]
    if isinstance(part, Grid):
        return [_table(part, unicode)]
    if isinstance(part, Points):
        return [_point(line) for line in part.lines]
    return [Text(plain(line)) for line in part.lines]


def _point(line: str) -> Table:
    """Return a point whose further lines stand under its text and not under its sign."""
    row = Table.grid(padding=(0, 1, 0, 0))
    row.add_column(width=1)
    row.add_column(overflow="fold")
    row.add_row(Text("-"), Text(plain(line)))
    return row


def _table(grid: Grid, unicode: bool) -> Table:
    table = Table(box=SIMPLE_HEAD if unicode else ASCII, pad_edge=False, padding=(0, 1, 0, 0))
    for name in grid.header:
        table.add_column(Text(plain(name)), overflow="fold")
    for row in grid.rows:
        table.add_row(*(Text(plain(cell)) for cell in row))
    return table
