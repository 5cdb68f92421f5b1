"""Parts of a page on a terminal; with `terminal` the only writers that use Rich.

Text from files goes into `Text` objects after `plain`, never through markup. Cells wrap between words where
a grid is wider than the terminal; where not even their words fit beside one another, every row becomes lines
of its own. Nothing is cut short.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from rich.box import ASCII, SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sv_score.writing.parts import Grid, Heading, Part, Points
from sv_score.writing.plain import plain
from sv_score.writing.terminal import GAP, INDENT, UNBOUNDED, console, longest_word


def print_parts(parts: Iterable[Part], stream: IO[str], *, colour: bool, width: int | None) -> None:
    """Print parts to `stream`; `width` in characters, `None` for as wide as needed."""
    out = console(stream, colour=colour, width=width or UNBOUNDED)
    unicode = (getattr(stream, "encoding", None) or "utf-8").lower().startswith("utf")
    for index, part in enumerate(parts):
        if index:
            out.print()
        for shown in _renderables(part, unicode, width or UNBOUNDED):
            out.print(shown, soft_wrap=width is None)


def _renderables(part: Part, unicode: bool, width: int) -> Iterable[RenderableType]:
    if isinstance(part, Heading):
        return [Text(plain(part.text), style="bold")]
    if isinstance(part, Grid):
        header, rows = tuple(map(plain, part.header)), [tuple(map(plain, row)) for row in part.rows]
        # What Rich puts between columns stands at both edges of the table, half as wide.
        widths = _widths(list(zip(header, *rows, strict=True)), part.figures, width - GAP * len(header))
        return _lines(header, rows) if widths is None else [_table(header, rows, widths, unicode)]
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


def _widths(columns: Sequence[Sequence[str]], figures: Sequence[int], room: int) -> list[int] | None:
    """Return the widths of columns so that no word is broken, `None` where there is too little room.

    What the longest words leave over goes to figures, then to other cells, then to headings: of those that
    would wrap all get the same, or what they need.
    """
    widths = [max(1, *map(longest_word, column)) for column in columns]
    cells = [max(map(cell_len, column[1:]), default=0) for column in columns]
    spare = room - sum(widths)
    if spare < 0:
        return None
    words = [place for place in range(len(columns)) if place not in figures]
    heads = [cell_len(column[0]) for column in columns]
    for places, wanted in ((figures, cells), (words, cells), (range(len(columns)), heads)):
        for done, place in enumerate(sorted(places, key=lambda each: wanted[each] - widths[each])):
            more = min(max(wanted[place] - widths[place], 0), spare // (len(places) - done))
            widths[place] += more
            spare -= more
    return widths


def _table(
    header: tuple[str, ...], rows: Sequence[tuple[str, ...]], widths: Sequence[int], unicode: bool
) -> Table:
    table = Table(box=SIMPLE_HEAD if unicode else ASCII, pad_edge=False, padding=(0, 1, 0, 0))
    for name, width in zip(header, widths, strict=True):
        table.add_column(Text(name), overflow="fold", width=width)
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _lines(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[RenderableType]:
    """Yield each row as lines under its first cell; a column without a name belongs to the one before."""
    for number, (first, *cells) in enumerate(rows):
        if number:
            yield Text("")
        yield Text(first)
        lines: list[str] = []
        for name, cell in zip(header[1:], cells, strict=True):
            if name or not lines:
                lines.append(f"{name}: {cell}" if cell and name else cell)
            elif cell:
                lines[-1] += f"  {cell}"
        yield from (Padding(Text(line), INDENT, expand=False) for line in lines if line)
