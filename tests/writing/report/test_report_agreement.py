"""The agreement in a report is that of the marks as first given, as `sv-score agreement` has it."""

import shutil
from pathlib import Path

from sv_score.assessment import assess
from sv_score.commands.history import record_changes
from sv_score.writing.report.audience import Reader
from sv_score.writing.report.contents import gather

ROOT = Path(__file__).parents[3]


def test_a_mark_changed_later_does_not_improve_agreement(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    shutil.copytree(ROOT / "examples" / "library-services", folder)
    shutil.copytree(ROOT / "examples" / "policies", tmp_path / "policies")
    before = gather(assess(str(folder / "bids.yaml")), Reader()).agreement
    marks = folder / "scores" / "ev2.csv"
    text = marks.read_text(encoding="utf-8")
    changed = text.replace("mill,ST3,ev2,4", "mill,ST3,ev2,3").replace("mill,ST3,ev2,2", "mill,ST3,ev2,3")
    assert changed != text
    marks.write_text(changed, encoding="utf-8")
    record_changes(str(folder / "bids.yaml"), "Clerk", "2026-06-12", "A page was missed.")
    assert gather(assess(str(folder / "bids.yaml")), Reader()).agreement == before
