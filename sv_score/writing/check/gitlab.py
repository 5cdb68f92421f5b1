"""The report that GitLab shows in a merge request: a JSON list in the shape of Code Climate issues.

GitLab keeps one of several findings with the same fingerprint, so all are different, and it counts a
finding as new when its fingerprint is, so none is made of line numbers.
"""

from __future__ import annotations

from typing import Any

from sv_score.checking.check import Checked
from sv_score.model.finding import Severity
from sv_score.reading.locate import Located
from sv_score.writing.check import Look
from sv_score.writing.check.project import fingerprints, project_path
from sv_score.writing.check.safe import whole_values
from sv_score.writing.json import dumps
from sv_score.writing.plain import plain

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def write(checked: Checked, look: Look) -> str:
    """Return the list of findings, ending with a line end; no findings are an empty list."""
    marks = fingerprints(checked.findings)
    issues = [_issue(*pair) for pair in zip(checked.findings, marks, strict=True)]
    return dumps(whole_values(issues)) + "\n"


def _issue(located: Located, fingerprint: str) -> dict[str, Any]:
    finding, place = located.finding, located.place
    help = f" ({plain(finding.help)})" if finding.help else ""
    return {
        "type": "issue",
        "check_name": f"{finding.code} {finding.rule.name}",
        "description": plain(finding.message) + help,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": project_path(finding.file),
            "lines": {"begin": place.line, "end": place.line},
            "positions": {
                "begin": {"line": place.line, "column": place.column},
                "end": {"line": place.line, "column": place.column + place.length},
            },
        },
    }
