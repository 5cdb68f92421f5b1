"""Seals: how one is made of files as they stand, and what has changed since.

A seal holds the content of each file and checksums of it (see `sv_score.records.canonical`). The content is
there so that anybody can read what was sealed; the checksums are short enough to be published in a notice,
which is what shows afterwards that the seal itself is the one of that day.
"""

from __future__ import annotations

from collections.abc import Iterator

from sv_score.model.checksum import sha256
from sv_score.model.criteria import Refinement
from sv_score.model.seal import Seal, SealedFile, Sealing, Tree
from sv_score.records.canonical import checksum, parts_of
from sv_score.records.change import Change

# What a refinement has to say.
NEEDED = ("date", "stage", "notice", "reason", "changes")


def sealed_file(name: str, kind: str, content: Tree, data: bytes = b"") -> SealedFile:
    """Return what a seal says of one file; a file of kind `other` is sealed by its bytes, `data`."""
    if kind == "other":
        return SealedFile(name, kind, sha256(data).hexdigest())
    return SealedFile(name, kind, checksum(content), parts=parts_of(kind, content), content=content)


def again(old: Seal, new: Seal) -> Seal:
    """Return `new` with everything that `old` says kept in it as earlier sealings."""
    return new._replace(earlier=(*old.earlier, old.sealing))


def same_files(old: Seal, new: Seal) -> bool:
    """Return whether two seals say the same about the same files."""
    return [file.said for file in old.files] == [file.said for file in new.files]


def altered(seal: Seal | Sealing) -> Iterator[tuple[int, int | None, str]]:
    """Yield where a seal's checksums are not those of its content: file, part (or `None`), and which."""
    for index, file in enumerate(seal.files):
        if file.kind == "other":
            continue
        if checksum(file.content) != file.sha256:
            yield index, None, file.name
        expected = {part.part: part.sha256 for part in parts_of(file.kind, file.content)}
        written = {part.part: (place, part.sha256) for place, part in enumerate(file.parts)}
        for name in dict.fromkeys((*expected, *written)):
            place, given = written.get(name, (None, ""))
            if expected.get(name) != given:
                yield index, place, f"{name} of {file.name}"


def changes_since(file: SealedFile, content: Tree) -> tuple[Change, ...]:
    """Return how `content` differs in meaning from what was sealed."""
    if checksum(content) == file.sha256 and checksum(file.content) == file.sha256:
        return ()
    # Mostly nothing has changed, and saying what has takes more to load.
    from sv_score.records.difference import differences

    return differences(file.content, content)


def is_added_refinement(change: Change) -> bool:
    """Return whether a change is that a refinement was recorded."""
    return change.part == "refinements" and change.old is None


def lacks(refinement: Refinement) -> list[str]:
    """Return the keys that a refinement should have and has not."""
    return [key for key in NEEDED if not getattr(refinement, key)]


def refinements_since(file: SealedFile, refinements: tuple[Refinement, ...]) -> tuple[Refinement, ...]:
    """Return the refinements that were recorded after the sealing; they are only ever added at the end."""
    sealed = file.content.get("refinements", ()) if isinstance(file.content, dict) else ()
    return refinements[len(sealed) if isinstance(sealed, list) else 0 :]


def unnamed(changes: tuple[Change, ...], refinements: tuple[Refinement, ...]) -> tuple[Change, ...]:
    """Return the changes that no complete refinement names by its `changes`."""
    named = {name for refinement in refinements if not lacks(refinement) for name in refinement.changes}
    return tuple(c for c in changes if not is_added_refinement(c) and c.part not in named)
