"""Workbooks that would use up the machine, or that are none, are refused before their cells are read."""

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from sv_score.reading import limits
from sv_score.reading.source import Source, Unreadable
from sv_score.reading.spreadsheet.sheets import read_book
from tests.spreadsheets.filling import changed

SHEET = "xl/worksheets/sheet1.xml"


def book() -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("One")
        sheet.write_row(0, 0, ["a", 1.5, "=1"])
        sheet.merge_range(2, 0, 3, 1, "merged")
        sheet.write_formula(4, 2, "=AVERAGE(B1:B3)", None, 1.5)
        sheet.write_formula(5, 0, "=1/0", None, "#DIV/0!")
    return made.getvalue()


def opened(data: bytes, name: str = "a.xlsx"):
    return read_book(Source(name, data, Path()))


def with_cells(cells: str) -> bytes:
    return changed(book(), lambda text: text.replace("</sheetData>", cells + "</sheetData>"), SHEET)


def test_what_values_do_not_tell_is_read_too() -> None:
    sheet = opened(book()).sheets[0]
    assert sheet.at(1, 2) == 1.5 and str(sheet.at(1, 2)) == "1.5"
    assert sheet.formulas[5, 3] == "AVERAGE(B1:B3)"
    assert sheet.broken == {(6, 1)} and sheet.at(6, 1) is None
    assert sheet.merged[0].covers(4, 2) and not sheet.merged[0].covers(5, 2)
    assert sheet.where(5, 28) == "One!AB5"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', "row 1,048,576 and column 16,384"),
        (
            '<row r="1048576"><c r="A1048576"><v>1</v></c></row><row r="9"><c r="C9"><v>1</v></c></row>',
            "column 3",
        ),
        ('<row r="7"><c r="A7;"><v>1</v></c></row>', "is damaged"),
        ('<row r="x"><c r="A7"><v>1</v></c></row>', "is damaged"),
        ("<row>", "is damaged"),
    ],
    ids=["last corner", "long and wide", "no cell", "no row", "not XML"],
)
def test_sheets_that_reach_far_or_are_damaged(cells: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        opened(with_cells(cells))


def test_empty_cells_with_a_look_do_not_count() -> None:
    assert len(opened(with_cells('<row r="1048576"><c r="XFD1048576" s="1"/></row>')).sheets[0].rows) < 10


def test_a_zip_bomb_is_stopped_while_it_unpacks(monkeypatch) -> None:
    bomb = changed(book(), lambda text: text.replace("<sheetData>", " " * 80_000_000 + "<sheetData>"), SHEET)
    assert len(bomb) < 200_000
    with pytest.raises(Unreadable, match="unpacks to more than 64 MiB"):
        opened(bomb)
    monkeypatch.setattr(limits, "PACKAGE_BYTES", 100)
    with pytest.raises(Unreadable, match="is larger than 0 MiB"):
        opened(bomb)


def test_entities_are_refused_wherever_they_stand() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'

    def with_entities(text: str) -> str:
        head, _, rest = text.partition("?>")
        return f"{head}?>{bomb}{rest}"

    for part in (SHEET, "xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
        with pytest.raises(Unreadable, match="document type"):
            opened(changed(book(), with_entities, part))
    with pytest.raises(Unreadable, match="document type"):
        opened(
            changed(book(), lambda text: with_entities(text).replace("merged", "&b;"), "xl/sharedStrings.xml")
        )


def zipped(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, data in parts.items():
            packed.writestr(name.replace("__", "/") + ".xml", data)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "a.xlsx", "is not a workbook that can be opened"),
        (b"hello", "a.xlsx", "is not a workbook that can be opened"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "a.xlsx", "protected with a password, or an old .xls file"),
        (book()[:-60], "a.xlsx", "is not a workbook that can be opened"),
        (zipped(content=b"<x/>"), "a.xlsx", "is an OpenDocument file"),
        (zipped(word__document=b"<x/>"), "a.xlsx", "is not an Excel workbook"),
        (zipped(xl__workbook=b"<x/>"), "a.xlsx", "has no sheet|cannot be read"),
        (zipped(xl__workbook=b"<x"), "a.xlsx", "is damaged"),
        (book(), "a.ods", "is neither .xlsx nor .csv"),
        (b"a;b\n1;2\n", "a.csv", "has `;` between its columns"),
        (b"a,b\n\xff\n", "a.csv", "is not UTF-8"),
        (b'a,"b\n', "a.csv", "cannot be read as CSV"),
    ],
)
def test_other_files_are_told_apart(data: bytes, name: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        opened(data, name)


def test_names_in_a_package_that_stand_twice() -> None:
    made = io.BytesIO(book())
    with zipfile.ZipFile(made, "a") as packed, pytest.warns(UserWarning, match="Duplicate"):
        packed.writestr(SHEET, b"<worksheet/>")
    with pytest.raises(Unreadable, match="not put together as"):
        opened(made.getvalue())


def test_windows_line_ends_and_byte_order_marks_in_csv() -> None:
    sheet = opened('\ufeffa,b\r\n\r\n"x, y",2\r\n'.encode(), "a.csv").sheets[0]
    assert sheet.text(1, 1) == "a"
    assert (sheet.text(3, 1), sheet.text(3, 2), sheet.where(3, 2)) == ("x, y", "2", "B3")
