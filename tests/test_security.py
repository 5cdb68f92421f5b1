"""What docs/security.md says is so: its tests exist, and its limits are those of the program."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sv_score.reading import limits
from tests.commands.run import ROOT, sv_score

PAGE = (ROOT / "docs/security.md").read_text(encoding="utf-8")
# As the page names them: the constant in the program, and how many of its units are one of the page's.
RAISED = {
    "FILE_MIB": ("FILE_BYTES", limits.MIB),
    "BIDS": ("BIDS", 1),
    "VALUES": ("VALUES", 1),
    "HELD_VALUES": ("HELD_VALUES", 1),
    "FINDINGS": ("FINDINGS", 1),
    "ALIASES": ("ALIASES", 1),
    "ALIASED_VALUES": ("ALIASED_VALUES", 1),
    "CSV_CELL": ("CSV_CELL", 1),
    "PACKAGE_MIB": ("PACKAGE_BYTES", limits.MIB),
    "UNPACKED_MIB": ("UNPACKED_BYTES", limits.MIB),
    "PARTS": ("PARTS", 1),
    "SHEET_CELLS": ("SHEET_CELLS", 1),
    "BUNDLE_MIB": ("BUNDLE_BYTES", limits.MIB),
    "BUNDLE_FILES": ("BUNDLE_FILES", 1),
}
FIXED = {
    "levels of nesting": "DEPTH",
    "cells in a row of a CSV file": "COLUMNS",
    "characters in a number": "NUMBER_LENGTH",
    "in a bundle": "BUNDLE_NAME",
}


def test_every_test_that_is_named_exists() -> None:
    named = re.findall(r"`(tests/[^`]+)`", PAGE)
    assert len(named) > 30
    for name in named:
        path, _, function = name.partition("::")
        assert (ROOT / path).exists(), name
        if function:
            assert f"def {function}(" in (ROOT / path).read_text(encoding="utf-8"), name


def test_the_table_has_every_limit_as_it_is() -> None:
    rows = re.findall(rf"\| ([\d,]+) \| `{limits.PREFIX}(\w+)` \|", PAGE)
    assert {name: int(most.replace(",", "")) for most, name in rows} == {
        name: getattr(limits, constant) // unit for name, (constant, unit) in RAISED.items()
    }
    for words, constant in FIXED.items():
        assert re.search(rf"{words} \| {getattr(limits, constant):,} \|", PAGE)
    numbers = {name for name, value in vars(limits).items() if isinstance(value, int)} - {
        "MIB",
        "FEW_FINDINGS",
    }
    assert numbers == {constant for constant, _ in RAISED.values()} | set(FIXED.values())


SHOWN = """
from sv_score.reading import limits
print([getattr(limits, name) for name in {names!r}], limits.WRONG)
"""


def run(code: str, **environment: str) -> str:
    kept = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(
        [sys.executable, "-c", code], env=kept, capture_output=True, encoding="utf-8", check=True
    ).stdout


def test_the_environment_raises_and_lowers_every_limit() -> None:
    values = {f"{limits.PREFIX}{name}": str(number) for number, name in enumerate(RAISED, start=7)}
    names = [constant for constant, _ in RAISED.values()]
    expected = [number * unit for number, (_, unit) in enumerate(RAISED.values(), start=7)]
    assert run(SHOWN.format(names=names), **values) == f"{expected} []\n"


@pytest.mark.parametrize("value", ["0", "-1", "1.5", "many", "1e9", "9" * 11, "١٢"])
def test_a_limit_that_is_no_number_is_said_before_anything_is_read(value: str) -> None:
    done = sv_score("check", "examples/first-steps", SV_SCORE_MAX_FILE_MIB=value)
    assert (done.returncode, done.stdout) == (2, "")
    assert "SV_SCORE_MAX_FILE_MIB is not a whole number above 0" in done.stderr


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("VALUES", "sv_score: 1\ntitle: x\n", "SV012"),
        ("ALIASES", "sv_score: 1\na: &a x\nb: [*a, *a]\n", "SV013"),
        ("ALIASED_VALUES", "sv_score: 1\na: &a [x, x]\nb: *a\n", "SV013"),
        ("BIDS", "sv_score: 1\ncriteria: c\nbids: [{id: a}, {id: b}]\n", "SV012"),
        ("FILE_MIB", "sv_score: 1\n#" + "x" * 1024 * 1024 + "\n", "SV010"),
    ],
)
def test_a_finding_says_which_limit_to_raise_and_raising_it_helps(
    name: str, text: str, code: str, tmp_path: Path
) -> None:
    variable = f"{limits.PREFIX}{name}"
    (tmp_path / "criteria.yaml").write_text(text, encoding="utf-8")
    refused = sv_score("check", "criteria.yaml", cwd=tmp_path, **{variable: "1"})
    assert refused.returncode == 1
    assert code in refused.stdout
    assert f"set the environment variable {variable} above 1" in refused.stdout
    assert code not in sv_score("check", "criteria.yaml", cwd=tmp_path, **{variable: "100"}).stdout


def test_a_csv_cell_that_is_too_long_says_which_limit_to_raise(tmp_path: Path) -> None:
    (tmp_path / "marks.csv").write_text("bid,criterion,evaluator,score,rationale\na,b,c,1,long words\n")
    refused = sv_score("check", "marks.csv", cwd=tmp_path, SV_SCORE_MAX_CSV_CELL="9")
    assert "SV020" in refused.stdout and "SV_SCORE_MAX_CSV_CELL above 9" in refused.stdout
    assert "SV020" not in sv_score("check", "marks.csv", cwd=tmp_path, SV_SCORE_MAX_CSV_CELL="10").stdout


def test_a_link_in_the_place_of_an_output_is_replaced_and_not_followed(tmp_path: Path) -> None:
    kept = tmp_path / "kept.txt"
    kept.write_text("kept", encoding="utf-8")
    link = tmp_path / "out.txt"
    link.symlink_to(kept)
    done = sv_score("evaluate", "examples/first-steps/bids.yaml", "--output", str(link))
    assert done.returncode == 0
    assert kept.read_text(encoding="utf-8") == "kept"
    assert not link.is_symlink() and link.stat().st_size > 100
