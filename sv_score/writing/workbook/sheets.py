"""The three sheets of a scoring workbook: how to use it, the places for the scores, the published levels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from sv_score.model.criteria import AwardCriteria, Criterion, Scale
from sv_score.model.named_tuple import NamedTuple
from sv_score.panel.places import Place
from sv_score.reading.csv import ABSTAINED
from sv_score.reading.spreadsheet import scoring_workbook as layout
from sv_score.scoring.levels import count, scores
from sv_score.writing.document import clean, paragraphs
from sv_score.writing.figures import published
from sv_score.writing.panel.score_file import in_order, level_lines, name_of, question_lines
from sv_score.writing.report.xlsx.sheet import fitting
from sv_score.writing.workbook import Content
from sv_score.writing.workbook.looks import Looks

# A list of scores that is longer helps nobody; the cell then takes any number of the scale.
_LISTED = 250
_LINE, _TALLEST = 13.5, 400
HOW = (
    f"Write in the yellow cells of the sheet {layout.SCORES} only. Everything else is locked.",
    f"Choose a score from the list in the cell. The sheet {layout.LEVELS} holds the same published levels.",
    f"Write the reason beside it, under {layout.RATIONALE}, with the page of the bid.",
    "A row without a score and a reason is a mark still to come, and never a zero.",
    f"If you cannot mark an answer, choose {ABSTAINED} and write why under {layout.RATIONALE}.",
    "Mark alone: the panel meets when everybody has finished. Then send this file back as it is.",
)


class _Listed(NamedTuple):
    """Where the sheet of levels lists the scores of a scale: its first and last row, counted from 0."""

    first: int
    last: int


def all_sheets(workbook: Any, looks: Looks, content: Content) -> None:
    """Add the sheets; the one with the scores is open when the file is."""
    instructions = workbook.add_worksheet(layout.INSTRUCTIONS)
    scores = workbook.add_worksheet(layout.SCORES)
    levels = workbook.add_worksheet(layout.LEVELS)
    _instructions(instructions, looks, content)
    listed = _levels(levels, looks, content)
    _scores(scores, looks, content, listed)
    scores.activate()
    for sheet in (instructions, scores, levels):
        sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)


def _instructions(sheet: Any, looks: Looks, content: Content) -> None:
    criteria, evaluator = content.file.criteria, content.file.sheet.evaluator
    title = " · ".join(text for text in (criteria.title, criteria.authority) if text)
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, fitting(clean(title)), looks.title)
    sheet.set_row(0, 24)
    about = [
        (layout.EVALUATOR, evaluator.id),
        ("Name", evaluator.name),
        (layout.CRITERIA, criteria.id),
        (layout.PROCUREMENT, content.procurement.id),
    ]
    row = 2
    for name, value in (pair for pair in about if pair[1]):
        sheet.write_string(row, 0, name, looks.name)
        sheet.write_string(row, 1, fitting(clean(value)), looks.text)
        row += 1
    for number, line in enumerate(HOW, 1):
        sheet.write_string(row + number, 1, f"{number}. {line}", looks.text)
        sheet.set_row(row + number, _height([(line, 100)]))


def _levels(sheet: Any, looks: Looks, content: Content) -> dict[str, _Listed | None]:
    """Write each scale once, and return where the scores of each criterion are listed."""
    headings = (("Criteria", 22), ("Score", 11), ("Level", 18), ("What an answer at this level shows", 90))
    _header(sheet, looks, headings, 0)
    found: dict[str, _Listed | None] = {}
    row = 1
    for scale, criteria in _by_scale(content):
        names = ", ".join(one.id for one in criteria)
        first = row
        for score, label, descriptor in _scores_of(scale):
            sheet.write_string(row, 0, fitting(clean(names)), looks.cell)
            sheet.write_number(row, 1, score, looks.number)
            _texts(sheet, row, 2, (label, descriptor), looks)
            sheet.set_row(row, _height([(names, 22), (label, 18), (descriptor, 90)]))
            row += 1
        if row > first:
            sheet.write_string(row, 0, fitting(clean(names)), looks.cell)
            sheet.write_string(row, 1, ABSTAINED, looks.number)
            _texts(sheet, row, 2, ("", f"You cannot mark it; write why under {layout.RATIONALE}."), looks)
            row += 1
        found.update((one.id, _Listed(first, row - 1) if row > first else None) for one in criteria)
    return found


def _by_scale(content: Content) -> list[tuple[Scale, list[Criterion]]]:
    """Return the scales that are needed, in the order of the criteria, with the criteria on each."""
    file = content.file
    wanted = {place.criterion.id for place in file.places}
    groups: list[tuple[Scale, list[Criterion]]] = []
    for dimension in file.criteria.dimensions:
        for criterion in (one for one in dimension.criteria if one.id in wanted):
            scale = file.criteria.scale_of(criterion)
            if scale is None:
                continue
            group = next((criteria for other, criteria in groups if other == scale), None)
            if group is None:
                groups.append((scale, [criterion]))
            else:
                group.append(criterion)
    return groups


def _scores_of(scale: Scale) -> Iterator[tuple[Decimal, str, str]]:
    """Yield every score with its level, lowest first; none for a scale with too many to list."""
    if scale.step is None:
        for level in sorted(scale.levels, key=lambda one: one.score):
            yield level.score, level.label, level.descriptor
    elif count(scale) <= _LISTED:
        bands = {band.start: band for band in scale.bands}
        for score in scores(scale):
            band = bands.get(score)
            yield score, band.label if band else "", band.descriptor if band else ""


def _scores(sheet: Any, looks: Looks, content: Content, listed: dict[str, _Listed | None]) -> None:
    blind = bool(content.file.labels)
    headings: list[tuple[str, int]] = [(layout.BID, 12), ("Supplier", 22), (layout.CRITERION, 11)]
    headings += [("Question", 42), (layout.ASKED, 50), (layout.SCORE, 11), (layout.RATIONALE, 60)]
    if blind:
        del headings[1]
    _header(sheet, looks, headings, 0)
    sheet.freeze_panes(1, 2 if blind else 3)
    sheet.repeat_rows(0)
    places = in_order(content.file)
    widths = [width for _, width in headings]
    asked = {one.id: _asked(content, one) for one in {p.criterion.id: p.criterion for p in places}.values()}
    for row, place in enumerate(places, 1):
        texts = _about(content, place, asked[place.criterion.id])
        if blind:
            del texts[1]
        _texts(sheet, row, 0, texts, looks)
        column = len(texts)
        sheet.write_blank(row, column, None, looks.open_score)
        sheet.write_blank(row, column + 1, None, looks.open_text)
        sheet.set_row(row, _height(list(zip(texts, widths, strict=False))))
    _choices(sheet, content, listed, len(headings) - 2)
    sheet.autofilter(0, 0, max(len(places), 1), len(headings) - 1)


def _choices(sheet: Any, content: Content, listed: dict[str, _Listed | None], column: int) -> None:
    """Say what the score cells take; rows below one another that take the same share one list."""
    asked = [place.criterion for place in in_order(content.file)]
    row = 1
    for taken, rows in groupby(asked, key=lambda one: _validation(content, one, listed.get(one.id))):
        last = row + len(list(rows)) - 1
        if taken:
            sheet.data_validation(row, column, last, column, taken)
        row = last + 1


def _about(content: Content, place: Place, asked: tuple[str, str]) -> list[str]:
    """Return the locked cells of a row: bid, supplier and documents, criterion, question, levels."""
    bid = place.bid
    supplier = [bid.supplier, *(f"Read: {one.path} ({one.id})" for one in bid.documents)]
    return [name_of(content.file, bid), "\n".join(filter(None, supplier)), place.criterion.id, *asked]


def _asked(content: Content, criterion: Criterion) -> tuple[str, str]:
    """Return the question and the levels of a criterion; they are the same for every bid."""
    criteria = content.file.criteria
    return question_of(criteria, criterion), levels_of(criteria, criterion)


def question_of(criteria: AwardCriteria, criterion: Criterion) -> str:
    """Return the published question of a criterion as it stands in the workbook."""
    scale = criteria.scale_of(criterion)
    levels = list(level_lines(scale)) if scale is not None else []
    first, *rest = [line.strip() for line in question_lines(criteria, criterion)]
    question = [first.removeprefix(criterion.id).strip(), *(line for line in rest if line not in levels)]
    return cell_text("\n".join(filter(None, question)))


def levels_of(criteria: AwardCriteria, criterion: Criterion) -> str:
    """Return the published levels of a criterion as they stand beside its places."""
    scale = criteria.scale_of(criterion)
    return cell_text("\n".join(level_lines(scale))) if scale is not None else ""


def cell_text(text: str) -> str:
    """Return text as it stands in a cell: harmless, and cut where the cell is full."""
    return fitting("\n".join(paragraphs(text)))


def _validation(content: Content, criterion: Criterion, listed: _Listed | None) -> dict[str, Any]:
    """Return what a score cell takes: a score that is listed, or any number of a long scale."""
    scale = content.file.criteria.scale_of(criterion)
    if scale is None:
        return {}
    error = f"Choose a published score: {scale.describe()}, or {ABSTAINED}."
    message = {"error_title": "Not a published score", "error_message": error[:255]}
    if listed is not None:
        source = f"={layout.LEVELS}!$B${listed.first + 1}:$B${listed.last + 1}"
        return {"validate": "list", "source": source, **message}
    ends = {"minimum": published(scale.lowest), "maximum": published(scale.highest)}
    return {"validate": "decimal", "criteria": "between", **ends, "error_type": "warning", **message}


def _header(sheet: Any, looks: Looks, headings: Sequence[tuple[str, int]], row: int) -> None:
    for column, (name, width) in enumerate(headings):
        sheet.set_column(column, column, width)
        sheet.write_string(row, column, name, looks.head)
    sheet.set_row(row, 20)


def _texts(sheet: Any, row: int, column: int, texts: Sequence[str], looks: Looks) -> None:
    for place, text in enumerate(texts, column):
        if text:
            sheet.write_string(row, place, cell_text(text), looks.cell)
        else:
            sheet.write_blank(row, place, None, looks.cell)


def _height(cells: Sequence[tuple[str, int]]) -> float:
    """Return the height in points that a row needs for texts in columns of these widths."""
    lines = [sum(-(-max(len(line), 1) // width) for line in text.split("\n")) for text, width in cells]
    return min(max(lines, default=1) * _LINE + 4, _TALLEST)
