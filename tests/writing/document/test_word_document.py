"""Word files: read again by python-docx, turned into pages by LibreOffice, the same bytes every time."""

import io
import os
import re
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from sv_score.reading.source import Unreadable
from sv_score.writing.document import Document, Place, Table, Terms, clean
from sv_score.writing.document.html import write as html
from sv_score.writing.document.markdown import write as markdown
from sv_score.writing.document.word import write
from sv_score.writing.parts import Grid, Heading, Points, Sentences
from tests.hostile import HOSTILE
from tests.writing.office import converted, needs_office
from tests.writing.report.reports import Taken

ROOT = Path(__file__).resolve().parents[3]


def a_document(*texts: str, **changed: Any) -> Document:
    parts = (
        Heading("Title", 1),
        Sentences(("First.", "Second.\nThird.")),
        Heading("Below", 2),
        Points(("One", "Two")),
        Table("Scores", ("Name", "Score"), (("Work", "66.67"), ("Place", "100.00"))),
        Grid(("Plain", "Figure"), (("a", "1"),)),
        Terms((("Why", "Because.\nAlso this."),)),
        Place("The authority states here the total"),
        *(Sentences((text,)) for text in texts),
        *(Table(text, (text, text), ((text, text),)) for text in texts),
        *(Terms(((text, text),)) for text in texts),
        *(part for text in texts for part in (Heading(text, 3), Points((text,)), Place(text))),
    )
    made = Document("Title & Co", "A <Council>", parts, date(2026, 6, 3))
    return made._replace(**changed)


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def test_the_parts_stand_in_it_in_order_with_styles_and_not_by_hand() -> None:
    file = opened(write(a_document()))
    lines = [(p.style.name, p.text) for p in file.paragraphs]
    assert lines == [
        ("Heading 1", "Title"),
        ("Normal", "First."),
        ("Normal", "Second."),
        ("Normal", "Third."),
        ("Heading 2", "Below"),
        ("List Bullet", "One"),
        ("List Bullet", "Two"),
        ("Caption", "Scores"),
        ("Term", "Why\tBecause."),
        ("Term Text", "Also this."),
        ("To Be Completed", "[The authority states here the total]"),
    ]
    body = etree.tostring(file.element.body).decode()
    assert not re.search(r"<w:(b|i|sz|color|jc|ind|spacing|rFonts)\b", body)


def test_tables_have_a_marked_header_that_is_repeated_and_a_description() -> None:
    table, grid = opened(write(a_document())).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Name", "Score"],
        ["Work", "66.67"],
        ["Place", "100.00"],
    ]
    first, *others = table.rows
    assert first._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in others)
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Scores"
    assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val")) == "Columns: Name, Score"
    assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"
    assert grid.rows[1].cells[1].text == "1"


def test_what_the_file_says_of_itself() -> None:
    file = opened(write(a_document()))
    about = file.core_properties
    assert (about.title, about.author, about.language) == ("Title & Co", "A <Council>", "en-GB")
    assert about.created.date() == about.modified.date() == date(2026, 6, 3)
    languages = file.styles.element.xpath("w:docDefaults//w:lang/@w:val")
    assert languages == ["en-GB"]
    names = zipfile.ZipFile(io.BytesIO(write(a_document()))).namelist()
    assert not [name for name in names if "thumbnail" in name]


def test_hostile_texts_stay_text_in_every_kind_of_document() -> None:
    made = a_document(*HOSTILE)
    file = opened(write(made))
    written = {p.text for p in file.paragraphs} | {
        cell.text for table in file.tables for row in table.rows for cell in row.cells
    }
    page = Taken(html(made).decode())
    assert not {tag for tag, _ in page.elements} & {"b", "script", "a", "w:p", "iframe", "img"}
    for text in HOSTILE:
        assert clean(text) in written, text
        assert re.sub(r"\s+", " ", clean(text)) in page.text, text
    assert not re.search(r"^(\||-|#).*<script", markdown(made).decode(), re.MULTILINE)


def test_a_draft_says_so_on_every_page_and_across_it() -> None:
    file = opened(write(a_document(watermark="DRAFT: not to be sent")))
    (section,) = file.sections
    header = etree.tostring(section.header._element).decode()
    assert "DRAFT: not to be sent" in header
    assert 'string="DRAFT"' in header
    assert 'alt="Watermark: DRAFT"' in header
    assert "DRAFT" not in etree.tostring(opened(write(a_document())).sections[0].header._element).decode()


def test_the_same_bytes_wherever_and_whenever(tmp_path: Path) -> None:
    program = (
        "import sys; from tests.writing.document.test_word_document import a_document; "
        "from sv_score.writing.document.word import write; sys.stdout.buffer.write(write(a_document()))"
    )
    elsewhere = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TZ": "Pacific/Auckland", "LC_ALL": "C"},
        capture_output=True,
        check=True,
    ).stdout
    assert write(a_document()) == elsewhere


def template(*paragraphs: str, styled: bool = False) -> bytes:
    file = docx.Document()
    for text in paragraphs:
        file.add_paragraph(text)
    if styled:
        file.styles.add_style("To Be Completed", 1).font.italic = True
    file.sections[0].header.paragraphs[0].text = "{{authority}} {{ supplier }}"
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


FILLED = (("authority", "A <Council>"), ("supplier", "{{unknown}} Ltd"))


def test_a_template_keeps_its_looks_and_gets_the_text_at_its_place() -> None:
    letterhead = template("Dear {{supplier}},", "{{document}}", "Yours", styled=True)
    file = opened(write(a_document(template=letterhead, filled=FILLED)))
    lines = [p.text for p in file.paragraphs]
    assert lines[0] == "Dear {{unknown}} Ltd,"
    assert lines[1] == "Title"
    assert lines[-1] == "Yours"
    assert file.sections[0].header.paragraphs[0].text == "A <Council> {{unknown}} Ltd"
    assert file.styles["To Be Completed"].font.italic
    assert not file.styles["To Be Completed"].font.bold


def test_without_a_place_the_text_goes_to_the_end() -> None:
    file = opened(write(a_document(template=template("Letterhead"), filled=FILLED)))
    assert [p.text for p in file.paragraphs][:2] == ["Letterhead", "Title"]


def test_a_placeholder_that_word_has_torn_apart_is_found() -> None:
    file = docx.Document()
    torn = file.add_paragraph()
    for piece in ("For {", "{supp", "lier}", "} only"):
        torn.add_run(piece)
    made = io.BytesIO()
    file.save(made)
    shown = opened(write(a_document(template=made.getvalue(), filled=FILLED)))
    assert shown.paragraphs[0].text == "For {{unknown}} Ltd only"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (template("{{suplier}}"), "supplier"),
        (template("See {{document}} here"), "alone in one paragraph"),
        (b"not a zip", "save it in Word as .docx"),
        (b"", "save it in Word as .docx"),
    ],
)
def test_a_wrong_template_is_refused_with_the_way_out(wrong: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        write(a_document(template=wrong or b"PK", filled=FILLED))


@needs_office
def test_another_program_opens_it_and_makes_pages(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(write(a_document(*HOSTILE, watermark="DRAFT: not to be sent")))
    text = converted(path, "txt:Text").read_text(encoding="utf-8-sig")
    assert "Because." in text
    assert "=1+1" in text
    assert "<U+0007>" in text
