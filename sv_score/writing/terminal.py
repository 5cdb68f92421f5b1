"""The table on a terminal. The only writer that uses Rich.

For maintainers: text from files goes into `Text` objects after `plain`, never through markup. Bids
are columns where they fit; where they do not, every dimension gets a table of its own with bids as
rows, and on a page too narrow for that lines for each bid. Nothing is cropped: names wrap, figures never do.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import IO

from rich.box import ASCII, SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sv_score.model.criteria import Dimension, RelativeImportance
from sv_score.model.result import BidResult, CriterionResult, DimensionResult, Result
from sv_score.writing.cells import Layout, cell_lines, needed, widest
from sv_score.writing.figures import (
    BAR,
    criterion_flags,
    flags,
    importance,
    is_open,
    level_text,
    marked,
    published,
    score_text,
    weighted_text,
)
from sv_score.writing.names import bid_name, bid_title
from sv_score.writing.notes import heading, notes
from sv_score.writing.page import Page
from sv_score.writing.plain import plain

# What Rich puts between two columns: the right padding of one and the divider.
GAP = 2
# A column of names is at least as wide as their longest word, up to this; longer words are broken.
WIDEST_WORD = 20
# How far lines are set in under the name that they belong to: above, right, below, left.
INDENT = (0, 0, 0, 2)
# Wide enough for any table when nobody has said how wide the page is.
UNBOUNDED = 100_000


def console(stream: IO[str], *, colour: bool, width: int | None) -> Console:
    """Return a console that prints text as it is; `width` is in characters."""
    return Console(
        file=stream,
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        width=width,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def print_table(page: Page, stream: IO[str], *, colour: bool, width: int | None) -> None:
    """Print the page as tables to `stream`; `width` in characters, `None` for as wide as needed."""
    if page.result is None:
        return
    out = console(stream, colour=colour, width=width or UNBOUNDED)
    layout = Layout(getattr(stream, "encoding", None) or "utf-8", width or UNBOUNDED)
    for part in _parts(page.result, layout, page.detail, out):
        # A page narrower than its figures gets lines that are too long rather than figures cut short.
        cropped = not isinstance(part, Table) or _fits(part, layout, out)
        out.print(part, soft_wrap=width is None, crop=cropped)


def _parts(result: Result, layout: Layout, detail: bool, out: Console) -> Iterator[RenderableType]:
    title, *rest = heading(result)
    yield Text(plain(title), style="bold")
    yield from (Text(plain(line), style="dim") for line in rest)
    yield Text("")
    indices = range(len(result.bids[0].dimensions) if result.bids else 0)
    widths = _column_widths(result, indices, layout)
    # Measuring the finished table would take as long as drawing it; the columns say what they need.
    if sum(widths) + GAP * (len(widths) - 1) <= layout.width:
        yield _profile(result, indices, layout, widths)
        for index in indices if detail else ():
            yield from _detail(result, index, layout, out)
    else:
        for index in indices:
            if index != indices[0]:
                yield Text("")
            tables = (_one_dimension(result, index, layout, tall=tall) for tall in (False, True))
            fitting = next((table for table in tables if _fits(table, layout, out)), None)
            yield from _bid_lines(result, index, layout) if fitting is None else (fitting,)
            if detail:
                yield from _detail(result, index, layout, out)
    yield Text("")
    for note in notes(result):
        yield Text(plain(note))


def _fits(table: Table, layout: Layout, out: Console) -> bool:
    """Return whether a table needs no more than the width there is."""
    options = out.options.update(width=UNBOUNDED, max_width=UNBOUNDED)
    return table.__rich_measure__(out, options).minimum <= layout.width


def _table(layout: Layout, title: str = "") -> Table:
    heading = Text(plain(title), style="bold") if title else None
    return Table(
        box=SIMPLE_HEAD if layout.blocks else ASCII,
        show_edge=False,
        title=heading,
        title_justify="left",
        pad_edge=False,
        padding=(0, 1, 0, 0),
    )


def _column_widths(result: Result, indices: Sequence[int], layout: Layout) -> list[int]:
    """Return the width below which each column of the main table would break a word or a figure."""
    shown = [result.bids[0].dimensions[index].dimension for index in indices]
    names = ["Dimension", *(plain(dimension.name or dimension.id) for dimension in shown)]
    heads = (longest_word(_bid_head(bid, layout).plain) for bid in result.bids)
    return [
        max(map(longest_word, names)),
        len("Weight"),
        *(max(needed(result, bid, layout), head) for bid, head in zip(result.bids, heads, strict=True)),
    ]


def longest_word(text: str) -> int:
    """Return how many columns the longest word of a text takes."""
    return max(map(cell_len, text.split()), default=0)


def _profile(result: Result, indices: Sequence[int], layout: Layout, widths: Sequence[int]) -> Table:
    """Return the main table: dimensions as rows, bids as columns."""
    table = _table(layout)
    table.add_column("Dimension", min_width=widths[0], overflow="fold")
    ordered = result.criteria.relative_importance is RelativeImportance.ORDER
    table.add_column("Order" if ordered else "Weight", justify="right", no_wrap=True)
    for bid, width in zip(result.bids, widths[2:], strict=True):
        table.add_column(_bid_head(bid, layout), overflow="fold", min_width=width)
    for index in indices:
        cells = [bid.dimensions[index] for bid in result.bids]
        table.add_row(
            Text(plain(cells[0].dimension.name or cells[0].dimension.id)),
            Text(importance(result, cells[0])),
            *(_cell(result, cell, layout) for cell in cells),
        )
    return table


def _bid_head(bid: BidResult, layout: Layout) -> Text:
    text = Text(plain(bid_name(bid)))
    if bid.disqualified_by:
        text.append(f"\n{layout.cross} disqualified", style="bold red")
    return text


def _cell(result: Result, shown: DimensionResult, layout: Layout) -> Text:
    bar, *rest = cell_lines(result, shown, layout)
    text = Text()
    text.append(bar[:BAR], style="cyan")
    text.append(bar[BAR:], style="bold")
    for line in rest:
        text.append("\n" + line, style="yellow" if line.endswith(" P") else "")
    return text.append_text(_flags(shown, layout, "\n"))


def _flags(shown: DimensionResult, layout: Layout, before: str = "") -> Text:
    """Return the flags of a cell, each on a line that `before` comes before."""
    text = Text()
    for flag in flags(shown):
        text.append(before + layout.flag(flag), style="red" if flag.failed else "yellow")
        before = "\n"
    return text


def _one_dimension(result: Result, index: int, layout: Layout, *, tall: bool = False) -> Table:
    """Return one dimension with bids as rows, for more bids than fit side by side.

    `tall` writes the two ends of a range, and marks and their maximum, below each other.
    """
    shown = result.bids[0].dimensions[index].dimension
    table = _table(layout, _title(shown))
    joint, of = (layout.joint + "\n", "\nof ") if tall else (layout.joint, " of ")
    rounding = result.criteria.printed_rounding
    cells = [bid.dimensions[index] for bid in result.bids]
    scores = [marked(score_text(cell, rounding, joint), cell) for cell in cells]
    marks = [weighted_text(cell, rounding, joint).replace(" of ", of) for cell in cells]
    longest = max(longest_word(plain(bid_name(bid))) for bid in result.bids)
    table.add_column("Bid", overflow="fold", min_width=min(max(longest, 12), WIDEST_WORD))
    table.add_column("", no_wrap=True, width=BAR)
    table.add_column("Score", justify="right", no_wrap=True, min_width=widest(scores))
    if shown.weight is not None:
        table.add_column("Marks", justify="right", no_wrap=True, min_width=widest(marks))
    table.add_column("Flags", overflow="fold", min_width=14)
    for bid, cell, score, mark in zip(result.bids, cells, scores, marks, strict=True):
        flagged = _flags(cell, layout)
        if bid.disqualified_by:
            flagged.append("\n" * bool(flagged) + f"{layout.cross} disqualified", style="red")
        row = [Text(plain(bid_name(bid))), Text(layout.bar(cell.low, cell.high), style="cyan"), Text(score)]
        if shown.weight is not None:
            row.append(Text(mark))
        table.add_row(*row, flagged)
    return table


def _title(dimension: Dimension) -> str:
    weight = "" if dimension.weight is None else f" (weight {published(dimension.weight)})"
    return (dimension.name or dimension.id) + weight


def _bid_lines(result: Result, index: int, layout: Layout) -> Iterator[RenderableType]:
    """Yield one dimension as lines, those of each bid under its name, where no table fits."""
    yield Text(plain(_title(result.bids[0].dimensions[index].dimension)), style="bold")
    for bid in result.bids:
        yield Text("")
        yield _bid_head(bid, layout)
        yield Padding(_cell(result, bid.dimensions[index], layout), INDENT, expand=False)


def _criterion_lines(result: Result, bid: BidResult, index: int, layout: Layout) -> Iterator[RenderableType]:
    """Yield the criteria behind one dimension of a bid as lines, where no table fits."""
    for shown in bid.dimensions[index].criteria:
        weight = "" if shown.criterion.weight is None else f" (weight {published(shown.criterion.weight)})"
        yield Text(plain(f"{shown.criterion.id} {shown.criterion.title}".strip() + weight))
        yield Padding(_criterion_cell(result, shown, layout), INDENT, expand=False)


def _detail(result: Result, index: int, layout: Layout, out: Console) -> Iterator[RenderableType]:
    """Yield the criteria behind one dimension: bids as columns, or one table per bid."""
    dimension = result.bids[0].dimensions[index].dimension
    title = f"Criteria of {dimension.name or dimension.id}"
    yield Text("")
    table = _criteria_table(result, result.bids, index, layout, title)
    if _fits(table, layout, out):
        yield table
        return
    for bid in result.bids:
        table = _criteria_table(result, [bid], index, layout, f"{title}: {bid_title(bid)}")
        if _fits(table, layout, out):
            yield table
        else:
            yield Text(plain(f"{title}: {bid_title(bid)}"), style="bold")
            yield from _criterion_lines(result, bid, index, layout)


def _criteria_table(
    result: Result, bids: Sequence[BidResult], index: int, layout: Layout, title: str
) -> Table:
    table = _table(layout, title)
    table.add_column("Criterion", overflow="fold", min_width=18)
    table.add_column("Weight", justify="right", no_wrap=True)
    for bid in bids:
        lines = [_criterion_cell(result, c, layout).plain for c in bid.dimensions[index].criteria]
        table.add_column(Text(plain(bid.bid.id)), overflow="fold", min_width=widest(lines))
    for place, criterion in enumerate(bids[0].dimensions[index].criteria):
        cells = [bid.dimensions[index].criteria[place] for bid in bids]
        name = f"{criterion.criterion.id} {criterion.criterion.title}".strip()
        weight = criterion.criterion.weight
        table.add_row(
            Text(plain(name)),
            Text(published(weight) if weight is not None else ""),
            *(_criterion_cell(result, cell, layout) for cell in cells),
        )
    return table


def _criterion_cell(result: Result, shown: CriterionResult, layout: Layout) -> Text:
    percent = score_text(shown, result.criteria.printed_rounding, layout.joint)
    text = Text(level_text(shown, layout.joint), style="bold")
    text.append(" P" if is_open(shown) else "", style="yellow")
    text.append(f"\n{percent} %", style="dim")
    if shown.response.no_response:
        text.append("\nno response")
    for flag in criterion_flags(shown):
        text.append("\n" + layout.flag(flag, on=False), style="red" if flag.failed else "yellow")
    return text


def svg(page: Page, *, width: int, title: str) -> str:
    """Return what the terminal shows as an SVG picture that needs no network, for documentation."""
    out = Console(record=True, width=width, file=io.StringIO(), force_terminal=True, highlight=False)
    layout = Layout("utf-8", width)
    if page.result is not None:
        out.print(Group(*_parts(page.result, layout, page.detail, out)))
    picture = out.export_svg(title=title, unique_id="sv-score")
    return re.sub(r"@font-face \{.*?\}|<!--.*?-->", "", picture, flags=re.DOTALL)
