"""Evaluators of a file, with the marks of theirs that were set aside before anything was computed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sv_score.model.bids import Bid, Evaluator
from sv_score.model.finding import Route
from sv_score.panel.standing import any_declared, barred
from sv_score.rules.subject import Subject


def evaluators(subject: Subject) -> Iterator[tuple[Evaluator, Route]]:
    """Yield the evaluators with their routes in the bids file."""
    for index, evaluator in enumerate(subject.evaluation.evaluators if subject.evaluation else ()):
        yield evaluator, ("evaluators", index)


def marks_set_aside(subject: Subject, evaluator: Evaluator) -> dict[str, int]:
    """Return how many of the evaluator's marks may not stand, by bid id, for bids that have any."""
    if subject.evaluation is None:
        return {}
    declared = any_declared(subject.evaluation)
    found: Counter[str] = Counter()
    for bid in subject.evaluation.bids:
        why = barred(evaluator, bid, declared=declared)
        if why:
            found[bid.id] += _marks(bid, evaluator.id, why)
    return {bid: count for bid, count in found.items() if count}


def _marks(bid: Bid, evaluator: str, why: str) -> int:
    """Count the marks that were excluded for this reason: one that the file excludes itself is not."""
    marks = (mark for response in bid.responses.values() for mark in response.marks)
    return sum(mark.evaluator == evaluator and mark.excluded and mark.reason == why for mark in marks)


def counted(marks: int) -> str:
    """Return a number of marks as words: 1 mark, 12 marks."""
    return "1 mark" if marks == 1 else f"{marks} marks"
