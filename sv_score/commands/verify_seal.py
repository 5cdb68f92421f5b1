"""Verifying a seal: the seal itself, then each file in it against what was sealed."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from sv_score.checking.gather import kind_of_source
from sv_score.commands.verdict import Verdict
from sv_score.model.criteria import Refinement
from sv_score.model.seal import Seal, SealedFile, Sealing
from sv_score.reading.content_files import read_content
from sv_score.reading.documents import ARTICLES
from sv_score.reading.evaluation import read_criteria
from sv_score.reading.locate import locate
from sv_score.reading.named import open_named
from sv_score.reading.report import Few
from sv_score.reading.seals import read_seal
from sv_score.reading.source import Source, Unreadable, open_source, whole
from sv_score.records.seal import altered, changes_since, refinements_since, sealed_file
from sv_score.writing.findings import one_line
from sv_score.writing.seal.verified import Checked, parts, values

if TYPE_CHECKING:
    from sv_score.commands.verify import Options


def verify(path: str, options: Options) -> Verdict:
    """Return what a seal and its files come to; raise `Unreadable` where the seal cannot be opened."""
    return seal_verdict(open_source(path))


def seal_verdict(source: Source) -> Verdict:
    """Return what the seal in `source` and the files beside it come to."""
    findings = Few()
    seal = read_seal(source, findings)
    faults = tuple(one_line(located) for located in locate(findings, [source]))
    if seal is None or faults:
        seal = Seal()
    sealings: list[Seal | Sealing] = [seal, *seal.earlier]
    broken = tuple(name for sealing in sealings for _, _, name in altered(sealing))
    files = tuple(checked(file, source) for file in seal.files)
    sound = not faults and not broken and all(file.sound for file in files)
    page = parts(source.label, seal, faults, broken, files)
    return Verdict(source.label, sound, page, values(source.label, seal, (*faults, *broken), files))


def checked(file: SealedFile, seal: Source) -> Checked:
    """Return how a sealed file stands today; `seal` is where the seal lies."""
    if PurePosixPath(file.name).is_absolute() or PureWindowsPath(file.name).is_absolute():
        # No seal that sv-score makes names a file so; one that came from elsewhere is not followed there.
        return Checked(file, problem="is named by a path from the top of a drive; names start at the seal")
    try:
        source = whole(open_named(seal, file.name))._replace(label=file.name)
    except Unreadable as error:
        return Checked(file, problem=str(error).removeprefix(f"{file.name} "))
    if file.kind == "other":
        now = sealed_file(file.name, "other", None, source.data)
        changed = "has other bytes than those that were sealed" if now.sha256 != file.sha256 else ""
        return Checked(file, problem=changed)
    findings = Few()
    content = read_content(source, file.kind, findings)
    if content is None:
        kind = kind_of_source(source)
        known = ARTICLES.get(kind, "another kind of file")
        other = f" and is {known} now" if kind not in ("", file.kind) else ""
        return Checked(file, problem=f"cannot be read as it was{other}; `sv-score check` says more")
    since: tuple[Refinement, ...] = ()
    if file.kind == "criteria":
        criteria = read_criteria(source, [])
        since = refinements_since(file, criteria.refinements) if criteria is not None else ()
    return Checked(file, changes_since(file, content), since)
