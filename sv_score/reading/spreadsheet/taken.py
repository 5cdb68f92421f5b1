"""What a confirmed map takes from a spreadsheet: marks, agreed scores, answers to gates, and reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from sv_score.model.finding import Finding
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading import faults
from sv_score.reading.report import quoted
from sv_score.reading.source import Unreadable
from sv_score.reading.spreadsheet.cells import At, Book, Sheet, shown
from sv_score.reading.spreadsheet.import_map import AGREED, Block, ImportMap, cross
from sv_score.reading.spreadsheet.numbers import number_at

# (bid id, criterion id, evaluator id or `agreed`)
Place = tuple[str, str, str]
PASSED = {"pass": "pass", "passed": "pass", "yes": "pass", "fail": "fail", "failed": "fail", "no": "fail"}
_WORKED_OUT = re.compile(r"\b(AVERAGE|AVERAGEA|MEAN|MEDIAN|MODE|TRIMMEAN)\b", re.IGNORECASE)


class Cells(NamedTuple):
    """A cell of a block that was found in its sheet."""

    sheet: Sheet
    at: At
    place: Place


class Taken(NamedTuple):
    """What was taken; `averages` are cells that hold a mean where an agreed score is looked for."""

    scores: dict[Place, Decimal]
    results: dict[tuple[str, str], str]
    rationales: dict[Place, str]
    averages: tuple[str, ...]
    cells: dict[Place, tuple[Sheet, At]]


def take(book: Book, map: ImportMap, findings: list[Finding]) -> Taken:
    """Return what the map names; faults are added to `findings`. Raises `Unreadable` for an unknown sheet."""
    taken = Taken({}, {}, {}, (), {})
    averages: list[str] = []
    gates = {id for id, criterion in map.criteria.items() if criterion.gate}
    for block in map.marks:
        for sheet, at, place in crossings(book, block):
            if sheet.at(*at) is None and at not in sheet.broken:
                continue
            if place[1] in gates:
                _take_result(sheet, at, place, taken, findings)
            elif block.of == AGREED and _WORKED_OUT.search(sheet.formulas.get(at, "")):
                averages.append(sheet.where(*at))
            else:
                _take_score(sheet, at, place, taken, findings)
    for block in map.rationales:
        for sheet, at, place in crossings(book, block):
            text = shown(sheet.at(*at)).replace("\r\n", "\n").replace("\r", "\n").strip()
            if text:
                taken.rationales[place] = text
    return taken._replace(averages=tuple(averages))


def crossings(book: Book, block: Block) -> Iterator[Cells]:
    """Yield the cells of a block, bid by bid; raise `Unreadable` for a sheet that is not there."""
    sheet = sheet_of(book, block)
    for bid, one in block.bids.items():
        for criterion, other in block.criteria.items():
            at = cross(one, other)
            if at is not None:
                yield Cells(sheet, at, (bid, criterion, block.of))


def sheet_of(book: Book, block: Block) -> Sheet:
    """Return the sheet that a block is in; raise `Unreadable` where there is none of that name."""
    sheet = book.sheet(block.sheet) if block.sheet else book.sheets[0]
    if sheet is None:
        names = ", ".join(one.name for one in book.sheets)
        raise Unreadable(f"{book.file} has no sheet {quoted(block.sheet)}; it has {names}")
    return sheet


def _take_score(sheet: Sheet, at: At, place: Place, taken: Taken, findings: list[Finding]) -> None:
    score = number_at(sheet, at, findings)
    if score is None:
        return
    if taken.scores.setdefault(place, score) != score:
        other, there = taken.cells[place]
        earlier = f"{other.where(*there)} says {shown(taken.scores[place])}"
        message = f"{sheet.where(*at)} says {shown(score)} where {earlier}"
        findings.append(sheet.finding(faults.MARK_TWICE, at, message, "map one of the two"))
        return
    taken.cells[place] = (sheet, at)


def _take_result(sheet: Sheet, at: At, place: Place, taken: Taken, findings: list[Finding]) -> None:
    cell = sheet.at(*at)
    said = ("yes" if cell else "no") if isinstance(cell, bool) else shown(cell).strip().lower()
    if said not in PASSED:
        message = f"{sheet.where(*at)} holds {quoted(said)} where the answer to a gate is expected"
        findings.append(sheet.finding(faults.NOT_ONE_OF, at, message, "write pass or fail"))
    elif taken.results.setdefault(place[:2], PASSED[said]) != PASSED[said]:
        message = (
            f"{sheet.where(*at)} says {said}, and another cell answers this gate of {place[0]} otherwise"
        )
        findings.append(sheet.finding(faults.KEYS_CONFLICT, at, message, "map the answer that was agreed"))


def mean_of(taken: Taken, map: ImportMap, bid: str, criterion: str) -> Fraction | None:
    """Return the exact mean of the evaluators' marks for an answer, `None` without marks.

    Only for holding it against what a spreadsheet worked out; it is never a score.
    """
    marks = [
        Fraction(taken.scores[place])
        for evaluator in map.evaluators
        if (place := (bid, criterion, evaluator.id)) in taken.scores
    ]
    return sum(marks, Fraction(0)) / len(marks) if marks else None
