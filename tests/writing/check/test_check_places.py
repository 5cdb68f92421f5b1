"""Every format names the same place for the same finding, whatever the files are called."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sv_score.checking.check import Checked
from sv_score.model.finding import pointer
from sv_score.writing.check import CHECK_FORMATS, Look, write
from sv_score.writing.check.project import fingerprints
from sv_score.writing.plain import plain
from tests.writing.check.cases import CODES, NAMES
from tests.writing.check.readers import READERS


def in_a_log(label: str) -> str:
    return plain(label).replace("##[", "#\ufffd[")


def at_a_line_start(label: str) -> str:
    return re.sub("^::", "./::", in_a_log(label))


def without_halves(label: str) -> str:
    return label.replace("\udcff", "\ufffd")


NAMED: dict[str, Callable[[str], str]] = {
    "text": in_a_log,
    "concise": at_a_line_start,
    "json": without_halves,
    "github": without_halves,
    "sarif": str,
    "junit": plain,
    "gitlab": without_halves,
    "markdown": plain,
}


def test_the_files_have_findings_of_many_kinds(checked: Checked) -> None:
    assert {located.finding.code for located in checked.findings} >= set(CODES) - {"SV109", "SV203"}
    assert {located.finding.file for located in checked.findings} >= {*NAMES, "bids.yaml", "marks.csv"}
    assert any(located.labels for located in checked.findings)
    assert all(located.place.line > 1 for located in checked.findings)


@pytest.mark.parametrize("form", CHECK_FORMATS)
def test_every_format_names_the_same_line_and_column(form: str, checked: Checked) -> None:
    expected = sorted(
        (NAMED[form](located.finding.file), located.finding.code, located.place.line, located.place.column)
        for located in checked.findings
    )
    assert sorted(READERS[form](write(checked, form, Look()))) == expected


def test_the_column_counts_characters(checked: Checked) -> None:
    """A place is where the quoted text is in the line, also after characters of several bytes."""
    for located in checked.findings:
        row = Path(located.finding.file).read_text(encoding="utf-8").split("\n")[located.place.line - 1]
        named = re.search("`(é|ümlaut.*)`", located.finding.message)
        if named:
            assert row[located.place.column - 1 :].startswith(f'"{named[1]}"')


@pytest.mark.parametrize("form", CHECK_FORMATS)
@pytest.mark.parametrize("colour", [False, True])
def test_the_same_check_gives_the_same_text(form: str, colour: bool, checked: Checked) -> None:
    look = Look(colour=colour)
    text = write(checked, form, look)
    assert text == write(checked, form, look)
    assert text.encode().decode() == text
    assert ("\x1b" in text) == (colour and form == "text")


def test_fingerprints_survive_moved_lines(checked: Checked) -> None:
    moved = [
        located._replace(place=located.place._replace(line=located.place.line + 9))
        for located in checked.findings
    ]
    assert fingerprints(moved) == fingerprints(checked.findings)
    assert len(set(fingerprints(moved))) == len(moved)


def test_findings_of_one_rule_at_one_place_have_different_fingerprints(checked: Checked) -> None:
    located = checked.findings[0]
    assert pointer(located.finding.route)
    assert len(set(fingerprints([located, located, located]))) == 3
