"""Cases that courts and auditors looked at, where a command and not a rule would have shown the fault."""

import shutil
from pathlib import Path

import pytest

from tests.commands.run import ROOT, sv_score

MIRAMAR = ROOT / "tests" / "spreadsheets" / "miramar-b-298609"
LIBRARY = ROOT / "examples" / "library-services"


def test_a_formula_written_over_is_found_when_the_sheet_is_imported(tmp_path: Path) -> None:
    """GAO decision B-298609 (Miramar)."""
    for name in ("evaluation.csv", "map.yaml"):
        shutil.copy(MIRAMAR / name, tmp_path)
    done = sv_score("import", "evaluation.csv", "--map", "map.yaml", "--output", "made", cwd=tmp_path)
    assert done.returncode == 1
    (differs,) = [line for line in done.stdout.splitlines() if "DIFFERS" in line]
    assert differs.split()[0] == "F3" and "36" in differs and "48" in differs
    # What was typed over is not taken over: the scores are, and the figure is worked out from them.
    evaluated = sv_score("evaluate", "made/bids.yaml", "--format", "csv", cwd=tmp_path)
    assert "first,First bidder,realism,Price realism,60,final,80.00,48.00" in evaluated.stdout


@pytest.fixture
def library(tmp_path: Path) -> Path:
    shutil.copytree(LIBRARY, tmp_path / "library", ignore=shutil.ignore_patterns("*.jsonl", "consultation"))
    shutil.copytree(ROOT / "examples" / "policies", tmp_path / "policies")
    return tmp_path / "library"


def test_a_letter_says_nothing_that_is_not_in_the_record(library: Path) -> None:
    """Willmott Dixon v Hammersmith and Fulham [2014] EWHC 3191 (TCC): loose remarks fed the claim."""
    words = ("--bid", "mill", "--successful", "harbour", "--output", "letter.md")
    done = sv_score("assessment-summary", "bids.yaml", *words, cwd=library)
    assert done.returncode == 0, done.stderr
    letter = (library / "letter.md").read_text(encoding="utf-8")
    bids = (library / "bids.yaml").read_text(encoding="utf-8")
    recorded = "Bid p11 gives 200 interviews by 30 September 2027 in all six districts"
    assert recorded in " ".join(letter.replace("\\", "").split())
    # Take a reason out of the record, and there is no letter.
    start = bids.index("rationale:", bids.index("- id: mill"))
    end = bids.index("\n", start)
    (library / "letter.md").unlink()
    assert bids[start:end].startswith("rationale:")
    lacking = bids[:start] + 'rationale: ""' + _rest_of_entry(bids, start)
    (library / "bids.yaml").write_text(lacking, encoding="utf-8")
    refused = sv_score("assessment-summary", "bids.yaml", *words, cwd=library)
    assert refused.returncode == 1 and not (library / "letter.md").exists()


def _rest_of_entry(text: str, start: int) -> str:
    """Return the text after the value that starts at `start`, without the further lines of the value."""
    lines = text[start:].split("\n")
    column = len(text[:start]) - text[:start].rindex("\n") - 1
    rest = 1
    while lines[rest].startswith(" " * (column + 1)):
        rest += 1
    return "\n" + "\n".join(lines[rest:])
