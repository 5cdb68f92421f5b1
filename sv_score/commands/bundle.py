"""`sv-score bundle BIDS -o evaluation.zip`: the whole evaluation in one file that proves itself."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from sv_score.assessment import Assessment, assess
from sv_score.commands.exit_code import ExitCode
from sv_score.commands.findings import print_errors
from sv_score.commands.folders import bids_file_of
from sv_score.commands.output import err, is_there, say, write_bytes, write_file
from sv_score.commands.results import about, results
from sv_score.commands.sign import key_file, said
from sv_score.model.finding import Severity
from sv_score.model.history import History
from sv_score.model.named_tuple import NamedTuple
from sv_score.proving.bundle import Packed, manifest_of, pack, sums_of
from sv_score.proving.contents import SIGNATURE, contents
from sv_score.proving.signature import sign, signed_bytes
from sv_score.reading import limits
from sv_score.reading.evaluation import Reading
from sv_score.reading.locate import locate
from sv_score.reading.source import Unreadable, open_whole
from sv_score.writing.findings import summary

ATTACHED = "attached/"
_ORDER = (
    ("bids", "bids file"),
    ("criteria", "criteria file"),
    ("scores", "score file"),
    ("policy", "policy"),
    ("model", "policy model"),
    ("blind key", "blind key"),
    ("history", "history of scores"),
    ("seal", "seal"),
    ("document", "document"),
    ("sealed", "other sealed file"),
    ("attached", "file attached"),
    ("signature", "signature"),
    ("result", "file of results"),
)


class Options(NamedTuple):
    """What the command line asks for; see `sv-score bundle --help`."""

    file: str
    output: str
    attach: tuple[str, ...] = ()
    key: str = ""
    unsealed_ok: bool = False
    colour: str = "auto"
    quiet: bool = False


def run(options: Options) -> ExitCode:
    """Write the bundle and say what is in it; raise `Unreadable`."""
    if not options.output.lower().endswith(".zip"):
        raise Unreadable(
            f"a bundle is a zip file; name it so: `--output {options.output.strip('-') or 'evaluation'}.zip`"
        )
    key = key_file(options.key) if options.key else ""
    _check_signature(options.output)
    file = bids_file_of(options.file)
    found = contents(file, unsealed_ok=options.unsealed_ok)
    if found.assessment.result is None:
        # Once more under the names that the files have here, which are not those in a bundle.
        again = assess(file, unsealed_ok=options.unsealed_ok)
        sources = tuple(again.reading.sources)
        print_errors(locate(again.findings, sources), sources, "no bundle was made", options.colour)
        return ExitCode.FOUND
    files = [*found.files, *_attached(options.attach), *results(found.assessment)]
    manifest = manifest_of(files, about(found.assessment))
    data = pack({file.name: file.data for file in (*files, manifest, sums_of([*files, manifest]))})
    if len(data) > limits.BUNDLE_BYTES:
        most = limits.BUNDLE_BYTES // limits.MIB
        how = f"to make one and to verify it set {limits.PREFIX}BUNDLE_MIB above {len(data) // limits.MIB}"
        raise Unreadable(f"the bundle would be larger than {most:,} MiB, the most that verify reads; {how}")
    done, signature = _written(options.output, data, key)
    _say_made(f"{done} {options.output}", files, found.assessment.reading, data)
    if signature:
        say(signature)
    return _say_findings(found.assessment, options)


def _written(output: str, data: bytes, key: str) -> tuple[str, str]:
    """Write the bundle and its signature; return what was done, and a sentence about the signature."""
    kept = is_there(output, data)
    # Signed before the bundle is written: a key that does not sign leaves nothing unsigned behind.
    to_sign = signed_bytes(data)
    signature = sign(to_sign, key) if key else ""
    if not kept:
        write_bytes(output, data)
    done = "The same is there already as" if kept else "Made"
    if not signature:
        return done, ""
    name = f"{output}{SIGNATURE}"
    write_file(name, signature)
    return done, said(output, name, to_sign, signature)


def _check_signature(output: str) -> None:
    """Raise `Unreadable` where a signature would lie beside a bundle that it was not made for."""
    signature = Path(f"{output}{SIGNATURE}")
    if signature.exists() and not Path(output).exists():
        raise Unreadable(
            f"{signature.as_posix()} is a signature of a bundle that is gone; move it away, "
            "or name another file"
        )


def _attached(paths: tuple[str, ...]) -> Iterator[Packed]:
    """Yield further files that belong to the evaluation, such as notices; raise `Unreadable`."""
    from sv_score.proving.bundle import name_fault

    seen: set[str] = set()
    for path in paths:
        source = open_whole(path)
        name = source.label.rpartition("/")[2]
        fault = name_fault(name)
        if fault or name.casefold() in seen:
            raise Unreadable(f"{path} {fault or 'has the name of another attached file'}; rename it")
        seen.add(name.casefold())
        yield Packed(ATTACHED + name, "attached", source.data)


def _say_made(done: str, files: list[Packed], reading: Reading, data: bytes) -> None:
    counts = Counter(file.role for file in files)
    inside = [f"{counts[role]} {_plural(name, counts[role])}" for role, name in _ORDER if counts[role]]
    say(f"{done}: {', '.join(inside)}, and the record of every score.")
    say(f"Checksum of the bundle: {sha256(data).hexdigest()}")
    if reading.history is not None and reading.history.head:
        say(f"Checksum of the last line of the history: {reading.history.head}")
        _say_what_it_lacks(reading.history, reading)
    else:
        say("There is no history of scores; `sv-score history --record` keeps one.")
    if not counts["seal"]:
        say("The criteria are not sealed; `sv-score seal` seals them.")
    say("Note the checksums in the minutes: whoever has them can tell whether this is still the same file.")


def _say_what_it_lacks(history: History, reading: Reading) -> None:
    """Say what keeps the history from proving the scores; nothing can be added to one that is not whole."""
    from sv_score.records.chain import problems
    from sv_score.records.history import never_recorded
    from sv_score.writing.history import sentence

    wrong = problems(history)
    if wrong:
        say(f"The history is NOT whole. {sentence(wrong[0].text)}")
        say("`sv-score history` says what is wrong. Restore it from a copy, then make a new bundle.")
        return
    lacking = never_recorded(history, reading.evaluation) if reading.evaluation is not None else 0
    if lacking:
        are = "1 score is" if lacking == 1 else f"{lacking} scores are"
        say(f"{are} not in the history; `sv-score history --record` records them. Then make a new bundle.")


def _plural(name: str, count: int) -> str:
    first, _, rest = name.partition(" ")
    if count == 1:
        return name
    return f"{first}s {rest}" if name in ("file attached", "file of results") else f"{name}s"


def _say_findings(assessment: Assessment, options: Options) -> ExitCode:
    """Say what was found that changes no figure; it is in the bundle too."""
    errors = [f for f in assessment.findings if f.severity is Severity.ERROR]
    sys.stdout.flush()
    if assessment.findings and not options.quiet:
        sources = assessment.reading.sources
        found = summary(locate(assessment.findings, sources))
        say(write=err)
        say(f"{found}; they are in the bundle, and `sv-score check {options.file}` explains them", err)
    return ExitCode.FOUND if errors else ExitCode.DONE
