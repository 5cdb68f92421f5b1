"""What an import says: what was taken over, and how the spreadsheet's own figures compare with exact ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.spreadsheet.cells import shown
from sv_score.reading.spreadsheet.import_map import AGREED, MEAN, ImportMap
from sv_score.reading.spreadsheet.recomputed import Outcome, Recomputed
from sv_score.reading.spreadsheet.taken import Taken
from sv_score.writing.figures import exact
from sv_score.writing.parts import Grid, Heading, Part, Points, Sentences

SHOWN = 40
_SAME = frozenset((Outcome.EXACT, Outcome.DIGITS))


class ImportPage(NamedTuple):
    """What was imported from `file`, and every figure that was worked out again."""

    file: str
    map: ImportMap
    taken: Taken
    figures: Sequence[Recomputed]


def parts(page: ImportPage) -> Iterator[Part]:
    """Yield the page."""
    yield Heading(f"Import of {page.file}", 1)
    yield Sentences(tuple(_taken(page)))
    yield from _figures(page)
    means = list(_means(page))
    if means:
        yield Heading("Averages")
        yield Points(tuple(means))


def _taken(page: ImportPage) -> Iterator[str]:
    map, scores = page.map, page.taken.scores
    agreed = sum(of == AGREED for _, _, of in scores)
    marks = len(scores) - agreed
    what = [some(agreed, "agreed score")] if agreed else []
    what += [f"{some(marks, 'mark')} of {some(len(map.evaluators), 'evaluator')}"] if marks else []
    what += [some(len(page.taken.results), "answer to a gate")] if page.taken.results else []
    what += [some(len(page.taken.rationales), "reason")] if page.taken.rationales else []
    bids, criteria = some(len(map.bids), "bid"), some(len(map.criteria), "criterion")
    yield f"Taken over for {bids} and {criteria}: {', '.join(what) or 'nothing'}."
    answers = [(bid.id, id) for bid in map.bids for id in map.criteria]
    held = {place[:2] for place in scores} | set(page.taken.results)
    missing = [f"{id} of {bid}" for bid, id in answers if (bid, id) not in held]
    if missing:
        more = f" and {len(missing) - 10} more" if len(missing) > 10 else ""
        yield f"No score in the spreadsheet, and none put in: {', '.join(missing[:10])}{more}."
    alone = [place for place in page.taken.rationales if place[2] != AGREED and place not in scores]
    if alone:
        names = ", ".join(f"{id} of {bid} by {of}" for bid, id, of in alone[:10])
        yield f"{some(len(alone), 'reason')} without a mark, not taken over: {names}."
    open_ones = [(bid, id) for bid, id, of in scores if of != AGREED and (bid, id, AGREED) not in scores]
    if open_ones:
        yield "Where there are marks and no agreed score, results stay provisional until one is agreed."


def some(number: int, noun: str) -> str:
    """Return how many there are, with the noun in its form for so many."""
    plural = {"criterion": "criteria", "answer to a gate": "answers to gates"}.get(noun, f"{noun}s")
    return f"{number:,} {noun if number == 1 else plural}"


def _figures(page: ImportPage) -> Iterator[Part]:
    if not page.figures:
        return
    yield Heading("The spreadsheet's own figures, worked out again")
    same = sum(one.outcome in _SAME for one in page.figures)
    rounded = sum(one.outcome is Outcome.ROUNDED for one in page.figures)
    differs = sum(one.outcome is Outcome.DIFFERS for one in page.figures)
    rest = len(page.figures) - same - rounded - differs
    yield Sentences(
        (
            f"{some(len(page.figures), 'figure')} checked: {same} right, {rounded} rounded, "
            f"{differs} different"
            + (f", {rest} that could not be" if rest else "")
            + ". None was taken over.",
        )
    )
    rows = [_row(one) for one in page.figures if one.outcome not in _SAME]
    if rows:
        yield Grid(("Cell", "Figure", "In the spreadsheet", "Exact", "Note"), tuple(rows[:SHOWN]), (2, 3))
    if len(rows) > SHOWN:
        yield Sentences((f"And {len(rows) - SHOWN:,} more.",))


def _row(one: Recomputed) -> tuple[str, ...]:
    said = "" if one.said is None else shown(one.said)
    figure = "" if one.exact is None else exact(one.exact)
    if one.outcome is Outcome.ROUNDED and one.said is not None:
        places = len(said.partition(".")[2])
        note = f"rounded to {places} decimal{'s' * (places != 1)}" if places else "rounded to a whole number"
    else:
        note = {
            Outcome.DIFFERS: "DIFFERS",
            Outcome.MISSING: "the cell is empty",
            Outcome.NO_MARKS: "a mark, weight or maximum is missing",
        }[one.outcome]
    return one.sheet.where(*one.at), f"{one.what} {one.of}, {one.bid}", said, figure, note


def _means(page: ImportPage) -> Iterator[str]:
    not_agreed = "An average is not a score that a panel agreed, and was not taken over."
    if page.taken.averages:
        yield f"Worked out as an average, by a formula: {_cells(page.taken.averages)}. {not_agreed}"
    for block in page.map.figures:
        if block.of == MEAN or block.figure == MEAN:
            cells = [
                one.sheet.where(*one.at)
                for one in page.figures
                if one.what == block.figure and one.sheet.name == (block.sheet or one.sheet.name)
            ]
            yield f"From the mean of the evaluators' marks: {_cells(cells)}. {not_agreed}"
    alike = _equal_to_mean(page)
    if alike:
        yield (
            f"All agreed scores equal the mean of the evaluators' marks ({_cells(alike)}). See that the "
            "panel agreed them: averages in place of moderation were held unlawful in Bromcom v United "
            "Learning Trust [2022] EWHC 3262 (TCC)."
        )


def _equal_to_mean(page: ImportPage) -> list[str]:
    """Return the cells of the agreed scores if every one is the mean of marks that are not all the same."""
    from sv_score.reading.spreadsheet.taken import mean_of

    found, spread = [], False
    for (bid, id, of), score in page.taken.scores.items():
        if of != AGREED:
            continue
        mean = mean_of(page.taken, page.map, bid, id)
        if mean != score:
            return []
        marks = {page.taken.scores.get((bid, id, one.id)) for one in page.map.evaluators} - {None}
        spread = spread or len(marks) > 1
        sheet, at = page.taken.cells[bid, id, of]
        found.append(sheet.where(*at))
    return found if spread else []


def _cells(names: Sequence[str]) -> str:
    more = f" and {len(names) - 6} more cells" if len(names) > 6 else ""
    return f"{', '.join(names[:6])}{more}"


def off_scale_help(of: str, described: str) -> str:
    """Return what to do about a score that the scale does not have."""
    if of == AGREED:
        return (
            f"the scale is {described}; an average is not an agreed score: list such cells under `figures:` "
            "with `figure: mean`"
        )
    return f"the scale is {described}; correct the cell, or the scale in the map"
