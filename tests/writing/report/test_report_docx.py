"""The evaluation report as a Word file: method, criteria, profile, every answer with its reasons."""

import io
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest

from sv_score.writing.figures import figure
from sv_score.writing.report import write
from sv_score.writing.report.docx.parts import document
from tests import strategies
from tests.writing.office import converted, needs_office
from tests.writing.report.reports import FIRST_STEPS, LIBRARY, PUBLIC, ROOT, contents_of
from tests.writing.summary.letters import bid, procurement


def opened(path: Path, *reader: Any) -> Any:
    return docx.Document(io.BytesIO(write(contents_of(path, *reader), "docx")))


def text_of(file: Any) -> str:
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in file.paragraphs), *cells])


def test_every_bid_dimension_and_criterion_has_its_heading_and_score() -> None:
    contents = contents_of(LIBRARY)
    file = opened(LIBRARY)
    headings = [(p.style.name, p.text) for p in file.paragraphs if p.style.name.startswith("Heading")]
    levels = [int(name[-1]) for name, _ in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for each in contents.result.bids:
        for shown in each.dimensions:
            if shown.score is not None:
                score = figure(shown.score, contents.result.criteria.printed_rounding)
                assert ("Heading 3", f"{shown.dimension.name}: {score} of 100") in headings
    criteria = sum(len(d.criteria) for d in contents.result.criteria.dimensions)
    assert sum(level == 4 for level in levels) == criteria * (len(contents.result.bids) + 1)


def test_what_is_recorded_is_in_it_and_a_gap_is_said(tmp_path: Path) -> None:
    bare = bid("birch")
    bare["responses"]["P1"] = 2
    text = text_of(opened(strategies.write(procurement(bid("ash"), bare), tmp_path)))
    for wanted in (
        "ev1: 2 (Level 2). Mark text of ash.",
        "ev2: 1 (Level 1). No reasons are recorded.",
        "No figures at ash p3.",
        "Difference at ash.",
        "Dissent at ash.",
        "ash p3: A table",
        "731 GBP",
        "No reasons are recorded.",
        "Person One",
        "2 of 3 (Level 2): 66.67 percent of the criterion's marks",
    ):
        assert wanted in text, wanted


def test_the_public_edition_has_no_evaluator_and_no_mark(tmp_path: Path) -> None:
    text = text_of(opened(strategies.write(procurement(bid("ash")), tmp_path), PUBLIC))
    for secret in ("ev1", "Person", "Mark text", "Dissent", "Difference", "Secret of"):
        assert secret not in text
    assert "[withheld: confidential]" in text


@pytest.mark.parametrize(("bids", "dimensions"), [(2, 2), (9, 2), (9, 8)])
def test_the_profile_has_every_score_whatever_its_shape(bids: int, dimensions: int, tmp_path: Path) -> None:
    names = [f"D{n}" for n in range(dimensions)]
    parts = [
        {
            "id": n,
            "name": f"Dimension {n}",
            "weight": 100 / dimensions,
            "criteria": [{"id": f"{n}c", "weight": 100}],
        }
        for n in names
    ]
    for part in parts:
        part["weight"] = strategies.Decimal(str(part["weight"]))
    data = procurement(
        *({"id": f"b{n}", "responses": {f"{name}c": n % 4 for name in names}} for n in range(bids)),
        dimensions=parts,
    )
    contents = contents_of(strategies.write(data, tmp_path))
    tables = [part for part in document(contents).parts if type(part).__name__ == "Table"]
    shown = [cell for table in tables for row in table.rows for cell in row if "\u00a0of\u00a0" in cell]
    assert len(shown) == bids * dimensions


def test_the_template_of_an_authority_is_used() -> None:
    made = io.BytesIO()
    letterhead = docx.Document()
    letterhead.add_paragraph("{{title}}, lot {{lot}}, {{date}}")
    letterhead.save(made)
    contents = contents_of(LIBRARY)._replace(template=made.getvalue())
    file = docx.Document(io.BytesIO(write(contents, "docx")))
    assert file.paragraphs[0].text.startswith("Library services for Northshire, lot 1, ")
    assert file.core_properties.language == "en-GB"


@needs_office
def test_another_program_makes_pages_of_it(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(write(contents_of(FIRST_STEPS), "docx"))
    text = converted(path, "txt:Text").read_text(encoding="utf-8-sig")
    assert "Harbour Builders CIC (harbour)" in text
    assert (ROOT / "examples").exists()
