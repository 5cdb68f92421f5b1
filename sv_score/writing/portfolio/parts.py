"""A portfolio as a page for people: for each scheme its dimensions, one kind of figure after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import groupby

from sv_score.model.criteria import Rounding
from sv_score.portfolio.summary import FindingCount, Group, Portfolio, Spread
from sv_score.scoring.agreement import ALPHA, PERCENT
from sv_score.writing.figures import exact, figure, published
from sv_score.writing.parts import Grid, Heading, Part, Points, Sentences
from sv_score.writing.portfolio import LISTED, NOT_STATED, scheme_title
from sv_score.writing.portfolio.sentences import WHAT, all_withheld, how_to_read, read_as

NONE = "-"
WITHHELD = "withheld"
_SPREAD = ("Lowest", "1/4", "1/2", "3/4", "Highest")
_ENDS = ("Lowest", "1/2", "Highest")
_BANDS = ("0–", "10–", "20–", "30–", "40–", "50–", "60–", "70–", "80–", "90–100")

Row = tuple[str, ...]


def parts(page: Portfolio) -> Iterator[Part]:
    """Yield the parts of the page."""
    yield Heading("Portfolio", 1)
    yield Sentences((read_as(page), WHAT))
    yield from _left_out(page)
    for scheme, those in groupby(page.groups, key=lambda group: group.scheme):
        groups = list(those)
        yield Heading(scheme_title(scheme))
        if all(group.scores is None for group in groups):
            yield Sentences((all_withheld(page),))
            continue
        for grouping in dict.fromkeys(group.grouping for group in groups):
            yield from _grouping(grouping, [group for group in groups if group.grouping == grouping])
    yield from _findings(page)
    if page.groups:
        yield Heading("How to read this")
        yield Points(tuple(how_to_read(page)))


def _left_out(page: Portfolio) -> Iterator[Part]:
    if not page.left_out:
        return
    yield Heading("Left out")
    listed = [f"{path}: {reason}" for path, reason in page.left_out[:LISTED]]
    rest = len(page.left_out) - len(listed)
    yield Points((*listed, *([f"and {rest:,} more"] if rest else [])))


def _grouping(grouping: str, groups: list[Group]) -> Iterator[Part]:
    """Yield the figures of some dimensions, either of all bids or by one grouping."""
    by = f" by {grouping.replace('-', ' ')}" if grouping else ""
    of = (grouping.replace("-", " ").capitalize(),) if grouping else ()
    # The columns before those of figures say what is counted.
    sections: tuple[tuple[str, int, Row, Callable[[Group], list[Row]]], ...] = (
        ("Bids", 0, ("Procurements", "Bids", "Final", "Provisional"), _bid_rows),
        ("Scores", 0, _SPREAD, _score_rows),
        ("Final scores in each band of ten points", 0, _BANDS, _band_rows),
        ("Evidence", 1, ("Kind", "Pieces", "Bids"), _evidence_rows),
        ("Commitments", 2, ("Measure", "Unit", "Number", "Bids", "Sum", *_ENDS), _commitment_rows),
        ("Agreement of evaluators", 1, ("Figure", "Used", "Too few", *_SPREAD), _agreement_rows),
    )
    for title, words, header, rows_of in sections:
        rows = [
            (group.dimension, *((group.group or NOT_STATED,) if grouping else ()), *row)
            for group in groups
            for row in rows_of(group)
        ]
        if rows:
            yield Heading(f"{title}{by}", 3)
            head = ("Dimension", *of, *header)
            yield Grid(head, tuple(rows), tuple(range(1 + len(of) + words, len(head))))


def _bid_rows(group: Group) -> list[Row]:
    scores = group.scores
    if scores is None:
        return [(WITHHELD, "", "", "")]
    counts = (scores.procurements, scores.bids, scores.final, scores.provisional)
    return [tuple(f"{count:,}" for count in counts)]


def _score_rows(group: Group) -> list[Row]:
    return [] if group.scores is None else [_spread(group.scores.spread, PERCENT)]


def _band_rows(group: Group) -> list[Row]:
    if group.scores is None or not group.scores.final:
        return []
    return [tuple(f"{count:,}" for count in group.scores.bands)]


def _evidence_rows(group: Group) -> list[Row]:
    return [
        (
            each.kind or NOT_STATED,
            *((WITHHELD, "") if each.withheld else (f"{each.pieces:,}", f"{each.bids:,}")),
        )
        for each in group.evidence
    ]


def _commitment_rows(group: Group) -> list[Row]:
    rows: list[Row] = []
    for each in group.commitments:
        name = (each.measure or NOT_STATED, each.unit or NOT_STATED)
        if each.withheld:
            rows.append((*name, WITHHELD, *("",) * 5))
            continue
        spread = each.spread
        ends = (spread.lowest, spread.half, spread.highest) if spread is not None else ()
        some = f" ({each.added:,} of {each.commitments:,})" if each.added < each.commitments else ""
        total = NONE if each.sum is None else published(each.sum) + some
        shown = tuple(exact(value) for value in ends) or (NONE,) * 3
        rows.append((*name, f"{each.commitments:,}", f"{each.bids:,}", total, *shown))
    return rows


def _agreement_rows(group: Group) -> list[Row]:
    rows: list[Row] = []
    for each in group.agreement:
        alpha = each.figure == "alpha"
        name = each.figure.capitalize() + ("" if alpha else " %")
        counts = (f"{each.figures - each.too_few:,}", f"{each.too_few:,}")
        rows.append((name, *counts, *_spread(each.spread, ALPHA if alpha else PERCENT)))
    return rows


def _spread(spread: Spread | None, rounding: Rounding) -> Row:
    if spread is None:
        return (NONE,) * 5
    ends: tuple[Fraction, ...] = spread[1:]
    return tuple(figure(value, rounding) for value in ends)


def _findings(page: Portfolio) -> Iterator[Part]:
    for grouping, those in groupby(page.findings, key=lambda finding: finding.grouping):
        by = grouping.replace("-", " ")
        yield Heading(f"Findings by {by}" if by else "Findings")
        header = ("Code", "Name", "Severity", "Findings", "Procurements")
        of = (by.capitalize(),) if by else ()
        yield Grid((*of, *header), tuple(map(_finding, those)), (len(of) + 3, len(of) + 4))


def _finding(each: FindingCount) -> Row:
    of = (each.group or NOT_STATED,) if each.grouping else ()
    return (*of, each.code, each.name, each.severity, f"{each.findings:,}", f"{each.procurements:,}")
