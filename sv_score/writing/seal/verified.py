"""What `verify` says of a seal and of the files in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from sv_score.model.criteria import Refinement
from sv_score.model.finding import pointer
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.seal import Seal, SealedFile, Sealing
from sv_score.records.change import Change, shortened
from sv_score.records.seal import is_added_refinement, lacks
from sv_score.writing.parts import Grid, Heading, Part, Points, Sentences

# What the text of a cell is cut at; JSON has it whole.
WIDEST = 72


class Checked(NamedTuple):
    """A sealed file as it is today: what changed, the refinements since, or the `problem` with it.

    A problem is the rest of a sentence about the file: `does not exist`.
    """

    file: SealedFile
    changes: tuple[Change, ...] = ()
    refinements: tuple[Refinement, ...] = ()
    problem: str = ""

    @property
    def sound(self) -> bool:
        """Return whether the file is as it was sealed."""
        return not self.changes and not self.problem

    def refined_on(self, change: Change) -> str:
        """Return the day of the refinement that names a change, or an empty text."""
        if is_added_refinement(change):
            return "is one"
        for refinement in self.refinements:
            if change.part in refinement.changes and not lacks(refinement):
                return str(refinement.date)
        return ""


def parts(
    name: str, seal: Seal, faults: tuple[str, ...], broken: tuple[str, ...], files: tuple[Checked, ...]
) -> tuple[Part, ...]:
    """Return the page of one seal."""
    return tuple(_parts(name, seal, faults, broken, files))


def _parts(
    name: str, seal: Seal, faults: tuple[str, ...], broken: tuple[str, ...], files: tuple[Checked, ...]
) -> Iterator[Part]:
    yield Heading(name, 1)
    if faults:
        yield Sentences(("This seal cannot be read:",))
        yield Points(faults)
        return
    yield Sentences(tuple(_about(seal)))
    if broken:
        yield Sentences(("THE SEAL ITSELF HAS BEEN CHANGED. These checksums are not those of its content:",))
        yield Points(tuple(dict.fromkeys(broken)))
    for file in files:
        yield from _file(file, seal)


def _about(seal: Seal) -> Iterator[str]:
    notice = f" Notice: {seal.notice}" if seal.notice else ""
    yield f"Sealed on {seal.sealed} by {seal.tool or 'an unnamed program'}.{notice}"
    sealings: list[Seal | Sealing] = [*seal.earlier, seal]
    for before, after in pairwise(sealings):
        yield f"Sealed before, on {before.sealed}; sealed again on {after.sealed}: {after.reason}"


def _file(file: Checked, seal: Seal) -> Iterator[Part]:
    name = file.file.name
    if file.problem:
        yield Sentences((f"{name}: NOT as sealed on {seal.sealed}. It {file.problem}.",))
        return
    if not file.changes:
        yield Sentences((f"{name}: as sealed on {seal.sealed}. Checksum {file.file.sha256}",))
        return
    count = "1 change" if len(file.changes) == 1 else f"{len(file.changes)} changes"
    yield Sentences((f"{name}: NOT as sealed on {seal.sealed}. {count} in meaning:",))
    refined = [file.refined_on(change) for change in file.changes]
    header = ("Where", "Sealed", "Now", *(("Refinement",) if any(refined) else ()))
    rows = []
    for change, day in zip(file.changes, refined, strict=True):
        cells = (change.place, *shortened(change.before, change.after, WIDEST))
        rows.append((*cells, day or "none") if any(refined) else cells)
    yield Grid(header, tuple(rows))
    if all(refined):
        yield Sentences(("Refinements name every change; seal the file again to keep it that way.",))


def values(name: str, seal: Seal, broken: tuple[str, ...], files: tuple[Checked, ...]) -> dict[str, Any]:
    """Return the same as JSON values."""
    return {
        "kind": "seal",
        "path": name,
        "sound": not broken and all(file.sound for file in files),
        "sealed": str(seal.sealed) if seal.sealed else None,
        "notice": seal.notice or None,
        "problems": list(broken),
        "files": [
            {
                "name": file.file.name,
                "sha256": file.file.sha256,
                "sound": file.sound,
                "problem": file.problem or None,
                "changes": [
                    {**change_values(change), "refinement": file.refined_on(change) or None}
                    for change in file.changes
                ],
            }
            for file in files
        ],
    }


def change_values(change: Change) -> dict[str, Any]:
    """Return a change as JSON values; `old` and `new` are content as in the file."""
    return {
        "part": change.part,
        "dimension": change.dimension or None,
        "what": change.what or None,
        "touches": str(change.touches),
        "old": change.old,
        "new": change.new,
        "pointer": pointer(change.route),
    }
