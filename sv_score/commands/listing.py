"""The lines that name score files and the key in a bids file, put there without touching anything else."""

from __future__ import annotations

import os
from pathlib import Path
from posixpath import normpath

from sv_score.commands.output import write_file
from sv_score.model.bids import Evaluation
from sv_score.model.finding import Finding
from sv_score.reading.bids import read_bids
from sv_score.reading.evaluation import silent
from sv_score.reading.insertion import with_names, with_value
from sv_score.reading.named import is_outside
from sv_score.reading.source import Source, Unreadable, open_source

_BOM = "\ufeff"


class BidsFile:
    """A bids file to which single lines are added; it is read anew before each change."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.path = Path(file)

    def check_inside(self, files: list[Path]) -> None:
        """Raise `Unreadable` where score files would lie outside the procurement's folders.

        Listed in the bids file, they would not be opened (`sv_score.reading.named`).
        """
        by = Source(self.path.as_posix(), b"", self.path.parent)
        for file in files:
            if is_outside(by, file.resolve().as_posix()):
                raise Unreadable(
                    f"{file.as_posix()} lies outside the folders of this procurement, so its marks would "
                    "not be read; name a folder beside the bids file"
                )

    def list_scores(self, files: list[str]) -> list[str]:
        """Name score files under `scores:`; return what was done, or the lines that somebody has to add.

        `files` are paths from the working folder. Those that are named already are left out.
        """
        source, evaluation = self._read()
        named = {normpath(name.replace("\\", "/")) for name in evaluation.scores}
        names = [name for name in map(self._from_here, files) if name not in named]
        if not names:
            return []
        wanted = evaluation._replace(scores=(*evaluation.scores, *names))
        text = with_names(_text(source), "scores", names, "criteria")
        if self._write(source, text, wanted):
            return [f"Listed {', '.join(names)} under `scores:` in {self.file}."]
        lines = (f"  - {name}" for name in names)
        return [f"Add this to the list `scores:` in {self.file} by hand:", *lines]

    def set_key(self, name: str) -> list[str]:
        """Name the blind key; return what was done, or the line that somebody has to add."""
        source, evaluation = self._read()
        text = with_value(_text(source), "blind_key", name, "criteria")
        if self._write(source, text, evaluation._replace(blind_key=name)):
            return [f"Named it as `blind_key:` in {self.file}."]
        return [f"Add this line to {self.file} by hand:", f"  blind_key: {name}"]

    def _read(self) -> tuple[Source, Evaluation]:
        source = open_source(self.file)
        return source, read_bids(source, [], silent) or Evaluation()

    def _write(self, source: Source, text: str | None, wanted: Evaluation) -> bool:
        """Write `text` if it is free of new faults and says what is `wanted` and nothing else."""
        if text is None:
            return False
        before: list[Finding] = []
        after: list[Finding] = []
        read_bids(source, before, silent)
        read = read_bids(source._replace(data=text.encode()), after, silent)
        if read != wanted or len(after) != len(before):
            return False
        bom = _BOM if source.data.startswith(_BOM.encode()) else ""
        write_file(self.file, bom + text, rewriting=True)
        return True

    def _from_here(self, file: str) -> str:
        """Return the path of `file` from the folder of the bids file."""
        try:
            name = os.path.relpath(file, self.path.parent)
        except ValueError:
            # On another drive of a Windows machine.
            name = str(Path(file).resolve())
        return normpath(name.replace("\\", "/"))


def _text(source: Source) -> str:
    return source.data.removeprefix(_BOM.encode()).decode("utf-8", errors="replace")
