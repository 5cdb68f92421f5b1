"""Whole files: from a source to a model value, and which kind of file a source is."""

from __future__ import annotations

from sv_score.model.finding import Finding
from sv_score.reading import faults
from sv_score.reading.decode import ROOT, Record, Report, T
from sv_score.reading.source import Source, text_of
from sv_score.reading.yaml import Mapping, Node, compose

_ARTICLES = {"criteria": "a criteria file", "bids": "a bids file", "scores": "a score file"}
_KEYS = {"criteria": "dimensions", "model": "themes", "bids": "bids"}


def kind_of(node: Node | None) -> str:
    """Return criteria, bids, scores or model by the keys a file has, or an empty text."""
    keys = node.entries if isinstance(node, Mapping) else {}
    if "dimensions" in keys:
        return "criteria"
    if "themes" in keys:
        return "model"
    if "bids" in keys:
        return "bids" if "criteria" in keys or "evaluators" in keys else "scores"
    return ""


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
    if found and found != kind:
        wanted = _ARTICLES.get(kind, "a policy model")
        message = f"this is {_ARTICLES.get(found, 'a policy model')}; {wanted} is needed here"
        report.add(faults.WRONG_FILE, message, (ROOT, _KEYS.get(found, "bids")), on_key=True)
        return None
    return record.decode(node, ROOT, report)
