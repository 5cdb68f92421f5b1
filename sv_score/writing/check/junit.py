"""JUnit XML, which nearly every build server shows: a suite per file, a test per rule that spoke.

A test fails where a finding of its rule is an error (with `strict`, also a warning); other findings are
the output of a test that passed. A file without findings is a suite with one test that passed. There
are no times and no dates: the same files give the same text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from sv_score.checking.check import Checked
from sv_score.model.finding import Severity
from sv_score.reading.locate import Located
from sv_score.writing.check import Look
from sv_score.writing.check.safe import REPLACEMENT
from sv_score.writing.findings import one_line
from sv_score.writing.plain import plain

# What XML 1.0 has no place for, not even as a code.
_FORBIDDEN = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


def write(checked: Checked, look: Look) -> str:
    """Return the report; its files are those that were read and those that findings are in."""
    by_file: dict[str, list[Located]] = {source.label: [] for source in checked.sources}
    for located in checked.findings:
        by_file.setdefault(located.finding.file, []).append(located)
    root = Element("testsuites", name="sv-score check")
    for file, findings in by_file.items():
        _add_suite(root, file, findings, look.strict)
    _count(root)
    ElementTree.indent(root)
    text: str = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _add_suite(root: Element, file: str, findings: Iterable[Located], strict: bool) -> None:
    name = _allowed(plain(file))
    suite = SubElement(root, "testsuite", name=name)
    by_code: dict[str, list[Located]] = {}
    for located in findings:
        by_code.setdefault(located.finding.code, []).append(located)
    for _, group in sorted(by_code.items()):
        _add_case(suite, name, group, strict)
    if not by_code:
        SubElement(suite, "testcase", classname=name, name="no findings")
    _count(suite)


def _add_case(suite: Element, classname: str, group: Sequence[Located], strict: bool) -> None:
    """Add the test of one rule in one file; `group` are the rule's findings there."""
    rule = group[0].finding.rule
    case = SubElement(suite, "testcase", classname=classname, name=f"{rule.code} {rule.name}")
    text = _allowed("\n".join(line for located in group for line in _lines(located)))
    gravest = max((located.finding.severity for located in group), key=lambda s: s.gravity)
    if gravest is Severity.ERROR or (strict and gravest is Severity.WARNING):
        message = plain(group[0].finding.message)
        message += f" (and {len(group) - 1} more)" if len(group) > 1 else ""
        SubElement(case, "failure", type=str(gravest), message=_allowed(message)).text = text
    else:
        SubElement(case, "system-out").text = text


def _lines(located: Located) -> list[str]:
    """Return a finding as lines for people; text from files cannot begin a line of its own."""
    finding = located.finding
    lines = [one_line(located)]
    for label, place in zip(finding.labels, located.labels, strict=True):
        lines.append(f"  {plain(label.file)}:{place.line}:{place.column}: {plain(label.text)}")
    return [*lines, f"  help: {plain(finding.help)}"] if finding.help else lines


def _count(element: Element) -> None:
    """Say how many tests there are in `element` and how many failed; an error is not a failed test."""
    element.set("tests", str(len(element.findall(".//testcase"))))
    element.set("failures", str(len(element.findall(".//failure"))))
    element.set("errors", "0")


def _allowed(text: str) -> str:
    return re.sub(_FORBIDDEN, REPLACEMENT, text)
