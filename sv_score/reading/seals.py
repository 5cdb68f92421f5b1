"""Seal files (`criteria.seal.yaml`): what a file said when it was sealed, see `docs/sealing.md`.

The content of a sealed file is kept as it stands, as text, numbers and lists, so that a seal can still be
read, and its checksums computed again, when the format of the file has more keys than it had then.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from sv_score.model.finding import Finding
from sv_score.model.seal import Part, Seal, SealedFile, Sealing, Tree
from sv_score.reading import faults
from sv_score.reading.decode import UNKEPT, VERSION, Field, ListOf, Record
from sv_score.reading.documents import compose_source, decode_as
from sv_score.reading.nodes import Mapping, Node, Scalar
from sv_score.reading.report import At, Report
from sv_score.reading.source import Source
from sv_score.reading.values import Day, FormatVersion, Text, Word

KINDS = ("criteria", "bids", "scores", "model", "policy", "other")
ENDING = ".seal.yaml"
# The files that are sealed have numbers of at most 40 characters; a longer exponent is no number of theirs.
_NUMBER = r"-?(?:\d+(?:\.\d+)?|\d+e-?\d{1,4})"
_TRUTH = {"true": True, "false": False}


class Content:
    """Keys with texts, numbers, truth values and lists; plain digits are a number, quoted ones a text."""

    def decode(self, node: Node, at: At, report: Report) -> Tree:
        """Return the content of `node`."""
        if isinstance(node, Mapping):
            return _tree(node)
        report.add(faults.WRONG_TYPE, f"expected the content of a file, found {node.kind}", at)
        return None


class Checksum:
    """A SHA-256 as 64 hexadecimal digits."""

    def decode(self, node: Node, at: At, report: Report) -> str | None:
        """Return the checksum."""
        text = Text().decode(node, at, report)
        if text is None or re.fullmatch("[0-9a-f]{64}", text):
            return text
        message = "not a SHA-256 checksum, which is 64 of the characters 0 to 9 and a to f"
        report.add(faults.WRONG_TYPE, message, at)
        return None


def _tree(node: Node) -> Tree:
    if isinstance(node, Scalar):
        if not node.plain:
            return node.text
        is_number = len(node.text) <= 200 and re.fullmatch(_NUMBER, node.text)
        return Decimal(node.text) if is_number else _TRUTH.get(node.text, node.text)
    if isinstance(node, Mapping):
        return {key: _tree(child) for key, child in node.entries.items()}
    return [_tree(child) for child in node.items]


def _file_check(values: dict[str, Any], node: Mapping, at: At, report: Report) -> None:
    """Check that the content of one of sv-score's own files is there."""
    if values.get("kind", "other") != "other" and SEALED_FILE.lacks(node, "content"):
        help = "a seal is made by `sv-score seal`, not written by hand"
        report.add(faults.MISSING_KEY, "a sealed file has no `content`", at, help)


SEALED_FILE = Record(
    SealedFile,
    "a sealed file",
    {
        "name": Field(Text(), "the file, from the folder of the seal", True, essential=True),
        "kind": Field(Word(*KINDS), "which kind of file it is", True),
        "sha256": Field(Checksum(), "the checksum of its content", True),
        "canonical": Field(FormatVersion(), "the version of the form it is made from", attribute=UNKEPT),
        "parts": Field(
            ListOf(
                Record(
                    Part,
                    "a part",
                    {
                        "part": Field(Text(), "which part, such as `criterion LE1`", True, essential=True),
                        "sha256": Field(Checksum(), "the checksum of its content", True),
                    },
                ),
                noun="part",
            ),
            "the checksum of each part",
        ),
        "content": Field(Content(), "what the file said"),
    },
    _file_check,
)

_SEALING: dict[str, Field] = {
    "sealed": Field(Day(), "the day it was sealed", True),
    "tool": Field(Text(), "the program and its version"),
    "notice": Field(Text(), "the notice that the files were published with"),
    "reason": Field(Text(), "why it was sealed again"),
    "files": Field(ListOf(SEALED_FILE, 1, "file"), "what was sealed", True),
}

SEAL_FILE = Record(
    Seal,
    "a seal file",
    {
        "sv_score": VERSION,
        **_SEALING,
        "earlier": Field(
            ListOf(Record(Sealing, "an earlier sealing", _SEALING), noun="sealing"),
            "what was sealed before, oldest first",
        ),
    },
)


def read_seal(source: Source, findings: list[Finding]) -> Seal | None:
    """Return a seal file; faults are added to `findings`."""
    node = compose_source(source, findings)
    return decode_as(SEAL_FILE, "seal", node, source.label, findings)


def seal_name(name: str) -> str:
    """Return the name of the seal beside the file `name`: `criteria.seal.yaml` for `criteria.yaml`."""
    return PurePosixPath(name).stem + ENDING
