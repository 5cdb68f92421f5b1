"""The cells of a sheet put together by what they hold and who gave it: scores, reasons, figures."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.spreadsheet.cells import Book
from sv_score.reading.spreadsheet.headings import Label, Role, id_from, is_agreed_sheet
from sv_score.reading.spreadsheet.import_map import AGREED, MEAN, WEIGHTED, Block, Line, Named
from sv_score.reading.spreadsheet.taken import PASSED, crossings
from sv_score.reading.spreadsheet.view import View


class Found(NamedTuple):
    """What one line or column of the sheet is for."""

    number: int
    id: str
    label: Label


class Blocks:
    """The blocks found so far, and the evaluators in them.

    With `several` sheets each is an evaluator's own, unless its name speaks of the panel. Ids that are given
    are noted in `taken`.
    """

    def __init__(self, several: bool, taken: set[str]) -> None:
        self.several, self.taken = several, taken
        self.people: dict[str, Named] = {}
        self.marks: list[Block] = []
        self.rationales: list[Block] = []
        self.figures: list[Block] = []

    def add(
        self, view: View, columns: Sequence[Found], lines: Sequence[Found], totals: dict[str, int]
    ) -> None:
        """Put together the cells that hold the same kind of thing, given by the same person."""
        groups: dict[tuple[Role, str], tuple[dict[str, Line], dict[str, Line]]] = {}
        for line in lines:
            for column in columns:
                role = column.label.role or line.label.role
                name = column.label.evaluator or line.label.evaluator
                if not name and self.several and not is_agreed_sheet(view.sheet.name):
                    name = view.sheet.name
                role = Role.AGREED if role in (None, Role.SCORE) and not name else role or Role.SCORE
                if role in (Role.AGREED, Role.MEAN, Role.FIGURE):
                    name = name if role is Role.FIGURE else ""
                bids, criteria = groups.setdefault((role, name), ({}, {}))
                bids.setdefault(column.id, view.column(column.number))
                criteria.setdefault(line.id, view.line(line.number))
        for (role, name), (bids, criteria) in groups.items():
            subtotals = {id: view.line(number) for id, number in totals.items()}
            block = Block(view.sheet.name, self._person(name) if name else AGREED, bids, criteria)
            self._block(role, block, subtotals)

    def _person(self, name: str) -> str:
        for one in self.people.values():
            if one.name.casefold() == name.casefold():
                return one.id
        id = id_from(name, self.taken)
        self.people[id] = Named(id, name)
        return id

    def _block(self, role: Role, block: Block, totals: dict[str, Line]) -> None:
        if role in (Role.SCORE, Role.AGREED):
            self.marks.append(block)
        elif role is Role.RATIONALE:
            self.rationales.append(block)
        elif role is Role.MEAN:
            self.figures.append(block._replace(of=MEAN, figure=MEAN))
        elif role is Role.FIGURE:
            self.figures.append(block._replace(figure=WEIGHTED, dimensions=totals))

    def gates(self, book: Book) -> set[str]:
        """Return the criteria whose every answer is a pass or a fail; nothing is worked out for them."""
        answers: dict[str, list[bool]] = {}
        for block in self.marks:
            for sheet, at, place in crossings(book, block):
                cell = sheet.at(*at)
                if cell is not None:
                    passes = isinstance(cell, bool) or str(cell).strip().lower() in PASSED
                    answers.setdefault(place[1], []).append(passes)
        found = {id for id, passes in answers.items() if all(passes)}
        self.figures = [
            block._replace(criteria={id: line for id, line in block.criteria.items() if id not in found})
            for block in self.figures
        ]
        return found

    def scores(self, book: Book) -> dict[str, Decimal]:
        """Return the scores that people entered, by the name of their cell."""
        found = {}
        for block in self.marks:
            for sheet, at, _ in crossings(book, block):
                cell = sheet.at(*at)
                if isinstance(cell, Decimal) and at not in sheet.formulas:
                    found[sheet.where(*at)] = cell
        return found
