"""Whether a history is whole.

The chain of checksums shows a line that was removed, moved or rewritten. It cannot show by itself that lines
are missing at the end, nor that somebody wrote the whole file anew. For that a checksum of the last line has
to be kept elsewhere: `head`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sv_score.model.history import History, HistoryLine, Place
from sv_score.model.named_tuple import NamedTuple
from sv_score.records.history import shown

# Long enough that nobody finds another line with the same beginning by chance.
SHORTEST_HEAD = 12


class Problem(NamedTuple):
    """Something that is wrong with a history, and the line of the file where it shows."""

    line: int
    text: str


def problems(history: History, head: str = "") -> list[Problem]:
    """Return what shows that lines were removed, moved or rewritten; `head` is a last checksum kept apart.

    Without `head` nothing can show that lines are missing at the end.
    """
    faulty = (line for line in history.lines if line.fault)
    found = [Problem(line.line, f"line {line.line} is no entry: {line.fault}") for line in faulty]
    found += _order(history)
    if not found:
        found += _contradictions(history)
    if head and not any(line.sha256.startswith(head.lower()) for line in history.lines):
        last = history.lines[-1].line if history.lines else 1
        text = f"no line has the checksum {head}: lines were removed at the end, or lines were rewritten"
        found.append(Problem(last, text))
    return sorted(found)


def added_since(history: History, head: str) -> int:
    """Return how many lines follow the one with the checksum `head`."""
    places = [n for n, line in enumerate(history.lines) if line.sha256.startswith(head.lower())]
    return len(history.lines) - 1 - places[-1] if places else 0


def _order(history: History) -> Iterator[Problem]:
    """Yield lines that are not in order, and what the chain of checksums and numbers shows as missing."""
    by_number: dict[int, HistoryLine] = {}
    highest: HistoryLine | None = None
    for line in history.lines:
        if line.entry is None:
            continue
        number = line.entry.number
        if number in by_number:
            first = by_number[number].line
            yield Problem(line.line, f"entry {number} stands on line {first} and again on line {line.line}")
            continue
        by_number[number] = line
        if highest is not None and highest.entry is not None and number < highest.entry.number:
            text = (
                f"line {line.line} holds entry {number}, after entry {highest.entry.number} "
                f"on line {highest.line}: the order was changed"
            )
            yield Problem(line.line, text)
        else:
            highest = line
    faulty = any(line.fault for line in history.lines)
    yield from _links([by_number[number] for number in sorted(by_number)], faulty)


def _links(lines: list[HistoryLine], faulty: bool) -> Iterator[Problem]:
    """Yield what is wrong between lines sorted by the number of their entry."""
    first = lines[0] if lines else None
    if first is not None and first.entry is not None and not faulty:
        if first.entry.number > 1:
            yield Problem(first.line, _missing(1, first.entry.number - 1, f"before line {first.line}"))
        elif first.entry.previous:
            yield Problem(first.line, f"line {first.line} was rewritten: it says that a line stood before it")
    for one, next_one in pairwise(lines):
        assert one.entry is not None and next_one.entry is not None
        low, high = one.entry.number + 1, next_one.entry.number - 1
        if low <= high and not faulty:
            yield Problem(
                next_one.line, _missing(low, high, f"between line {one.line} and line {next_one.line}")
            )
        elif low > high and next_one.entry.previous != one.sha256:
            text = f"line {one.line} is not as it was when line {next_one.line} was written: it was rewritten"
            yield Problem(one.line, text)


def _missing(low: int, high: int, where: str) -> str:
    if low == high:
        return f"entry {low} is missing {where}: it was removed"
    return f"entries {low} to {high} are missing {where}: they were removed"


def _contradictions(history: History) -> Iterator[Problem]:
    """Yield lines whose `old` is not what the lines before them say."""
    state: dict[Place, str | None] = {}
    for line in history.lines:
        entry = line.entry
        if entry is None:
            continue
        before = state.get(entry.place)
        if entry.old != before:
            text = (
                f"line {line.line} says that the score was {shown(entry.old)} before; "
                f"the lines above say {shown(before)}"
            )
            yield Problem(line.line, text)
        state[entry.place] = entry.new
