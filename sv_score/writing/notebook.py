"""What a notebook shows below a cell: HTML without styles of its own, every text escaped.

It is put together from the same parts as other pages. Dimensions stand in rows of their own; nothing adds
them up.
"""

from __future__ import annotations

from collections.abc import Iterator

from sv_score.model.criteria import RelativeImportance
from sv_score.model.result import BidResult, DimensionResult, Result
from sv_score.writing.document.html import fragment
from sv_score.writing.figures import flags, importance, marked, score_text, weighted_text
from sv_score.writing.findings import one_line, summary
from sv_score.writing.names import bid_title
from sv_score.writing.notes import heading, notes
from sv_score.writing.page import Page
from sv_score.writing.parts import Grid, Heading, Part, Points, Sentences

__all__ = ["evaluation", "fragment"]

# More bids than this stand in rows, and of these the first are shown.
MOST_COLUMNS = 6
MOST_ROWS = 50
# How many findings are listed before the rest is counted.
SHOWN = 10


def evaluation(page: Page) -> str:
    """Return the scores of all bids, dimension by dimension, or what stood in the way, as HTML."""
    return fragment(_scores(page.result) if page.result is not None else _not_scored(page))


def _scores(result: Result) -> Iterator[Part]:
    title, *about = heading(result)
    yield Heading(title, 3)
    yield Sentences(tuple(about))
    if result.bids:
        yield _grid(result)
    if len(result.bids) > MOST_ROWS:
        left = len(result.bids) - MOST_ROWS
        yield Sentences((f"And {left:,} more, in the order of the file; `rows()` has all of them.",))
    *points, closing = notes(result)
    if points:
        more = [f"and {len(points) - MOST_ROWS:,} more; `notes` has all of them"] * (len(points) > MOST_ROWS)
        yield Points((*points[:MOST_ROWS], *more))
    yield Sentences((closing,))


def _grid(result: Result) -> Grid:
    """Return dimensions by bids, or bids by dimensions where there are many, in the order of the files."""
    ordered = result.criteria.relative_importance is RelativeImportance.ORDER
    if len(result.bids) > MOST_COLUMNS:
        named = [
            f"{shown.dimension.name or shown.dimension.id} ({'order' if ordered else 'weight'} "
            f"{importance(result, shown)})"
            for shown in result.bids[0].dimensions
        ]
        of_bids = (
            (_head(bid), *(_cell(result, d) for d in bid.dimensions)) for bid in result.bids[:MOST_ROWS]
        )
        return Grid(("Bid", *named), tuple(of_bids), tuple(range(1, len(named) + 1)))
    header = ("Dimension", "Order" if ordered else "Weight", *map(_head, result.bids))
    rows = []
    for index, first in enumerate(result.bids[0].dimensions):
        cells = (_cell(result, bid.dimensions[index]) for bid in result.bids)
        rows.append((first.dimension.name or first.dimension.id, importance(result, first), *cells))
    return Grid(header, tuple(rows), tuple(range(1, len(header))))


def _head(bid: BidResult) -> str:
    return bid_title(bid) + "\n✗ disqualified" * bool(bid.disqualified_by)


def _cell(result: Result, shown: DimensionResult) -> str:
    rounding = result.criteria.printed_rounding
    parts = (marked(score_text(shown, rounding), shown), weighted_text(shown, rounding))
    return "; ".join(filter(None, (*parts, *(flag.words for flag in flags(shown)))))


def _not_scored(page: Page) -> Iterator[Part]:
    yield Sentences((f"{summary(page.findings)}; nothing was scored.",))
    gravest = sorted(page.findings, key=lambda located: -located.finding.severity.gravity)
    lines = [one_line(located) for located in gravest[:SHOWN]]
    if len(gravest) > SHOWN:
        lines.append(f"and {len(gravest) - SHOWN} more")
    yield Points(tuple(lines))
