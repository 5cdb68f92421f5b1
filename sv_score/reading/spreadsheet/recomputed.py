"""The figures that a spreadsheet worked out, worked out again exactly from the marks in it.

A spreadsheet calculates with binary numbers of about fifteen digits, shows fewer, and may round or average on
the way. A figure is held against the exact one; none is taken over.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from sv_score.model.finding import Finding
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.spreadsheet.cells import DIGITS, At, Book, Sheet
from sv_score.reading.spreadsheet.import_map import MEAN, WEIGHTED, Block, ImportMap, cross
from sv_score.reading.spreadsheet.numbers import number_at
from sv_score.reading.spreadsheet.taken import Taken, mean_of, sheet_of


class Outcome(StrEnum):
    """How a figure of the sheet compares with the exact one."""

    EXACT = "exact"
    DIGITS = "as exact as a spreadsheet holds it"
    ROUNDED = "rounded"
    DIFFERS = "differs"
    MISSING = "not there"
    NO_MARKS = "without marks"


class Recomputed(NamedTuple):
    """One figure: its cell, whose it is, what the sheet says and what it comes to."""

    sheet: Sheet
    at: At
    bid: str
    of: str
    what: str
    said: Decimal | None
    exact: Fraction | None
    outcome: Outcome


def recomputed(book: Book, map: ImportMap, taken: Taken, findings: list[Finding]) -> Iterator[Recomputed]:
    """Yield every figure that the map names, block by block; text in its place is added to `findings`."""
    for block in map.figures:
        sheet = sheet_of(book, block)
        for bid, line in block.bids.items():
            for name, lines in (("criterion", block.criteria), ("dimension", block.dimensions)):
                for id, other in lines.items():
                    at = cross(line, other)
                    if at is None:
                        continue
                    said = number_at(sheet, at, findings, percent=True)
                    figure = _figure(block, map, taken, bid, id if name == "criterion" else "", id)
                    if said is not None or figure is not None:
                        outcome = compared(said, figure)
                        yield Recomputed(sheet, at, bid, id, block.figure, said, figure, outcome)


def _figure(
    block: Block, map: ImportMap, taken: Taken, bid: str, criterion: str, dimension: str
) -> Fraction | None:
    """Return the figure of a criterion, or of a whole dimension where `criterion` is empty."""
    if criterion:
        return _of_criterion(block, map, taken, bid, criterion)
    weighed = [
        one.id for each in map.dimensions if each.id == dimension for one in each.criteria if not one.gate
    ]
    parts = [_of_criterion(block, map, taken, bid, one) for one in weighed]
    known = [part for part in parts if part is not None]
    return sum(known, Fraction(0)) if len(known) == len(parts) else None


def _of_criterion(block: Block, map: ImportMap, taken: Taken, bid: str, id: str) -> Fraction | None:
    score = score_of(block.of, map, taken, bid, id)
    if block.figure == MEAN or score is None:
        return score
    criterion = map.criteria[id]
    highest = criterion.highest or (map.scale.highest if map.scale else None)
    if criterion.weight is None or not highest:
        return None
    worth = score * Fraction(criterion.weight) / Fraction(block.divided_by)
    return worth / Fraction(highest) if block.figure == WEIGHTED else worth


def score_of(of: str, map: ImportMap, taken: Taken, bid: str, criterion: str) -> Fraction | None:
    """Return the score that a figure starts from: the agreed one, an evaluator's, or the evaluators' mean."""
    if of == MEAN:
        return mean_of(taken, map, bid, criterion)
    score = taken.scores.get((bid, criterion, of))
    return None if score is None else Fraction(score)


def compared(said: Decimal | None, exact: Fraction | None) -> Outcome:
    """Return how what a sheet says compares with what it comes to."""
    if said is None:
        return Outcome.MISSING
    if exact is None:
        return Outcome.NO_MARKS
    if Fraction(said) == exact:
        return Outcome.EXACT
    off = abs(Fraction(said) - exact)
    digits = len(said.as_tuple().digits)
    # A binary number is right to fifteen digits; a long sum may lose one more.
    if digits >= DIGITS and off * 10 ** (DIGITS - 1) <= max(abs(exact), Fraction(1)):
        return Outcome.DIGITS
    places = max(-int(said.as_tuple().exponent), 0)
    return Outcome.ROUNDED if off * 2 * 10**places <= 1 else Outcome.DIFFERS
