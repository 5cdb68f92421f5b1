"""What the services ask for: GitHub's limits and summary, paths in a project, logs, addresses."""

from pathlib import Path

import pytest

from sv_score.checking.check import Checked
from sv_score.model.finding import Rule, Severity
from sv_score.reading.locate import Located
from sv_score.writing.check import Look, write
from sv_score.writing.check.github import SUMMARY_BYTES, command, step_summary
from sv_score.writing.check.project import project_path
from tests.writing.check.cases import checked_of, made
from tests.writing.check.readers import commands, markdown_rows

ERROR = Rule("SV201", "dimension-weights-total")
WARNING = Rule("SV203", "zero-weight", Severity.WARNING)
INFO = Rule("SV510", "abstained", Severity.INFO)


def several(rule: Rule, count: int) -> list[Located]:
    return [made("x", rule=rule, line=number) for number in range(1, count + 1)]


def annotations(*found: Located) -> list[tuple[str, dict[str, str], str]]:
    return list(commands(write(checked_of(*found), "github", Look())))


def test_the_most_severe_comes_first() -> None:
    read = annotations(*several(INFO, 1), *several(WARNING, 2), *several(ERROR, 1))
    assert [name for name, _, _ in read] == ["error", "warning", "warning", "notice"]
    assert [values["line"] for _, values, _ in read] == ["1", "1", "2", "1"]


def test_a_notice_counts_what_github_does_not_show() -> None:
    assert len(annotations(*several(ERROR, 10), *several(WARNING, 10))) == 20
    name, values, message = annotations(*several(ERROR, 12), *several(WARNING, 11))[-1]
    assert (name, values) == ("notice", {"title": "sv-score"})
    assert message.startswith("3 more findings are in the log")
    assert annotations(*several(ERROR, 11))[-1][2].startswith("1 more finding is in the log")


def test_a_command_escapes_what_would_end_it() -> None:
    assert command("error", {"file": "a:b,c%\n"}, "x\r\n::y,%0A") == (
        "::error file=a%3Ab%2Cc%25%0A::x%0D%0A::y,%250A"
    )


def test_nothing_found_is_no_annotation() -> None:
    assert annotations() == []


def test_the_summary_of_a_step_is_small_enough_and_counts_the_rest() -> None:
    found = [made("ä" * 1990, rule=ERROR, line=number) for number in range(1, 400)]
    text = step_summary(checked_of(*found))
    shown = len(list(markdown_rows(text.split("\n\n…")[0])))
    assert len(text.encode()) < SUMMARY_BYTES + 1000
    assert f"… and {399 - shown} more." in text
    assert 50 < shown < 399


def test_markdown_links_a_rule_where_there_is_an_address() -> None:
    text = write(checked_of(*several(ERROR, 1)), "markdown", Look(docs="https://example.org/rules"))
    assert "| [SV201](https://example.org/rules#sv201) dimension" in text


def test_markdown_cuts_a_cell_that_is_longer_than_a_page() -> None:
    text = write(checked_of(made("x" * 100_000)), "markdown", Look())
    assert len(text) < 7000


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_a_path_starts_at_the_top_of_the_project(
    variable: str, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "tenders").mkdir()
    monkeypatch.chdir(here / "tenders")
    assert project_path("a.yaml") == "a.yaml"
    monkeypatch.setenv(variable, str(here))
    assert project_path("a.yaml") == "tenders/a.yaml"
    assert project_path("../a.yaml") == "a.yaml"
    assert project_path(str(here / "b.yaml")) == "b.yaml"
    assert project_path("<stdin>") == "<stdin>"
    monkeypatch.setenv(variable, str(here / "other"))
    assert project_path("a.yaml") == "a.yaml"


def test_the_last_line_for_people_counts() -> None:
    def last(checked: Checked) -> str:
        return write(checked, "text", Look()).split("\n")[-2]

    assert last(Checked((), (), 12)) == "no findings in 12 files"
    assert last(Checked((), (), 1)) == "no findings in 1 file"
    found = [*several(ERROR, 3), made("x", "b.yaml", WARNING)]
    assert last(Checked(tuple(found), (), 9)) == "3 errors, 1 warning in 2 of 9 files"


def test_text_shows_ten_of_a_rule_in_a_file_and_says_where_it_is_explained() -> None:
    text = write(checked_of(*several(ERROR, 12)), "text", Look())
    assert text.count("= docs: sv-score explain SV201\n") == 10
    assert "… and 2 more SV201 in a.yaml\n" in text


def test_concise_is_nothing_where_nothing_is_found() -> None:
    assert write(checked_of(), "concise", Look()) == ""
