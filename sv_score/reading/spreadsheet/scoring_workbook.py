"""One evaluator's scoring workbook, read back: what it is called in, whose it is, and the marks in it.

Columns are found by their headings, wherever they have been moved to. A row without a score is a mark still
to come. Whatever could be read in two ways is reported with its sheet and cell.
"""

from __future__ import annotations

from collections.abc import Iterator

from sv_score.model.bids import Mark
from sv_score.model.finding import Finding
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading import faults
from sv_score.reading.csv import ABSTAINED
from sv_score.reading.report import quoted
from sv_score.reading.spreadsheet.cells import At, Book, Sheet, column_name, shown
from sv_score.reading.spreadsheet.numbers import number_at

INSTRUCTIONS, SCORES, LEVELS = "Instructions", "Scores", "Levels"
BID, CRITERION, ASKED, SCORE, RATIONALE = "Bid", "Criterion", "Published levels", "Score", "Rationale"
NEEDED = (BID, CRITERION, SCORE, RATIONALE)
# What the instructions say of the workbook, each in the cell beside its name.
EVALUATOR, CRITERIA, PROCUREMENT = "Evaluator", "Criteria file", "Procurement"
# Headings stand near the top, whatever somebody has put above them.
_SEARCHED = 30
_AGAIN = "make it again with `sv-score workbook make`, or put the heading back"


class GivenMark(NamedTuple):
    """A mark as it stands in a workbook: for which bid (id or label) and criterion, and in which cell."""

    bid: str
    criterion: str
    mark: Mark
    sheet: Sheet
    at: At

    @property
    def where(self) -> str:
        """Return file, sheet and cell for a message."""
        return f"{self.sheet.file}, {self.sheet.where(*self.at)}"


class Row(NamedTuple):
    """A row of the sheet: its answer, the levels that were shown beside it, and its cells by heading."""

    bid: str
    criterion: str
    shown: str
    cells: dict[str, At]


class ScoringWorkbook(NamedTuple):
    """A workbook as far as it could be read; `notes` are sentences on what was read as meant."""

    file: str
    evaluator: str
    criteria: str
    procurement: str
    sheet: Sheet
    rows: tuple[Row, ...]
    marks: tuple[GivenMark, ...]
    notes: tuple[str, ...]


def read_scoring_workbook(book: Book, findings: list[Finding]) -> ScoringWorkbook | None:
    """Return what a workbook holds; faults are added to `findings`."""
    sheet = book.sheet(SCORES)
    if sheet is None:
        names = ", ".join(one.name for one in book.sheets)
        message = f"there is no sheet `{SCORES}`; there is {names}"
        findings.append(Finding(faults.WRONG_FILE, message, book.file, mark=(1, 1), help=_AGAIN))
        return None
    about = _about(book)
    if not about.get(EVALUATOR):
        message = f"the sheet `{INSTRUCTIONS}` does not say whose marks these are"
        help = f"put `{EVALUATOR}` into a cell of column A, and the evaluator's id beside it"
        findings.append(Finding(faults.MISSING_KEY, message, book.file, mark=(1, 1), help=help))
        return None
    header = _header(sheet, findings)
    if header is None:
        return None
    reader = _Rows(sheet, header, about[EVALUATOR], findings)
    rows = tuple(reader.rows())
    marks, notes = tuple(reader.marks), tuple(reader.notes)
    criteria, procurement = about.get(CRITERIA, ""), about.get(PROCUREMENT, "")
    return ScoringWorkbook(book.file, about[EVALUATOR], criteria, procurement, sheet, rows, marks, notes)


def _about(book: Book) -> dict[str, str]:
    """Return what the instructions say of the workbook, by name."""
    sheet = book.sheet(INSTRUCTIONS)
    if sheet is None:
        return {}
    pairs = [(sheet.text(n, 1).rstrip(":"), sheet.text(n, 2)) for n in range(1, len(sheet.rows) + 1)]
    return {name: value for name, value in reversed(pairs) if name in (EVALUATOR, CRITERIA, PROCUREMENT)}


class _Header(NamedTuple):
    row: int
    columns: dict[str, int]


def _header(sheet: Sheet, findings: list[Finding]) -> _Header | None:
    """Return the row with the headings and the column of each."""
    found: list[tuple[int, list[str]]] = []
    for row in range(1, min(len(sheet.rows), _SEARCHED) + 1):
        names = [sheet.text(row, column).casefold() for column in range(1, sheet.width + 1)]
        if sum(name.casefold() in names for name in NEEDED) > 1:
            found.append((row, names))
    if not found:
        message = f"no row has the headings {', '.join(NEEDED)}"
        findings.append(sheet.finding(faults.CSV_HEADER, (1, 1), message, _AGAIN))
        return None
    row, names = found[0]
    columns: dict[str, int] = {}
    for name in (*NEEDED, ASKED):
        places = [place for place, other in enumerate(names, 1) if other == name.casefold()]
        if len(places) == 1:
            columns[name] = places[0]
        elif name in NEEDED:
            what = f"has no column `{name}`" if not places else f"has the heading `{name}` twice"
            at = (row, places[1] if places else 1)
            findings.append(
                sheet.finding(faults.CSV_HEADER, at, f"{sheet.where(*at)}: the row {what}", _AGAIN)
            )
    return _Header(row, columns) if all(name in columns for name in NEEDED) else None


class _Rows:
    """Reads the rows below the headings, one by one."""

    def __init__(self, sheet: Sheet, header: _Header, evaluator: str, findings: list[Finding]) -> None:
        self.sheet, self.columns, self.findings = sheet, header.columns, findings
        self.first, self.evaluator = header.row + 1, evaluator
        self.marks: list[GivenMark] = []
        self.notes: list[str] = []

    def rows(self) -> Iterator[Row]:
        """Yield the rows that name an answer; their marks and notes are kept."""
        merged = self._merged()
        for number in range(self.first, len(self.sheet.rows) + 1):
            bid, criterion = self._text(number, BID), self._text(number, CRITERION)
            used = [self.sheet.at(number, self.columns[name]) is not None for name in (SCORE, RATIONALE)]
            broken = any((number, self.columns[name]) in self.sheet.broken for name in (SCORE, RATIONALE))
            if number in merged or not (bid or criterion or broken or any(used)):
                continue
            if not bid or not criterion:
                # A remark below the table is nobody's mark.
                if broken or any(used):
                    self._nameless(number, BID if not bid else CRITERION)
                continue
            column = self.columns.get(ASKED)
            text = shown(self.sheet.at(number, column)) if column else ""
            yield Row(bid, criterion, text, {name: (number, at) for name, at in self.columns.items()})
            mark = self._mark(number)
            if mark is not None:
                self.marks.append(GivenMark(bid, criterion, mark, self.sheet, (number, self.columns[SCORE])))

    def _text(self, number: int, name: str) -> str:
        return self.sheet.text(number, self.columns[name])

    def _merged(self) -> set[int]:
        """Report cells that were made one over several rows or columns of ours, and return their rows."""
        rows: set[int] = set()
        for one in self.sheet.merged:
            ours = [name for name, column in self.columns.items() if one.first[1] <= column <= one.last[1]]
            below = range(max(one.first[0], self.first), one.last[0] + 1)
            if not below or not ours or (len(below) == 1 and len(ours) == 1):
                continue
            rows.update(below)
            last = f"{column_name(one.last[1])}{one.last[0]}"
            message = (
                f"{self.sheet.where(*one.first)} to {last} are merged, so it is not clear what stands where"
            )
            help = "unmerge the cells, and fill in each row"
            self.findings.append(self.sheet.finding(faults.CSV_SHAPE, one.first, message, help))
        return rows

    def _nameless(self, number: int, name: str) -> None:
        at = (number, self.columns[name])
        message = f"{self.sheet.where(*at)}: the row holds a mark and names no {name.lower()}"
        help = f"write the {name.lower()}'s id, or clear the row"
        self.findings.append(self.sheet.finding(faults.EMPTY_VALUE, at, message, help))

    def _mark(self, number: int) -> Mark | None:
        """Return the mark in a row; `None` where it is still to come or was reported."""
        sheet, score_at = self.sheet, (number, self.columns[SCORE])
        reason_at = (number, self.columns[RATIONALE])
        if self._is_formula(score_at, "score") or self._is_formula(reason_at, "reason"):
            return None
        cell, rationale = sheet.at(*score_at), _lines(shown(sheet.at(*reason_at)))
        route = (number, column_name(score_at[1]))
        if isinstance(cell, str) and cell.strip().lower() == ABSTAINED:
            if not rationale:
                message = f"{sheet.where(*reason_at)}: the mark is abstained and has no reason"
                help = f"write the reason under {RATIONALE}"
                self.findings.append(sheet.finding(faults.MISSING_KEY, reason_at, message, help))
                return None
            return Mark(self.evaluator, abstained=True, reason=rationale, file=sheet.label, route=route)
        if cell is None:
            if rationale:
                message = f"{sheet.where(*score_at)} has a rationale beside it and no score"
                help = "choose the score; a mark that is still to come has neither"
                self.findings.append(sheet.finding(faults.EMPTY_VALUE, score_at, message, help))
            return None
        score = number_at(sheet, score_at, self.findings)
        if score is None:
            return None
        if isinstance(cell, str):
            self.notes.append(
                f"{sheet.where(*score_at)} holds {quoted(cell.strip())} as text; read as {score:f}."
            )
        return Mark(self.evaluator, score, rationale, file=sheet.label, route=route)

    def _is_formula(self, at: At, what: str) -> bool:
        if at not in self.sheet.formulas and at not in self.sheet.broken:
            return False
        message = f"{self.sheet.where(*at)} holds a formula, and not a {what} that somebody gave"
        help = f"type the {what} itself; put an apostrophe in front of text that begins with = + or -"
        self.findings.append(self.sheet.finding(faults.WRONG_TYPE, at, message, help))
        return True


def _lines(text: str) -> str:
    """Return a rationale with one kind of line end, without space around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
