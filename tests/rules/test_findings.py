"""What rules say about their bad cases and their own examples, to the letter, kept in `tests/rules/findings`.

SV_SCORE_GOLDEN=write writes it anew, for new rules too; then read the difference.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sv_score.checking.check import check
from sv_score.checking.settings import Settings
from sv_score.rules import ALL_RULES, rule_module
from sv_score.rules.documentation import Documentation, of_module
from tests.rules.overlay import write_example
from tests.rules.test_cases import CASES, files

ROOT = Path(__file__).parent.parent.parent
KEPT = Path(__file__).parent / "findings"
WRITE = os.environ.get("SV_SCORE_GOLDEN") == "write"
DOCUMENTED = [of_module(rule_module(name)) for name in ALL_RULES]
BAD = files("bad")
PLACE = re.compile(r"\b\d+:\d+: ")


def placed(line: str, folder: Path) -> str:
    """Return a line without the folders that are other ones elsewhere."""
    line = line.replace("\\", "/")
    for other in (folder, ROOT):
        line = line.replace(f"{other.as_posix()}/", "")
    return line


def said(path: Path, code: str) -> Iterator[str]:
    """Yield what `code` says about a file, in lines: place, severity, message, help and labels."""
    for located in check([str(path)], Settings()).findings:
        found = located.finding
        if found.code == code:
            place = f"{located.place.line}:{located.place.column}"
            lines = [f"{Path(found.file).name}:{place}: {found.severity}: {found.message}"]
            lines.append(f"  help: {found.help}" if found.help else "  no help")
            for label, there in zip(found.labels, located.labels, strict=True):
                lines.append(f"  {there.line}:{there.column}: {label.text}")
            yield from (placed(line, path.parent) for line in lines)


@pytest.mark.parametrize("documented", DOCUMENTED, ids=lambda documented: documented.rule.code)
def test_what_is_said_is_what_was_said(documented: Documentation, tmp_path: Path) -> None:
    code = documented.rule.code
    write_example(documented.example, tmp_path)
    # Examples are written in one line, so that columns in them say nothing.
    lines = ["# The example", *(PLACE.sub("", line) for line in said(tmp_path / "bids.yaml", code))]
    for path in BAD:
        if path.parent.name == code:
            lines += ["", f"# {path.name}", *said(path, code)]
    kept = KEPT / f"{code}.txt"
    if WRITE:
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes("\n".join([*lines, ""]).encode())
    assert kept.exists(), "a new rule: run once with SV_SCORE_GOLDEN=write and read what it says"
    assert "\n".join([*lines, ""]) == kept.read_text(encoding="utf-8")


def test_nothing_is_kept_of_a_rule_that_is_not_there() -> None:
    codes = {documented.rule.code for documented in DOCUMENTED}
    assert {path.stem for path in KEPT.glob("*.txt")} <= codes
    assert CASES.exists()
