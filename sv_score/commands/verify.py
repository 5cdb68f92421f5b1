"""`sv-score verify`: what proves that nothing has changed, each kind of file by its own verifier.

To add a kind: a function here that says whether a path is one (in `_KINDS`), and a module with
`verify(path, options)` that returns a `Verdict` (in `VERIFIERS`).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from sv_score.commands.exit_code import ExitCode
from sv_score.commands.show import Look, show
from sv_score.commands.verdict import Verdict
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.seals import ENDING, seal_name
from sv_score.reading.source import Unreadable
from sv_score.writing.json import dumps

# The module that verifies each kind of file.
VERIFIERS = {
    "seal": "sv_score.commands.verify_seal",
    "history": "sv_score.commands.verify_history",
    "bundle": "sv_score.commands.verify_bundle",
    "signature": "sv_score.commands.verify_signature",
}


class Options(NamedTuple):
    """What the command line asks for; see `sv-score verify --help`."""

    paths: tuple[str, ...]
    form: str = ""
    output: str = ""
    colour: str = "auto"
    signers: str = ""
    head: str = ""


def run(options: Options) -> ExitCode:
    """Verify every path, print, and return the exit code; raise `Unreadable`."""
    targets = list(dict.fromkeys(target for path in options.paths for target in _targets(path)))
    for given, kind in ((options.head, "history"), (options.signers, "signature")):
        if given and not any(kind == found for found, _ in targets):
            raise Unreadable(f"there is no {kind} to compare `{given}` with at {', '.join(options.paths)}")
    verdicts = [_verified(kind, path, options) for kind, path in targets]
    parts = [part for verdict in verdicts for part in verdict.parts]
    sound = all(verdict.sound for verdict in verdicts)
    values = {"sv_score": 1, "sound": sound, "verified": [verdict.values for verdict in verdicts]}
    show(parts, Look(options.form, options.output, options.colour), json=lambda: dumps(values) + "\n")
    return ExitCode.DONE if sound else ExitCode.FOUND


def _verified(kind: str, path: str, options: Options) -> Verdict:
    verdict: Verdict = import_module(VERIFIERS[kind]).verify(path, options)
    return verdict


def _targets(path: str) -> Iterator[tuple[str, str]]:
    """Yield what there is to verify at `path`, as (kind, path); raise `Unreadable` where there is nothing."""
    place = Path(path)
    if not place.exists():
        raise Unreadable(f"{path} does not exist; check the name and the folder")
    if not place.is_dir():
        yield from _of_file(place)
        return
    found = [(kind, each) for each in _below(place) for kind, is_one in _KINDS.items() if is_one(each)]
    if not found:
        raise Unreadable(f"nothing to verify in {path}; `sv-score seal` makes a seal")
    yield from ((kind, each.as_posix()) for kind, each in found)


def _below(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        here = (Path(place, name) for name in sorted(files) if not name.startswith("."))
        # Opening a pipe would wait for somebody to write to it; what may not be looked at is no file either.
        yield from (file for file in here if os.path.isfile(file))  # noqa: PTH113


def _of_file(file: Path) -> Iterator[tuple[str, str]]:
    """Yield what to verify for one file: itself, or the seal and history beside it, and its signatures."""
    from sv_score.commands.sign import signature_files
    from sv_score.reading.evaluation import history_name

    signatures = [("signature", each.as_posix()) for each in signature_files(file)]
    own = next((kind for kind, is_one in _KINDS.items() if is_one(file)), "")
    if not own and file.suffix.lower() == ".zip":
        own = "bundle"
    if own:
        yield own, file.as_posix()
        yield from signatures
        return
    beside = file.parent / seal_name(file.name)
    history = file.parent / history_name(file.name)
    found = [
        (kind, each.as_posix()) for kind, each in (("seal", beside), ("history", history)) if each.exists()
    ]
    if not found and file.suffix.lower() in (".yaml", ".yml") and _says_sealed(file):
        found = [("seal", file.as_posix())]
    if found or signatures:
        yield from (*found, *signatures)
        return
    raise Unreadable(
        f"{file.as_posix()} is not sealed: there is no {beside.name} beside it; name the seal, or make one "
        f"with `sv-score seal {file.as_posix()}`"
    )


def _is_seal(file: Path) -> bool:
    return file.name.endswith(ENDING)


def _says_sealed(file: Path) -> bool:
    """Return whether a YAML file with another name is a seal."""
    from sv_score.checking.gather import kind_of_source
    from sv_score.reading.source import open_source

    return kind_of_source(open_source(str(file))) == "seal"


def _is_history(file: Path) -> bool:
    return file.name.lower().endswith(".history.jsonl")


def _is_bundle(file: Path) -> bool:
    """Return whether a zip file says that it is a bundle; one in a folder may be anything."""
    if file.suffix.lower() != ".zip":
        return False
    from sv_score.proving.bundle import looks_like_one

    return looks_like_one(file)


def _is_signature(file: Path) -> bool:
    """Return whether a file is a signature made by ssh-keygen; others also end their names in .sig."""
    if file.suffix.lower() != ".sig":
        return False
    from sv_score.commands.sign import signed_file

    signed = signed_file(file)
    ours = _is_seal(signed) or _is_history(signed) or signed.suffix.lower() == ".zip"
    with file.open("rb") as stream:
        return ours or stream.read(len(_SSH)) == _SSH


_SSH = b"-----BEGIN SSH SIGNATURE-----"
# How each kind of file is told, by its name.
_KINDS: dict[str, Callable[[Path], bool]] = {
    "seal": _is_seal,
    "history": _is_history,
    "bundle": _is_bundle,
    "signature": _is_signature,
}
