"""`sv-score panel`: a score file for each evaluator, and how far everybody is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from posixpath import normpath

from sv_score.assessment import STOPPING, findings_of, subject_of
from sv_score.commands.exit_code import ExitCode
from sv_score.commands.folders import bids_file_of
from sv_score.commands.listing import BidsFile
from sv_score.commands.lock import locked
from sv_score.commands.marked import Marked, marked
from sv_score.commands.named_bids import check_named
from sv_score.commands.output import check_folder, make_folder, say, write_file
from sv_score.commands.show import Look, show
from sv_score.model.bids import Evaluation
from sv_score.model.finding import Severity
from sv_score.model.named_tuple import NamedTuple
from sv_score.panel.labels import labels_for
from sv_score.panel.places import Sheet, sheets
from sv_score.panel.standing import any_declared
from sv_score.reading.blind_key import BlindKey, read_key
from sv_score.reading.evaluation import Reading, read_evaluation
from sv_score.reading.report import Few
from sv_score.reading.source import STDIN, Unreadable, open_source
from sv_score.writing.panel.score_file import ScoreFile, as_csv, as_yaml, questions

KEY = "panel-key.yaml"
SCORES = "scores"
# What a score file may be called after its evaluator's id.
ENDINGS = (".yaml", ".yml", ".csv")
QUESTIONS = "questions.md"


class Options(NamedTuple):
    """What the command line asks for; see `sv-score panel make --help`."""

    path: str
    output: str = ""
    evaluators: tuple[str, ...] = ()
    blind: bool = False
    csv: bool = False
    colour: str = "auto"
    quiet: bool = False


def make(options: Options) -> ExitCode:
    """Write the score files and say what was made; raise `Unreadable`."""
    file = bids_file_of(options.path)
    if file == STDIN:
        raise Unreadable("score files are made beside a bids file; name the file")
    check_folder(options.output)
    folder = Path(options.output) if options.output else Path(file).parent / SCORES
    read = marked(
        file,
        "no score file was made",
        colour=options.colour,
        quiet=options.quiet,
        makes=lambda evaluator: [folder / f"{evaluator}{ending}" for ending in ENDINGS],
    )
    if read is None:
        return ExitCode.FOUND
    check_names(read.evaluation, options.evaluators)
    with locked(file):
        for line in _made(read, folder, BidsFile(file), options):
            say(line)
    return ExitCode.DONE


def score_file(file: str, evaluator: str) -> Path:
    """Return where an evaluator's score file lies beside the bids `file`, if nobody names another place."""
    return Path(file).parent / SCORES / f"{evaluator}.yaml"


def check_names(evaluation: Evaluation, wanted: tuple[str, ...]) -> None:
    """Raise `Unreadable` where an evaluator who is `wanted` is not in the bids file."""
    known = [evaluator.id for evaluator in evaluation.evaluators]
    if not known:
        raise Unreadable("the bids file names no evaluators; list them under `evaluators:` first")
    check_named("evaluator", wanted, known, most=None)


def wanted_sheets(read: Marked, evaluators: tuple[str, ...]) -> list[Sheet]:
    """Return the sheets of the evaluators named, or of all."""
    found = sheets(read.criteria, read.evaluation)
    return [sheet for sheet in found if not evaluators or sheet.evaluator.id in evaluators]


def _made(read: Marked, folder: Path, bids: BidsFile, options: Options) -> Iterator[str]:
    """Write the files one by one, and yield a sentence about each."""
    bids.check_inside([folder])
    labels: dict[str, str] = {}
    wanted = wanted_sheets(read, options.evaluators)
    if any(sheet.still_open for sheet in wanted):
        if options.blind:
            labels, said = blind_labels(read.evaluation, bids)
            yield from said
        make_folder(folder)
    made: list[Path] = []
    listed = {(bids.path.parent / name.replace("\\", "/")).resolve() for name in read.evaluation.scores}
    for sheet in wanted:
        path = _path_for(folder / sheet.evaluator.id, listed, options)
        yield from _made_for(ScoreFile(read.criteria, sheet, sheet.still_open, labels), path, made)
    if any(_is_csv(path) for path in made):
        write_file(str(folder / QUESTIONS), questions(read.criteria))
        yield f"Made {(folder / QUESTIONS).as_posix()}: the questions and levels, to go with each file."
    yield from bids.list_scores([path.as_posix() for path in made])
    if not any_declared(read.evaluation):
        yield "Nobody has declared interests yet. Record `declaration:` of each evaluator before they mark."
    if made:
        yield "Next: give each evaluator their own file, and look with `sv-score panel status`."


def _path_for(file: Path, listed: set[Path], options: Options) -> Path:
    """Return `file` with its ending: that of a file that the bids file lists and that does not exist yet."""
    named = (Path(f"{file}{ending}") for ending in ENDINGS)
    missing = (path for path in named if not path.exists() and path.resolve() in listed)
    return next(missing, Path(f"{file}{'.csv' if options.csv else '.yaml'}"))


def _is_csv(path: Path) -> bool:
    return path.suffix == ".csv"


def _made_for(file: ScoreFile, path: Path, made: list[Path]) -> Iterator[str]:
    who = file.sheet.evaluator.id
    yield from why_barred(file.sheet)
    if not file.places:
        if file.sheet.places:
            yield f"{who} has marked everything already; no file was made."
        return
    shown = path.as_posix()
    made.append(path)
    if path.exists():
        check = " See that it holds labels and no names." if file.labels else ""
        yield f"Kept {shown}: it exists, and may hold marks.{check}"
        return
    write_file(str(path), as_csv(file) if _is_csv(path) else as_yaml(file))
    bids = len({place.bid.id for place in file.places})
    answers = f"{len(file.places)} answer{'s' * (len(file.places) > 1)}"
    yield f"Made {shown}: {answers} of {bids} bid{'s' * (bids > 1)} to mark."


def why_barred(sheet: Sheet) -> Iterator[str]:
    """Yield a sentence on the bids that an evaluator has no place for."""
    reasons: dict[str, list[str]] = {}
    for bid, why in sheet.barred:
        reasons.setdefault(why, []).append(bid)
    for why, bids in reasons.items():
        yield f"{sheet.evaluator.id} gets no place for {', '.join(bids)}: {why}."


def blind_labels(evaluation: Evaluation, bids: BidsFile) -> tuple[dict[str, str], list[str]]:
    """Return the label of each bid in the order of the labels, and what was done about the key."""
    path = Path(evaluation.blind_key.replace("\\", "/") or KEY)
    file = bids.path.parent / path
    ids = [bid.id for bid in evaluation.bids]
    key = _key(file, ids)
    pairs = labels_for(ids, key.secret, key.labels)
    said = []
    if tuple(pairs) != key.labels:
        write_file(str(file), _key_text(key.secret, pairs), rewriting=True)
        said.append(f"Wrote the key to {file.as_posix()}. Keep it from the evaluators until all have marked.")
    if not evaluation.blind_key:
        said += bids.set_key(path.as_posix())
    return {bid: label for label, bid in pairs}, said


def _key(file: Path, ids: list[str]) -> BlindKey:
    if not file.exists():
        from secrets import token_hex

        return BlindKey(token_hex(16))
    findings = Few()
    key = read_key(open_source(str(file)), ids, findings)
    if key is None or findings:
        raise Unreadable(f"{file.as_posix()} is not a key for these bids; `sv-score check` says why")
    return key


def _key_text(secret: str, pairs: list[tuple[str, str]]) -> str:
    lines = [
        "# Which label stands for which bid. Keep it from the evaluators until all have marked.",
        "sv_score: 1",
        f'secret: "{secret}"',
        "labels:",
        *(f"  {label}: {bid}" for label, bid in pairs),
    ]
    return "\n".join(lines) + "\n"


def status(path: str, look: Look) -> ExitCode:
    """Show how far each evaluator is; raise `Unreadable`.

    Errors do not stand in the way, and are only counted: a message could tell a mark.
    """
    from sv_score.writing.panel.status import StatusPage, as_json, parts

    file = bids_file_of(path)
    reading = read_evaluation(file)
    if reading.criteria is None or reading.evaluation is None:
        marked(file, "nothing was counted", colour=look.colour)
        return ExitCode.FOUND
    found = tuple(sheets(reading.criteria, reading.evaluation))
    page = StatusPage(reading.criteria, found, _faults(reading))
    show(parts(page), look, json=lambda: as_json(page))
    return ExitCode.DONE


def _faults(reading: Reading) -> tuple[tuple[str, int], ...]:
    """Return the score files with errors, and the bids file with errors that are not gaps."""
    from sv_score.commands.marked import STILL_OPEN

    found = Counter(
        normpath(finding.file)
        for finding in findings_of(reading, subject_of(reading))
        if finding.severity is Severity.ERROR
        and finding.family in STOPPING
        and finding.code not in STILL_OPEN
    )
    return tuple(found.items())
