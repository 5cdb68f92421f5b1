"""Markdown: a table of dimensions and bids for a report, an issue or a step summary."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from sv_score.model.criteria import RelativeImportance
from sv_score.model.result import BidResult, CriterionResult, DimensionResult, Result
from sv_score.writing.figures import (
    Flag,
    criterion_flags,
    flags,
    importance,
    level_text,
    marked,
    published,
    score_text,
    weighted_text,
)
from sv_score.writing.names import bid_title
from sv_score.writing.notes import heading, notes
from sv_score.writing.page import Page
from sv_score.writing.plain import plain

_SPECIAL = re.compile(r"[\\`*_{}\[\]()<>#+!|~&$:@-]|^\s*\d+(?=\.)|\bwww(?=\.)")


def write(page: Page) -> str:
    """Return the page as Markdown; text from files is escaped and stays text."""
    return "" if page.result is None else "\n".join(_lines(page.result, page.detail)) + "\n"


def escaped(text: str) -> str:
    """Return text from a file so that Markdown and HTML show it as it is."""
    return _SPECIAL.sub(_escape, plain(text))


def _escape(found: re.Match[str]) -> str:
    found_text = found.group()
    if found_text[-1].isalnum():
        # The point after it would make a list of `1. ` and a link of `www.`.
        return found_text + "\\"
    # A backslash keeps a character from Markdown; an entity keeps it from links and mentions too.
    return f"&#{ord(found_text)};" if found_text in "<>&:@|" else "\\" + found_text


def _lines(result: Result, detail: bool) -> Iterator[str]:
    title, *rest = heading(result)
    yield f"## {escaped(title)}"
    yield ""
    yield from (escaped(line) for line in rest)
    yield ""
    header = _header(result)
    yield from table(header, [_row(result, i) for i in _indices(result)], range(1, len(header)))
    if detail:
        for index in _indices(result):
            yield from _detail(result, index)
    yield ""
    yield from (f"- {escaped(note)}" for note in notes(result)[:-1])
    yield ""
    yield escaped(notes(result)[-1])


def _indices(result: Result) -> range:
    return range(len(result.bids[0].dimensions) if result.bids else 0)


def table(header: Sequence[str], rows: Sequence[Sequence[str]], figures: Container[int]) -> Iterator[str]:
    """Yield a table's lines; the cells are escaped already, `figures` are the columns of figures."""
    yield "| " + " | ".join(header) + " |"
    kinds = ("---:" if place in figures else "---" for place in range(len(header)))
    yield "| " + " | ".join(kinds) + " |"
    for row in rows:
        yield "| " + " | ".join(row) + " |"


def _header(result: Result) -> list[str]:
    ordered = result.criteria.relative_importance is RelativeImportance.ORDER
    return ["Dimension", "Order" if ordered else "Weight", *(_bid_head(bid) for bid in result.bids)]


def _bid_head(bid: BidResult) -> str:
    mark = "<br>✗ disqualified" if bid.disqualified_by else ""
    return escaped(bid_title(bid)) + mark


def _row(result: Result, index: int) -> list[str]:
    cells = [bid.dimensions[index] for bid in result.bids]
    dimension = cells[0].dimension
    weight = importance(result, cells[0])
    return [escaped(dimension.name or dimension.id), weight, *(_cell(result, cell) for cell in cells)]


def _cell(result: Result, shown: DimensionResult) -> str:
    rounding = result.criteria.printed_rounding
    text = marked(f"**{score_text(shown, rounding)}**", shown)
    weighted = weighted_text(shown, rounding)
    if weighted:
        text += f"<br>{weighted}"
    return text + "".join(map(_flag, flags(shown)))


def _flag(flag: Flag) -> str:
    return f"<br>{'✗' if flag.failed else '?'} {escaped(flag.words)}"


def _detail(result: Result, index: int) -> Iterator[str]:
    dimension = result.bids[0].dimensions[index].dimension
    yield ""
    yield f"### {escaped(dimension.name or dimension.id)}"
    yield ""
    header = ["Criterion", "Weight", *(escaped(bid.bid.id) for bid in result.bids)]
    rows = []
    for place, criterion in enumerate(dimension.weighed):
        name = escaped(" ".join(part for part in (criterion.id, criterion.title) if part))
        weight = published(criterion.weight) if criterion.weight is not None else ""
        cells = [bid.dimensions[index].criteria[place] for bid in result.bids]
        rows.append([name, weight, *(_criterion_cell(result, cell) for cell in cells)])
    yield from table(header, rows, range(1, len(header)))


def _criterion_cell(result: Result, shown: CriterionResult) -> str:
    text = f"{level_text(shown)} ({score_text(shown, result.criteria.printed_rounding)})"
    return marked(text, shown) + "".join(_flag(flag._replace(on="")) for flag in criterion_flags(shown))
