"""The JSON of formats.md section 5: every finding with every field, and how many files there were."""

from __future__ import annotations

from sv_score.checking.check import Checked
from sv_score.writing.check import Look
from sv_score.writing.check.safe import whole_values
from sv_score.writing.json import dumps, finding_values


def write(checked: Checked, look: Look) -> str:
    """Return `{"sv_score": 1, "findings": [...], "files": N}`, ending with a line end."""
    findings = [finding_values(located) for located in checked.findings]
    return dumps(whole_values({"sv_score": 1, "findings": findings, "files": checked.files})) + "\n"
