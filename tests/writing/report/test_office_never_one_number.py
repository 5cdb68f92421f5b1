"""Workbooks, Word reports and assessment summaries print no figure that joins a bid's dimensions."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest
from hypothesis import given, settings
from python_calamine import CalamineWorkbook

from sv_score.writing.document.markdown import write as markdown
from sv_score.writing.report import write
from sv_score.writing.report.contents import Contents
from sv_score.writing.summary.parts import document
from tests import strategies
from tests.writing.pages import EXAMPLES
from tests.writing.report.reports import ROOT, contents_of
from tests.writing.summary.letters import letter_of
from tests.writing.test_never_one_number import numbers, telling_figures


def texts(contents: Contents) -> dict[str, str]:
    """Return all that is printed, by kind of file; checksums and places of findings are no figures."""
    contents = contents._replace(findings=(), sources=())
    book = CalamineWorkbook.from_filelike(io.BytesIO(write(contents, "xlsx")))
    cells = [
        cell for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row
    ]
    file = docx.Document(io.BytesIO(write(contents, "docx")))
    tables = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    bids = [bid.bid.id for bid in contents.result.bids]
    letters = [
        markdown(document(letter_of(contents.result, bid, bids[0], draft=True))).decode().replace("\\", "")
        for bid in bids
    ]
    return {
        "xlsx": "\n".join(map(str, cells)),
        "docx": "\n".join([*(p.text for p in file.paragraphs), *tables]),
        "letter": "\n".join(letters),
    }


def check(contents: Contents, *, drawn: bool = False) -> int:
    telling = telling_figures(contents.result, drawn=drawn)
    for form, text in texts(contents).items():
        assert not numbers(text) & telling, f"{form} prints {sorted(map(float, numbers(text) & telling))}"
    return len(telling)


@pytest.mark.parametrize("example", EXAMPLES)
def test_of_an_example(example: str) -> None:
    assert check(contents_of(ROOT / "examples" / example / "bids.yaml")) > 0


def test_of_a_random_procurement() -> None:
    told_apart = []

    @settings(max_examples=12)
    @given(strategies.procurements())
    def look(drawn: strategies.Data) -> None:
        with TemporaryDirectory() as folder:
            told_apart.append(check(contents_of(strategies.write(drawn, Path(folder))), drawn=True))

    look()
    assert any(told_apart)
