"""A procurement in a folder whose evaluators work in spreadsheets, for tests."""

from decimal import Decimal
from pathlib import Path

from sv_score.commands.exit_code import ExitCode
from sv_score.commands.workbook import Options, make
from sv_score.reading.evaluation import read_evaluation
from tests import panel_folder

Scores = dict[tuple[str, str, str], tuple[Decimal | None, str]]


def workbooks(tmp_path: Path, marks: panel_folder.Marks | None = None) -> Path:
    """Make a workbook for each evaluator and return the folder of the workbooks."""
    panel_folder.make(tmp_path, marks or {("north", "J1", "ev1"): 2})
    assert make(Options(str(tmp_path))) is ExitCode.DONE
    return tmp_path / "workbooks"


def scores(bids: Path) -> Scores:
    """Return every mark of a bids file and its score files: score and reason."""
    reading = read_evaluation(str(bids))
    assert not reading.findings, [f.message for f in reading.findings]
    assert reading.evaluation is not None
    return {
        (bid.id, criterion, mark.evaluator): (mark.score, mark.rationale or mark.reason)
        for bid in reading.evaluation.bids
        for criterion, response in bid.responses.items()
        for mark in response.marks
    }
