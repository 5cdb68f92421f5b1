"""The history of scores as a page and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sv_score.model.history import Entry, History, Place, Whose
from sv_score.records.chain import Problem
from sv_score.records.history import Change, shown
from sv_score.writing.json import dumps
from sv_score.writing.parts import Grid, Heading, Part, Points, Sentences

HEADER = ("Entry", "When", "By", "Bid", "Criterion", "Whose", "Old", "New", "Reason")
ANCHOR = (
    "The chain shows lines that were removed, moved or rewritten. It cannot show by itself that lines are "
    "missing at the end; for that, keep the checksum of the last line elsewhere."
)


def history_parts(
    history: History, entries: Sequence[Entry], problems: Sequence[Problem], changes: Sequence[Change]
) -> Iterator[Part]:
    """Yield the page: what is recorded, whether the record is whole, what it does not have yet."""
    yield Heading(f"History of scores: {history.file}", 1)
    if not history.lines:
        yield Sentences(("Nothing is recorded yet.",))
    if entries:
        yield Grid(HEADER, tuple(_row(entry) for entry in entries), (0,))
    yield from not_whole(problems)
    if history.lines and not problems:
        whole = f"The chain of {len(history.lines)} entries is whole. Last checksum: {history.head}"
        yield Sentences((whole, ANCHOR))
    yield from _open(changes)


def not_whole(problems: Sequence[Problem]) -> Iterator[Part]:
    """Yield what shows that lines of the history were removed, moved or rewritten."""
    if problems:
        yield Heading("The history is not whole")
        yield Points(tuple(sentence(problem.text) for problem in problems))


def _open(changes: Sequence[Change]) -> Iterator[Part]:
    first = sum(change.first for change in changes)
    if first:
        what = "1 score in the files is" if first == 1 else f"{first} scores in the files are"
        yield Sentences((f"{what} not recorded yet.",))
    others = tuple(sentence(change_text(change)) for change in changes if not change.first)
    if others:
        yield Heading("Changed in the files and not recorded")
        yield Points(others)


def _row(entry: Entry) -> tuple[str, ...]:
    place = entry.place
    new = shown(entry.new) if entry.new != entry.old else f"{shown(entry.new)} (other words)"
    if entry.new == entry.old and entry.reason:
        new = f"{shown(entry.new)} (reason added)"
    return (
        str(entry.number),
        when_text(entry),
        entry.by,
        place.bid,
        place.criterion,
        whose_text(place),
        shown(entry.old),
        new,
        entry.reason,
    )


def when_text(entry: Entry) -> str:
    """Return the day of an entry, or its moment: `2026-06-01 14:03:00 UTC`."""
    return entry.when.replace("T", " ").replace("Z", " UTC")


def whose_text(place: Place) -> str:
    """Return whose score it is: the evaluator, `consensus`, or `answer` for what the bidder answered."""
    return place.evaluator if place.whose is Whose.MARK else str(place.whose)


def change_text(change: Change) -> str:
    """Return a change as a clause: `harbour LE1, ev1: 4 to 3`."""
    place = change.place
    where = f"{place.bid} {place.criterion}, {whose_text(place)}"
    if change.old.score == change.new.score:
        return f"{where}: {shown(change.new.score)}, the reasons in other words"
    return f"{where}: {shown(change.old.score)} to {shown(change.new.score)}"


def sentence(clause: str) -> str:
    """Return a clause as a sentence of its own; one that starts with a name keeps it as it is."""
    starts = ("line ", "entry ", "entries ", "no ", "the ", "its ", "it ", "there ", "changed ")
    first = clause[:1].upper() if clause.startswith(starts) else clause[:1]
    return f"{first}{clause[1:]}."


def as_json(
    history: History, entries: Sequence[Entry], problems: Sequence[Problem], changes: Sequence[Change]
) -> str:
    """Return the history as JSON, two spaces deep, ending with a line end."""
    values: dict[str, Any] = {
        "sv_score": 1,
        "file": history.file,
        "entries": [_entry(entry) for entry in entries],
        "head": history.head or None,
        "problems": [{"line": problem.line, "message": problem.text} for problem in problems],
        "not_recorded": [
            {**_place(change.place), "old": change.old.score, "new": change.new.score} for change in changes
        ],
    }
    return dumps(values) + "\n"


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "entry": entry.number,
        "when": entry.when,
        "by": entry.by,
        **_place(entry.place),
        "old": entry.old,
        "new": entry.new,
        "words": dict(entry.words),
        "reason": entry.reason or None,
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "bid": place.bid,
        "criterion": place.criterion,
        "whose": str(place.whose),
        "evaluator": place.evaluator or None,
    }
