"""The pages for developers work as written: a copy of the repository is changed as they say, and tried."""

from pathlib import Path

import pytest

from tests import guides

PAGES = ("adding-a-rule.md", "adding-a-format.md", "adding-a-command.md", "adding-a-policy-model.md")
# The tests that the pages run, by what is new in them.
TRIED = (
    "tests/rules/test_cases.py",
    "tests/rules/test_documentation.py",
    "tests/writing/test_tsv.py",
    "tests/commands/test_gates.py",
    "tests/reading/test_policy_model.py",
)
NEW = "SV399 or long_question or test_tsv or test_gates or riverland"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository in which somebody has done what the pages say."""
    made = guides.copy_of_the_repository(tmp_path_factory.mktemp("copy"))
    for page in PAGES:
        guides.follow(page, made)
    return made


def written(copy: Path) -> list[str]:
    """The Python files that the pages write."""
    names = [title for page in PAGES for title, _ in guides.blocks(page) if guides.AT_THE_END not in title]
    assert len(names) == len(set(names))
    return [name for name in names if name.endswith(".py") and (copy / name).exists()]


def test_what_the_pages_make_is_not_there_already() -> None:
    for page in PAGES:
        for title, _ in guides.blocks(page):
            assert guides.AT_THE_END in title or not (guides.ROOT / title).exists(), title


def test_the_tests_that_the_pages_run_pass(copy: Path) -> None:
    done = guides.run(copy, "pytest", "-q", *TRIED, "-k", NEW)
    assert done.returncode == 0, done.stdout + done.stderr
    # Both cases and both examples of the rule, and its options; two tests each of the format and the command.
    assert done.stdout.count(".") >= 12


def test_what_the_pages_make_is_formatted_as_the_rest(copy: Path) -> None:
    files = written(copy)
    assert len(files) == 7
    for check in (("check",), ("format", "--check")):
        done = guides.run(copy, "ruff", *check, *files)
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_commands_of_the_pages_work(copy: Path) -> None:
    explained = guides.run(copy, "sv_score", "explain", "SV399").stdout
    assert explained.startswith("SV399 long-question (info)")
    bad = guides.run(
        copy, "sv_score", "check", "--format", "concise", "tests/cases/rules/SV399/bad-long.yaml"
    )
    assert "info[SV399] the question of `A1` has 68 words" in bad.stdout
    rows = guides.run(copy, "sv_score", "evaluate", "examples/first-steps/bids.yaml", "-o", "result.txt")
    assert rows.returncode == 0
    model = guides.run(copy, "sv_score", "criteria", "show", "riverland").stdout
    assert model.startswith("Riverland fair work policy (riverland)")
    made = guides.run(copy, "sv_score", "new", "trial", "--model", "riverland")
    assert made.returncode == 0, made.stderr
    assert "1a:" in (copy / "trial" / "bids.yaml").read_text(encoding="utf-8")
