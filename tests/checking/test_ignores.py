"""What an ignore comment accepts, and what is said about the comment itself."""

from pathlib import Path

import pytest

from sv_score.checking.check import check
from sv_score.checking.ignores import Ignores, known_codes
from sv_score.checking.settings import Settings
from sv_score.model.finding import Finding, Rule
from sv_score.reading import limits
from sv_score.reading.locate import Located, Place
from sv_score.rules.documentation import all_documentation
from tests.reading.texts import source

CRITERIA = """\
sv_score: 1
id: lib
title: Library services
scale: {levels: [{score: 0}, {score: 5}]}
dimensions:
  - {id: economy, weight: 100, criteria: [{id: LE1, weight: 100}]}
  - {id: community, weight: 0, criteria: [{id: CR1, weight: 100}]}
"""


def found(text: str, *places: tuple[str, int], strict: bool = False) -> list[tuple[str, int, int]]:
    """Return what is left of findings at (code, line), and what is wrong with the comments themselves."""
    ignores = Ignores([source(text)])
    findings = [
        Located(Finding(Rule(code, "x"), "x", "file.yaml", mark=(line, 1)), Place(line, 1))
        for code, line in places
    ]
    kept = [*ignores.filtered(findings), *ignores.own_findings(strict=strict)]
    return [(each.finding.code, each.place.line, each.place.column) for each in kept]


ACCEPTED = {
    "on the line": ("a: 1  # sv: ignore[SV203] why\n", 1),
    "on the line above": ("# sv: ignore[SV203] why\na: 1\n", 2),
    "above blank lines and comments": ("# sv: ignore[SV203] why\n\n  # more\n  \na: 1\n", 5),
    "above another ignore": ("# sv: ignore[SV203] why\n# and why not\na: 1\n", 3),
    "without blanks": ("a: 1 #sv:ignore[SV203]why\n", 1),
    "with more blanks": ("a: 1  #  sv:  ignore  [ SV203 ]  why\n", 1),
    "behind another comment": ("a: 1  # was 2; # sv: ignore[SV203] why\n", 1),
    "for the whole file": ("# sv: ignore-file[SV203] why\na: 1\nb: 2\n", 3),
    "for the whole file, below a comment": ("# Criteria\n\n# sv: ignore-file[SV203] why\na: 1\n", 4),
    "for the whole file, below the first line": ("---\n# sv: ignore-file[SV203] why\na: 1\n", 3),
    "for the whole file, on the first line": ("--- # sv: ignore-file[SV203] why\na: 1\n", 2),
    "with a byte order mark": ("\ufeff# sv: ignore-file[SV203] why\na: 1\n", 2),
    "with other line ends": ("a: 1\r\n# sv: ignore[SV203] why\r\nb: 2\r\n", 3),
    "with old Mac line ends": ("a: 1\r# sv: ignore[SV203] why\rb: 2\r", 3),
    "where a block opens": ("a: |  # sv: ignore[SV203] why\n  x\n", 1),
    "behind a bracket": ("a: [  # sv: ignore[SV203] why\n  x]\n", 1),
}


@pytest.mark.parametrize("text, line", ACCEPTED.values(), ids=ACCEPTED)
def test_a_finding_on_its_line_is_accepted(text: str, line: int) -> None:
    assert found(text, ("SV203", line), strict=True) == []


NOT_ACCEPTED = {
    "another code": ("a: 1  # sv: ignore[SV204] why\n", 1),
    "another line": ("a: 1  # sv: ignore[SV203] why\nb: 2\n", 2),
    "the line after the next": ("# sv: ignore[SV203] why\na: 1\nb: 2\n", 3),
    "the line above": ("a: 1\n# sv: ignore[SV203] why\n", 1),
    "in a text": ("a: 'x # sv: ignore[SV203] why'\n", 1),
    "in a block": ("a: |\n  # sv: ignore[SV203] why\n  x\n", 3),
    "no bracket": ("a: 1  # sv: ignore SV203\n", 1),
    "a bracket that is not closed": ("a: 1  # sv: ignore[SV203\n", 1),
    "another word": ("a: 1  # sv: ignored[SV203]\n", 1),
    "whole file, too late": ("a: 1\n# sv: ignore-file[SV203] why\nb: 2\n", 3),
}


@pytest.mark.parametrize("text, line", NOT_ACCEPTED.values(), ids=NOT_ACCEPTED)
def test_a_finding_elsewhere_is_not_accepted(text: str, line: int) -> None:
    assert ("SV203", line, 1) in found(text, ("SV203", line))


def test_one_comment_accepts_several_codes_and_several_findings() -> None:
    text = "a: 1  # sv: ignore[SV203,SV304 , SV313] why\n"
    assert found(text, ("SV203", 1), ("SV203", 1), ("SV304", 1), ("SV313", 1)) == []
    assert found(text, ("SV203", 1), ("SV313", 1)) == [("SV030", 1, 7)]


def test_two_comments_may_speak_for_one_line() -> None:
    text = "# sv: ignore-file[SV304] why\na: 1\n# sv: ignore[SV203] why\nb: 2  # sv: ignore[SV313] why\n"
    assert found(text, ("SV203", 4), ("SV304", 4), ("SV313", 4)) == []


OWN = {
    "nothing there": ("a: 1  # sv: ignore[SV203] why\n", "SV030", 1, 7),
    "nothing below": ("a: 1\n  # sv: ignore[SV203] why\n", "SV030", 2, 3),
    "nothing in the file": ("# sv: ignore-file[SV203] why\na: 1\n", "SV030", 1, 1),
    "behind another comment": ("a: 1  # x # sv: ignore[SV203] why\n", "SV030", 1, 11),
    "no such code": ("a: 1  # sv: ignore[SV299] why\n", "SV031", 1, 7),
    "a name": ("a: 1  # sv: ignore[zero-weight] why\n", "SV031", 1, 7),
    "no code": ("a: 1  # sv: ignore[] why\n", "SV031", 1, 7),
    "whole file, too late": ("a: 1\nb: 2  # sv: ignore-file[SV203] why\n", "SV033", 2, 7),
}


@pytest.mark.parametrize("text, code, line, column", OWN.values(), ids=OWN)
def test_a_comment_without_effect_is_reported(text: str, code: str, line: int, column: int) -> None:
    assert found(text) == [(code, line, column)]


def test_of_very_many_comments_the_first_are_read_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FINDINGS", 2)
    text = "".join(f"k{number}: 1  # sv: ignore[SV203] why\n" for number in range(5))
    kept = found(text, *(("SV203", line) for line in range(1, 6)))
    assert kept == [("SV203", 4, 1), ("SV203", 5, 1), ("SV030", 3, 8)]


def test_very_many_comments_above_one_line_are_looked_up_at_once() -> None:
    # Looking for the line again for each of them would take minutes.
    text = "# sv: ignore[SV203] why\n" * 100_000 + "a: 1\n"
    kept = found(text, ("SV203", 100_001))
    assert [code for code, _, _ in kept] == ["SV030"]


def test_a_comma_at_the_end_names_no_code() -> None:
    assert found("a: 1  # sv: ignore[SV203,] why\n", ("SV203", 1)) == [("SV031", 1, 7)]


@pytest.mark.parametrize(
    "written, help", [("sv203", "write SV203"), ("SV000", "`sv-score rules` lists them")]
)
def test_the_help_knows_small_letters(written: str, help: str) -> None:
    ignores = Ignores([source(f"a: 1  # sv: ignore[{written}] why\n")])
    assert [each.finding.help for each in ignores.own_findings(strict=False)] == [help]


@pytest.mark.parametrize("reason", ["", " ", " -", ":", " – "])
def test_a_reason_is_asked_for_under_strict(reason: str) -> None:
    text = f"a: 1  # sv: ignore[SV203]{reason}\n"
    assert found(text, ("SV203", 1)) == []
    assert found(text, ("SV203", 1), strict=True) == [("SV032", 1, 7)]


def test_an_ignore_without_effect_is_not_asked_for_its_reason() -> None:
    assert found("a: 1  # sv: ignore[SV203]\n", strict=True) == [("SV030", 1, 7)]


@pytest.mark.parametrize(
    "data", [b"# sv: ignore-file[SV002] why\na: \xe9\n", b"# sv: ignore-file[SV001] why\na: b: c\n"]
)
def test_a_file_that_cannot_be_read_accepts_nothing(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(data)
    findings = check([str(tmp_path / "a.yaml")], Settings()).findings
    assert [each.finding.code for each in findings] in (["SV001"], ["SV002"])


def test_a_csv_file_has_no_comments(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("bid,criterion,evaluator,score\n# sv: ignore[SV203] why,LE1,ev1,3\n", encoding="utf-8")
    assert check([str(file)], Settings()).findings == ()


def test_every_rule_has_a_code_that_can_be_ignored() -> None:
    assert known_codes() == {each.rule.code for each in all_documentation()}
    assert {"SV001", "SV030", "SV203", "SV513"} <= known_codes()


def test_an_ignore_in_a_criteria_file_counts_once_whoever_reads_it(tmp_path: Path) -> None:
    criteria = CRITERIA.replace("weight: 0, ", "weight: 0, name: A,\n      ").replace(
        "name: A,\n", "name: A,  # sv: ignore[SV203] why\n"
    )
    (tmp_path / "criteria.yaml").write_text(criteria, encoding="utf-8")
    bids = "sv_score: 1\ncriteria: criteria.yaml\nbids: [{id: one, responses: {LE1: 5, CR1: 5}}]\n"
    (tmp_path / "bids.yaml").write_text(bids, encoding="utf-8")
    for path in (tmp_path, tmp_path / "bids.yaml", tmp_path / "criteria.yaml"):
        codes = {each.finding.code for each in check([str(path)], Settings()).findings}
        assert not codes & {"SV203", "SV030"}
    (tmp_path / "criteria.yaml").write_text(criteria.replace("weight: 0", "weight: 5"), encoding="utf-8")
    for path in (tmp_path, tmp_path / "bids.yaml", tmp_path / "criteria.yaml"):
        found = [each.finding.code for each in check([str(path)], Settings()).findings]
        assert found.count("SV030") == 1


def test_an_ignore_for_a_mark_in_a_score_file_is_used_where_the_bids_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "criteria.yaml").write_text(CRITERIA, encoding="utf-8")
    (tmp_path / "bids.yaml").write_text(
        "sv_score: 1\ncriteria: criteria.yaml\nscores: [ev1.yaml]\nevaluators: [{id: ev1}]\n"
        "bids: [{id: one, responses: {CR1: 5}}]\n",
        encoding="utf-8",
    )
    (tmp_path / "ev1.yaml").write_text(
        "bids:\n  - id: one\n    responses:\n      LE1:\n        scores:\n"
        "          ev1: 7  # sv: ignore[SV503] as written on the form\n",
        encoding="utf-8",
    )
    codes = {each.finding.code for each in check([str(tmp_path)], Settings()).findings}
    assert not codes & {"SV503", "SV030"}


def test_own_findings_are_configured_like_others(tmp_path: Path) -> None:
    file = tmp_path / "criteria.yaml"
    file.write_text(CRITERIA.replace("id: lib", "id: lib  # sv: ignore[SV201] why"), encoding="utf-8")

    def severities(settings: Settings) -> list[str]:
        found = check([str(file)], settings).findings
        return [str(each.finding.severity) for each in found if each.finding.code == "SV030"]

    assert severities(Settings()) == ["warning"]
    assert severities(Settings(severity={"SV030": "error"})) == ["error"]
    assert severities(Settings(severity={"unused-ignore": "off"})) == []
    assert severities(Settings(ignore=("SV030",))) == []
