"""`sv-score import`: a map is guessed, confirmed and followed, and the sheet's own figures are checked."""

import re
import sys
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from sv_score.assessment import assess
from sv_score.checking.check import check
from sv_score.checking.settings import Settings
from sv_score.commands.exit_code import ExitCode
from sv_score.commands.import_ import Options, run
from sv_score.model.finding import Severity
from sv_score.reading.source import Unreadable, open_source
from sv_score.reading.spreadsheet.cells import column_number
from sv_score.reading.spreadsheet.import_map import read_map
from sv_score.reading.spreadsheet.recomputed import Outcome, compared, recomputed
from sv_score.reading.spreadsheet.sheets import read_book
from sv_score.reading.spreadsheet.taken import take
from tests.commands.run import sv_score
from tests.spreadsheets.evaluations import (
    LETTERS,
    SMALL,
    Evaluation,
    by_columns,
    by_rows,
    csv_text,
    with_means,
)
from tests.spreadsheets.filling import changed


def confirmed(file: Path) -> Path:
    """Guess the map of a spreadsheet, confirm it as it is, and return it."""
    map = file.with_suffix(".map.yaml")
    assert run(Options(str(file), str(map))) is ExitCode.DONE
    text = map.read_text(encoding="utf-8")
    map.write_text(text.replace("confirmed: false", "confirmed: true"), encoding="utf-8")
    return map


def imported(file: Path, map: Path | None = None) -> tuple[ExitCode, Path]:
    """Import a spreadsheet and return the exit code and the folder."""
    folder = file.parent / "out"
    return run(Options(str(file), str(map or confirmed(file)), str(folder))), folder


def edit(map: Path, old: str, new: str) -> None:
    text = map.read_text(encoding="utf-8")
    assert text.count(old) >= 1, text
    map.write_text(text.replace(old, new), encoding="utf-8")


def read(folder: Path):
    assessment = assess(str(folder / "bids.yaml"))
    errors = [f.message for f in assessment.findings if f.severity is Severity.ERROR]
    assert not errors
    assert assessment.reading.criteria is not None and assessment.reading.evaluation is not None
    return assessment.reading.criteria, assessment.reading.evaluation


def marks(folder: Path) -> dict[tuple[str, str, str], Decimal | None]:
    """Return every mark by supplier, criterion and the evaluator's name, and agreed scores by none."""
    _, evaluation = read(folder)
    names = {one.id: one.name for one in evaluation.evaluators}
    found = {}
    for bid in evaluation.bids:
        for criterion, response in bid.responses.items():
            for mark in response.marks:
                found[bid.supplier, criterion, names[mark.evaluator]] = mark.score
            if response.consensus is not None:
                found[bid.supplier, criterion, ""] = response.consensus.score
    return found


def agreed(data: Evaluation) -> dict[tuple[str, str, str], int]:
    return {(bid, id, ""): mark for (bid, id, one), mark in data.marks.items() if one == data.people[0]}


@st.composite
def evaluations(draw: st.DrawFn) -> Evaluation:
    """Draw two or three dimensions with their shares of the whole, bids, evaluators and marks."""
    shape = draw(st.lists(st.integers(1, 3), min_size=2, max_size=3))
    cuts = sorted(draw(st.sets(st.integers(1, 99), min_size=sum(shape) - 1, max_size=sum(shape) - 1)))
    weights = [b - a for a, b in zip([0, *cuts], [*cuts, 100], strict=True)]
    dimensions, each = [], iter(weights)
    for n, size in enumerate(shape):
        word = ("Jobs", "Place", "Skills")[n]
        dimensions.append((word, tuple((f"{word[0]}{k}", next(each)) for k in range(1, size + 1))))
    bids = draw(
        st.lists(st.sampled_from(["Harbour", "Mill & Sons", "Öland AB", "Quarry"]), min_size=1, unique=True)
    )
    people = ("Evaluator 1", "Evaluator 2", "Evaluator 3")[: draw(st.integers(2, 3))]
    ids = [id for _, criteria in dimensions for id, _ in criteria]
    given = {(bid, id, one): draw(st.integers(0, 5)) for bid in bids for id in ids for one in people}
    return Evaluation(tuple(dimensions), tuple(bids), people, given)


def check_published(folder: Path, data: Evaluation) -> None:
    criteria, _ = read(folder)
    found = [(one.name, c.id, c.weight) for one in criteria.dimensions for c in one.criteria]
    assert found == data.criteria
    assert {criteria.scale_of(c).highest for d in criteria.dimensions for c in d.criteria} == {5}


SHAPES: dict[str, Callable[[Path, Evaluation], object]] = {
    "headings": lambda path, data: by_rows(path, data, True),
    "a column": lambda path, data: by_rows(path, data, False),
}


@pytest.mark.parametrize("write", SHAPES.values(), ids=SHAPES)
@settings(max_examples=6)
@given(data=evaluations())
def test_criteria_down_and_bids_across(write: Callable[[Path, Evaluation], object], data: Evaluation) -> None:
    with TemporaryDirectory() as name:
        file = Path(name) / "a.xlsx"
        write(file, data)
        code, folder = imported(file)
        assert code is ExitCode.DONE
        assert marks(folder) == agreed(data)
        check_published(folder, data)


@settings(max_examples=6)
@given(evaluations())
def test_bids_down_criteria_across_and_a_sheet_for_each_evaluator(data: Evaluation) -> None:
    with TemporaryDirectory() as name:
        file = Path(name) / "a.xlsx"
        by_columns(file, data)
        _, folder = imported(file)
        assert marks(folder) == data.marks
        check_published(folder, data)


@settings(max_examples=6)
@given(evaluations())
def test_a_column_for_each_evaluator_whose_average_is_never_a_score(data: Evaluation) -> None:
    with TemporaryDirectory() as name:
        file = Path(name) / "a.xlsx"
        with_means(file, data)
        code, folder = imported(file)
        assert code is ExitCode.DONE
        assert marks(folder) == data.marks
        assert all(state.state.value == "provisional" for state in _dimensions(folder))


def _dimensions(folder: Path):
    result = assess(str(folder / "bids.yaml")).result
    assert result is not None
    return [shown for bid in result.bids for shown in bid.dimensions]


def test_nothing_is_imported_from_a_guess(tmp_path: Path, capsys) -> None:
    file, map = tmp_path / "a.xlsx", tmp_path / "map.yaml"
    by_rows(file, SMALL, True)
    assert run(Options(str(file))) is ExitCode.DONE
    assert "Nothing was imported." in capsys.readouterr().out
    text = map.read_text(encoding="utf-8")
    for line in (
        'title: "Care of parks"  # Marking!A1',
        "weight: 40  # Marking!B10",
        'supplier: "Mill Lane Ltd"  # Marking!F3',
        'name: "Place"  # Marking!A9',
        "weight: 60  # the sum of its criteria's weights",
        "looks like a total across dimensions: it is not taken over",
    ):
        assert line in text
    for options in (Options(str(file), str(map), str(tmp_path / "out")), Options(str(file), str(map))):
        with pytest.raises(Unreadable, match="not confirmed yet"):
            run(options)
    with pytest.raises(Unreadable, match=r"map\.yaml exists"):
        run(Options(str(file)))
    assert not (tmp_path / "out").exists()
    edit(map, "confirmed: false", "confirmed: true")
    with pytest.raises(Unreadable, match="--output"):
        run(Options(str(file), str(map)))
    assert run(Options(str(file), str(map), str(tmp_path / "out"))) is ExitCode.DONE
    with pytest.raises(Unreadable, match=r"criteria\.yaml exists and is not overwritten"):
        run(Options(str(file), str(map), str(tmp_path / "out")))


def test_every_figure_of_the_sheet_is_worked_out_again(tmp_path: Path, capsys) -> None:
    file = tmp_path / "a.xlsx"
    data = SMALL
    with xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet("S")
        page.write_row(0, 0, ["Criterion", "Weight", "Max", "North", "North weighted score"])
        page.write_row(1, 0, ["J1 A", 50, 7, 3, 21.43])
        page.write_row(2, 0, ["J2 B", 20, 7, 5, 15])
        page.write_row(3, 0, ["P1 C", 30, 7, 4, 30 * 4 / 7])
    map = confirmed(file)
    edit(map, "dimensions:\n", "dimensions:\n  - {id: other, weight: 0, criteria: [{id: X, weight: 0}]}\n")
    capsys.readouterr()
    code, _ = imported(file, map)
    said = capsys.readouterr().out
    assert code is ExitCode.FOUND
    assert "3 figures checked: 1 right, 1 rounded, 1 different. None was taken over." in said
    rows = {line.split()[0]: " ".join(line.split()) for line in said.splitlines() if line.startswith("S!")}
    assert rows["S!E2"] == "S!E2 weighted J1, north 21.43 150/7 rounded to 2 decimals"
    assert rows["S!E3"] == "S!E3 weighted J2, north 15 100/7 DIFFERS"
    assert Fraction(150, 7) == Fraction(3, 7) * 50
    assert data.criteria


@settings(max_examples=6)
@given(evaluations(), st.data())
def test_one_wrong_figure_is_the_one_that_is_named(data: Evaluation, drawn: st.DataObject) -> None:
    """The oracle is the sheet itself: its figures are right but for the one that is changed."""
    with TemporaryDirectory() as name:
        file, changed = Path(name) / "a.xlsx", Path(name) / "b.xlsx"
        by_rows(file, data, False)
        by_rows(changed, data, False)
        row = drawn.draw(st.integers(5, 4 + len(data.criteria)))
        column = drawn.draw(st.sampled_from(LETTERS[5 : 4 + 2 * len(data.bids) : 2]))
        off = drawn.draw(st.sampled_from([Decimal("0.001"), Decimal(-1), Decimal(1) / 3]))
        alter(changed, f"{column}{row}", off)
        book, map = read_book(open_source(str(changed))), read_map(open_source(str(confirmed(file))), [])
        assert map is not None
        found = [one for one in recomputed(book, map, take(book, map, []), []) if one.outcome not in RIGHT]
        assert [(one.sheet.where(*one.at)) for one in found] == [f"Marking!{column}{row}"]
        weight = {id: weight for _, id, weight in data.criteria}[found[0].of]
        bid = data.bids[(column_number(column) - 6) // 2]
        assert found[0].exact == Fraction(data.marks[bid, found[0].of, data.people[0]] * weight, 5)


def alter(path: Path, name: str, off: Decimal) -> None:
    def change(text: str) -> str:
        new, times = re.subn(
            rf'(<c r="{name}"><v>)([^<]*)', lambda found: f"{found[1]}{Decimal(found[2]) + off}", text
        )
        assert times == 1
        return new

    path.write_bytes(changed(path.read_bytes(), change, "xl/worksheets/sheet1.xml"))


RIGHT = {Outcome.EXACT, Outcome.DIGITS}


@pytest.mark.parametrize(
    ("said", "exact", "outcome"),
    [
        ("12", Fraction(12), "exact"),
        ("0.3", Fraction(3, 10), "exact"),
        ("13.333333333333334", Fraction(40, 3), "as exact as a spreadsheet holds it"),
        ("13.3333333333", Fraction(40, 3), "rounded"),
        ("13.33", Fraction(40, 3), "rounded"),
        ("13", Fraction(40, 3), "rounded"),
        ("13.34", Fraction(40, 3), "differs"),
        ("13.333333333343334", Fraction(40, 3), "differs"),
        ("14", Fraction(40, 3), "differs"),
        ("0.30000000000000004", Fraction(3, 10), "as exact as a spreadsheet holds it"),
        ("12.5", Fraction(1255, 100), "rounded"),
        ("12.6", Fraction(1255, 100), "rounded"),
        ("12.7", Fraction(1255, 100), "differs"),
        ("0", Fraction(1, 3), "rounded"),
    ],
)
def test_how_a_figure_compares(said: str, exact: Fraction, outcome: str) -> None:
    assert compared(Decimal(said), exact) == outcome


def test_gates_comments_and_a_scale_with_its_levels(tmp_path: Path, capsys) -> None:
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet("S")
        heads = [
            "North Evaluator 1",
            "North Evaluator 2",
            "North agreed score",
            "North comments",
            "North Evaluator 1 notes",
        ]
        page.write_row(0, 0, ["Theme", "Criterion", "Weight", *heads])
        page.write_row(1, 0, ["Jobs", "J1 A", 60, 4, 2, 4, "Agreed on p3", "Alone p3"])
        page.write_row(2, 0, ["Jobs", "J9 Insured", "", "Yes", "yes", "", "Seen", "Lost"])
        page.write_row(3, 0, ["Place", "P1 C", 40, 2, 2, "", "Open still"])
    map = confirmed(file)
    text = map.read_text(encoding="utf-8")
    assert "# disqualifies: true or false, as published; the sheet does not say" in text
    edit(map, "gate: true", "gate: true\n        disqualifies: true")
    levels = "".join(
        f"    - {{score: {n}, label: 'L {n}', descriptor: 'D: {n}', percent: {n * 20}}}\n" for n in (0, 2, 4)
    )
    edit(map, "scale: {min: 0, max: 4, step: 1}", "scale:\n  meets_at: 2\n  levels:\n" + levels + "# ")
    capsys.readouterr()
    code, folder = imported(file, map)
    said = capsys.readouterr().out
    assert code is ExitCode.DONE
    criteria, evaluation = read(folder)
    assert criteria.scale is not None and criteria.scale.meets_at == 2
    assert [(one.label, one.descriptor, one.percent) for one in criteria.scale.levels][2] == (
        "L 4",
        "D: 4",
        80,
    )
    answers = evaluation.bids[0].responses
    assert answers["J1"].consensus is not None and answers["J1"].consensus.rationale == "Agreed on p3"
    assert [(m.evaluator, m.score, m.rationale) for m in answers["J1"].marks] == [
        ("evaluator-1", 4, "Alone p3"),
        ("evaluator-2", 2, ""),
    ]
    assert answers["J9"].passed is True and answers["J9"].rationale == "Seen"
    assert answers["P1"].consensus is None and answers["P1"].rationale == "Open still"
    assert "1 reason without a mark, not taken over: J9 of north by evaluator-1." in said
    assert "results stay provisional until one is agreed" in said


def test_a_gate_that_is_answered_in_two_ways(tmp_path: Path, capsys) -> None:
    file = tmp_path / "a.csv"
    file.write_text(
        "Criterion,Weight,North Ev1,North Ev2\nG1 Insured,,pass,fail\nJ1,100,1,2\n", encoding="utf-8"
    )
    code, _ = imported(file)
    assert code is ExitCode.FOUND
    assert "D2 says fail, and another cell answers this gate of north otherwise" in capsys.readouterr().err


def test_a_map_is_checked_as_a_map(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(csv_text(SMALL), encoding="utf-8")
    map = confirmed(file)
    assert check([str(map)], Settings()).findings == ()
    edit(map, "of: agreed", "of: nobody")
    assert [one.finding.code for one in check([str(map)], Settings()).findings] == ["SV109"]


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, monkeypatch) -> None:
    file = tmp_path / "a.xlsx"
    by_rows(file, SMALL, True)
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(Unreadable, match=r"pip install \"\.\[xlsx\]\""):
        run(Options(str(file)))


def test_an_average_where_the_agreed_score_is_looked_for(tmp_path: Path, capsys) -> None:
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(file) as book:
        for name, shift in (("Amara", 0), ("Tom", 1)):
            page = book.add_worksheet(name)
            page.write_row(0, 0, ["Bidder", "J1 Jobs", "P1 Place"])
            page.write_row(1, 0, ["Weight", 60, 40])
            page.write_row(2, 0, ["North", 2 + shift, 2 + shift * 2])
        page = book.add_worksheet("Consensus (0-5)")
        page.write_row(0, 0, ["Bidder", "J1 Jobs", "P1 Place"])
        page.write(1, 0, "North")
        page.write_formula(1, 1, "=ROUND(AVERAGE(Amara!B3,Tom!B3),0)", None, 3)
        page.write(1, 2, 3)
    map = confirmed(file)
    edit(map, "dimensions:\n", "dimensions:\n  - {id: other, weight: 0, criteria: [{id: X, weight: 0}]}\n")
    capsys.readouterr()
    imported(file, map)
    said = capsys.readouterr().out
    assert "Worked out as an average, by a formula: Consensus (0-5)!B2." in said
    assert "All agreed scores equal the mean of the evaluators' marks (Consensus (0-5)!C2)." in said
    text = (tmp_path / "out" / "bids.yaml").read_text(encoding="utf-8")
    assert text.count("consensus:") == 1


BAD_CELLS = {
    "an average": (3.67, "S!C2: 3.67 is not a score of J1", "an average is not an agreed score"),
    "text": ("4,5", "S!C2 holds `4,5`, which is not a number", "4.5"),
    "words": ("tbc", "S!C2 holds `tbc`, which is not a number", "write digits"),
}


@pytest.mark.parametrize(("value", "message", "help"), BAD_CELLS.values(), ids=BAD_CELLS)
def test_cells_that_hold_no_score_are_named(
    tmp_path: Path, capsys, value: object, message: str, help: str
) -> None:
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet("S")
        page.write_row(0, 0, ["Criterion", "Weight", "North", "South"])
        page.write_row(1, 0, ["J1 A", 50, value, 3])
        page.write_row(2, 0, ["J2 B", 50, 5, 4])
    code, folder = imported(file)
    said = capsys.readouterr().err
    assert code is ExitCode.FOUND
    assert message in said and help in said
    assert "a.xlsx[S] C2\n" in said
    assert not folder.exists()


def test_gaps_stay_gaps_and_are_said(tmp_path: Path, capsys) -> None:
    file = tmp_path / "a.csv"
    file.write_text(csv_text(SMALL).replace("Place,P1,40%,4,1", "Place,P1,,,1"), encoding="utf-8")
    map = confirmed(file)
    assert "# weight: none was found" in map.read_text(encoding="utf-8")
    code, folder = imported(file, map)
    said = capsys.readouterr()
    assert code is ExitCode.FOUND
    assert "No score in the spreadsheet, and none put in: P1 of harbour-trust." in said.out
    assert "a scored criterion has no `weight`" in said.err
    assert "bid `harbour-trust` has no response to `P1`" in said.err
    assert "P1" not in (folder / "bids.yaml").read_text(encoding="utf-8").partition("mill-lane")[0]


MAP_FAULTS = {
    "no such sheet": ('sheet: "Marking"', 'sheet: "Elsewhere"'),
    "no such bid": ("mill-lane: F}", "mil-lane: F}"),
    "no such evaluator": ("of: agreed", "of: ev7"),
    "lines that do not cross": ("mill-lane: F}", "mill-lane: 6}"),
    "no column": ("mill-lane: F}", "mill-lane: f6}"),
    "unknown key": ("confirmed: true", "confirmed: true\nauthor: me"),
}


@pytest.mark.parametrize(("old", "new"), MAP_FAULTS.values(), ids=MAP_FAULTS)
def test_faults_of_the_map_are_found(tmp_path: Path, capsys, old: str, new: str) -> None:
    file = tmp_path / "a.xlsx"
    by_rows(file, SMALL, True)
    map = confirmed(file)
    edit(map, old, new)
    capsys.readouterr()
    try:
        code, folder = imported(file, map)
    except Unreadable as error:
        assert "has no sheet `Elsewhere`; it has Marking" in str(error)
        return
    said = capsys.readouterr().err
    assert code is ExitCode.FOUND
    assert "error[SV1" in said and "a.map.yaml:" in said
    assert not folder.exists()


def test_spreadsheets_without_a_table(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    for text in ("", "\n\n", "a,b,c\n1,2,3\n"):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(Unreadable, match="no row of headings that is recognised"):
            run(Options(str(file)))


@pytest.mark.parametrize(
    "headings",
    [
        "Bid,Criterion,Evaluator,Score,Comment",
        "Date,Panel member,Supplier name,Question,Mark",
        "Marks of the panel\n\nevaluator id,bidder,award criterion,raw score",
    ],
)
def test_a_list_with_one_mark_a_row_is_said_to_be_a_score_file(headings: str, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"{headings}\nx,y,z,3,w\n", encoding="utf-8")
    with pytest.raises(Unreadable, match="one mark in each row, as a score file has"):
        run(Options(str(file)))
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_table_with_a_column_of_evaluators_is_none(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("Criterion,Evaluator,Weight,Harbour,Mill\nJobs,ev1,100,3,4\n", encoding="utf-8")
    assert run(Options(str(file))) is ExitCode.DONE


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    names = ['=cmd|" "!A1', "a: b # c", "]\n- x", "\u202edrow 😀"]
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False}) as book:
        page = book.add_worksheet("S - }")
        page.write_row(0, 0, ["Dimension", "Criterion", "Weight", *names, "Mill", "Mill comments"])
        page.write_row(1, 0, ["A # 1: {", "J1 {", 50, 1, 2, 3, 0, 5, 'x" \\ \x0b.'])
        page.write_row(2, 0, ["B", "J2 - : #", 50, 1, 2, 3, 4, 5, "y" * 10_000])
    code, folder = imported(file)
    assert code is ExitCode.DONE
    criteria, evaluation = read(folder)
    assert [one.name for one in criteria.dimensions] == ["A # 1: {", "B"]
    assert len(evaluation.bids) == 5
    assert evaluation.bids[-1].responses["J1"].consensus.rationale == 'x" \\ \x0b.'
    assert len(evaluation.bids[-1].responses["J2"].consensus.rationale) == 10_000


def test_as_a_user_runs_it(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(csv_text(SMALL), encoding="utf-8")
    assert sv_score("import", str(file), cwd=tmp_path).returncode == 0
    done = sv_score("import", str(file), "--map", "map.yaml", "--output", "out", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "not confirmed yet" in done.stderr
    edit(tmp_path / "map.yaml", "confirmed: false", "confirmed: true")
    done = sv_score("import", str(file), "--map", "map.yaml", "--output", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "6 agreed scores" in done.stdout
