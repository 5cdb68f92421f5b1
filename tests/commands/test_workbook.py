"""`sv-score workbook make` and `collect`: workbooks go out, come back, and become score files."""

import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sv_score.commands import collect as collecting
from sv_score.commands.collect import Options as Collect
from sv_score.commands.collect import collect
from sv_score.commands.exit_code import ExitCode
from sv_score.commands.workbook import Options, make
from sv_score.reading.source import Unreadable, open_source
from sv_score.reading.spreadsheet.cells import Sheet
from sv_score.reading.spreadsheet.sheets import read_book
from sv_score.writing.panel.score_file import ScoreFile
from tests import panel_folder
from tests.commands.run import sv_score
from tests.spreadsheets.filling import cell, changed, fill, formula, put
from tests.spreadsheets.folder import scores, workbooks

HOSTILE = [
    "=1+1",
    "+44 1",
    "-2",
    "@SUM(A1)",
    "http://a.example",
    "ם‎<b>&amp;\x0b",
    "😀 \U0001f469‍🚒",
    "x" * 10_000,
]


def sheet(path: Path, name: str = "Scores") -> Sheet:
    found = read_book(open_source(str(path))).sheet(name)
    assert found is not None
    return found


def refused(capsys, tmp_path: Path, *files: Path) -> str:
    """Collect, see that nothing is written, and return what is said."""
    capsys.readouterr()
    before = sorted(tmp_path.rglob("*.yaml"))
    assert collect(Collect(tuple(map(str, files)), str(tmp_path))) is ExitCode.FOUND
    assert sorted(tmp_path.rglob("*.yaml")) == before
    return capsys.readouterr().err


def test_a_workbook_has_a_row_for_each_answer_that_its_evaluator_may_mark(tmp_path: Path) -> None:
    folder = workbooks(tmp_path)
    rows = [tuple(map(str, row)) for row in sheet(folder / "ev2.xlsx").rows]
    assert [row[0] for row in rows[1:]] == ["north"] * 3 + ["south"] * 3
    assert [row[2] for row in rows[1:]] == ["J1", "J2", "P1"] * 2
    assert "3 Met: An action, who does it, and when." in rows[1][4]
    assert "How many start?" in rows[1][3]
    # What ev1 has marked already has no second place, and nobody's marks are in anybody's workbook.
    assert len(sheet(folder / "ev1.xlsx").rows) == 6
    assert sheet(folder / "ev1.xlsx", "Instructions").text(3, 2) == "ev1"


def test_the_bytes_are_the_same_every_time_and_only_yellow_cells_are_open(tmp_path: Path) -> None:
    folder = workbooks(tmp_path)
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    make(Options(str(tmp_path), output=str(tmp_path / "again")))
    assert {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()} == first
    import zipfile

    with zipfile.ZipFile(folder / "ev2.xlsx") as parts:
        texts = [parts.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2, 3)]
        assert all("<sheetProtection" in text and "password" not in text for text in texts)
        assert '<dataValidation type="list"' in texts[1] and "Levels!$B$2:$B$7" in texts[1]
        assert parts.read("xl/styles.xml").decode().count('locked="0"') == 2


def test_a_name_that_ends_like_a_file_is_no_folder(tmp_path: Path) -> None:
    book = workbooks(tmp_path) / "ev2.xlsx"
    fill(book, {"F2": 3})
    for name in ("x.txt", "x.CSV", "x.ods", "x.yaml"):
        with pytest.raises(Unreadable, match=r"ends like a file.* that ends in \.xlsx"):
            make(Options(str(tmp_path), output=str(tmp_path / name)))
    for name in ("x.txt", "x.xlsx"):
        with pytest.raises(Unreadable, match=r"ends like a file.* that ends in \.yaml or \.yml"):
            collect(Collect((str(book),), output=str(tmp_path / name)))
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("x.")]
    (tmp_path / "round.two").mkdir()
    for name in ("v1.2", "spring.2026", "round.two"):
        make(Options(str(tmp_path), output=str(tmp_path / name)))
        assert (tmp_path / name / "ev2.xlsx").is_file()


def test_what_evidence_is_asked_for_stands_there_in_words(tmp_path: Path) -> None:
    panel_folder.make(tmp_path, {})
    file = tmp_path / "criteria.yaml"
    asked = "question: How many start?\n        evidence: [method_statement, project_plan]"
    file.write_text(
        file.read_text(encoding="utf-8").replace("question: How many start?", asked), encoding="utf-8"
    )
    assert make(Options(str(tmp_path))) is ExitCode.DONE
    book = read_book(open_source(str(tmp_path / "workbooks" / "ev1.xlsx")))
    text = repr([vars(page) if hasattr(page, "__dict__") else page for page in book.sheets])
    assert "Evidence asked for: method statement, project plan" in text
    assert "method_statement" not in text


def test_a_workbook_that_exists_is_kept(tmp_path: Path, capsys) -> None:
    folder = workbooks(tmp_path)
    fill(folder / "ev1.xlsx", {"F2": 3})
    before = (folder / "ev1.xlsx").read_bytes()
    make(Options(str(tmp_path), ("ev1",)))
    assert (folder / "ev1.xlsx").read_bytes() == before
    assert "Kept" in capsys.readouterr().out
    with pytest.raises(Unreadable, match="name one evaluator"):
        make(Options(str(tmp_path), (), str(tmp_path / "one.xlsx")))
    with pytest.raises(Unreadable, match="no evaluator `ev9`"):
        make(Options(str(tmp_path), ("ev9",)))


def test_a_score_file_that_is_listed_before_it_is_collected_may_be_missing(tmp_path: Path, capsys) -> None:
    bids = panel_folder.make(tmp_path, {("north", "J1", "ev1"): 2})
    text = bids.read_text(encoding="utf-8").replace(
        "[marks.csv]", "[marks.csv, scores/ev1.yaml, scores/ev2.yaml]"
    )
    bids.write_text(text, encoding="utf-8")
    assert make(Options(str(tmp_path))) is ExitCode.DONE
    book = tmp_path / "workbooks" / "ev2.xlsx"
    fill(book, {"F2": 3})
    assert collect(Collect((str(book),))) is ExitCode.DONE
    assert bids.read_text(encoding="utf-8") == text
    assert (tmp_path / "scores" / "ev2.yaml").exists() and not (tmp_path / "scores" / "ev1.yaml").exists()
    capsys.readouterr()


def test_no_workbook_and_no_key_is_made_where_everybody_has_marked(tmp_path: Path, capsys) -> None:
    bids = panel_folder.make(tmp_path, panel_folder.full())
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    assert make(Options(str(bids), blind=True)) is ExitCode.DONE
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert "ev2 has marked everything already; no workbook was made." in capsys.readouterr().out


def test_marks_come_back_whatever_their_reasons_hold(tmp_path: Path, capsys) -> None:
    book = workbooks(tmp_path) / "ev2.xlsx"
    cells = {f"{column}{n}": value for n in range(2, 8) for column, value in (("F", 3), ("G", HOSTILE[n]))}
    fill(book, {**cells, "F7": "abstained", "G6": "\r\nfirst\r\n\r\nsecond = x\n"})
    assert collect(Collect((str(book),))) is ExitCode.DONE
    assert "6 marks of ev2, 1 of them abstained; nothing is still to come." in capsys.readouterr().out
    given = scores(tmp_path / "bids.yaml")
    assert given["north", "J1", "ev2"] == (3, HOSTILE[2])
    assert given["south", "J2", "ev2"] == (3, "first\n\nsecond = x")
    assert given["south", "P1", "ev2"] == (None, HOSTILE[7])
    assert given["north", "J1", "ev1"] == (2, "See p2")


levels = st.sampled_from([0, 1, 2, 3, 4, "0", "3", " 4 ", 2.0, None, "abstained"])
reasons = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)


@settings(max_examples=12)
@given(st.lists(st.tuples(levels, reasons), min_size=6, max_size=6))
def test_nothing_is_lost_on_the_way_out_and_back(drawn: list[tuple[object, str]]) -> None:
    with TemporaryDirectory() as name:
        tmp_path = Path(name)
        panel_folder.make(tmp_path, {("north", "J1", "ev1"): 2})
        make(Options(str(tmp_path), ("ev2",)))
        wanted, cells = {}, {}
        places = [(bid, c) for bid in ("north", "south") for c in ("J1", "J2", "P1")]
        for row, (place, (score, text)) in enumerate(zip(places, drawn, strict=True), 2):
            reason = text.replace("\r\n", "\n").replace("\r", "\n").strip()
            if score is None or (score == "abstained" and not reason):
                continue
            cells |= {f"F{row}": score, f"G{row}": text}
            level = None if score == "abstained" else Decimal(str(score).strip())
            wanted[(*place, "ev2")] = (level, reason)
        fill(tmp_path / "workbooks" / "ev2.xlsx", cells)
        assert collect(Collect((str(tmp_path / "workbooks" / "ev2.xlsx"),))) is ExitCode.DONE
        given = scores(tmp_path / "bids.yaml")
        assert {key: value for key, value in given.items() if key[2] == "ev2"} == wanted


FAULTS = {
    "a score between levels": ({"F2": 4.5, "G2": "x"}, "Scores!F2: 4.5 is not a score of J1", "SV503"),
    "a comma": ({"F3": "4,5"}, "Scores!F3 holds `4,5`, which is not a number", "SV105"),
    "a word": ({"F3": "good"}, "Scores!F3 holds `good`", "SV105"),
    "two readings": ({"F3": "04"}, "Scores!F3 holds `04`", "SV104"),
    "yes": ({"F3": True}, "Scores!F3 holds yes or no", "SV105"),
    "a reason alone": ({"G4": "Forgotten"}, "Scores!F4 has a rationale beside it and no score", "SV112"),
    "no reason": ({"F4": "Abstained"}, "Scores!G4: the mark is abstained and has no reason", "SV102"),
    "a bid renamed": ({"A5": "sotuh"}, "Scores!A5: no bid `sotuh`", "SV109"),
    "a bid cleared": ({"A5": None, "F5": 2}, "Scores!A5: the row holds a mark and names no bid", "SV112"),
    "a criterion renamed": ({"C5": "J9"}, "Scores!C5: no criterion `J9`", "SV109"),
    "a row twice": (
        {"A6": "south", "C6": "J1", "F5": 2, "F6": 3},
        "Scores!F6: a second mark of J1 for south; the other is in ",
        "SV513",
    ),
    "a heading gone": ({"F1": None}, "Scores!A1: the row has no column `Score`", "SV021"),
    "a heading twice": ({"E1": "Score"}, "Scores!F1: the row has the heading `Score` twice", "SV021"),
    "no headings": ({"A1": None, "C1": None, "F1": None, "G1": None}, "no row has the headings Bid", "SV021"),
}


@pytest.mark.parametrize(("cells", "message", "code"), FAULTS.values(), ids=FAULTS)
def test_what_is_in_doubt_is_named_with_its_cell(
    tmp_path: Path, capsys, cells: dict[str, object], message: str, code: str
) -> None:
    book = workbooks(tmp_path) / "ev2.xlsx"
    fill(book, cells)
    said = refused(capsys, tmp_path, book)
    assert message in said
    assert f"error[{code}]" in said
    assert "1 error;" in said
    where = message.partition("!")[2].split(":")[0].split()[0] if message.startswith("Scores!") else "A1"
    assert f"ev2.xlsx[Scores] {where}\n" in said


def test_formulas_errors_dates_and_merged_cells_are_no_marks(tmp_path: Path, capsys) -> None:
    book = workbooks(tmp_path) / "ev2.xlsx"
    put(book, "F2", formula("F2", "AVERAGE(F3:F4)", "3"))
    assert "Scores!F2 holds a formula, and not a score that somebody gave" in refused(capsys, tmp_path, book)
    # An error has no value, and would be taken for a mark still to come.
    put(book, "F2", cell("F2", 3))
    put(book, "F3", formula("F3", "1/0", "#DIV/0!", "e"))
    assert "Scores!F3 holds a formula" in refused(capsys, tmp_path, book)
    book.write_bytes(
        changed(book.read_bytes(), lambda text: text.replace("</sheetData>", "</sheetData>" + MERGED, 1))
    )
    put(book, "F3", cell("F3", 3))
    said = refused(capsys, tmp_path, book)
    assert "Scores!F5 to F6 are merged, so it is not clear what stands where" in said


MERGED = '<mergeCells count="1"><mergeCell ref="F5:F6"/></mergeCells>'


def test_a_date_is_no_mark(tmp_path: Path, capsys) -> None:
    import datetime

    import xlsxwriter

    workbooks(tmp_path)
    with xlsxwriter.Workbook(tmp_path / "dated.xlsx") as made:
        made.add_worksheet("Instructions").write_row(0, 0, ["Evaluator", "ev2"])
        page = made.add_worksheet("Scores")
        page.write_row(0, 0, ["Bid", "Criterion", "Score", "Rationale"])
        page.write_row(1, 0, ["north", "P1"])
        # What Excel makes of `4/5`.
        page.write_datetime(1, 2, datetime.datetime(2026, 5, 4), made.add_format({"num_format": "d/m"}))
    said = refused(capsys, tmp_path, tmp_path / "dated.xlsx")
    assert "Scores!C2 holds the date 2026-05-04 where a number is expected" in said


def test_columns_may_move_and_rows_may_go(tmp_path: Path, capsys) -> None:
    import xlsxwriter

    book = tmp_path / "moved.xlsx"
    workbooks(tmp_path)
    with xlsxwriter.Workbook(book) as made:
        made.add_worksheet("Instructions").write_row(3, 0, ["Evaluator:", "ev2"])
        page = made.add_worksheet("scores ")
        page.write_row(0, 0, ["Marks of the second evaluator"])
        page.write_row(2, 0, ["RATIONALE", "Score", "Remark", "Criterion", "Bid"])
        page.write_row(3, 0, ["Told p2", 3, "n/a", "P1", "north"])
        page.write_row(6, 0, ["", 0, "", "J2", "south"])
        page.write_row(8, 2, ["A remark below the table"])
    assert collect(Collect((str(book),))) is ExitCode.DONE
    assert "2 marks of ev2; 4 still to come" in capsys.readouterr().out
    given = scores(tmp_path / "bids.yaml")
    assert given["north", "P1", "ev2"] == (3, "Told p2")
    assert given["south", "J2", "ev2"] == (0, "")


def test_marks_of_one_evaluator_in_two_workbooks(tmp_path: Path, capsys) -> None:
    first = workbooks(tmp_path) / "ev2.xlsx"
    second = tmp_path / "second.xlsx"
    shutil.copy(first, second)
    fill(first, {"F2": 3, "F3": 1})
    fill(second, {"F2": 2, "F4": 4})
    said = refused(capsys, tmp_path, first, second)
    assert f"Scores!F2: a second mark of J1 for north; the other is in {first}, Scores!F2" in said
    fill(second, {"F2": 3})
    assert collect(Collect((str(first), str(second)), str(tmp_path))) is ExitCode.DONE
    assert sorted(
        str(mark[0]) for key, mark in scores(tmp_path / "bids.yaml").items() if key[2] == "ev2"
    ) == [
        "1",
        "3",
        "4",
    ]


def test_marks_in_a_score_file_are_never_overwritten(tmp_path: Path, capsys) -> None:
    book = workbooks(tmp_path) / "ev2.xlsx"
    fill(book, {"F2": 3, "G2": "As p1"})
    collect(Collect((str(book),)))
    file = tmp_path / "scores" / "ev2.yaml"
    fill(book, {"F3": 1})
    collect(Collect((str(book),)))
    assert "1 mark of ev2, beside 1 that it had; 4 still to come." in capsys.readouterr().out
    before = file.read_bytes()
    fill(book, {"F2": 4, "F3": None, "F4": 2})
    said = refused(capsys, tmp_path, book)
    assert f"north, J1: 3 in the file, 4 in {book}, Scores!F2." in said
    assert file.read_bytes() == before
    fill(book, {"F2": 3, "G2": "As p2"})
    assert "north, J1: the reasons differ; both have 3" in refused(capsys, tmp_path, book)
    # A mark that was cleared in the workbook stays in the file.
    fill(book, {"G2": "As p1"})
    assert collect(Collect((str(book),))) is ExitCode.DONE
    assert len([key for key in scores(tmp_path / "bids.yaml") if key[2] == "ev2"]) == 3
    file.write_text(file.read_text(encoding="utf-8") + "# Mine.\n", encoding="utf-8")
    assert "The file has comments that would be lost." in refused(capsys, tmp_path, book)
    behind = (
        file.read_text(encoding="utf-8").replace("score: 3", "score: 3  # ask Jane").replace("# Mine.\n", "")
    )
    assert "# ask Jane" in behind and "# Mine" not in behind
    file.write_text(behind, encoding="utf-8")
    assert "The file has comments that would be lost." in refused(capsys, tmp_path, book)
    assert file.read_text(encoding="utf-8") == behind
    file.write_text("- no score file\n", encoding="utf-8")
    other = Collect((str(book),), str(tmp_path), str(tmp_path / "criteria.yaml"))
    (tmp_path / "bids.yaml").write_text(
        (tmp_path / "bids.yaml").read_text(encoding="utf-8").replace(", scores/ev2.yaml", ""),
        encoding="utf-8",
    )
    assert "The file has faults" in refused(capsys, tmp_path, book)
    kept = (tmp_path / "criteria.yaml").read_bytes()
    assert collect(other) is ExitCode.FOUND
    assert (tmp_path / "criteria.yaml").read_bytes() == kept


@pytest.mark.parametrize("blind", [False, True])
def test_a_score_file_with_marks_at_the_wrong_bids_is_not_written(
    tmp_path: Path, monkeypatch, blind: bool
) -> None:
    panel_folder.make(tmp_path, {})
    make(Options(str(tmp_path), ("ev2",), blind=blind))
    book = tmp_path / "workbooks" / "ev2.xlsx"
    # The same criterion of both bids: J1 is on rows 2 and 5.
    column = "E" if blind else "F"
    fill(book, {f"{column}2": 3, f"{column}5": 1})
    as_yaml = collecting.as_yaml

    def crossed(file: ScoreFile) -> str:
        """Return the score file with the marks of the two bids changed over."""
        marks = {(place.bid.id, place.criterion.id): place.mark for place in file.places}
        other = {"north": "south", "south": "north"}
        places = (p._replace(mark=marks[other[p.bid.id], p.criterion.id]) for p in file.places)
        return as_yaml(file._replace(places=tuple(places)))

    monkeypatch.setattr(collecting, "as_yaml", crossed)
    with pytest.raises(RuntimeError, match="would not say what was collected"):
        collect(Collect((str(book),), str(tmp_path)))
    assert not (tmp_path / "scores" / "ev2.yaml").exists()
    monkeypatch.setattr(collecting, "as_yaml", as_yaml)
    assert collect(Collect((str(book),), str(tmp_path))) is ExitCode.DONE


def test_a_mark_that_stands_in_another_file_is_not_given_twice(tmp_path: Path, capsys) -> None:
    folder = workbooks(tmp_path)
    book = folder / "ev1.xlsx"
    fill(book, {"A2": "north", "C2": "J1", "F2": 3})
    said = refused(capsys, tmp_path, book)
    assert "Scores!F2: another mark of J1 for north is in " in said
    assert "marks.csv" in said
    fill(book, {"F2": 2, "G2": "See p2", "F3": 1})
    assert collect(Collect((str(book),))) is ExitCode.DONE
    assert scores(tmp_path / "bids.yaml")["north", "J1", "ev1"] == (2, "See p2")


def test_workbooks_of_others_are_told_apart(tmp_path: Path, capsys) -> None:
    book = workbooks(tmp_path) / "ev2.xlsx"
    fill(book, {"F2": 3})
    criteria = tmp_path / "criteria.yaml"
    text = criteria.read_text(encoding="utf-8")
    criteria.write_text(text.replace("id: works", "id: other"), encoding="utf-8")
    assert "the workbook was made for the criteria `works`" in refused(capsys, tmp_path, book)
    criteria.write_text(text.replace("with a check", "with two checks"), encoding="utf-8")
    bids = tmp_path / "bids.yaml"
    bids.write_text(bids.read_text(encoding="utf-8").replace("id: ev2", "id: ev3"), encoding="utf-8")
    said = refused(capsys, tmp_path, book)
    assert "the workbook is of `ev2`, who is no evaluator in" in said
    bids.write_text(bids.read_text(encoding="utf-8").replace("id: ev3", "id: ev2"), encoding="utf-8")
    assert collect(Collect((str(book),))) is ExitCode.DONE
    assert "beside Scores!F2 stand other levels of J1" in capsys.readouterr().out


def test_who_may_not_mark_a_bid_has_no_row_and_no_mark(tmp_path: Path, capsys) -> None:
    panel_folder.make(tmp_path, {("north", "J1", "ev1"): 2})
    bids = tmp_path / "bids.yaml"
    interest = "{interests: [{bid: north, interest: A brother}]}"
    text = bids.read_text(encoding="utf-8").replace(
        "id: ev2, declaration: {interests: none}", f"id: ev2, declaration: {interest}"
    )
    bids.write_text(text, encoding="utf-8")
    make(Options(str(tmp_path)))
    assert "ev2 gets no place for north" in capsys.readouterr().out
    book = tmp_path / "workbooks" / "ev2.xlsx"
    assert {row[0] for row in sheet(book).rows[1:]} == {"south"}
    fill(book, {"A2": "north", "F2": 4})
    assert "Scores!F2: ev2 may not mark north: an interest in bid north" in refused(capsys, tmp_path, book)


def test_blind_workbooks_name_no_bidder_and_come_back_through_the_key(tmp_path: Path) -> None:
    panel_folder.make(tmp_path, {("north", "J1", "ev1"): 2})
    make(Options(str(tmp_path), ("ev2",), blind=True))
    book = tmp_path / "workbooks" / "ev2.xlsx"
    text = "".join(
        str(cell) for each in read_book(open_source(str(book))).sheets for row in each.rows for cell in row
    )
    assert "orth" not in text and "outh" not in text
    assert "Bid-A" in text
    fill(book, {f"E{n}": n % 5 for n in range(2, 8)})
    assert collect(Collect((str(book),))) is ExitCode.DONE
    assert "Bid-A" in (tmp_path / "scores" / "ev2.yaml").read_text(encoding="utf-8")
    assert len([key for key in scores(tmp_path / "bids.yaml") if key[2] == "ev2"]) == 6


def test_a_long_scale_takes_any_of_its_scores(tmp_path: Path) -> None:
    panel_folder.make(tmp_path, {})
    criteria = tmp_path / "criteria.yaml"
    text = criteria.read_text(encoding="utf-8")
    head, _, rest = text.partition("scale:")
    scale = "scale: {min: 0, max: 100, step: 0.1}\n"
    criteria.write_text(head + scale + "dimensions:" + rest.partition("dimensions:")[2], encoding="utf-8")
    make(Options(str(tmp_path), ("ev1",)))
    book = tmp_path / "workbooks" / "ev1.xlsx"
    fill(book, {"F2": 62.3, "F3": 0.1})
    assert collect(Collect((str(book),))) is ExitCode.DONE
    given = scores(tmp_path / "bids.yaml")
    assert given["north", "J1", "ev1"][0] == Decimal("62.3")
    assert given["north", "J2", "ev1"][0] == Decimal("0.1")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_what_libreoffice_saves_comes_back_the_same(tmp_path: Path) -> None:
    book = workbooks(tmp_path) / "ev2.xlsx"
    reasons = ["= 1+1", "Line one\nline two", "😀 ‏שלום", "a" * 10_000, '<b> & "c"', "'x"]
    cells = {f"{c}{n}": v for n, text in enumerate(reasons, 2) for c, v in (("F", n % 5), ("G", text))}
    fill(book, cells)
    there = tmp_path / "there"
    for kind, source in (("ods", book), ("xlsx", there / "ev2.ods")):
        command = [
            "soffice",
            "--headless",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--convert-to",
        ]
        subprocess.run(
            [*command, kind, "--outdir", there, source], check=True, capture_output=True, timeout=110
        )
    assert collect(Collect((str(there / "ev2.xlsx"),), str(tmp_path))) is ExitCode.DONE
    given = scores(tmp_path / "bids.yaml")
    back = [given[bid, c, "ev2"] for bid in ("north", "south") for c in ("J1", "J2", "P1")]
    assert back == [(n % 5, text) for n, text in enumerate(reasons, 2)]


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, monkeypatch) -> None:
    panel_folder.make(tmp_path, {})
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(Unreadable, match=r"pip install \"\.\[xlsx\]\""):
        make(Options(str(tmp_path)))


def test_as_a_user_runs_it(tmp_path: Path) -> None:
    panel_folder.make(tmp_path, {("north", "J1", "ev1"): 2})
    assert sv_score("workbook", "make", str(tmp_path), "--evaluator", "ev2").returncode == 0
    fill(tmp_path / "workbooks" / "ev2.xlsx", {"F2": 7})
    done = sv_score("workbook", "collect", str(tmp_path / "workbooks" / "ev2.xlsx"))
    assert (done.returncode, done.stdout) == (1, "")
    assert "Scores!F2: 7 is not a score of J1" in done.stderr
    done = sv_score("workbook", "collect", "nowhere.xlsx", "--bids", str(tmp_path))
    assert done.returncode == 2
    assert "nowhere.xlsx does not exist" in done.stderr
