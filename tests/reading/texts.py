"""Short ways from a text to what was read from it, and to what was found in it."""

import subprocess
import sys
from pathlib import Path
from unittest import mock

import yaml

from sv_score.reading.bids import read_bids
from sv_score.reading.evaluation import read_criteria
from sv_score.reading.locate import locate
from sv_score.reading.nodes import Mapping, Scalar
from sv_score.reading.report import ROOT, Report
from sv_score.reading.source import Source
from sv_score.reading.yaml import compose

CRITERIA = """\
sv_score: 1
id: lib
title: Library services
scale:
  levels:
    - {score: 0}
    - {score: 5}
dimensions:
  - id: economy
    weight: 60
    criteria:
      - {id: LE1, weight: 100}
  - id: community
    weight: 40
    criteria:
      - {id: CR1, weight: 100}
"""

BIDS = """\
sv_score: 1
criteria: criteria.yaml
evaluators:
  - id: ev1
  - id: ev2
bids:
  - id: harbour
    supplier: Harbour Trust
    responses: {LE1: 3, CR1: 4}
  - id: mill
    responses: {LE1: 2, CR1: 5}
"""


def source(text, label="file.yaml"):
    return Source(label, text.encode() if isinstance(text, str) else text, Path())


def composed(text, pure=False, **more):
    """Return the nodes of a text and what was found in it as (code, line, column)."""
    findings = []
    loader = yaml.SafeLoader if pure else yaml.CSafeLoader
    with mock.patch("sv_score.reading.yaml.LOADER", loader):
        node = compose(text, "file.yaml", findings, **more)
    return node, [(f.code, *f.mark) for f in findings]


def plain(node):
    """Return nodes as dicts, lists and texts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key: plain(child) for key, child in node.entries.items()}
    return [plain(child) for child in node.items]


def placed(findings, *sources):
    """Return findings as (code, line, column), in the order in which people see them."""
    return [(x.finding.code, x.place.line, x.place.column) for x in locate(findings, sources)]


def decoded(decoder, text):
    """Return what a decoder makes of the value of `field: <text>`, and the codes it reports."""
    node, faults = composed(f"field: {text}\n")
    assert not faults
    findings = []
    value = decoder.decode(node.entries["field"], (ROOT, "field"), Report("file.yaml", findings))
    assert (value is None) == bool(findings)
    return value, [f.code for f in findings]


def criteria(text, label="criteria.yaml"):
    """Return the criteria in a text and what was found as (code, line, column)."""
    findings, file = [], source(text, label)
    value = read_criteria(file, findings)
    return value, placed(findings, file)


def bids(text, label="bids.yaml"):
    """Return the bids in a text and what was found as (code, line, column)."""
    findings, file = [], source(text, label)
    value = read_bids(file, findings, lambda share: None)
    return value, placed(findings, file)


def helps(read, text):
    """Return the help texts of everything found in a criteria (or other) text."""
    findings = []
    read(source(text), findings)
    return [f.help for f in findings]


def run_alone(code, timeout=10):
    """Run Python code in a process of its own, which must end well, and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=timeout, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout
