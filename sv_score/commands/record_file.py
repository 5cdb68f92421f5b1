"""The file in which the panel's record is kept: `moderation.yaml`, beside the bids file.

It is a score file like any other and can be typed by hand. Each save reads it anew under a lock, changes one
record in it and leaves all else as it stands; the new file takes the old one's place at once or not at all.
"""

from __future__ import annotations

from pathlib import Path

from sv_score.commands.listing import BidsFile
from sv_score.commands.lock import locked
from sv_score.commands.output import write_file
from sv_score.model.bids import Consensus, Mark
from sv_score.reading.insertion import with_record
from sv_score.reading.report import Few
from sv_score.reading.scores import WrittenConsensus, read_consensuses, read_marks
from sv_score.reading.source import Source, Unreadable, open_source
from sv_score.writing.panel.record import new_file, record_lines

NAME = "moderation.yaml"
Key = tuple[str, str]
Records = dict[Key, WrittenConsensus]
_BOM = b"\xef\xbb\xbf"


class ChangedMeanwhile(Exception):
    """Somebody else has changed the same record since it was read; `theirs` is what it says now."""

    def __init__(self, theirs: WrittenConsensus | None) -> None:
        super().__init__("changed meanwhile")
        self.theirs = theirs


class RecordFile:
    """The record beside the bids file `bids_file`; keys are (bid id, criterion id)."""

    def __init__(self, bids_file: str) -> None:
        self.bids = BidsFile(bids_file)
        self.path = self.bids.path.parent / NAME
        self.shown = self.path.as_posix()
        self.listed = False

    def read(self) -> Records:
        """Return every record in the file, finished or not; raise `Unreadable` where it has errors."""
        return self._all(self._source())[0]

    def save(self, key: Key, before: WrittenConsensus | None, now: WrittenConsensus) -> list[str]:
        """Put `now` in place of `before`; return what else was done, for the user.

        Raises `ChangedMeanwhile` where the file has something else than `before` by now, and `Unreadable`.
        """
        with locked(self.shown):
            source = self._source()
            records, marks = self._all(source)
            theirs = records.get(key)
            if theirs != before:
                raise ChangedMeanwhile(theirs)
            lines = list(record_lines(now.consensus, unfinished=now.unfinished))
            text = self._changed(source, key, lines)
            wanted = {**records, key: now}
            if text is None or self._all(Source(self.shown, text.encode(), Path())) != (wanted, marks):
                raise Unreadable(
                    f"{self.shown} is laid out in a way that only its writer should change; put each key on "
                    "a line of its own, without braces, and start again"
                )
            bom = "\ufeff" if source is not None and source.data.startswith(_BOM) else ""
            write_file(self.shown, bom + text, rewriting=True)
        return self.name_it()

    def name_it(self) -> list[str]:
        """See that the bids file names the record as soon as a whole one is in it; return what was done."""
        if self.listed:
            return []
        records, marks = self._all(self._source())
        if not marks and all(written.unfinished for written in records.values()):
            return []
        self.listed = True
        with locked(self.bids.file):
            return self.bids.list_scores([self.shown])

    def _source(self) -> Source | None:
        return open_source(self.shown) if self.path.exists() else None

    def _changed(self, source: Source | None, key: Key, lines: list[str]) -> str | None:
        if source is None:
            return new_file(*key, lines)
        return with_record(source.data.removeprefix(_BOM).decode("utf-8"), *key, lines)

    def _all(self, source: Source | None) -> tuple[Records, list[tuple[str, str, Mark]]]:
        """Return the records and the marks in the file; raise `Unreadable` where it has errors."""
        if source is None:
            return {}, []
        findings = Few()
        records = read_consensuses(source, findings)
        marks = [(b, c, m) for b, c, m in read_marks(source, []) if isinstance(m, Mark)]
        if findings:
            raise Unreadable(f"{self.shown} has errors; `sv-score check {self.shown}` shows where")
        return {key: _bare(written) for key, written in records.items()}, marks


def _bare(written: WrittenConsensus) -> WrittenConsensus:
    """Return a record without where it stands."""
    agreed: Consensus = written.consensus._replace(file="", route=())
    return written._replace(consensus=agreed)
