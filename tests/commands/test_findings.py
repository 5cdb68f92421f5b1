"""Findings beside a result: every command shows the errors, counts the rest and ends with 1 for an error."""

import json
import shutil
from pathlib import Path

import pytest

from tests.commands.run import ROOT, sv_score

# The criteria follow a model that does not exist: an error (SV401) that changes no figure.
NO_MODEL = "model: nope"
COMMANDS = ("evaluate", "compare", "margins", "agreement", "moderate")
# What each has in place of a result that an error stands in the way of.
EMPTY = {
    "compare": {"bids": [], "undominated": [], "relations": None, "dominated": [], "pairs": []},
    "margins": {"dimensions": [], "agreed_outside_marks": [], "firm": []},
    "agreement": {"enough_units": None, "dimensions": [], "evaluators": [], "spread": []},
    "moderate": {"items": []},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the library procurement, which has no error."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    library = tmp_path / "examples" / "library-services"
    (library / "criteria.seal.yaml").unlink()
    return library


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


@pytest.fixture
def with_error(folder: Path) -> Path:
    text = (folder / "criteria.yaml").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("model:"))
    change(folder / "criteria.yaml", line, NO_MODEL)
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_an_error_that_changes_no_figure_is_shown_and_ends_with_1(command: str, with_error: Path) -> None:
    done = sv_score(command, "bids.yaml", cwd=with_error)
    assert done.returncode == 1
    assert len(done.stdout) > 200
    assert "error[SV401]" in done.stderr and "1 error" in done.stderr.splitlines()[-1]
    quiet = sv_score(command, "bids.yaml", "--quiet", cwd=with_error)
    assert (quiet.returncode, quiet.stdout) == (1, done.stdout)
    assert "error[SV401]" in quiet.stderr and "warning[" not in quiet.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_json_and_a_file_have_the_result_and_the_findings(command: str, with_error: Path) -> None:
    done = sv_score(command, "bids.yaml", "-o", "out.json", cwd=with_error)
    assert (done.returncode, done.stdout) == (1, "")
    page = json.loads((with_error / "out.json").read_text(encoding="utf-8"))
    assert "SV401" in {found["code"] for found in page["findings"]}
    assert page["items" if command == "moderate" else "dimensions" if command != "compare" else "pairs"]


@pytest.mark.parametrize("command", COMMANDS)
def test_without_an_error_they_end_with_0_and_count_the_rest(command: str, folder: Path) -> None:
    done = sv_score(command, "bids.yaml", cwd=folder)
    assert done.returncode == 0
    assert "1 note" in done.stderr.splitlines()[-1]
    assert sv_score(command, "bids.yaml", "--quiet", cwd=folder).stderr == ""


def test_a_report_is_written_and_ends_with_1(with_error: Path) -> None:
    done = sv_score("report", "bids.yaml", "-o", "report.md", cwd=with_error)
    assert done.returncode == 1
    assert done.stdout.startswith("Wrote report.md, for the panel")
    assert "error[SV401]" in done.stderr
    assert (with_error / "report.md").exists()


@pytest.mark.parametrize("command", sorted(EMPTY))
def test_json_is_printed_where_an_error_stands_in_the_way(command: str, folder: Path) -> None:
    # A mark that is not on the scale.
    change(folder / "scores" / "ev2.csv", ",3,", ",99,")
    done = sv_score(command, "bids.yaml", "-f", "json", cwd=folder)
    assert done.returncode == 1
    page = json.loads(done.stdout)
    findings = page.pop("findings")
    inputs = page.pop("inputs")
    assert page == {"sv_score": 1, **EMPTY[command]}
    assert "SV503" in {found["code"] for found in findings}
    assert {"bids.yaml", "criteria.yaml"} <= {each["path"] for each in inputs}
    assert "error[SV503]" in done.stderr
    asked = sv_score(command, "bids.yaml", "-o", "out.json", cwd=folder)
    assert (asked.returncode, asked.stdout) == (1, "")
    assert (folder / "out.json").read_text(encoding="utf-8") == done.stdout
    assert sv_score(command, "bids.yaml", cwd=folder).stdout == ""


def test_the_colour_asked_for_counts_for_errors_too(folder: Path) -> None:
    change(folder / "criteria.yaml", "dimensions:", "dimensions: {\n")
    done = sv_score("diff", "criteria.yaml", "criteria.yaml", "--color", "never", cwd=folder, FORCE_COLOR="1")
    assert done.returncode == 2
    assert "error[SV" in done.stderr and "\x1b" not in done.stderr


@pytest.mark.parametrize("command", ["evaluate", "compare", "margins", "report", "assessment-summary"])
def test_a_folder_stands_for_its_bids_file(command: str, folder: Path) -> None:
    more = {
        "report": ["-o", "r.md"],
        "assessment-summary": ["--bid", "harbour", "--draft", "-o", "r.md"],
    }.get(command, [])
    made = [sv_score(command, name, *more, cwd=folder) for name in (".", "bids.yaml")]
    assert made[0].returncode == made[1].returncode and made[0].stdout == made[1].stdout
    assert made[0].returncode in (0, 1) and made[0].stdout
    none = sv_score(command, "scores", *more, cwd=folder)
    assert none.returncode == 2
    assert none.stderr == "sv-score: scores has no bids.yaml; name the bids file itself\n"


def test_a_folder_stands_for_its_criteria_file(folder: Path) -> None:
    made = [sv_score("rehearse", name, "--random", "1", cwd=folder) for name in (".", "criteria.yaml")]
    assert made[0].returncode == 0 and made[0].stdout == made[1].stdout
    none = sv_score("rehearse", "scores", cwd=folder)
    assert none.stderr == "sv-score: scores has no criteria.yaml; name the criteria file itself\n"


@pytest.mark.parametrize(
    "words",
    [
        ("seal", "NAME"),
        ("sign", "NAME", "--key", "none"),
        ("bundle", "bids.yaml", "-o", "NAME.zip"),
        ("new", "NAME"),
        ("report", "bids.yaml", "-o", "NAME.md"),
        ("assessment-summary", "bids.yaml", "--bid", "harbour", "--draft", "-o", "NAME.md"),
        ("panel", "make", "bids.yaml", "-o", "NAME"),
        ("evaluate", "NAME"),
    ],
)
def test_the_name_of_a_file_does_nothing_to_the_terminal(words: tuple[str, ...], folder: Path) -> None:
    name = "x\x1b[31mred"
    (folder / name).write_text("text", encoding="utf-8")
    if words[0] in ("new", "panel"):
        (folder / name).unlink()
    done = sv_score(*(word.replace("NAME", name) for word in words), cwd=folder)
    said = done.stdout + done.stderr
    assert "x<U+001B>[31mred" in said or "red" not in said
    assert said and "\x1b" not in said
