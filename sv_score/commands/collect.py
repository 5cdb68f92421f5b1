"""`sv-score workbook collect`: evaluators' workbooks read back into score files.

Nothing is written where anything is in doubt, and no mark that a score file holds is ever lost: a file that
says something else is left as it is, and the differences are shown.
"""

from __future__ import annotations

from pathlib import Path

from sv_score.commands.collecting import Answer, Collected, Panel, collected, same
from sv_score.commands.exit_code import ExitCode
from sv_score.commands.findings import print_errors
from sv_score.commands.folders import BIDS, bids_file_of
from sv_score.commands.listing import BidsFile
from sv_score.commands.lock import locked
from sv_score.commands.marked import marked
from sv_score.commands.output import check_folder, err, make_folder, say, write_file
from sv_score.commands.panel import score_file
from sv_score.model.bids import Evaluation, Mark
from sv_score.model.finding import Finding
from sv_score.model.named_tuple import NamedTuple
from sv_score.reading.comments import comments
from sv_score.reading.locate import locate
from sv_score.reading.report import Few
from sv_score.reading.scores import read_marks
from sv_score.reading.source import Source, Unreadable, open_source
from sv_score.reading.spreadsheet.scoring_workbook import ScoringWorkbook, read_scoring_workbook
from sv_score.reading.spreadsheet.sheets import read_book
from sv_score.writing.figures import published
from sv_score.writing.panel.score_file import ScoreFile, as_yaml
from sv_score.writing.plain import plain

YAML = (".yaml", ".yml")


class Options(NamedTuple):
    """What the command line asks for; see `sv-score workbook collect --help`."""

    files: tuple[str, ...]
    bids: str = ""
    output: str = ""
    colour: str = "auto"
    quiet: bool = False


class _Merged(NamedTuple):
    """What a score file is to hold, and what stands in the way: sentences."""

    path: Path
    mine: Collected
    text: str
    before: dict[Answer, Mark]
    against: list[str]


def collect(options: Options) -> ExitCode:
    """Read the workbooks, write the score files and say what was done; raise `Unreadable`."""
    check_folder(options.output, *YAML)
    file = _bids_file(options)
    read = marked(
        file,
        "nothing was collected",
        colour=options.colour,
        quiet=options.quiet,
        makes=lambda evaluator: (_target(options, file, evaluator), score_file(file, evaluator)),
    )
    if read is None:
        return ExitCode.FOUND
    assert read.reading.evaluation is not None
    findings = Few()
    labels = _labels(read.reading.evaluation, file)
    panel = Panel(read.criteria, read.reading.evaluation, file, labels)
    found = collected(panel, _books(options.files, findings), findings)
    for mine in found:
        _check_elsewhere(panel, mine, _target(options, file, mine.evaluator.id), findings)
    if findings:
        print_errors(locate(findings, ()), (), "no score file was written", options.colour)
        return ExitCode.FOUND
    if len(found) > 1 and options.output.lower().endswith(YAML):
        raise Unreadable(
            f"{plain(options.output)} is one file, and there are {len(found)} evaluators; name a folder"
        )
    with locked(file):
        return _write(
            [_merged(panel, mine, _target(options, file, mine.evaluator.id)) for mine in found], file
        )


def _bids_file(options: Options) -> str:
    """Return the bids file that was named, or the one beside the first workbook or above its folder."""
    if options.bids:
        return bids_file_of(options.bids)
    folder = Path(options.files[0]).parent
    # `..` of a folder that is written as `.` is not its parent in the path.
    for beside in (folder, folder.parent if folder.name else folder / ".."):
        if (beside / BIDS).is_file():
            return (beside / BIDS).as_posix()
    raise Unreadable(
        f"there is no {BIDS} beside {plain(options.files[0])} or in the folder above; name it with --bids"
    )


def _labels(evaluation: Evaluation, file: str) -> dict[str, str]:
    """Return the bids' ids by label where evaluators mark blind; the reading has found it free of faults."""
    if not evaluation.blind_key:
        return {}
    from sv_score.reading.blind_key import read_key

    path = Path(file).parent / evaluation.blind_key.replace("\\", "/")
    key = read_key(open_source(str(path)), [bid.id for bid in evaluation.bids], [])
    return dict(key.labels) if key is not None else {}


def _books(files: tuple[str, ...], findings: list[Finding]) -> list[ScoringWorkbook]:
    books = []
    for name in dict.fromkeys(files):
        book = read_scoring_workbook(read_book(open_source(name)), findings)
        books += [] if book is None else [book]
    return books


def _target(options: Options, file: str, evaluator: str) -> Path:
    if options.output.lower().endswith(YAML):
        return Path(options.output)
    return Path(options.output) / f"{evaluator}.yaml" if options.output else score_file(file, evaluator)


def _check_elsewhere(panel: Panel, mine: Collected, path: Path, findings: list[Finding]) -> None:
    """Report marks that another file than the one to be written holds too; leave out those that agree."""
    from sv_score.reading.faults import MARK_TWICE

    for answer, place in mine.places.items():
        given, there = mine.marks.get(answer), place.mark
        if given is None or there is None or (there.file and _is_same_file(there.file, path)):
            continue
        if same(there, given.mark):
            del mine.marks[answer]
            continue
        where = there.file or panel.bids_file
        message = f"{given.sheet.where(*given.at)}: another mark of {answer[1]} for {given.bid} is in {where}"
        help = "keep one; a changed mark is recorded with its reason, not written twice"
        findings.append(given.sheet.finding(MARK_TWICE, given.at, message, help))


def _is_same_file(one: str, other: Path) -> bool:
    return Path(one).resolve() == other.resolve()


def _merged(panel: Panel, mine: Collected, path: Path) -> _Merged:
    """Return the score file with the marks that it has and those of the workbooks."""
    before: dict[Answer, Mark] = {}
    against: list[str] = []
    remarks: set[str] = set()
    if path.exists():
        source, faults = open_source(str(path)), list[Finding]()
        remarks = _comments(source.data.decode("utf-8", "replace"))
        for name, criterion, given in read_marks(source, faults):
            bid = panel.labels.get(name, name)
            if isinstance(given, Mark) and given.evaluator == mine.evaluator.id and not given.excluded:
                before[bid, criterion] = given
            else:
                what = (
                    "mark set aside"
                    if isinstance(given, Mark) and given.excluded
                    else "record of somebody else"
                )
                against.append(f"{name}, {criterion}: the file has a {what}.")
        if faults:
            against.append(f"The file has faults; `sv-score check {path.as_posix()}` names them.")
    against += _differences(mine, before)
    marks = {answer: given.mark for answer, given in mine.marks.items()} | before
    text = _text(panel, mine, marks, path)
    if remarks - _comments(text):
        against.append("The file has comments that would be lost.")
    _check_text(text, marks, _labels_by_bid(panel, mine))
    return _Merged(path, mine, text, before, against)


def _comments(text: str) -> set[str]:
    """Return the comments of a score file, those behind a value too, however they are spaced."""
    return {" ".join(comment.split()) for _, _, comment in comments(text)}


def _differences(mine: Collected, before: dict[Answer, Mark]) -> list[str]:
    lines = []
    for answer, there in before.items():
        given = mine.marks.get(answer)
        if given is not None and not same(there, given.mark):
            old, new = _said(there), _said(given.mark)
            what = (
                f"{old} in the file, {new}"
                if old != new
                else f"the reasons differ; both have {new}, the new one"
            )
            lines.append(f"{given.bid}, {answer[1]}: {what} in {given.where}.")
    return lines


def _said(mark: Mark) -> str:
    return "abstained" if mark.score is None else published(mark.score)


def _text(panel: Panel, mine: Collected, marks: dict[Answer, Mark], path: Path) -> str:
    """Return the file: every place of the evaluator that is not marked in another file."""
    places = []
    for answer, place in mine.places.items():
        there = place.mark
        if answer in marks or there is None or (there.file and _is_same_file(there.file, path)):
            places.append(place._replace(mark=marks.get(answer)))
    return as_yaml(ScoreFile(panel.criteria, mine.sheet, tuple(places), _labels_by_bid(panel, mine)))


def _labels_by_bid(panel: Panel, mine: Collected) -> dict[str, str]:
    """Return the labels that the score file has in place of the bids' ids; none where it has the ids."""
    return {bid: label for label, bid in panel.labels.items()} if mine.blind else {}


def _check_text(text: str, marks: dict[Answer, Mark], labels: dict[str, str]) -> None:
    """See that the file says exactly what was given, before it is written."""
    findings = Few()
    read = read_marks(Source("score file", text.encode(), Path()), findings)
    given = sorted((labels.get(bid, bid), criterion, _bare(mark)) for (bid, criterion), mark in marks.items())
    said = sorted((bid, criterion, _bare(mark)) for bid, criterion, mark in read if isinstance(mark, Mark))
    if findings or given != said:
        raise RuntimeError("the score file would not say what was collected, so none was written")


def _bare(mark: Mark) -> tuple[str, str, bool, str, str]:
    return (_said(mark), mark.rationale, mark.abstained, mark.reason, mark.evaluator)


def _write(merged: list[_Merged], file: str) -> ExitCode:
    refused = [one for one in merged if one.against]
    for one in refused:
        say(f"{one.path.as_posix()} was not written, because it holds something else:", err)
        for line in one.against:
            say(f"- {line}", err)
    if refused:
        say("Put right the one that is wrong, or move the score file away. No score file was written.", err)
        return ExitCode.FOUND
    bids = BidsFile(file)
    bids.check_inside([one.path for one in merged])
    for one in merged:
        make_folder(one.path.parent)
        write_file(str(one.path), one.text, rewriting=True)
        for line in _about(one):
            say(line)
    listed = bids.list_scores([one.path.as_posix() for one in merged])
    for line in listed:
        say(line)
    return ExitCode.DONE


def _about(one: _Merged) -> list[str]:
    mine = one.mine
    new = [given.mark for answer, given in mine.marks.items() if answer not in one.before]
    abstained = sum(mark.abstained for mark in new)
    text = f"Wrote {one.path.as_posix()}: {len(new)} mark{'s' * (len(new) != 1)} of {mine.evaluator.id}"
    text += f", {abstained} of them abstained" if abstained else ""
    text += f", beside {len(one.before)} that it had" if one.before else ""
    open_places = [
        a for a, p in mine.places.items() if a not in mine.marks and a not in one.before and not p.mark
    ]
    text += f"; {len(open_places)} still to come." if open_places else "; nothing is still to come."
    return [*mine.notes, text]
