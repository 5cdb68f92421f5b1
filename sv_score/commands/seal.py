"""`sv-score seal`: files in, a seal beside them out."""

from __future__ import annotations

import os
from pathlib import Path

from sv_score._version import __version__
from sv_score.checking.check import check
from sv_score.checking.gather import kind_of_source
from sv_score.checking.settings import Settings
from sv_score.commands.days import day_of
from sv_score.commands.exit_code import ExitCode
from sv_score.commands.findings import print_errors
from sv_score.commands.output import say, write_file
from sv_score.model.finding import Finding, Severity
from sv_score.model.named_tuple import NamedTuple
from sv_score.model.seal import Seal, SealedFile
from sv_score.reading.content_files import read_content
from sv_score.reading.documents import ARTICLES
from sv_score.reading.evaluation import read_criteria
from sv_score.reading.seals import ENDING, KINDS, read_seal, seal_name
from sv_score.reading.source import STDIN, Source, Unreadable, open_source, open_whole
from sv_score.records.seal import again, changes_since, refinements_since, same_files, sealed_file, unnamed
from sv_score.writing.seal.file import write

# Findings about a seal do not stand in the way of making one.
_SEAL_RULES = ("SV701", "SV705", "SV706", "SV707", "SV708", "SV709")


class Options(NamedTuple):
    """What the command line asks for; see `sv-score seal --help`."""

    files: tuple[str, ...]
    date: str = ""
    notice: str = ""
    again: str = ""
    output: str = ""


def run(options: Options) -> ExitCode:
    """Seal the files and say so, or show what stands in the way; raise `Unreadable`."""
    day = day_of(options.date)
    target = Path(options.output) if options.output else _beside(options.files[0])
    if STDIN in options.files:
        raise Unreadable("a seal lies beside the files it seals; name a file in place of `-`")
    sources = [(source, _kind(source)) for source in map(open_whole, options.files)]
    if not _without_errors(sources):
        return ExitCode.FOUND
    files = tuple(_sealed(source, kind, target) for source, kind in sources)
    _check_names(files)
    seal = Seal(day, f"sv-score {__version__}", options.notice, files=files)
    if target.exists():
        old = _existing(target)
        if same_files(old, seal) and options.notice in ("", old.notice):
            say(f"{_shown(target)} already says this; nothing was changed.")
            return ExitCode.DONE
        _check_again(old, seal, sources, options, target)
        seal = again(old, seal._replace(reason=options.again))
    elif options.again:
        raise Unreadable(f"there is no {_shown(target)} to seal again; leave out --again")
    text = write(seal)
    if read_seal(Source("seal", text.encode(), Path()), []) != seal:
        raise Unreadable("a value in these files cannot be sealed; check for very long numbers")
    write_file(str(target), text, rewriting=True)
    for line in _done(seal, target):
        say(line)
    signature = Path(f"{target}.sig")
    if signature.exists():
        for line in _signed_before(signature, target):
            say(line)
    return ExitCode.DONE


def _beside(file: str) -> Path:
    return Path(file).parent / seal_name(Path(file).name)


def _shown(path: Path) -> str:
    return path.as_posix()


def _kind(source: Source) -> str:
    """Return which kind of file `source` is; what is not sv-score's is sealed by its bytes."""
    if not source.data.strip():
        raise Unreadable(f"{source.label} is empty; there is nothing to seal in it")
    kind = kind_of_source(source)
    if kind == "seal":
        raise Unreadable(f"{source.label} is a seal; name the files that it seals")
    if source.label.lower().endswith(".parquet"):
        # What a table of marks says is what its bytes say: it is never edited by hand.
        return "other"
    if kind == "scores" and source.label.lower().endswith(".csv"):
        # Any table may end in .csv; only one that reads as marks is a score file.
        return kind if _is_readable(source, kind) else "other"
    return kind if kind in KINDS else "other"


def _is_readable(source: Source, kind: str) -> bool:
    return read_content(source, kind, []) is not None


def _without_errors(sources: list[tuple[Source, str]]) -> bool:
    """Return whether the files have no error; print those they have."""
    own = [str(source.folder / Path(source.label).name) for source, kind in sources if kind != "other"]
    if not own:
        return True
    checked = check(own, Settings())
    errors = tuple(
        f
        for f in checked.findings
        if f.finding.severity is Severity.ERROR
        and f.finding.code not in _SEAL_RULES
        and not f.finding.file.endswith(ENDING)
    )
    if errors:
        print_errors(errors, checked.sources, "nothing was sealed", "auto")
    return not errors


def _sealed(source: Source, kind: str, target: Path) -> SealedFile:
    path = source.folder / Path(source.label).name
    try:
        name = Path(os.path.relpath(path, target.parent)).as_posix()
    except ValueError:
        raise Unreadable(f"{source.label} is on another drive than the seal") from None
    if kind == "other":
        return sealed_file(name, kind, None, source.data)
    content = read_content(source, kind, [])
    if content is None:
        raise Unreadable(f"{source.label} cannot be sealed; `sv-score check {source.label}` says why")
    return sealed_file(name, kind, content)


def _check_names(files: tuple[SealedFile, ...]) -> None:
    names = [file.name for file in files]
    for name in names:
        if names.count(name) > 1:
            raise Unreadable(f"{name} is named twice; name each file once")


def _existing(target: Path) -> Seal:
    """Return the seal that is there already; raise `Unreadable` where it cannot be read."""
    findings: list[Finding] = []
    seal = read_seal(open_source(str(target)), findings)
    if seal is None or findings:
        raise Unreadable(f"{_shown(target)} exists and is not a seal that can be read; move it away first")
    return seal


def _check_again(
    old: Seal, new: Seal, sources: list[tuple[Source, str]], options: Options, target: Path
) -> None:
    """Raise `Unreadable` where the files may not be sealed again as they are."""
    changed = [file.name for file in new.files if (known := old.of(file.name)) and known.said != file.said]
    dropped = [file.name for file in old.files if new.of(file.name) is None]
    if not options.again:
        what = ", ".join(changed) if changed else "the list of files"
        if same_files(old, new):
            what = "the notice"
        raise Unreadable(
            f"{_shown(target)} exists, and {what} changed since; `sv-score verify {_shown(target)}` says "
            'what is sealed. To seal the files as they are now, give the reason: --again "why"'
        )
    if dropped:
        raise Unreadable(
            f"{_shown(target)} also holds {', '.join(dropped)}; name every file that was sealed before"
        )
    for file, (source, kind) in zip(new.files, sources, strict=True):
        known = old.of(file.name)
        if kind == "criteria" and known is not None:
            _check_refined(known, file, source)


def _check_refined(known: SealedFile, file: SealedFile, source: Source) -> None:
    criteria = read_criteria(source, [])
    if criteria is None:
        return
    since = refinements_since(known, criteria.refinements)
    missing = unnamed(changes_since(known, file.content), since)
    if missing:
        parts = ", ".join(dict.fromkeys(change.part for change in missing))
        raise Unreadable(
            f"{source.label} has changed in {parts}, and no complete refinement names that; add one under "
            "`refinements:` with date, stage, notice, reason and changes. If nothing has been published "
            "yet, delete the seal and make a new one"
        )


def _signed_before(signature: Path, target: Path) -> tuple[str, ...]:
    return (
        "",
        f"{_shown(signature)} is a signature of the seal of before and does not fit this one.",
        "Keep a copy of it with the old notice, and sign again: "
        f"sv-score sign {_shown(target)} --key YOUR-KEY",
    )


def _done(seal: Seal, target: Path) -> list[str]:
    lines = [f"Sealed in {_shown(target)}, dated {seal.sealed}:"]
    for file in seal.files:
        how = "by its bytes" if file.kind == "other" else f"as {ARTICLES[file.kind]}, by its meaning"
        lines += [f"  {file.name}, {how}", f"    sha256 {file.sha256}"]
    lines += [
        "",
        "Put the checksum in the notice, or keep it elsewhere: it shows later that this seal is the one of",
        f"that day. `sv-score verify {_shown(target)}` compares the files with the seal.",
    ]
    return lines
