"""The sheets on the panel: its evaluators with what they declared, and the marks they gave alone."""

from __future__ import annotations

from collections.abc import Iterator

from sv_score.model.bids import Mark
from sv_score.writing.report.contents import Contents
from sv_score.writing.report.xlsx.sheet import Book, Column

_MARKS = (
    Column("Bid", 14),
    Column("Criterion", 11),
    Column("Evaluator", 11),
    Column("Score", 8, number=True),
    Column("Rationale", 75),
    Column("Why it does not count", 45),
)
_EVALUATORS = (
    Column("Evaluator", 12),
    Column("Name", 28),
    Column("Organisation", 32),
    Column("Declared on", 12),
    Column("Interests", 70),
)


def evaluators(book: Book, contents: Contents) -> None:
    """Add who marked and what they declared, where the reader is told."""
    known = contents.result.evaluation.evaluators
    if not known:
        return
    sheet = book.sheet("Evaluators", "Evaluators", ["Who marked, and what they declared."], _EVALUATORS)
    for each in known:
        declared = each.declaration
        if declared is None:
            sheet.row([each.id, each.name, each.organisation, None, "no declaration recorded"])
            continue
        interests = "\n".join(
            f"{one.bid}: {one.interest or 'not described'}; "
            + (f"cleared by {one.cleared_by}" if one.cleared_by else "not cleared")
            for one in declared.interests
        )
        day = str(declared.date) if declared.date else None
        sheet.row([each.id, each.name, each.organisation, day, interests or "none declared"])
    sheet.done()


def marks(book: Book, contents: Contents) -> None:
    """Add what each evaluator gave alone, where the reader is told."""
    found = list(_all_marks(contents))
    if not found:
        return
    remarks = ["What each evaluator gave alone, before the panel met. No score is made from these."]
    sheet = book.sheet("Marks", "Marks of the evaluators", remarks, _MARKS, kept=3)
    for bid, criterion, mark in found:
        state = "abstained" if mark.abstained else "set aside" if mark.excluded else ""
        why = f"{state}: {mark.reason}" if state else None
        sheet.row([bid, criterion, mark.evaluator, mark.score, mark.rationale, why])
    sheet.done()


def _all_marks(contents: Contents) -> Iterator[tuple[str, str, Mark]]:
    for bid in contents.result.bids:
        for criterion, response in bid.bid.responses.items():
            yield from ((bid.bid.id, criterion, mark) for mark in response.marks)
