"""What is promised stays: names, arguments and types, loaded only when used, and typed for users."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import sv_score
from tests.api.surface import surface
from tests.commands.run import ROOT

GOLDEN = Path(__file__).parent / "surface.txt"


def test_every_promised_name_and_argument_is_as_it_was() -> None:
    # A line that is gone or changed breaks somebody's program. A new line is a promise: write it here, and
    # in docs/python.md.
    assert surface() == GOLDEN.read_text(encoding="utf-8")


def test_every_promised_name_and_field_is_in_the_documentation() -> None:
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    code = set(re.findall(r"\w+", " ".join(re.findall(r"`[^`]+`|```.*?```", page, re.DOTALL))))
    for name in {"evaluate", "check", "compare", "report", "explain", "Unreadable"}:
        assert name in code, name
    for name in re.findall(r"^  (\w+)", surface().split("\nScore\n")[1].split("\nSides")[0], re.MULTILINE):
        assert name in code, f"Score.{name}"
    evaluation = surface().split("\nEvaluation\n")[1].split("\nExplanation")[0]
    for name in re.findall(r"^  (\w+)", evaluation, re.MULTILINE):
        assert name in code or name in {"bids", "dimensions"}, f"Evaluation.{name}"


def test_every_promised_name_says_what_it_is() -> None:
    for name in set(sv_score.__all__) - {"__version__"}:
        assert getattr(sv_score, name).__doc__.strip()


def test_importing_sv_score_imports_nothing_else() -> None:
    program = (
        "import sys; before = set(sys.modules); import sv_score; print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", program],
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["sv_score", "sv_score._version"]


def test_a_name_that_is_not_there_is_an_ordinary_error() -> None:
    with pytest.raises(AttributeError, match="module 'sv_score' has no attribute 'total'"):
        _ = sv_score.total  # type: ignore[attr-defined]
    assert set(sv_score.__all__) <= set(dir(sv_score))


def test_a_users_script_checks_under_strict_mypy(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--config-file=", str(script)],
        # The cache of the project's own check, so that this does not read every module again.
        env={"MYPYPATH": str(ROOT), "MYPY_CACHE_DIR": str(ROOT / ".mypy_cache"), "PATH": ""},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    said = re.findall(r"script\.py:(\d+): error: (.*)", checked.stdout)
    assert [line for line, _ in said] == [str(SCRIPT.count("\n"))], checked.stdout + checked.stderr
    assert 'has no attribute "evalute"' in said[0][1]


SCRIPT = """\
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal, assert_type

import sv_score
from sv_score import Comparison, CriterionScore, Evaluation, Finding, Score

evaluation = assert_type(sv_score.evaluate(Path("bids.yaml")), Evaluation)
assert_type(evaluation.scores, tuple[Score, ...])
assert_type(evaluation.criterion_scores, tuple[CriterionScore, ...])
assert_type(evaluation.score("a", "b").exact_score, Fraction | None)
assert_type(evaluation.score("a", "b").score, Decimal | None)
assert_type(evaluation.score("a", "b").state, Literal["final", "provisional"])
assert_type(evaluation.rows(), list[dict[str, Any]])
assert_type(sv_score.check("folder", select=["SV2"]), list[Finding])
assert_type(sv_score.compare("bids.yaml", "a", "b"), Comparison)
assert_type(sv_score.compare(evaluation, "a", "b").criteria.better, tuple[str, ...])
assert_type(sv_score.report(evaluation, "report.html"), Path)
sv_score.evalute("bids.yaml")
"""
