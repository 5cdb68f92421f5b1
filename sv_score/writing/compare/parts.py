"""A comparison put together from parts: all pairs, or two bids head to head."""

from __future__ import annotations

from collections.abc import Iterator

from sv_score.comparing.overview import Overview
from sv_score.comparing.pairs import MOST_PAIRS, Pair, compare, pairs
from sv_score.model.result import DimensionResult, Result
from sv_score.writing.compare import ComparePage
from sv_score.writing.compare.headtohead import (
    criterion_row,
    dimension_rows,
    header,
    reasons,
    rounding_remarks,
)
from sv_score.writing.compare.matrix import LEGEND, MOST_BIDS, matrix
from sv_score.writing.compare.sentences import (
    ANALYSIS,
    UNOPPOSED,
    criterion_sentences,
    dimension_sentences,
    dominated,
    informative,
    relation_sentence,
    undominated,
    unopposed_sentence,
    weight_words,
    weights_note,
)
from sv_score.writing.names import bid_name
from sv_score.writing.notes import heading, notes
from sv_score.writing.page import narrowed
from sv_score.writing.parts import Grid, Heading, Part, Points, Sentences

# Beyond the matrix, so many dominated bids are listed, each with so many that dominate it.
LISTED_BIDS = 40
LISTED_DOMINATORS = 3


def parts(page: ComparePage) -> Iterator[Part]:
    """Yield the parts of a page, the same for every format that people read."""
    title, *about = heading(page.result)
    yield Heading(title, 1)
    yield Sentences(tuple(about))
    if page.pair is not None:
        yield from _head_to_head(page, page.pair)
        shown = narrowed(page.result, (page.pair.a.bid.id, page.pair.b.bid.id), ())
    else:
        yield from _all_pairs(page)
        shown = page.result
    yield Sentences((UNOPPOSED, weights_note(page.result), ANALYSIS))
    yield Sentences(tuple(notes(shown)))


def _all_pairs(page: ComparePage) -> Iterator[Part]:
    result, overview = page.result, page.overview
    bids = len(result.bids)
    if bids == 1:
        yield Sentences(("There is one bid, and nothing to compare it with.",))
        return
    yield Sentences((informative(overview.tally), undominated(overview.undominated)))
    lines = list(_dominated(overview, few=bids > MOST_BIDS))
    if lines:
        yield Points(tuple(lines))
    if bids > MOST_BIDS:
        yield Sentences((_left_out(overview),))
        return
    every = list(pairs(overview.field))
    first, *rows = matrix(result.bids, every)
    yield Grid(first, tuple(rows))
    yield Sentences(LEGEND)
    for pair in () if page.short else every:
        yield Heading(f"{bid_name(pair.a)} and {bid_name(pair.b)}")
        yield Points(tuple(_statements(result, pair)))


def _dominated(overview: Overview, *, few: bool) -> Iterator[str]:
    """Yield which bids are dominated, by which and on what; `few` keeps the list to a page or two."""
    for number, (bid, others) in enumerate(overview.dominated()):
        if few and number == LISTED_BIDS:
            left = sum(1 for row in overview.rows if row) - number
            yield f"{left:,} more bids are dominated; JSON names every one and by which."
            return
        shown = others[:LISTED_DOMINATORS] if few else others
        yield from (dominated(compare(overview.field, other, bid)) for other in shown)
        if len(others) > len(shown):
            name = overview.field.bids[bid].bid.bid.id
            yield f"{name} is dominated by {len(others) - len(shown):,} more bids."


def _left_out(overview: Overview) -> str:
    in_json = "; `--format json` has every pair" if overview.tally.pairs <= MOST_PAIRS else ""
    return (
        f"The {overview.tally.pairs:,} pairs are not listed one by one. Name two bids to see them head to "
        f"head{in_json}."
    )


def _statements(result: Result, pair: Pair) -> Iterator[str]:
    yield from dimension_sentences(result, pair)
    yield from criterion_sentences(pair)
    yield f"{relation_sentence(pair)} {unopposed_sentence(pair)}"


def _head_to_head(page: ComparePage, pair: Pair) -> Iterator[Part]:
    result = page.result
    yield Heading(f"{bid_name(pair.a)} and {bid_name(pair.b)}")
    yield Sentences(("Bars run from 0 to 100 percent of the marks; levels are those of the scale.",))
    both = list(zip(pair.a.dimensions, pair.b.dimensions, strict=True))
    for first, second in both:
        yield from _dimension(page, pair, first, second)
    yield Heading("What this comes to")
    yield Points(
        (
            *dimension_sentences(result, pair),
            relation_sentence(pair),
            unopposed_sentence(pair),
            *(remark for one, other in both for remark in rounding_remarks(result, one, other)),
        )
    )


def _dimension(
    page: ComparePage, pair: Pair, first: DimensionResult, second: DimensionResult
) -> Iterator[Part]:
    result = page.result
    yield Heading(f"{first.dimension.name or first.dimension.id} ({weight_words(result, first)})", 3)
    both = list(zip(first.criteria, second.criteria, strict=True))
    rows = [*dimension_rows(result, pair, first, second)]
    rows += [criterion_row(result, pair, one, other) for one, other in both]
    yield Grid(header(pair), tuple(rows), (1, 2, 4))
    lines = [] if page.short else [line for one, other in both for line in reasons(pair, one, other)]
    if lines:
        yield Points(tuple(lines))
