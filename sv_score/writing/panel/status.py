"""How far each evaluator is, without a single mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sv_score.model.criteria import AwardCriteria
from sv_score.model.named_tuple import NamedTuple
from sv_score.panel.places import Sheet, Stage
from sv_score.writing.json import dumps
from sv_score.writing.parts import Grid, Heading, Part, Points, Sentences


class StatusPage(NamedTuple):
    """What to write; `faults` are the files with errors and how many each has."""

    criteria: AwardCriteria
    sheets: tuple[Sheet, ...]
    faults: tuple[tuple[str, int], ...] = ()


def parts(page: StatusPage) -> Iterator[Part]:
    """Yield the parts of the page."""
    title = " · ".join(text for text in (page.criteria.title, page.criteria.authority) if text)
    yield Heading(f"How far the panel is · {title}", 1)
    yield Sentences((finished_sentence(page.sheets),))
    header = ("Evaluator", "To mark", "Marked", "Abstained", "Still open", "State")
    if page.sheets:
        yield Grid(header, tuple(_row(sheet) for sheet in page.sheets))
    notes = list(_notes(page))
    if notes:
        yield Points(tuple(notes))


def finished_sentence(sheets: Sequence[Sheet]) -> str:
    """Return how many of the evaluators have finished: `2 of 4 evaluators have finished.`"""
    marking = [sheet for sheet in sheets if sheet.stage is not Stage.NOTHING_TO_MARK]
    if not sheets:
        return "The bids file names no evaluators; list them under `evaluators:`."
    if not marking:
        return "No evaluator has anything to mark."
    done = sum(sheet.stage is Stage.FINISHED for sheet in marking)
    people = "evaluator" if len(marking) == 1 else "evaluators"
    return f"{done} of {len(marking)} {people} {'has' if done == 1 else 'have'} finished."


def _row(sheet: Sheet) -> tuple[str, ...]:
    still_open = len(sheet.still_open)
    name = f"{sheet.evaluator.id} {sheet.evaluator.name}".strip()
    marked = len(sheet.places) - still_open - sheet.abstained
    return (
        name, str(len(sheet.places)), str(marked), str(sheet.abstained), str(still_open), str(sheet.stage)
    )  # fmt: skip


def _notes(page: StatusPage) -> Iterator[str]:
    for sheet in page.sheets:
        by_reason: dict[str, list[str]] = {}
        for bid, why in sheet.barred:
            by_reason.setdefault(why, []).append(bid)
        for why, bids in by_reason.items():
            yield f"{sheet.evaluator.id} does not mark {', '.join(bids)}: {why}."
    for file, count in page.faults:
        errors = "1 error" if count == 1 else f"{count} errors"
        yield f"{file} has {errors}, so a mark in it may be missing above; `sv-score check` shows where."


def as_json(page: StatusPage) -> str:
    """Return the page as JSON."""
    marking = [sheet for sheet in page.sheets if sheet.stage is not Stage.NOTHING_TO_MARK]
    document = {
        "sv_score": 1,
        "evaluators": [
            {
                "id": sheet.evaluator.id,
                "name": sheet.evaluator.name or None,
                "to_mark": len(sheet.places),
                "marked": len(sheet.places) - len(sheet.still_open) - sheet.abstained,
                "abstained": sheet.abstained,
                "still_open": [{"bid": p.bid.id, "criterion": p.criterion.id} for p in sheet.still_open],
                "state": str(sheet.stage).replace(" ", "_"),
                "may_not_mark": [{"bid": bid, "reason": why} for bid, why in sheet.barred],
            }
            for sheet in page.sheets
        ],
        "finished": sum(sheet.stage is Stage.FINISHED for sheet in marking),
        "of": len(marking),
        "files_with_errors": [{"path": file, "errors": count} for file, count in page.faults],
    }
    return dumps(document) + "\n"
