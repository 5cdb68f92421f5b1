"""Hostile text goes through every format and is read back as text by a program of another making."""

import csv
import io
import json
import re
import zipfile
from functools import cache
from pathlib import Path

import docx
import pytest
from lxml import etree, html
from markdown_it import MarkdownIt
from python_calamine import CalamineWorkbook

from sv_score.assessment import assess
from sv_score.checking.check import check
from sv_score.checking.settings import Settings
from sv_score.reading.source import Unreadable
from sv_score.writing.check import CHECK_FORMATS, Look
from sv_score.writing.check import write as write_check
from sv_score.writing.plain import plain
from sv_score.writing.report import write as write_report
from sv_score.writing.report.audience import Audience, Reader
from sv_score.writing.report.contents import gather
from tests import hostile, strategies
from tests.commands.run import sv_score
from tests.writing.pages import FORMATS, bid, page_of, printed, two_dimensions

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
READERS = (Reader(Audience.PANEL), Reader(Audience.PUBLIC))
# Elements that load something or lead somewhere; the links of the page lead to places in it.
ACTIVE = {"img", "iframe", "object", "embed", "base", "link", "foreignobject", "image", "audio", "video"}


@pytest.fixture(scope="module")
def bids(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile.procurement(tmp_path_factory.mktemp("hostile"))


@cache
def report(path: Path, form: str, reader: Reader = READERS[0]) -> bytes:
    contents = gather(assess(str(path)), reader)
    return write_report(contents, form)


def nothing_acts(text: str, *, log: bool = True) -> None:
    found = re.search(hostile.ACTING, text)
    assert found is None, text[max(0, found.start() - 40) : found.end() + 20].encode("unicode_escape")
    if not log:
        return
    # No part of a log is a command to the service that keeps it.
    assert not re.search(r"##[\w-]*\[", text)


def links_of(markdown: str) -> set[str]:
    """Return what a Markdown reader would make of a text beyond text, tables and lists."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    flat = [each for token in parser.parse(markdown) for each in (token, *(token.children or []))]
    kinds = {
        token.type for token in flat if token.type.startswith(("link", "image", "html", "code", "fence"))
    }
    html_of_ours = {token.content for token in flat if token.type == "html_inline"} <= {"<br>"}
    return kinds - ({"html_inline"} if html_of_ours else set())


def test_the_procurement_can_be_scored(bids: Path) -> None:
    assessment = assess(str(bids))
    assert assessment.result is not None, [finding.message for finding in assessment.findings]
    assert [bid.bid.supplier for bid in assessment.result.bids] == list(hostile.IN_FILES)


@pytest.mark.parametrize("detail", [False, True])
@pytest.mark.parametrize("form", FORMATS)
def test_no_format_of_evaluate_lets_text_act(form: str, detail: bool, bids: Path) -> None:
    text = printed(page_of(str(bids), detail=detail), form, 200)
    nothing_acts(text)
    if form == "csv":
        rows = list(csv.reader(io.StringIO(text)))
        assert not [cell for row in rows for cell in row if cell.lstrip().startswith(FORMULA)]
        assert len({len(row) for row in rows}) == 1
    elif form == "json":
        suppliers = [bid["supplier"] for bid in json.loads(text)["bids"]]
        assert suppliers == list(hostile.IN_FILES)
    elif form == "markdown":
        assert links_of(text) == set()


@pytest.mark.parametrize("form", [form for form in CHECK_FORMATS if form != "sarif"])
def test_no_format_of_check_lets_text_act(form: str, bids: Path, tmp_path: Path) -> None:
    # Each text is a value that is refused, and so stands in a message and in the excerpt.
    lines = [f"  - {{id: {json.dumps(text)}, {json.dumps(text)}: x}}" for text in hostile.IN_FILES]
    bad = tmp_path / "bids.yaml"
    bad.write_text("sv_score: 1\ncriteria: starter\nbids:\n" + "\n".join(lines) + "\n", encoding="utf-8")
    raw = tmp_path / "criteria.yaml"
    shown = "".join(
        f"# {line}\n" for text in hostile.IN_FILES for line in text.splitlines() if "\x00" not in line
    )
    raw.write_text(f"sv_score: 1\ndimensions: 3\n{shown}title: {shown}", encoding="utf-8", newline="")
    checked = check([str(bad), str(bids), str(raw)], Settings())
    assert len(checked.findings) > 2 * len(hostile.IN_FILES)
    text = write_check(checked, form, Look())
    nothing_acts(text)
    commands = [line for line in text.splitlines() if line.lstrip().startswith("::")]
    assert all(
        form == "github" and re.match(r"::(error|warning|notice) (file|title)=", line) for line in commands
    )
    if form == "junit":
        etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False))
    elif form in ("json", "gitlab"):
        assert json.loads(text)
    elif form == "markdown":
        assert links_of(text) == set()


@pytest.mark.parametrize("reader", READERS, ids=str)
def test_the_page_has_no_element_and_no_attribute_of_a_text(reader: Reader, bids: Path) -> None:
    text = report(bids, "html", reader).decode()
    nothing_acts(text)
    page = html.document_fromstring(text)
    elements = [one for one in page.iter() if isinstance(one.tag, str)]
    assert not {one.tag.lower() for one in elements} & ACTIVE
    assert sum(one.tag == "script" for one in elements) == sum(one.tag == "style" for one in elements) == 1
    for one in elements:
        for name, value in one.items():
            assert not name.startswith("on"), (one.tag, name)
            assert name not in ("href", "src", "action", "srcdoc") or value.startswith("#"), value


def test_the_workbook_holds_text_and_nothing_else(bids: Path) -> None:
    made = report(bids, "xlsx")
    parts = zipfile.ZipFile(io.BytesIO(made))
    names = parts.namelist()
    assert not [
        name for name in names if re.search("external|vba|embed|hyperlink|ddeLink", name, re.IGNORECASE)
    ]
    for name in names:
        data = parts.read(name)
        if name.endswith((".xml", ".rels")):
            etree.fromstring(data, etree.XMLParser(resolve_entities=False))
        assert b"<f>" not in data and b"<f " not in data and b"<hyperlink" not in data
        assert b'TargetMode="External"' not in data
    book = CalamineWorkbook.from_filelike(io.BytesIO(made))
    cells = [
        cell
        for sheet in book.sheet_names
        for row in book.get_sheet_by_name(sheet).to_python()
        for cell in row
    ]
    texts = {cell for cell in cells if isinstance(cell, str)}
    for cell in texts:
        nothing_acts(cell, log=False)
    for supplier in hostile.FORMULAS:
        assert plain(supplier).strip() in {text.strip() for text in texts}


@pytest.mark.parametrize("reader", READERS, ids=str)
def test_the_word_file_holds_text_and_nothing_else(reader: Reader, bids: Path) -> None:
    made = report(bids, "docx", reader)
    parts = zipfile.ZipFile(io.BytesIO(made))
    fields: list[str] = []
    for name in parts.namelist():
        data = parts.read(name)
        assert b'TargetMode="External"' not in data
        if name.endswith((".xml", ".rels")):
            root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
            fields += ["".join(one.itertext()) for one in root.iter("{*}instrText")]
            fields += [one.get(name, "") for one in root.iter("{*}fldSimple") for name in one.attrib]
            assert not list(root.iter("{*}hyperlink", "{*}object", "{*}altChunk"))
            nothing_acts("".join(root.itertext()))
    # The page numbers in the footer are fields of ours.
    assert {field.split()[0] for field in fields if field.strip()} <= {"PAGE", "NUMPAGES"}
    assert docx.Document(io.BytesIO(made)).paragraphs


def test_the_markdown_and_csv_reports_hold_text(bids: Path) -> None:
    text = report(bids, "md").decode()
    nothing_acts(text)
    assert links_of(text) == set()
    for cell in (cell for row in csv.reader(io.StringIO(report(bids, "csv").decode())) for cell in row):
        nothing_acts(cell)
        assert not cell.lstrip().startswith(FORMULA)


def test_the_pdf_has_no_address_and_no_action(tmp_path: Path) -> None:
    pytest.importorskip("weasyprint")
    # Each page takes a quarter of a second, so that only two names are tried.
    named = [bid("one", hostile.MARKUP[1]), bid("two", hostile.MARKUP[5])]
    path = strategies.write(two_dimensions(named), tmp_path)
    made = report(path, "pdf", READERS[1])
    assert made.startswith(b"%PDF")
    for word in (b"/URI", b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/OpenAction", b"/AA"):
        assert word not in made, word


def test_a_name_that_no_page_has_room_for_is_said_and_not_waited_for(tmp_path: Path) -> None:
    pytest.importorskip("weasyprint")
    named = two_dimensions([bid("one"), bid("two")])
    for part, key in (
        (named["criteria"]["dimensions"][0], "name"),
        (named["criteria"]["dimensions"][0]["criteria"][0], "title"),
    ):
        kept, part[key] = part.get(key, "A"), "a" * 12_000
        with pytest.raises(Unreadable, match="has 12,000 characters, and a page of paper has room for 400"):
            contents = gather(assess(str(strategies.write(named, tmp_path))), READERS[0])
            write_report(contents, "pdf")
        part[key] = kept


PAGES = (
    ("compare",),
    ("margins",),
    ("agreement",),
    ("rehearse", "--random", "20"),
    ("moderate",),
    ("panel", "status"),
    ("check",),
    ("evaluate", "--detail"),
)


@pytest.mark.parametrize("command", PAGES, ids=" ".join)
def test_no_command_prints_what_acts(command: tuple[str, ...], bids: Path) -> None:
    name, *rest = command
    for form in ("text", "json", "markdown") if name == "check" else ("text", "json", "markdown", "table"):
        path = bids.with_name("criteria.yaml") if name == "rehearse" else bids
        done = sv_score(name, *rest, str(path), "--format", form, cwd=bids.parent, COLUMNS="60")
        assert done.returncode in (0, 1), done.stderr
        for text in (done.stdout, done.stderr):
            nothing_acts(text)
            assert "Traceback" not in text
            # Lines are wrapped, so that any word may start one.
            assert not re.search(r"^\s*::", text, re.MULTILINE)
        if form == "json" and done.returncode == 0:
            json.loads(done.stdout)
        if form == "markdown" and name != "check":
            assert links_of(done.stdout) == set()


@pytest.mark.parametrize("name", ["a\x1b[2Jb.yaml", "a\u202eb.yaml", "=1+1.yaml", "::error::x.yaml"])
def test_file_names_are_shown_harmless(name: str, tmp_path: Path) -> None:
    missing = sv_score("evaluate", name, cwd=tmp_path)
    assert missing.returncode == 2
    (tmp_path / name).write_text("sv_score: 1\nbids: 3\n", encoding="utf-8")
    found = sv_score("check", name, cwd=tmp_path)
    assert found.returncode == 1
    for text in (missing.stderr, found.stdout, found.stderr):
        nothing_acts(text)
