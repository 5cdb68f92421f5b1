"""Annotations on the changed lines, as GitHub Actions reads them from a step's output.

A command is one line, `::error file=…,line=…::message`. In values a `%`, line ends, `:` and `,` are
percent codes, in messages `%` and line ends, so that no text can end its command or begin another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from sv_score.checking.check import Checked
from sv_score.model.finding import Severity
from sv_score.reading.locate import Located
from sv_score.writing.check import Look
from sv_score.writing.check.project import project_path
from sv_score.writing.check.safe import visible
from sv_score.writing.plain import plain

# Of each of its three levels GitHub shows this many annotations of a step; the log has them all.
SHOWN = 10
# A step's summary is refused above 1 MiB.
SUMMARY_BYTES = 900_000
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(checked: Checked, look: Look) -> str:
    """Return a command per finding, most severe first, and a notice where GitHub will not show all."""
    ordered = sorted(checked.findings, key=lambda located: -located.finding.severity.gravity)
    commands = [_annotation(located) for located in ordered]
    hidden = _hidden(ordered)
    if hidden:
        are = "finding is" if hidden == 1 else "findings are"
        message = f"{hidden} more {are} in the log of this step; GitHub shows {SHOWN} of a level"
        commands.append(command("notice", {"title": "sv-score"}, message))
    return "".join(f"{line}\n" for line in commands)


def _hidden(findings: list[Located]) -> int:
    counts = Counter(located.finding.severity for located in findings)
    return sum(max(0, count - SHOWN) for count in counts.values())


def _annotation(located: Located) -> str:
    finding, place = located.finding, located.place
    properties = {
        "file": visible(project_path(finding.file)),
        "line": str(place.line),
        "endLine": str(place.line),
        "col": str(place.column),
        "endColumn": str(place.column + place.length),
        "title": f"{finding.code} {finding.rule.name}",
    }
    # The log shows messages without their properties, so the place is said again.
    lines = [plain(finding.message)]
    lines += [f"help: {plain(finding.help)}"] if finding.help else []
    lines += [f"{plain(finding.file)}:{place.line}:{place.column} (sv-score explain {finding.code})"]
    return command(_LEVELS[finding.severity], properties, "\n".join(lines))


def command(name: str, properties: Mapping[str, str], message: str) -> str:
    """Return one workflow command; `properties` and `message` are any text."""
    values = ",".join(f"{key}={_value(value)}" for key, value in properties.items())
    return f"::{name} {values}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def step_summary(checked: Checked) -> str:
    """Return the findings as Markdown for the page of a job, short enough for GitHub to accept."""
    from sv_score.writing.check.markdown import document

    return document(checked, Look(), SUMMARY_BYTES)
