"""Whole files: from a source to a model value, and which kind of file a source is."""

from __future__ import annotations

from collections.abc import Collection

from sv_score.model.finding import Finding
from sv_score.reading import faults
from sv_score.reading.decode import Record, T
from sv_score.reading.nodes import Mapping, Node
from sv_score.reading.report import ROOT, Report
from sv_score.reading.source import Source, text_of
from sv_score.reading.yaml import compose

ARTICLES = {
    "criteria": "a criteria file",
    "bids": "a bids file",
    "scores": "a score file",
    "model": "a policy model",
    "policy": "a policy file",
    "proposal": "a proposal for weights",
    "decision": "a decision on weights",
    "blind key": "a blind key",
    "seal": "a seal file",
    "import map": "a map of a spreadsheet",
}
# The key that only one kind of file has at its top; a bids file is told from a score file by more.
_KEYS = {
    "confirmed": "import map",
    "dimensions": "criteria",
    "themes": "model",
    "clauses": "policy",
    "labels": "blind key",
    "sealed": "seal",
    "proposal": "proposal",
    "agreed": "decision",
}


def kind_of(node: Node | None) -> str:
    """Return which kind of file it is by the keys at its top: one of `ARTICLES`, or an empty text."""
    keys = node.entries if isinstance(node, Mapping) else {}
    return kind_by_keys(list(keys))


def kind_by_keys(keys: Collection[str]) -> str:
    """Return which kind of file has these keys at its top, or an empty text."""
    for key, kind in _KEYS.items():
        if key in keys:
            return kind
    if "bids" in keys:
        return "bids" if "criteria" in keys or "evaluators" in keys else "scores"
    return "bids" if "evaluators" in keys else ""


def compose_source(source: Source, findings: list[Finding]) -> Node | None:
    """Return a source as nodes; faults are added to `findings`."""
    text = text_of(source, findings)
    return None if text is None else compose(text, source.label, findings)


def decode_as(
    record: Record[T], kind: str, node: Node | None, label: str, findings: list[Finding]
) -> T | None:
    """Return `node` decoded by `record`, after a check that it is the `kind` of file that is needed."""
    if node is None:
        return None
    report = Report(label, findings)
    found = kind_of(node)
    # A bids file whose `criteria:` is missing looks like a score file; say what is missing instead.
    if found and found != kind and (kind, found) != ("bids", "scores"):
        message = f"this is {ARTICLES[found]}; {ARTICLES[kind]} is needed here"
        keys = {kind: key for key, kind in _KEYS.items()}
        report.add(faults.WRONG_FILE, message, (ROOT, keys.get(found, "bids")), on_key=True)
        return None
    return record.decode(node, ROOT, report)
