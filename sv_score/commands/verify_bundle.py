"""Verifying a bundle: its files, its results computed again, its seals, its history and its signatures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sv_score.commands.results import about, results
from sv_score.commands.verdict import Verdict
from sv_score.model.finding import Severity
from sv_score.model.history import History
from sv_score.model.named_tuple import NamedTuple
from sv_score.proving.bundle import FILES
from sv_score.proving.contents import SEAL, SIGNATURE, sealed_by
from sv_score.proving.verification import (
    Opened,
    Recomputed,
    about_problems,
    opened,
    recomputed,
    result_problems,
    unnamed,
    write_out,
)
from sv_score.reading.ctrl_c import folder_aside
from sv_score.reading.locate import locate
from sv_score.reading.source import Source, open_bundle
from sv_score.writing.findings import one_line
from sv_score.writing.history import sentence
from sv_score.writing.parts import Heading, Part, Points, Sentences

if TYPE_CHECKING:
    from sv_score.commands.verify import Options


class _Found(NamedTuple):
    """What was found: `problems`, and in `sound` what was checked and held."""

    problems: list[str]
    sound: list[str]


def verify(path: str, options: Options) -> Verdict:
    """Return what a bundle comes to; raise `Unreadable` where the file cannot be opened."""
    source = open_bundle(path)
    found = _found(opened(source.data), options)
    values = {
        "kind": "bundle",
        "path": path,
        "sha256": source.sha256,
        "sound": not found.problems,
        "problems": found.problems,
        "checked": found.sound,
    }
    return Verdict(path, not found.problems, tuple(_parts(source, found)), values)


def _parts(source: Source, found: _Found) -> Iterator[Part]:
    yield Heading(source.label, 1)
    if found.problems:
        yield Sentences(("NOT as it was made:",))
        yield Points(tuple(sentence(text) for text in found.problems))
    if found.sound:
        yield Sentences(("What was checked and holds:",))
        yield Points(tuple(found.sound))
    yield Sentences((f"Checksum of the bundle: {source.sha256}",))
    if not found.problems:
        yield Sentences(
            ("Compare it with the checksum that was noted when the bundle was made, or verify a signature.",)
        )


def _found(bundle: Opened, options: Options) -> _Found:
    problems = list(bundle.problems) or unnamed(bundle)
    if problems:
        return _Found(problems, [])
    found = _Found([], [f"{len(bundle.manifest['files'])} files have the checksums that the manifest lists."])
    with folder_aside() as name:
        folder = Path(name)
        write_out(bundle, folder)
        again = recomputed(bundle, folder)
        _results(bundle, again, found)
        _history(bundle, again, found)
        for seal in bundle.ending(SEAL):
            _seal(bundle, seal, folder, found)
        for signature in bundle.ending(SIGNATURE):
            _signature(signature, folder, options.signers, found)
    return found


def _results(bundle: Opened, again: Recomputed, found: _Found) -> None:
    assessment = again.assessment
    if assessment.result is None:
        errors = [f for f in assessment.findings if f.severity is Severity.ERROR]
        located = locate(errors, assessment.reading.sources)
        found.problems.append("the files in it cannot be scored again")
        found.problems.extend(one_line(error) for error in located[:1])
        return
    made = {packed.name: packed.data for packed in results(assessment)}
    wrong = list(result_problems(bundle, made, again.copy))
    wrong += about_problems(bundle, about(assessment))
    found.problems.extend(wrong)
    if not wrong:
        by = "" if bundle.version else " by an unnamed version"
        by = f" by sv-score {bundle.version}" if bundle.version else by
        found.sound.append(f"Every figure, made{by}, was computed again from the files and is the same.")


def _history(bundle: Opened, again: Recomputed, found: _Found) -> None:
    from sv_score.commands.verify_history import compared

    said = bundle.manifest.get("history")
    reading = again.assessment.reading
    if said is None and reading.history is None:
        found.sound.append("There is no history of scores in it.")
        return
    head = str(said.get("head", "")) if isinstance(said, dict) else ""
    if reading.history is None or said is None or reading.history.head != head:
        found.problems.append("its history does not end with the line that the manifest names")
        return
    wrong, lacking = compared(reading.history, reading.evaluation, head)
    found.problems.extend(f"{reading.history.file}: {text}" for text in wrong)
    if not wrong:
        found.sound.append(_whole(reading.history, lacking))


def _whole(history: History, lacking: int) -> str:
    """Return how far a history without a fault reaches; one that was begun late does not have every score."""
    count = len(history.lines)
    entries = "1 entry" if count == 1 else f"{count} entries"
    if not lacking:
        return f"The history is whole: {entries}, which lead to the scores in the files."
    are = "1 score is" if lacking == 1 else f"{lacking} scores are"
    return f"The history has {entries}, each as it was when the next was written; {are} NOT in it."


def _seal(bundle: Opened, name: str, folder: Path, found: _Found) -> None:
    """Verify a seal in the bundle; nothing that it names outside the bundle is opened."""
    from sv_score.commands.verify_seal import seal_verdict

    label = name.removeprefix(FILES)
    seal = Source(label, bundle.files[name], folder.joinpath(*label.split("/")).parent, folder)
    missing = [each for each, _ in sealed_by(seal) if FILES + each not in bundle.files]
    if missing:
        found.problems.append(f"{label} seals {missing[0]}, which is not in the bundle")
        return
    verdict = seal_verdict(seal)
    if verdict.sound:
        found.sound.append(f"{label}: what it seals is as it was sealed.")
        return
    found.problems.append(
        f"{label}: what it seals is not as it was sealed; verify it by itself for the changes"
    )


def _signature(name: str, folder: Path, signers: str, found: _Found) -> None:
    from sv_score.commands.sign import signature_verdict

    label = name.removeprefix(FILES)
    verdict = signature_verdict(folder.joinpath(*label.split("/")), signers)
    text = f"{label}: {verdict.sentence}"
    if verdict.good:
        found.sound.append(f"{text}.")
    else:
        found.problems.append(text)
