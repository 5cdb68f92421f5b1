"""Pages in every format, for the tests of this folder."""

import io
from pathlib import Path

from sv_score.assessment import assess
from sv_score.reading.locate import locate
from sv_score.writing import EVALUATE_FORMATS, write
from sv_score.writing.page import Page
from sv_score.writing.terminal import print_table
from tests import strategies

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted(path.name for path in (ROOT / "examples").iterdir() if (path / "bids.yaml").exists())
FORMATS = (*EVALUATE_FORMATS, "table")


def page_of(path: str, *, detail: bool = False) -> Page:
    """Return the page of a bids file."""
    assessment = assess(path)
    sources = assessment.reading.sources
    return Page(assessment.result, locate(assessment.findings, sources), tuple(sources), detail)


def printed(page: Page, form: str, width: int | None = None, encoding: str = "utf-8") -> str:
    """Return the page in a format; `width` and `encoding` are those of the terminal for `table`."""
    if form != "table":
        return write(page, form)
    bytes_ = io.BytesIO()
    stream = io.TextIOWrapper(bytes_, encoding=encoding, newline="")
    print_table(page, stream, colour=False, width=width)
    stream.flush()
    return bytes_.getvalue().decode(encoding)


def two_dimensions(bids: list[strategies.Data], **extra: object) -> strategies.Data:
    """Return a procurement with criteria A1 (40), A2 (60) and B1 on a scale of 0 to 5."""
    dimensions = [
        {
            "id": "jobs",
            "name": "Jobs",
            "weight": 45,
            "criteria": [{"id": "A1", "weight": 40}, {"id": "A2", "weight": 60}],
        },
        {"id": "climate", "name": "Climate", "weight": 55, "criteria": [{"id": "B1", "weight": 100}]},
    ]
    levels = [{"score": score} for score in range(6)]
    criteria = {"sv_score": 1, "id": "c", "title": "Works", "scale": {"levels": levels}} | extra
    criteria.setdefault("dimensions", dimensions)
    evaluators = [{"id": evaluator} for evaluator in strategies.EVALUATORS]
    file = {"sv_score": 1, "criteria": "criteria.yaml", "evaluators": evaluators, "bids": bids}
    return {"criteria": criteria, "bids": file}


def bid(name: str, supplier: str = "", a1: object = 3, a2: object = 4, b1: object = 2) -> strategies.Data:
    """Return one bid for `two_dimensions`."""
    about = {"id": name, "supplier": supplier} if supplier else {"id": name}
    return {**about, "responses": {"A1": a1, "A2": a2, "B1": b1}}


def page_from(procurement: strategies.Data, folder: Path, *, detail: bool = False) -> Page:
    """Write a procurement and return its page, which must have a result."""
    page = page_of(str(strategies.write(procurement, folder)), detail=detail)
    assert page.result is not None, [located.finding.message for located in page.findings]
    return page
