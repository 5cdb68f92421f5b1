"""The workbook: read by a second library and by LibreOffice, with the numbers of the JSON and no other."""

import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from python_calamine import CalamineWorkbook

from sv_score.assessment import assess
from sv_score.reading.source import Unreadable
from sv_score.writing import write as write_page
from sv_score.writing.document import clean
from sv_score.writing.page import Page
from sv_score.writing.report import write
from sv_score.writing.report.xlsx.rows import RowSheet
from sv_score.writing.report.xlsx.sheet import DIGITS, LONGEST, fitting
from tests import strategies
from tests.hostile import HOSTILE
from tests.writing.office import converted, needs_office
from tests.writing.report.reports import FIRST_STEPS, LIBRARY, PUBLIC, ROOT, contents_of
from tests.writing.summary.letters import bid, procurement

SHEETS = ["Profile", "Dimensions", "Criteria", "Reasons", "Evaluators", "Marks", "Findings", "Inputs"]


def rows_of(data: bytes, sheet: str) -> list[dict[str, Any]]:
    """Return the rows under the header of a sheet, by column; empty cells are `None`."""
    cells = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(sheet)
    found = cells.to_python(skip_empty_area=False)
    head = next(n for n, row in enumerate(found) if n > 1 and not any(found[n - 1]) and any(row))
    below: list[dict[str, Any]] = []
    for row in found[head + 1 :]:
        if not any(cell != "" for cell in row):
            break
        below.append(
            {name: None if cell == "" else cell for name, cell in zip(found[head], row, strict=True)}
        )
    return below


def figures(data: bytes) -> Iterator[tuple[str, str, Any, Any, Any, Any, Any]]:
    for row in rows_of(data, "Dimensions"):
        yield (
            *(
                row[name]
                for name in ("Bid", "Dimension", "Score, of 100", "From", "To", "Marks, of the weight")
            ),
            row["Place in this dimension"],
        )


def expected(path: Path) -> list[Any]:
    """Return the same figures from the JSON of `evaluate`."""
    assessment = assess(str(path))
    page = json.loads(write_page(Page(assessment.result), "json"), parse_float=float)
    names = {each["id"]: each["name"] or each["id"] for each in page["dimensions"]}
    return [
        (each["id"], names[d["id"]], d["score"], d["low"], d["high"], d["weighted"], d["rank"])
        for each in page["bids"]
        for d in each["dimensions"]
    ]


@settings(max_examples=12)
@given(strategies.procurements())
def test_the_figures_are_those_of_the_json(drawn: strategies.Data) -> None:
    with TemporaryDirectory() as folder:
        path = strategies.write(drawn, Path(folder))
        data = write(contents_of(path), "xlsx")
        assert list(figures(data)) == expected(path)


def test_each_reader_gets_the_sheets_that_there_is_something_for() -> None:
    def names(data: bytes) -> list[str]:
        return CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names

    assert names(write(contents_of(LIBRARY), "xlsx")) == SHEETS
    public = names(write(contents_of(FIRST_STEPS, PUBLIC), "xlsx"))
    assert public == ["Profile", "Dimensions", "Criteria", "Reasons", "Inputs"]


def test_the_reasons_say_how_the_panel_came_from_its_marks_to_the_score(tmp_path: Path) -> None:
    columns = ("Why outside the marks", "Differences", "Dissent")
    shutil.copytree(LIBRARY.parent, tmp_path / "library")
    bids = tmp_path / "library" / "bids.yaml"
    text = bids.read_text(encoding="utf-8")
    key = "why_not_higher: No body outside"
    assert key in text
    bids.write_text(text.replace(key, f"why_outside_marks: Struck out.\n          {key}"), encoding="utf-8")
    contents = contents_of(bids)
    rows = {(row["Bid"], row["Criterion"]): row for row in rows_of(write(contents, "xlsx"), "Reasons")}
    differences = dissents = 0
    assert "Struck out." in [row[columns[0]] for row in rows.values()]
    for shown in contents.result.bids:
        for criterion, response in shown.bid.responses.items():
            found = response.consensus
            row = rows[shown.bid.id, criterion]
            if found is None or found.score is None:
                assert all(row[name] is None for name in columns)
                continue
            assert (row[columns[0]] or "") == found.why_outside_marks
            assert all(f"{one.evaluator}: {one.resolution}" in row[columns[1]] for one in found.differences)
            assert all(f"{one.evaluator}: {one.reason}" in row[columns[2]] for one in found.dissent)
            differences, dissents = differences + len(found.differences), dissents + len(found.dissent)
    assert differences and dissents
    public = rows_of(write(contents_of(FIRST_STEPS, PUBLIC), "xlsx"), "Reasons")
    assert public and not set(columns) & set(public[0])


def test_a_missing_figure_is_empty_and_never_a_zero() -> None:
    data = write(contents_of(LIBRARY), "xlsx")
    open_ = [row for row in rows_of(data, "Dimensions") if row["State"] == "provisional"]
    assert open_
    assert all(row["Score, of 100"] is None and row["Exact score"] is None for row in open_)
    assert all(row["From"] < row["To"] for row in open_)
    answers = [row for row in rows_of(data, "Criteria") if row["State"] == "provisional"]
    assert all(row["Score"] is None and row["Percent earned"] is None for row in answers)


def test_no_row_and_no_column_joins_dimensions() -> None:
    data = write(contents_of(LIBRARY), "xlsx")
    parts = zipfile.ZipFile(io.BytesIO(data))
    for name in parts.namelist():
        if name.startswith("xl/worksheets/sheet"):
            assert b"<f>" not in parts.read(name)
            assert b"<f " not in parts.read(name)
    bids = contents_of(LIBRARY).result.bids
    assert len(rows_of(data, "Profile")) == len(bids)
    assert len(rows_of(data, "Dimensions")) == sum(len(each.dimensions) for each in bids)
    columns = [
        name for name in rows_of(data, "Profile")[0] if name not in ("Bid", "Supplier", "Disqualified by")
    ]
    assert len(columns) == len(bids[0].dimensions)


def test_the_bars_are_on_the_published_scale_and_the_header_stays() -> None:
    parts = zipfile.ZipFile(io.BytesIO(write(contents_of(LIBRARY), "xlsx")))
    profile = parts.read("xl/worksheets/sheet1.xml").decode()
    bars = re.findall(r'<dataBar minLength="0" maxLength="60">(.*?)</dataBar>', profile)
    assert len(bars) == len(contents_of(LIBRARY).result.criteria.dimensions)
    # A bar of 100 ends where the digits begin.
    assert profile.count("<x14:dataBar ") == profile.count('maxLength="60" ') == len(bars)
    assert all('type="num" val="0"' in one and 'type="num" val="100"' in one for one in bars)
    assert 'state="frozen"' in profile
    names = parts.read("xl/workbook.xml").decode()
    for wanted in ("_xlnm.Print_Titles", "_xlnm.Print_Area", "_xlnm._FilterDatabase"):
        assert names.count(wanted) == len(SHEETS)


@pytest.mark.parametrize("places", [0, 2, 6])
def test_figures_are_rounded_once_and_written_digit_by_digit(places: int, tmp_path: Path) -> None:
    data = procurement(bid("ash"), rounding={"places": places, "mode": "half_up"})
    made = write(contents_of(strategies.write(data, tmp_path)), "xlsx")
    sheet = zipfile.ZipFile(io.BytesIO(made)).read("xl/worksheets/sheet2.xml").decode()
    shown = {0: "67", 2: "66.67", 6: "66.666667"}[places]
    assert f"<v>{shown}</v>" in sheet
    assert rows_of(made, "Dimensions")[0]["Exact score"] == "200/3"


def test_hostile_texts_stay_text(tmp_path: Path) -> None:
    path = strategies.write(procurement(bid("ash")), tmp_path)
    contents = contents_of(path)
    (first,) = contents.result.bids
    bids = tuple(first._replace(bid=first.bid._replace(supplier=text)) for text in HOSTILE)
    made = write(contents._replace(result=contents.result._replace(bids=bids)), "xlsx")
    # A cell keeps the lines of a text.
    assert [row["Supplier"].split() for row in rows_of(made, "Profile")] == [
        " ".join(map(clean, re.split("[\r\n\x85\u2028\u2029]", text))).replace("<U+0023>#", "##").split()
        for text in HOSTILE
    ]
    parts = zipfile.ZipFile(io.BytesIO(made))
    everything = b"".join(parts.read(name) for name in parts.namelist())
    assert b"<f>" not in everything
    assert b"<hyperlink" not in everything
    assert b"externalLink" not in everything


def test_a_text_that_no_cell_can_hold_is_cut_and_says_so() -> None:
    assert fitting("a" * LONGEST) == "a" * LONGEST
    for char in ("a", "👩"):
        cut = fitting(char * 40_000)
        assert len(cut.encode("utf-16-le")) // 2 <= LONGEST
        assert cut.endswith("[cut here: the cell is full]")


@pytest.mark.parametrize("text", ["<r>bad</r>", "<r><t>x</t></r>", "<r></si></r>"])
def test_a_text_that_looks_like_the_writers_own_markup_stays_text(text: str, tmp_path: Path) -> None:
    one = bid("ash")
    one["supplier"] = text
    made = write(contents_of(strategies.write(procurement(one), tmp_path)), "xlsx")
    assert rows_of(made, "Profile")[0]["Supplier"].strip() == text


def test_rows_that_the_library_did_not_write_are_not_lost_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RowSheet, "whole", False)
    with pytest.raises(RuntimeError, match="did not write the rows"):
        write(contents_of(FIRST_STEPS), "xlsx")


def test_a_number_with_more_digits_than_excel_keeps_is_text(tmp_path: Path) -> None:
    long, short = Decimal("12345678901234567.5"), Decimal("123456789012345")
    one, other = bid("ash"), bid("birch")
    one["responses"]["W2"], other["responses"]["W2"] = {"quantity": long}, {"quantity": short}
    made = write(contents_of(strategies.write(procurement(one, other), tmp_path)), "xlsx")
    found = [row["Quantity"] for row in rows_of(made, "Criteria") if row["Kind"] == "measured"]
    assert found == [f"{long:f}", float(short)]
    assert len(short.as_tuple().digits) == DIGITS


def test_the_same_bytes_wherever_and_whenever(tmp_path: Path) -> None:
    program = (
        "import sys; from tests.writing.report.reports import contents_of, FIRST_STEPS; "
        "from sv_score.writing.report import write; "
        "contents = contents_of(FIRST_STEPS); sys.stdout.buffer.write(write(contents, sys.argv[1]))"
    )
    for ending in ("xlsx", "docx"):
        elsewhere = subprocess.run(
            [sys.executable, "-c", program, ending],
            cwd=tmp_path,
            env={"PYTHONPATH": str(ROOT), "TZ": "Pacific/Auckland", "LC_ALL": "C", "PATH": "/usr/bin"},
            capture_output=True,
            check=True,
        ).stdout
        assert write(contents_of(FIRST_STEPS), ending) == elsewhere


@needs_office
def test_libreoffice_opens_it_and_has_the_same_numbers(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(write(contents_of(LIBRARY), "xlsx"))
    again = converted(path, "xlsx:Calc MS Excel 2007 XML").read_bytes()
    for sheet in SHEETS:
        assert rows_of(again, sheet) == rows_of(path.read_bytes(), sheet)


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sv_score.writing.report.xlsx.sheet.ROWS", 6)
    with pytest.raises(Unreadable, match=r"more rows than the 6 that a sheet .* \.csv, \.json or \.md"):
        write(contents_of(LIBRARY), "xlsx")


def test_a_range_ends_where_the_figures_of_its_column_end_and_rows_have_a_height() -> None:
    parts = zipfile.ZipFile(io.BytesIO(write(contents_of(LIBRARY), "xlsx")))
    sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    looks = re.findall(r"<xf [^>]*/>|<xf .*?</xf>", parts.read("xl/styles.xml").decode().split("<cellXfs")[1])
    texts = re.findall(r"<si><t[^>]*>(.*?)</t></si>", parts.read("xl/sharedStrings.xml").decode(), re.DOTALL)
    cells = re.findall(r'<c r="([A-Z]+)\d+" s="(\d+)" t="s"><v>(\d+)</v>', sheet)
    ranges = {column: looks[int(s)] for column, s, v in cells if texts[int(v)].endswith(" P")}
    assert ranges
    assert all('horizontal="right"' in found for found in ranges.values())
    assert "User and stakeholder involvement and design\n(weight 20)" in texts
    rows = re.findall(r"<row [^>]*>", sheet)
    assert len(rows) > len(contents_of(LIBRARY).result.bids)
    assert all(' ht="' in row for row in rows)
