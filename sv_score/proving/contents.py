"""What goes into a bundle: the bids file, every file that it names, and what lies beside them.

Inside a bundle the files keep their places relative to one another, so that the bids file finds the others.
A file outside the procurement's folder, such as `../policies/ours.yaml`, needs a folder above; it gets the
same name on every machine, whatever it is called here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath
from posixpath import basename, dirname, join, normpath

from sv_score.assessment import Assessment, assess
from sv_score.model.bids import Evaluation
from sv_score.model.criteria import AwardCriteria
from sv_score.model.named_tuple import NamedTuple
from sv_score.proving.bundle import FILES, Packed, name_fault
from sv_score.reading import ready
from sv_score.reading.evaluation import CUSTOM, NO_FILE, Reading, read_evaluation
from sv_score.reading.named import is_outside, open_named
from sv_score.reading.source import Source, Unreadable, open_source, whole

READY = "sv-score/criteria/"
SEAL = ".seal.yaml"
SIGNATURE = ".sig"
_OUTER = "outer"
_OWN = "procurement"


class Contents(NamedTuple):
    """The files of an evaluation under their names in the bundle, and what they came to."""

    files: tuple[Packed, ...]
    assessment: Assessment


def contents(path: str, *, unsealed_ok: bool = False) -> Contents:
    """Return what belongs in the bundle of the bids file at `path`; raise `Unreadable`.

    With `unsealed_ok` bids are scored although the criteria are not as sealed, which every result says.
    """
    source = open_source(path)
    if source.label == NO_FILE:
        raise Unreadable("a bundle needs the bids file itself; name it in place of `-`")
    own = source._replace(label=basename(source.label))
    names = list(_labels(read_evaluation(own, words=False)))
    absolute = next((name for name in names if is_absolute(name)), "")
    if absolute:
        raise Unreadable(
            f"{absolute} is named by a path that holds on this machine only; "
            f"name it from the folder of {path}"
        )
    folder = folder_inside(names)
    own = own._replace(label=join(folder, own.label))
    assessment = assess(own, unsealed_ok=unsealed_ok)
    return Contents(tuple(_packed(own, assessment.reading)), assessment)


def folder_inside(names: Iterable[str]) -> str:
    """Return the folder of the bids file in the bundle: one level for every level that `names` go up."""
    levels = max((normpath(name).split("/").count("..") for name in names), default=0)
    return "/".join([*[_OUTER] * (levels - 1), _OWN][-levels:]) if levels else ""


def references(evaluation: Evaluation, criteria: AwardCriteria | None) -> Iterator[str]:
    """Yield the paths that a bids file and its criteria file name, as they are written."""
    yield from (evaluation.criteria, *evaluation.scores)
    if evaluation.blind_key:
        yield evaluation.blind_key
    if criteria is not None and criteria.policy:
        yield join(dirname(evaluation.criteria.replace("\\", "/")), criteria.policy)
    yield from (document.path for bid in evaluation.bids for document in bid.documents)


def is_absolute(name: str) -> bool:
    """Return whether a path starts at the top of a drive, on whichever system."""
    return PurePosixPath(name).is_absolute() or bool(
        PureWindowsPath(name).drive or PureWindowsPath(name).root
    )


def _labels(reading: Reading) -> Iterator[str]:
    """Yield the paths from the bids file's folder of every file that belongs to it."""
    yield from (source.label for source in reading.sources)
    if reading.evaluation is not None:
        for name in references(reading.evaluation, reading.criteria):
            yield normpath(name.replace("\\", "/"))
    for seal in (source for source in reading.sources if source.label.endswith(SEAL)):
        yield from (place for place, _ in sealed_by(seal))


def _packed(bids: Source, reading: Reading) -> Iterator[Packed]:
    """Yield the files under their names inside, each once."""
    given: dict[str, Packed] = {}
    for label, role, data in _inputs(bids, reading):
        name = FILES + label
        fault = name_fault(name)
        if fault:
            raise Unreadable(f"{label} {fault}; rename it")
        given.setdefault(name.casefold(), Packed(name, role, data))
    yield from given.values()


def _inputs(bids: Source, reading: Reading) -> Iterator[tuple[str, str, bytes]]:
    roles = _roles(bids, reading)
    for source in reading.sources:
        yield source.label, roles.get(source.label, "other"), source.data
    if reading.criteria is not None and reading.criteria.model != CUSTOM and reading.model is not None:
        model = ready.open_model(reading.criteria.model)
        yield model.label, "model", model.data
    documents = [
        d.path for bid in (reading.evaluation.bids if reading.evaluation else ()) for d in bid.documents
    ]
    texts = [_document(bids, path) for path in dict.fromkeys(documents)]
    for text in texts:
        yield text.label, "document", text.data
    beside = list(_beside([*reading.sources, *texts]))
    for source in beside:
        yield source.label, "seal" if source.label.endswith(SEAL) else "signature", source.data
    for seal in (source for source in (*reading.sources, *beside) if source.label.endswith(SEAL)):
        for label, name in sealed_by(seal):
            # What is missing is left out: verifying the seal says so.
            if not is_outside(seal, name) and (seal.folder / Path(name)).is_file():
                yield label, "sealed", whole(open_named(seal, name)).data


def sealed_by(seal: Source) -> list[tuple[str, str]]:
    """Return the files in a seal: their labels, and their names from the seal's folder."""
    from sv_score.reading.seals import read_seal

    read = read_seal(seal, [])
    names = [file.name.replace("\\", "/") for file in read.files] if read is not None else []
    return [(normpath(join(dirname(seal.label), name)), name) for name in names]


def _roles(bids: Source, reading: Reading) -> dict[str, str]:
    roles = {bids.label: "bids", reading.criteria_file: "criteria"}
    if reading.policy is not None:
        roles[reading.policy.file] = "policy"
    if reading.history is not None:
        roles[reading.history.file] = "history"
    if reading.evaluation is not None:
        scores = (name.replace("\\", "/") for name in reading.evaluation.scores)
        roles |= {normpath(join(dirname(bids.label), name)): "scores" for name in scores}
        if key := reading.evaluation.blind_key:
            roles[normpath(join(dirname(bids.label), key.replace("\\", "/")))] = "blind key"
    return roles | {s.label: "seal" for s in reading.sources if s.label.endswith(SEAL)}


def _document(bids: Source, path: str) -> Source:
    """Return a document that came with a bid; raise `Unreadable` where it is missing."""
    try:
        return whole(open_named(bids, path))
    except Unreadable as error:
        raise Unreadable(f"{error}. A bundle holds every document that the bids file names") from None


def _beside(sources: list[Source]) -> Iterator[Source]:
    """Yield the seals and signatures that lie beside files, and the signatures of seals."""
    proofs: dict[Path, list[Path]] = {}
    for source in sources:
        if source.label.startswith(READY):
            continue
        name = basename(source.label)
        seal = f"{name.rpartition('.')[0]}{SEAL}"
        if source.folder not in proofs:
            listed = sorted(source.folder.iterdir())
            proofs[source.folder] = [path for path in listed if path.name.endswith((SEAL, SIGNATURE))]
        for path in proofs[source.folder]:
            signed = path.name.startswith((f"{name}.", f"{seal}.")) and path.name.endswith(SIGNATURE)
            if (path.name == seal or signed) and path.is_file():
                yield whole(open_named(source, path.name))
