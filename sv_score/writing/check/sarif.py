"""SARIF 2.1.0, the format that code scanning services take: one run, its rules and its results.

Columns count characters (`unicodeCodePoints`). Nothing in it depends on the time or the machine.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from sv_score._version import __version__
from sv_score.checking.check import Checked
from sv_score.model.finding import pointer
from sv_score.reading.locate import Located, Place
from sv_score.writing.check import Look
from sv_score.writing.check.project import fingerprints, project_path
from sv_score.writing.check.safe import whole_values
from sv_score.writing.check.sarif_rules import LEVELS, descriptors
from sv_score.writing.json import dumps
from sv_score.writing.plain import plain

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# Our own key: under `primaryLocationLineHash` GitHub's upload expects its own way of counting, and
# warns of every result that has another value there.
FINGERPRINT = "svScorePointer/v1"
# In a message `[text](target)` is a link; a backslash keeps it text.
_LINK = r"\[(?=[^\[\]]*\]\()"


def write(checked: Checked, look: Look) -> str:
    """Return the log as JSON, ending with a line end."""
    rules = descriptors((located.finding.rule for located in checked.findings), look)
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    marks = fingerprints(checked.findings)
    run = {
        "tool": {"driver": {"name": "sv-score", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(located, index[located.finding.code], mark)
            for located, mark in zip(checked.findings, marks, strict=True)
        ],
    }
    return dumps(whole_values({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})) + "\n"


def _result(located: Located, rule_index: int, fingerprint: str) -> dict[str, Any]:
    finding = located.finding
    help = f"\nhelp: {_message(finding.help)}" if finding.help else ""
    location = _physical(finding.file, located.place)
    if finding.route:
        location["logicalLocations"] = [{"fullyQualifiedName": pointer(finding.route)}]
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": LEVELS[finding.severity],
        "message": {"text": _message(finding.message) + help},
        "locations": [location],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
    related = [
        {"id": number, **_physical(label.file, place), "message": {"text": _message(label.text)}}
        for number, (label, place) in enumerate(zip(finding.labels, located.labels, strict=True), start=1)
    ]
    return {**result, "relatedLocations": related} if related else result


def _physical(file: str, place: Place) -> dict[str, Any]:
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.line,
        "endColumn": place.column + place.length,
    }
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(file)}, "region": region}}


def _uri(file: str) -> str:
    """Return a relative reference from the top of the project, or `file:` for a file outside of it.

    A name that is not UTF-8 gets the bytes it has on the disk.
    """
    path = project_path(file)
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = path.encode("utf-8", "replace")
    drive = re.match(rb"[A-Za-z]:(?=/)", data)
    rest = quote(data[drive.end() :] if drive else data, safe="/")
    if drive:
        return f"file:///{drive[0].decode()}{rest}"
    return f"file://{rest}" if rest.startswith("/") else rest


def _message(text: str) -> str:
    return re.sub(_LINK, r"\\[", plain(text))
