"""`sv-score moderate --record`: what the panel agreed, entered question by question and saved at each answer.

Nothing is suggested: no score is offered, and evaluators' marks are never touched.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from sv_score.commands.asking import Left, Questions, tell
from sv_score.commands.days import day_of
from sv_score.commands.exit_code import ExitCode
from sv_score.commands.output import out
from sv_score.commands.record_file import ChangedMeanwhile, RecordFile
from sv_score.commands.show import Look, show
from sv_score.model.bids import Consensus, Difference, Dissent
from sv_score.panel.agenda import Item
from sv_score.reading.scores import WrittenConsensus
from sv_score.writing.figures import published
from sv_score.writing.panel.agenda import consensus_lines, item_parts, item_title, level_text

INTRODUCTION = (
    "You enter what the panel agreed. Every answer is saved at once. Ctrl-C or Ctrl-D stops at any point, "
    "and the same command goes on from there."
)
# Told of each whole record, with the reason where it takes the place of another.
Finished = Callable[[str], None]


class Session:
    """One sitting at the record of the bids file `bids_file`; `finished` is told of each whole record."""

    def __init__(self, bids_file: str, date: str, finished: Finished) -> None:
        self.file = RecordFile(bids_file)
        self.date = day_of(date)
        self.finished = finished
        self.ask = Questions()
        self.done = 0

    def run(self, items: Sequence[Item], *, again: bool) -> ExitCode:
        """Ask about each item that is open, with `again` about those agreed too; return the exit code."""
        self.file.read()
        self._say(self.file.name_it())
        todo = [item for item in items if item.is_open or again]
        if not todo:
            tell("Every answer asked for has a score. To enter one again, name it: --bid, --criterion")
            return ExitCode.DONE
        tell(INTRODUCTION)
        try:
            for number, item in enumerate(todo, 1):
                out(f"\nAnswer {number} of {len(todo)}\n\n")
                self._take(item, self.file.read().get((item.bid.id, item.criterion.id)))
        except Left:
            out("\n")
        except KeyboardInterrupt:
            out("\n")
            self._close(len(todo))
            raise
        self._close(len(todo))
        return ExitCode.DONE

    def _close(self, number: int) -> None:
        kept = f" What was answered is kept in {self.file.shown}." if self.file.path.exists() else ""
        answers = "1 answer" if self.done == 1 else f"{self.done} answers"
        out("\n")
        tell(f"Recorded {answers}; {number - self.done} of those asked for still open.{kept}")

    def _take(self, item: Item, written: WrittenConsensus | None) -> None:
        show(item_parts(item), Look("table" if sys.stdout.isatty() else "text"))
        out("\n")
        if not item.marks:
            tell("No evaluator's mark counts here yet, so there is nothing to agree on.")
            return
        if item.consensus is not None and written is None:
            tell(f"This score is recorded in {item.consensus.file or self.file.bids.file}; change it there.")
            return
        try:
            if written is not None and not written.unfinished:
                self._again(item, written)
            else:
                self._first(item, written)
        except ChangedMeanwhile as meanwhile:
            self._tell(item, meanwhile.theirs)

    def _first(self, item: Item, written: WrittenConsensus | None) -> None:
        """Enter a record, or go on with an unfinished one; save after each answer."""
        draft = Consensus(date=self.date)
        if written is not None and self._goes_on(item, written.consensus):
            draft = written.consensus
        for so_far, whole in self._answers(item, draft):
            now = WrittenConsensus(so_far, unfinished=not whole)
            self._say(self.file.save((item.bid.id, item.criterion.id), written, now))
            written = now
            if whole:
                self._finish(item)

    def _again(self, item: Item, written: WrittenConsensus) -> None:
        """Enter a record anew; the old one stays until the new one is whole."""
        for line in consensus_lines(item.scale, written.consensus):
            tell(f"- {line}")
        if not self.ask.yes("Enter this record again?"):
            return
        reason = self.ask.text("Why is the record changed?")
        for draft, whole in self._answers(item, Consensus(date=self.date)):
            if whole:
                key = (item.bid.id, item.criterion.id)
                self._say(self.file.save(key, written, WrittenConsensus(draft)))
                self._finish(item, reason)

    def _goes_on(self, item: Item, draft: Consensus) -> bool:
        tell("There is an unfinished record:")
        for line in consensus_lines(item.scale, draft):
            tell(f"- {line}")
        return self.ask.yes("Go on with it (yes), or start it again (no)?")

    def _answers(self, item: Item, draft: Consensus) -> Iterator[tuple[Consensus, bool]]:
        """Yield the record after each answer, and whether it is whole."""
        if draft.score is None:
            score = self.ask.score(item.scale)
            if score is None:
                return
            draft = draft._replace(score=score)
            yield draft, False
        for field, question in _reasons(item, draft):
            answer: dict[str, Any] = {field: self.ask.text(question)}
            draft = draft._replace(**answer)
            yield draft, False
        for evaluator, score in _differing(item, draft):
            question = f"How was the difference of {evaluator}, who gave {published(score)}, resolved?"
            difference = Difference(evaluator, self.ask.text(question))
            draft = draft._replace(differences=(*draft.differences, difference))
            yield draft, False
        # Whoever gave the agreed score themself shares it.
        others = [mark.evaluator for mark in item.marks if mark.score != draft.score]
        had = [dissent.evaluator for dissent in draft.dissent]
        for evaluator in self.ask.dissenting(others, had) if others else ():
            dissent = Dissent(evaluator, self.ask.text(f"Why does {evaluator} not share the score?"))
            draft = draft._replace(dissent=(*draft.dissent, dissent))
            yield draft, False
        yield draft, True

    def _finish(self, item: Item, reason: str = "") -> None:
        self.done += 1
        tell(f"Recorded {item_title(item)}.")
        self.finished(reason)

    def _tell(self, item: Item, theirs: WrittenConsensus | None) -> None:
        tell(f"Somebody else has changed the record of {item_title(item)} meanwhile. Yours was not saved.")
        for line in consensus_lines(item.scale, theirs.consensus) if theirs else ("It was removed.",):
            tell(f"- {line}")

    def _say(self, sentences: Sequence[str]) -> None:
        for sentence in sentences:
            tell(sentence)


def _reasons(item: Item, draft: Consensus) -> Iterator[tuple[str, str]]:
    """Yield the reasons that the agreed score needs and that are still to be given, with their questions."""
    score = draft.score or Decimal(0)
    if not draft.rationale:
        yield (
            "rationale",
            f"Why {level_text(item.scale, score)}? The reasons of the panel, with the page of the bid.",
        )
    if score < item.scale.highest and not draft.why_not_higher:
        yield "why_not_higher", "Why not higher? What the next level up would have needed."
    span = item.span
    if span is not None and not span.low <= score <= span.high and not draft.why_outside_marks:
        yield "why_outside_marks", "Why does the score lie outside the marks given?"


def _differing(item: Item, draft: Consensus) -> Iterator[tuple[str, Decimal]]:
    """Yield who gave another mark than the agreed score, and which, where no resolution is recorded yet."""
    resolved = {difference.evaluator for difference in draft.differences}
    for mark in item.marks:
        if mark.score is not None and mark.score != draft.score and mark.evaluator not in resolved:
            yield mark.evaluator, mark.score
