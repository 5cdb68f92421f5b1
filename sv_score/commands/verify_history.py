"""Verifying a history: whether it is whole, and whether the files still have the scores it leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sv_score.commands.verdict import Verdict
from sv_score.model.bids import Evaluation
from sv_score.model.history import History
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.evaluation import history_name, read_evaluation
from sv_score.reading.history import read_history
from sv_score.reading.source import Unreadable, open_source
from sv_score.records.chain import SHORTEST_HEAD, added_since, problems
from sv_score.records.history import changes, current, replayed
from sv_score.writing.history import ANCHOR, change_text, sentence
from sv_score.writing.parts import Heading, Part, Points, Sentences

if TYPE_CHECKING:
    from sv_score.commands.verify import Options

_ENDINGS = (".yaml", ".yml")


def verify(path: str, options: Options) -> Verdict:
    """Return what a history comes to; raise `Unreadable` where a file cannot be opened."""
    head = options.head.strip()
    if head and not re.fullmatch(f"[0-9a-fA-F]{{{SHORTEST_HEAD},64}}", head):
        raise Unreadable(f"`{head}` is no checksum; write its first {SHORTEST_HEAD} characters or more")
    history = read_history(open_source(path))
    evaluation = _evaluation(Path(path))
    wrong, lacking = compared(history, evaluation, head)
    if lacking:
        # The same as where lines were cut off at the end, so it may not pass as whole.
        what = "1 score in the files is" if lacking == 1 else f"{lacking} scores in the files are"
        wrong.append(f"{what} not in the history: not recorded yet, or lines are missing at the end")
    parts = tuple(_parts(path, history, wrong, head))
    values = {
        "kind": "history",
        "path": path,
        "sound": not wrong,
        "entries": len(history.lines),
        "head": history.head or None,
        "problems": wrong,
    }
    return Verdict(path, not wrong, parts, values)


class Compared(NamedTuple):
    """What is `wrong` with a history, and how many scores in the files it has never had."""

    wrong: list[str]
    never_recorded: int = 0


def compared(history: History, evaluation: Evaluation | None, head: str = "") -> Compared:
    """Return what is wrong with a history by itself, and beside the scores of `evaluation`."""
    wrong = [problem.text for problem in problems(history, head)]
    if evaluation is None:
        return Compared(wrong)
    state = replayed(history.entries)
    found = changes(current(evaluation), state)
    changed = (change for change in found if not change.first)
    wrong += [f"changed since it was recorded: {change_text(change)}" for change in changed]
    lacking = (standing.unexplained for standing in state.values() if standing.unexplained is not None)
    wrong += [f"entry {entry.number} changes a score and gives no reason" for entry in lacking]
    return Compared(wrong, sum(change.first for change in found))


def _evaluation(path: Path) -> Evaluation | None:
    """Return the evaluation whose history this is, `None` where its bids file is not beside it."""
    for ending in _ENDINGS:
        bids = path.with_name(path.name.removesuffix(".history.jsonl") + ending)
        if bids.is_file() and history_name(bids.name) == path.name:
            return read_evaluation(str(bids)).evaluation
    return None


def _parts(path: str, history: History, wrong: list[str], head: str) -> Iterator[Part]:
    yield Heading(path, 1)
    count = len(history.lines)
    if wrong:
        yield Sentences(("NOT as it was written, or not what the files say:",))
        yield Points(tuple(sentence(text) for text in wrong))
        return
    entries = "1 entry" if count == 1 else f"{count} entries"
    yield Sentences((f"Whole: {entries}, each as it was when the next was written.",))
    if head:
        later = added_since(history, head)
        since = "none" if not later else "1 entry" if later == 1 else f"{later} entries"
        yield Sentences((f"It holds the line with the checksum {head}; added since: {since}.",))
    else:
        yield Sentences((f"Last checksum: {history.head}", ANCHOR) if count else ("Nothing is recorded.",))
