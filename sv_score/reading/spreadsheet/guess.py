"""A first guess of the map of a spreadsheet, each value with the cell that it comes from.

It is written for somebody to read and correct. Nothing is imported from a guess that nobody has confirmed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sv_score.model.criteria import Scale
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.source import Unreadable
from sv_score.reading.spreadsheet.cells import Book, Sheet
from sv_score.reading.spreadsheet.headings import (
    OUT_OF,
    TOTAL,
    Label,
    Role,
    id_and_title,
    id_from,
    is_agreed_sheet,
    label_of,
)
from sv_score.reading.spreadsheet.import_map import (
    AGREED,
    HUNDRED,
    MEAN,
    WEIGHTED,
    Block,
    ImportMap,
    Line,
    MappedCriterion,
    MappedDimension,
    Named,
)
from sv_score.reading.spreadsheet.taken import PASSED, crossings
from sv_score.reading.spreadsheet.view import Attributes, View, attributes, bid_columns, view_of

ONE_DIMENSION = "social-value"


class Guess(NamedTuple):
    """A map, the cell that each value comes from (by kind, id and key), and remarks for its reader."""

    map: ImportMap
    origins: dict[tuple[str, str, str], str]
    remarks: tuple[str, ...]


def guess(book: Book) -> Guess:
    """Return a first guess; raise `Unreadable` where no sheet has headings that are recognised."""
    views = [view for view in map(view_of, book.sheets) if view is not None]
    if not views:
        raise Unreadable(
            f"{book.file} has no row of headings that is recognised; a heading such as Criterion (beside "
            "Weight and the bids) or Bidder (beside the criteria) is looked for"
        )
    return _Guessing(book, views).guess()


class _Found(NamedTuple):
    """What one line or column of the sheet is for."""

    number: int
    id: str
    label: Label


class _Guessing:
    """Puts a guess together, sheet by sheet."""

    def __init__(self, book: Book, views: list[View]) -> None:
        self.book, self.views = book, views
        self.origins: dict[tuple[str, str, str], str] = {}
        self.remarks: list[str] = []
        self.taken: set[str] = {AGREED, MEAN}
        self.bids: dict[str, Named] = {}
        self.people: dict[str, Named] = {}
        self.dimensions: dict[str, MappedDimension] = {}
        self.criteria: dict[str, MappedCriterion] = {}
        self.belongs: dict[str, str] = {}
        self.marks: list[Block] = []
        self.rationales: list[Block] = []
        self.figures: list[Block] = []

    def guess(self) -> Guess:
        """Return the guess of all sheets."""
        for view in self.views:
            self._view(view)
        self._gates()
        scale = self._scale()
        dimensions, whole = self._weighed()
        title = self.views[0].sheet
        name, cell = _title_of(title, self.book.file)
        if cell:
            self.origins["", "", "title"] = cell
        made = ImportMap(
            id=id_from(name, set()),
            title=name,
            whole=whole,
            scale=scale,
            dimensions=dimensions,
            bids=tuple(self.bids.values()),
            evaluators=tuple(self.people.values()),
            marks=tuple(self.marks),
            rationales=tuple(self.rationales),
            figures=tuple(self.figures),
        )
        return Guess(made, self.origins, tuple(self.remarks))

    def _view(self, view: View) -> None:
        known = attributes(view)
        columns = list(self._bid_columns(view, known))
        lines, totals = self._lines(view, known, columns)
        self._blocks(view, columns, lines, totals)

    def _bid_columns(self, view: View, known: Attributes) -> Iterator[_Found]:
        for number in bid_columns(view, known):
            if not any(view.cell(line, number) is not None for line in view.lines):
                continue
            label = label_of(view.heading(number))
            name = label.name
            if not name:
                self.remarks.append(f"{view.where(view.head, number)} is not taken over: it names no bid.")
                continue
            id = next((one.id for one in self.bids.values() if one.name.casefold() == name.casefold()), "")
            if not id:
                id = id_from(name, self.taken)
                self.bids[id] = Named(id, name)
                self.origins["bid", id, "supplier"] = view.heading_cell(number)
            yield _Found(number, id, label)

    def _lines(
        self, view: View, known: Attributes, columns: Sequence[_Found]
    ) -> tuple[list[_Found], dict[str, int]]:
        """Return the lines with criteria, and the lines with sub-totals by dimension."""
        found: list[_Found] = []
        totals: dict[str, int] = {}
        current = ""
        for number in view.lines:
            text = view.text(number, view.title)
            text = text or (view.text(number, known.reference) if known.reference else "")
            own = view.text(number, known.dimension) if known.dimension else ""
            if own and not text and TOTAL.search(own):
                text = own
            else:
                current = own or current
            if not text:
                continue
            label = label_of(text, at_end=True) if view.turned else Label(text)
            if TOTAL.search(text) and not id_and_title(text)[0]:
                self._total(view, number, text, current, totals)
            elif self._is_heading(view, known, number, columns):
                current = text
                self._dimension(view, known, number, text)
            else:
                found.append(self._criterion(view, known, number, label, current))
        return found, totals

    def _is_heading(self, view: View, known: Attributes, number: int, columns: Sequence[_Found]) -> bool:
        """Return whether a row only names the dimension of the rows below it."""
        if view.turned or known.dimension:
            return False
        title, reference = (
            view.text(number, view.title),
            known.reference and view.text(number, known.reference),
        )
        if (title and reference) or id_and_title(title or str(reference))[0]:
            return False
        said = [view.cell(number, known.highest)] if known.highest else []
        return all(cell is None for cell in (*said, *(view.cell(number, one.number) for one in columns)))

    def _dimension(self, view: View, known: Attributes, number: int, name: str) -> str:
        """Return the id of the dimension with this name; it is made when it is first met."""
        for one in self.dimensions.values():
            if one.name.casefold() == name.casefold():
                return one.id
        id = id_from(name, self.taken) if name else ONE_DIMENSION
        if id in self.dimensions:
            return id
        weight = view.number(number, known.weight) if known.weight and number else None
        if weight is not None:
            self.origins["dimension", id, "weight"] = view.where(number, known.weight)
        self.dimensions[id] = MappedDimension(id, name, weight)
        if number:
            columns = (known.dimension, view.title, known.reference)
            column = next(c for c in columns if c and view.text(number, c))
            self.origins["dimension", id, "name"] = view.where(number, column)
        return id

    def _criterion(self, view: View, known: Attributes, number: int, label: Label, current: str) -> _Found:
        reference = view.text(number, known.reference) if known.reference else ""
        id, title = id_and_title(label.name)
        if reference:
            id, title = reference, label.name if label.name != reference else ""
        name = id or title
        for one in self.criteria.values():
            if one.id.casefold() == name.casefold() or (not id and one.title.casefold() == name.casefold()):
                self._fill(view, known, number, one.id)
                return _Found(number, one.id, label)
        made = id_from(name, self.taken)
        column = known.dimension if known.dimension else 0
        dimension = self._dimension(view, known._replace(weight=0), number if column else 0, current)
        self.criteria[made] = MappedCriterion(made, title or (name if name != made else ""))
        self.belongs[made] = dimension
        self.origins["criterion", made, "title"] = view.where(number, view.title)
        self._fill(view, known, number, made)
        return _Found(number, made, label)

    def _fill(self, view: View, known: Attributes, number: int, id: str) -> None:
        """Take a criterion's weight and maximum from a line, where it has none yet."""
        one = self.criteria[id]
        weight = view.number(number, known.weight) if known.weight else None
        if weight is not None and one.weight is None:
            one = one._replace(weight=weight)
            self.origins["criterion", id, "weight"] = view.where(number, known.weight)
        highest = view.number(number, known.highest) if known.highest else None
        if highest is not None and one.highest is None:
            one = one._replace(highest=highest)
            self.origins["criterion", id, "highest"] = view.where(number, known.highest)
        self.criteria[id] = one

    def _total(self, view: View, number: int, text: str, current: str, totals: dict[str, int]) -> None:
        whose = [
            one.id for one in self.dimensions.values() if one.name.casefold() in text.casefold() and one.name
        ]
        named = whose or [
            one.id for one in self.dimensions.values() if one.name == current and "sub" in text.lower()
        ]
        if named and named[-1] not in totals and "grand" not in text.lower():
            totals[named[-1]] = number
        else:
            column = next((c for c in (view.title, *view.columns) if view.text(number, c)), 1)
            where = view.where(number, column)
            self.remarks.append(
                f"{where} looks like a total across dimensions: it is not taken over, and not checked."
            )

    def _blocks(
        self, view: View, columns: Sequence[_Found], lines: Sequence[_Found], totals: dict[str, int]
    ) -> None:
        """Put together the cells that hold the same kind of thing, given by the same person."""
        several = len(self.views) > 1
        groups: dict[tuple[Role, str], tuple[dict[str, Line], dict[str, Line]]] = {}
        for line in lines:
            for column in columns:
                role = column.label.role or line.label.role
                name = column.label.evaluator or line.label.evaluator
                if not name and several and not is_agreed_sheet(view.sheet.name):
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

    def _gates(self) -> None:
        """Note the criteria whose every answer is a pass or a fail."""
        answers: dict[str, list[object]] = {}
        for block in self.marks:
            view = next(each for each in self.views if each.sheet.name == block.sheet)
            for id, line in block.criteria.items():
                cells = [_cell(view.sheet, line, bid) for bid in block.bids.values()]
                answers.setdefault(id, []).extend(cell for cell in cells if cell is not None)
        for id, cells in answers.items():
            if cells and all(isinstance(c, bool) or str(c).strip().lower() in PASSED for c in cells):
                self.criteria[id] = self.criteria[id]._replace(gate=True, weight=None, highest=None)
        gates = {id for id, one in self.criteria.items() if one.gate}
        self.figures = [
            block._replace(criteria={id: line for id, line in block.criteria.items() if id not in gates})
            for block in self.figures
        ]

    def _marks_seen(self) -> dict[str, Decimal]:
        """Return the scores that people entered, by the name of their cell."""
        found = {}
        for block in self.marks:
            for sheet, at, _ in crossings(self.book, block):
                cell = sheet.at(*at)
                if isinstance(cell, Decimal) and at not in sheet.formulas:
                    found[sheet.where(*at)] = cell
        return found

    def _scale(self) -> Scale:
        """Return the scale: from a column of maximums, from words such as `0 to 5`, or from the marks."""
        marks = self._marks_seen()
        said = [one.highest for one in self.criteria.values() if one.highest]
        highest = Counter(said).most_common(1)[0][0] if said else None
        if highest is None:
            highest, cell = _said_out_of(self.views[0])
            self.origins["", "", "scale"] = (
                cell or "no maximum was found; this is the highest score in the sheet"
            )
        else:
            self.origins["", "", "scale"] = "the column of maximums; whole scores are assumed"
        if highest is None:
            highest = max(marks.values(), default=Decimal(5))
        for id, one in self.criteria.items():
            if one.highest == highest:
                self.criteria[id] = one._replace(highest=None)
        parts = [cell for cell, mark in marks.items() if mark != mark.to_integral_value()]
        if parts:
            more = f" and {len(parts) - 1} more cells" if len(parts) > 1 else ""
            self.remarks.append(
                f"{parts[0]}{more} hold no whole score. Correct the step of the scale if such scores were "
                "published; an average is not a score, and belongs under `figures:`."
            )
        return Scale(Decimal(0), highest, step=Decimal(1))

    def _weighed(self) -> tuple[tuple[MappedDimension, ...], bool]:
        """Return the dimensions with their criteria, and whether the weights are shares of the whole."""
        groups = {
            id: [c for c in self.criteria.values() if self.belongs[c.id] == id] for id in self.dimensions
        }
        groups = {id: criteria for id, criteria in groups.items() if criteria}
        sums = {
            id: sum((c.weight for c in criteria if c.weight is not None), Decimal(0))
            for id, criteria in groups.items()
        }
        weights = [self.dimensions[id].weight for id in groups]
        own = sum((w for w in weights if w is not None), Decimal(0))
        factor, dimension_factor = Decimal(1), Decimal(1)
        if sums and (all(s == 1 for s in sums.values()) or sum(sums.values()) == 1):
            factor = HUNDRED
            self.remarks.append("Weights such as 0.3 are written here as percents, 30.")
        if own == 1:
            dimension_factor = HUNDRED
        whole = len(groups) > 1 and any(s * factor != HUNDRED for s in sums.values())
        made = []
        for id, criteria in groups.items():
            weight = self.dimensions[id].weight
            weight = weight * dimension_factor if weight is not None else None
            if weight is None and whole:
                weight = sums[id] * factor
                self.origins["dimension", id, "weight"] = "the sum of its criteria's weights"
            scaled = tuple(
                c._replace(weight=_plain(c.weight * factor) if c.weight is not None else None)
                for c in criteria
            )
            made.append(
                self.dimensions[id]._replace(
                    weight=_plain(weight) if weight is not None else None, criteria=scaled
                )
            )
        return tuple(made), whole


def _plain(number: Decimal) -> Decimal:
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


def _cell(sheet: Sheet, line: Line, other: Line) -> object:
    from sv_score.reading.spreadsheet.import_map import cross

    at = cross(line, other)
    return sheet.at(*at) if at else None


def _said_out_of(view: View) -> tuple[Decimal | None, str]:
    """Return the highest score that a heading above or beside the table speaks of, and its cell."""
    last = view.title if view.turned else view.head
    for row in range(1, last + 1):
        for column in range(1, view.sheet.width + 1):
            found = OUT_OF.search(view.sheet.text(row, column))
            if found:
                return Decimal(next(filter(None, found.groups()))), view.sheet.where(row, column)
    return None, ""


def _title_of(sheet: Sheet, file: str) -> tuple[str, str]:
    """Return the text at the top of the sheet, above the table, or else the file's name."""
    view = view_of(sheet)
    last = (view.title if view.turned else view.head) - 1 if view else 0
    for row in range(1, last + 1):
        words = [sheet.text(row, column) for column in range(1, sheet.width + 1) if sheet.text(row, column)]
        if len(words) == 1:
            return words[0], sheet.where(row, 1)
    from pathlib import PurePosixPath

    return PurePosixPath(file).stem, ""
