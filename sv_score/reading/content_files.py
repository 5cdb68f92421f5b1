"""The content of a whole file, of any kind that sv-score reads."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from sv_score.model.bids import Consensus, Mark
from sv_score.model.finding import Finding
from sv_score.model.seal import Tree
from sv_score.reading.bids import BIDS_FILE, read_bids
from sv_score.reading.content import content_of, content_of_record, content_of_response
from sv_score.reading.criteria import CRITERIA_FILE
from sv_score.reading.decode import Record
from sv_score.reading.documents import compose_source, decode_as
from sv_score.reading.responses import CONSENSUS, MARK
from sv_score.reading.scores import SCORE_FILE, is_in_rows, read_marks
from sv_score.reading.source import Source


def read_content(source: Source, kind: str, findings: list[Finding]) -> Tree:
    """Return the content of a file of this `kind`, `None` where it cannot be read."""
    content: Callable[[], Tree] = {
        "criteria": lambda: _decoded(CRITERIA_FILE, kind, source, findings),
        "bids": lambda: _bids(source, findings),
        "scores": lambda: _scores(source, findings),
        "model": lambda: _model(source, findings),
        "policy": lambda: _policy(source, findings),
    }[kind]
    before = len(findings)
    tree = content()
    return tree if len(findings) == before else None


def _decoded(record: Record[Any], kind: str, source: Source, findings: list[Finding]) -> Tree:
    value = decode_as(record, kind, compose_source(source, findings), source.label, findings)
    return None if value is None else content_of(record, value)


def _bids(source: Source, findings: list[Finding]) -> Tree:
    evaluation = read_bids(source, findings, lambda share: None)
    return None if evaluation is None else content_of(BIDS_FILE, evaluation)


def _scores(source: Source, findings: list[Finding]) -> Tree:
    if not is_in_rows(source):
        return _decoded(SCORE_FILE, "scores", source, findings)
    tree: dict[str, Any] = {"sv_score": Decimal(1), "marks": {}}
    for bid, criterion, given in read_marks(source, findings):
        if isinstance(given, Mark):
            marks = tree["marks"].setdefault(bid, {}).setdefault(criterion, {})
            marks[given.evaluator] = content_of_record(MARK, given)
        elif isinstance(given, Consensus):
            consensus = content_of_record(CONSENSUS, given)
            tree.setdefault("consensus", {}).setdefault(bid, {})[criterion] = consensus
        else:
            answer = content_of_response(given.answer)
            tree.setdefault("answers", {}).setdefault(bid, {})[criterion] = answer
    return tree


def _model(source: Source, findings: list[Finding]) -> Tree:
    from sv_score.reading.policy_model import MODEL_FILE

    return _decoded(MODEL_FILE, "model", source, findings)


def _policy(source: Source, findings: list[Finding]) -> Tree:
    from sv_score.reading.policy import POLICY_FILE

    return _decoded(POLICY_FILE, "policy", source, findings)
