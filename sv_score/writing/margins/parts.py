"""Comments on firmness put together from parts: one dimension after the other, then minimums and marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sv_score.comparing.margins import MOST_PAIRS, DimensionMargins
from sv_score.writing.margins import MarginsPage
from sv_score.writing.margins.sentences import (
    COMMENTS,
    FIRM,
    minimum_sentence,
    outside_sentence,
    pair_heading,
    pair_sentences,
)
from sv_score.writing.notes import heading, notes
from sv_score.writing.parts import Heading, Part, Points, Sentences

# How many bids, or sentences of one kind, are listed before the rest is counted.
LISTED = 60


def parts(page: MarginsPage) -> Iterator[Part]:
    """Yield the parts of a page, the same for every format that people read."""
    title, *about = heading(page.result)
    yield Heading(title, 1)
    yield Sentences((*about, COMMENTS, FIRM))
    for shown in page.dimensions:
        yield from _dimension(page, shown)
    yield from _minimums(page)
    yield from _outside(page)
    yield Heading("Firm throughout")
    yield Sentences((_firm(page),))
    yield Sentences(tuple(notes(page.result)))


def _dimension(page: MarginsPage, shown: DimensionMargins) -> Iterator[Part]:
    rounding = page.result.criteria.printed_rounding
    yield Heading(shown.dimension.name or shown.dimension.id)
    if not shown.pairs:
        yield Sentences(("There are no two bids to set beside one another.",))
    for margin in shown.pairs:
        yield Heading(pair_heading(margin, rounding), 3)
        yield Points(tuple(pair_sentences(margin, shown.criteria, rounding)))
    if shown.more:
        in_json = sum(len(each.pairs) + each.more for each in page.dimensions) <= MOST_PAIRS
        way = ", or use `--format json`" if in_json else ""
        yield Sentences((f"{shown.more:,} more pairs are not listed; name two bids{way}.",))


def _minimums(page: MarginsPage) -> Iterator[Part]:
    every = [(margin, shown.criteria) for shown in page.dimensions for margin in shown.minimums]
    if not every:
        return
    yield Heading("Minimums")
    telling = [minimum_sentence(margin, criteria) for margin, criteria in every if margin.one_step]
    if telling:
        yield Points(_first(telling))
    firm = sum(margin.firm for margin, _ in every)
    open_ = len(every) - firm - len(telling)
    lines = [f"{_results(firm)} on minimums would not change by one mark moved by one level."] if firm else []
    lines += [f"{_results(open_)} on minimums still wait for an agreed score."] if open_ else []
    if lines:
        yield Sentences(tuple(lines))


def _results(number: int) -> str:
    return f"{number} result{'' if number == 1 else 's'}"


def _outside(page: MarginsPage) -> Iterator[Part]:
    if page.outside:
        yield Heading("Agreed scores and the marks given alone")
        yield Points(_first([outside_sentence(shown) for shown in page.outside]))
        yield Sentences(
            (
                "Leaving out an evaluator does not change a score that the panel has agreed. These scores "
                "lie outside the marks of the others, so the record should say how they were reached.",
            )
        )


def _firm(page: MarginsPage) -> str:
    about = " in the dimensions shown" if page.part else ""
    if not page.firm:
        return f"There is no bid about which every statement{about}, against every other bid, is firm."
    names = _first([bid.bid.id for bid in page.firm])
    return f"Every statement{about}, against every other bid, is firm about: {', '.join(names)}."


def _first(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the first of many lines, and a last one that says how many more there are."""
    left = len(lines) - LISTED
    more = (f"and {left:,} more; `--format json` has every one",) if left > 0 else ()
    return (*lines[:LISTED], *more)
