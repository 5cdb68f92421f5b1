"""A guess of any table is a map that can be read, and following it ends in values or in findings."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sv_score.model.finding import Finding
from sv_score.reading.source import Source, Unreadable
from sv_score.reading.spreadsheet.cells import Book, Cell, Sheet
from sv_score.reading.spreadsheet.fitting import fitted
from sv_score.reading.spreadsheet.guess import guess
from sv_score.reading.spreadsheet.import_map import read_map
from sv_score.reading.spreadsheet.recomputed import recomputed
from sv_score.reading.spreadsheet.taken import take
from sv_score.writing.imported.import_map import as_yaml

WORDS = [
    "Bidder",
    "Criterion",
    "Weight",
    "Ref",
    "Theme",
    "Total",
    "Subtotal",
    "Score",
    "Harbour",
    "LE1",
    "LE1-Jobs",
    "Average",
    "Comments",
    "pass",
    "Fail",
    "Consensus",
    "4,5",
    "30%",
    ":",
    "#",
    "}",
]
words = st.sampled_from(
    [*WORDS, "Max score", "Harbour weighted score", "Mill Evaluator 1", "LE2 jobs", "0 to 5"]
)
numbers = st.decimals(-1, 101, places=1, allow_nan=False)
cells: st.SearchStrategy[Cell] = st.one_of(st.none(), words, words, numbers, numbers, st.booleans())


@st.composite
def books(draw: st.DrawFn) -> Book:
    sheets = []
    for number in range(draw(st.integers(1, 2))):
        width = draw(st.integers(3, 7))
        rows = draw(st.lists(st.lists(cells, min_size=width, max_size=width), min_size=2, max_size=7))
        head = draw(st.sampled_from(["Bidder", "Criterion"]))
        rows.insert(
            draw(st.integers(0, 1)), [head, *draw(st.lists(words, min_size=width - 1, max_size=width - 1))]
        )
        sheets.append(Sheet("a.xlsx", f"S{number}", tuple(map(tuple, rows))))
    return Book("a.xlsx", tuple(sheets))


@settings(max_examples=60)
@given(books())
def test_any_table(book: Book) -> None:
    try:
        found = fitted(book, guess(book))
    except Unreadable as error:
        assert "no row of headings" in str(error)
        return
    findings: list[Finding] = []
    read = read_map(Source("map.yaml", as_yaml(found, "a.xlsx").encode(), Path()), findings)
    # What was not found is left out; nothing that was written down is at fault but a number out of range.
    gaps = {"SV102", "SV113", "SV103", "SV106", "SV112"}
    assert {one.code for one in findings} <= gaps, [(one.message, one.route) for one in findings]
    if read is None or findings:
        return
    assert (read.bids, read.marks, read.figures) == (found.map.bids, found.map.marks, found.map.figures)
    taken = take(book, read, findings)
    assert {place[0] for place in taken.scores} <= {bid.id for bid in read.bids}
    list(recomputed(book, read, taken, findings))
    assert all(one.file.startswith("a.xlsx[S") for one in findings)
