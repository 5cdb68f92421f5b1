"""An evaluation as a whole: the bids file, the criteria file it names and its score files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from posixpath import basename, splitext
from typing import TYPE_CHECKING

from sv_score.model.bids import Evaluation
from sv_score.model.criteria import AwardCriteria
from sv_score.model.finding import Finding, Route
from sv_score.reading import faults, ready
from sv_score.reading.bids import read_bids
from sv_score.reading.criteria import CRITERIA_FILE
from sv_score.reading.documents import compose_source, decode_as
from sv_score.reading.join import join_marks
from sv_score.reading.named import WAY_OUT, Outside, check_inside, open_named
from sv_score.reading.report import Few, did_you_mean
from sv_score.reading.scores import Placed, read_marks
from sv_score.reading.source import Source, Unreadable, open_source

if TYPE_CHECKING:
    from sv_score.model.history import History
    from sv_score.model.policy import Policy
    from sv_score.model.policy_model import PolicyModel
    from sv_score.model.seal import Seal
    from sv_score.reading.table.large import Large

CUSTOM = "custom"
NO_FILE = "<stdin>"
# A CSV file below this size, in bytes, is always read with every reason.
_NEVER_LARGE = 100_000


def silent(share: float) -> None:
    """Show no progress."""


class Reading:
    """What was read: the values that could be made, the `sources` in reading order, the `findings`.

    `scores_unread` says that nothing could be read of a score file, so that what is missing may be in it.
    """

    __slots__ = (
        "bids_file",
        "criteria",
        "criteria_file",
        "evaluation",
        "findings",
        "history",
        "large",
        "model",
        "policy",
        "scores_unread",
        "seal",
        "seal_file",
        "sources",
    )

    def __init__(self, criteria_file: str = "", *sources: Source) -> None:
        self.evaluation: Evaluation | None = None
        self.criteria: AwardCriteria | None = None
        self.model: PolicyModel | None = None
        self.policy: Policy | None = None
        self.seal: Seal | None = None
        self.seal_file = ""
        self.history: History | None = None
        self.large: Large | None = None
        self.scores_unread = False
        self.bids_file = ""
        self.criteria_file = criteria_file
        self.sources: list[Source] = list(sources)
        self.findings = Few()


def read_criteria(source: Source, findings: list[Finding]) -> AwardCriteria | None:
    """Return a criteria file as a model; faults are added to `findings`."""
    node = compose_source(source, findings)
    return decode_as(CRITERIA_FILE, "criteria", node, source.label, findings)


def read_criteria_alone(source: Source, policy: str = "") -> Reading:
    """Read a criteria file and what it names: its policy model and its authority's policy.

    `policy` is the path of the policy that holds where the file names none.
    """
    reading = Reading(source.label, source)
    reading.criteria = read_criteria(source, reading.findings)
    if reading.criteria is not None:
        _read_companions(reading.criteria, source, reading, policy)
    return reading


def _read_companions(criteria: AwardCriteria, source: Source, reading: Reading, policy_path: str) -> None:
    if criteria.model != CUSTOM:
        from sv_score.reading.policy_model import known_model

        reading.model = known_model(criteria.model)
    policy: Source | None = None
    if criteria.policy:
        policy = _open_beside(source, criteria.policy, ("policy",), reading)
    elif policy_path:
        policy = open_source(policy_path)
    if policy is not None:
        from sv_score.reading.policy import read_policy

        reading.sources.append(policy)
        reading.policy = read_policy(policy, reading.findings)
    _read_seal_of(source, reading)


def _read_seal_of(criteria: Source, reading: Reading) -> None:
    """Read the seal beside a criteria file, `criteria.seal.yaml` for `criteria.yaml`, if there is one."""
    name = Path(criteria.label).stem + ".seal.yaml"
    if (criteria.folder / name).is_file():
        seal = _open_beside(criteria, name, (), reading)
        if seal is not None:
            read_seal_beside(seal, reading)


def read_seal_beside(source: Source, reading: Reading) -> None:
    """Read a seal file into `reading`."""
    from sv_score.reading.seals import read_seal

    reading.sources.append(source)
    reading.seal_file = source.label
    reading.seal = read_seal(source, reading.findings)


def read_evaluation(
    file: str | Source,
    progress: Callable[[float], None] = silent,
    policy: str = "",
    *,
    words: bool = True,
) -> Reading:
    """Read the bids `file` (a path or a source) and every file it names.

    `policy` is the path of the authority's policy where the criteria file names none. Without `words`
    the reasons in large score files are not read; `large` of the reading says of which. Raises
    `Unreadable` where the bids file itself cannot be read.
    """
    reading = Reading()
    bids = open_source(file) if isinstance(file, str) else file
    reading.bids_file = bids.label
    reading.sources.append(bids)
    evaluation = read_bids(bids, reading.findings, progress)
    if evaluation is None:
        return reading
    if evaluation.criteria:
        _read_criteria_of(evaluation, bids, reading, policy)
    marks, large = _read_scores(evaluation, bids, reading, words=words)
    labels = _labels(evaluation, bids, reading) if evaluation.blind_key else {}
    reading.evaluation = join_marks(evaluation, bids.label, marks, reading.findings, labels)
    if large:
        _read_large(large, labels, reading, progress)
    _check_documents(evaluation, bids, reading)
    _read_history(bids, reading)
    return reading


def _read_scores(
    evaluation: Evaluation, bids: Source, reading: Reading, *, words: bool
) -> tuple[list[Placed], list[Source]]:
    """Return what the score files give, and the large ones among them that are still to be read."""
    marks: list[Placed] = []
    large = []
    for index, name in enumerate(evaluation.scores):
        source = _open_beside(bids, name, ("scores", index), reading)
        if source is None:
            reading.scores_unread = True
            continue
        reading.sources.append(source)
        if not words and _is_large(source):
            large.append(source)
        else:
            before = len(reading.findings)
            given = read_marks(source, reading.findings)
            reading.scores_unread |= not given and len(reading.findings) > before
            marks += given
    return marks, large


def _is_large(source: Source) -> bool:
    """Return whether a score file has so many rows that it is read by what they have in common."""
    if not source.label.lower().endswith(".parquet") and len(source.data) < _NEVER_LARGE:
        return False
    from sv_score.reading.table.rows import is_large

    return is_large(source)


def _read_large(
    sources: list[Source], labels: dict[str, str], reading: Reading, progress: Callable[[float], None]
) -> None:
    from sv_score.reading.table.large import Large, read_large

    assert reading.evaluation is not None
    large = Large(tuple(sources), labels)
    reading.evaluation, reading.large = read_large(
        reading.evaluation, reading.bids_file, large, reading.findings, progress
    )


def _check_documents(evaluation: Evaluation, bids: Source, reading: Reading) -> None:
    """Report the documents that are not to be opened; a rule that quotes from the others reads them."""
    for index, bid in enumerate(evaluation.bids):
        for place, document in enumerate(bid.documents):
            try:
                check_inside(bids, document.path)
            except Outside as error:
                route = ("bids", index, "documents", place, "path")
                reading.findings.append(_outside(error, bids, route))


def history_name(bids_file: str) -> str:
    """Return the name of the history that belongs to a bids file: bids.yaml, bids.history.jsonl."""
    return f"{splitext(bids_file)[0]}.history.jsonl"


def _read_history(bids: Source, reading: Reading) -> None:
    """Read the history beside the bids file, where there is one."""
    name = basename(history_name(bids.label))
    if bids.label == NO_FILE or not (bids.folder / name).exists():
        return
    from sv_score.reading.history import read_history

    source = _open_beside(bids, name, (), reading)
    if source is not None:
        reading.sources.append(source)
        reading.history = read_history(source)


def _labels(evaluation: Evaluation, bids: Source, reading: Reading) -> dict[str, str]:
    """Return the bids' ids by the labels that evaluators marked them under."""
    source = _open_beside(bids, evaluation.blind_key, ("blind_key",), reading)
    if source is None:
        return {}
    from sv_score.reading.blind_key import read_key

    reading.sources.append(source)
    key = read_key(source, [bid.id for bid in evaluation.bids], reading.findings)
    return dict(key.labels) if key is not None else {}


def _read_criteria_of(evaluation: Evaluation, bids: Source, reading: Reading, policy: str) -> None:
    name = evaluation.criteria
    if name in ready.criteria_ids() and not (bids.folder / name).exists():
        source: Source | None = ready.open_criteria(name)
    else:
        source = _open_beside(bids, name, ("criteria",), reading)
    if source is not None:
        reading.criteria_file = source.label
        reading.sources.append(source)
        reading.criteria = read_criteria(source, reading.findings)
        if reading.criteria is not None:
            _read_companions(reading.criteria, source, reading, policy)


def _open_beside(bids: Source, name: str, route: Route, reading: Reading) -> Source | None:
    """Open the file that the bids file calls `name`; report at `route` where that fails."""
    try:
        return open_named(bids, name)
    except Outside as error:
        reading.findings.append(_outside(error, bids, route))
        return None
    except Unreadable as error:
        help = "write the path from the folder of this file"
        if route[:1] == ("scores",):
            help += "; or make the file with `sv-score panel make`, or delete the line"
        if route == ("criteria",):
            ids = ready.criteria_ids()
            otherwise = f"{help}, or the id of a ready file: {', '.join(ids)}"
            help = did_you_mean(name, ids, otherwise)
        reading.findings.append(Finding(faults.FILE_NOT_FOUND, str(error), bids.label, route, help=help))
        return None


def _outside(error: Outside, named_in: Source, route: Route) -> Finding:
    return Finding(faults.FILE_OUTSIDE, str(error), named_in.label, route, help=WAY_OUT)
