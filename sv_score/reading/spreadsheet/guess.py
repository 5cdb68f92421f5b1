"""A first guess of the map of a spreadsheet, each value with the cell that it comes from.

It is written for somebody to read and correct. Nothing is imported from a guess that nobody has confirmed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sv_score.model.criteria import Scale
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.source import Unreadable
from sv_score.reading.spreadsheet.blocks import Blocks, Found
from sv_score.reading.spreadsheet.cells import Book
from sv_score.reading.spreadsheet.headings import (
    TOTAL,
    Label,
    id_and_title,
    id_from,
    is_one_mark_a_row,
    label_of,
)
from sv_score.reading.spreadsheet.import_map import (
    AGREED,
    MEAN,
    ImportMap,
    MappedCriterion,
    MappedDimension,
    Named,
)
from sv_score.reading.spreadsheet.scheme import Weighed, highest_score, title_of, weighed
from sv_score.reading.spreadsheet.view import SEARCHED, Attributes, View, attributes, bid_columns, view_of

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
    if all(map(_is_score_file, views)):
        raise Unreadable(
            f"{book.file} has one mark in each row, as a score file has: call its columns bid, criterion, "
            "evaluator, score and rationale, save it as CSV, and list it under `scores:` in a bids file"
        )
    return _Guessing(book, views).guess()


def _is_score_file(view: View) -> bool:
    """Return whether a sheet is a list of marks rather than a table of bids and criteria."""
    return any(
        is_one_mark_a_row([cell for cell in row if isinstance(cell, str)])
        for row in view.sheet.rows[:SEARCHED]
    )


class _Guessing:
    """Puts a guess together, sheet by sheet."""

    def __init__(self, book: Book, views: list[View]) -> None:
        self.book, self.views = book, views
        self.origins: dict[tuple[str, str, str], str] = {}
        self.remarks: list[str] = []
        self.taken: set[str] = {AGREED, MEAN}
        self.bids: dict[str, Named] = {}
        self.dimensions: dict[str, MappedDimension] = {}
        self.criteria: dict[str, MappedCriterion] = {}
        self.belongs: dict[str, str] = {}
        self.blocks = Blocks(len(views) > 1, self.taken)

    def guess(self) -> Guess:
        """Return the guess of all sheets."""
        for view in self.views:
            self._view(view)
        for id in self.blocks.gates(self.book):
            self.criteria[id] = self.criteria[id]._replace(gate=True, weight=None, highest=None)
        scale = self._scale()
        weights = self._weighed()
        name, cell = title_of(self.views[0], self.book.file)
        if cell:
            self.origins["", "", "title"] = cell
        made = ImportMap(
            id=id_from(name, set()),
            title=name,
            whole=weights.whole,
            scale=scale,
            dimensions=weights.dimensions,
            bids=tuple(self.bids.values()),
            evaluators=tuple(self.blocks.people.values()),
            marks=tuple(self.blocks.marks),
            rationales=tuple(self.blocks.rationales),
            figures=tuple(self.blocks.figures),
        )
        return Guess(made, self.origins, tuple(self.remarks))

    def _view(self, view: View) -> None:
        known = attributes(view)
        columns = list(self._bid_columns(view, known))
        lines, totals = self._lines(view, known, columns)
        self.blocks.add(view, columns, lines, totals)

    def _bid_columns(self, view: View, known: Attributes) -> Iterator[Found]:
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
            yield Found(number, id, label)

    def _lines(
        self, view: View, known: Attributes, columns: Sequence[Found]
    ) -> tuple[list[Found], dict[str, int]]:
        """Return the lines with criteria, and the lines with sub-totals by dimension."""
        found: list[Found] = []
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

    def _is_heading(self, view: View, known: Attributes, number: int, columns: Sequence[Found]) -> bool:
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

    def _criterion(self, view: View, known: Attributes, number: int, label: Label, current: str) -> Found:
        reference = view.text(number, known.reference) if known.reference else ""
        id, title = id_and_title(label.name)
        if reference:
            id, title = reference, label.name if label.name != reference else ""
        name = id or title
        for one in self.criteria.values():
            if one.id.casefold() == name.casefold() or (not id and one.title.casefold() == name.casefold()):
                self._fill(view, known, number, one.id)
                return Found(number, one.id, label)
        made = id_from(name, self.taken)
        column = known.dimension if known.dimension else 0
        dimension = self._dimension(view, known._replace(weight=0), number if column else 0, current)
        self.criteria[made] = MappedCriterion(made, title or (name if name != made else ""))
        self.belongs[made] = dimension
        self.origins["criterion", made, "title"] = view.where(number, view.title)
        self._fill(view, known, number, made)
        return Found(number, made, label)

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

    def _scale(self) -> Scale:
        highest, cell = highest_score(self.views[0], list(self.criteria.values()))
        marks = self.blocks.scores(self.book)
        self.origins["", "", "scale"] = cell or "no maximum was found; this is the highest score in the sheet"
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

    def _weighed(self) -> Weighed:
        groups = {
            id: [c for c in self.criteria.values() if self.belongs[c.id] == id] for id in self.dimensions
        }
        found = weighed(
            [self.dimensions[id]._replace(criteria=tuple(each)) for id, each in groups.items() if each]
        )
        for id in found.summed:
            self.origins["dimension", id, "weight"] = "the sum of its criteria's weights"
        if found.scaled:
            self.remarks.append("Weights such as 0.3 are written here as percents, 30.")
        return found
