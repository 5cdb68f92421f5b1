"""The history as a page, and the record of an evaluation: for people, harmless, and never one number."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from sv_score.assessment import assess
from sv_score.commands.history import record_changes
from sv_score.model.history import Entry, History, Place, Whose
from sv_score.reading.history import read_history
from sv_score.reading.source import Source
from sv_score.records.chain import Problem
from sv_score.records.history import Change, Given, written
from sv_score.writing.history import as_json, history_parts
from sv_score.writing.parts import as_markdown, as_text
from sv_score.writing.record import record_parts
from tests import strategies
from tests.commands.bundles import BIDS, procurement
from tests.writing.golden_files import check_golden
from tests.writing.test_never_one_number import numbers, telling_figures

MARK = Place("one", "E1", Whose.MARK, "ev1")
AGREED = Place("one", "E1", Whose.CONSENSUS)
ENTRIES = (
    Entry(1, "", "2026-06-01T09:30:00Z", "Clerk", MARK, None, "2", {"rationale": "Dated on p1."}),
    Entry(2, "ab", "2026-06-02", "Clerk", MARK, "2", "3", {}, "Page 2 | had been missed."),
    Entry(3, "cd", "2026-06-03", "Chair \x1b[31m", AGREED, None, "2.5"),
    Entry(4, "ef", "2026-06-04", "Chair", AGREED, "2.5", "2.5", {"rationale": "In other words."}),
    Entry(5, "ef", "2026-06-05", "Chair", AGREED, "2.5", "2.5", {}, "The reason that was lacking."),
    Entry(6, "ef", "2026-06-06", "Chair", AGREED, "2.5", None, {}, "Withdrawn."),
)


def history() -> History:
    text = "".join(f"{written(entry)}\n" for entry in ENTRIES)
    return read_history(Source("bids.history.jsonl", text.encode(), Path()))


CHANGES = (
    Change(MARK, Given("3"), Given("abstained")),
    Change(MARK, Given("3"), Given("3", {"rationale": "New."})),
    Change(AGREED, Given(None), Given("1"), first=True),
)
PROBLEMS = (Problem(2, "line 2 is not as it was when line 3 was written: it was rewritten"),)


def test_the_history_in_every_form() -> None:
    for name, problems, changes in (("history", (), ()), ("history-broken", PROBLEMS, CHANGES)):
        parts = list(history_parts(history(), ENTRIES, problems, changes))
        check_golden(f"{name}.txt", as_text(parts))
        check_golden(f"{name}.md", as_markdown(parts))
        check_golden(f"{name}.json", as_json(history(), ENTRIES, problems, changes))


def test_a_history_without_entries_says_so() -> None:
    assert "Nothing is recorded yet." in as_text(history_parts(History("h"), (), (), ()))


def test_the_record_of_a_procurement(tmp_path: Path) -> None:
    bids = procurement(tmp_path)
    bids.write_text(BIDS.replace("E2: 3", "E2: 2"), encoding="utf-8")
    record_changes(str(bids), "Clerk", "2026-06-02", "Growers on p2 had been counted twice.")
    assessment = assess(str(bids))
    assert assessment.result is not None
    parts = list(record_parts(assessment.result, assessment.reading.history))
    check_golden("record.txt", as_text(parts))
    check_golden("record.md", as_markdown(parts))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("| a | `b` <script>", "&#124; a &#124; \\`b\\` &#60;script&#62;"),
        ("\u202eesrever", "&#60;U\\+202E&#62;esrever"),
    ],
)
def test_text_from_a_bid_stays_text(tmp_path: Path, text: str, shown: str) -> None:
    bids = procurement(tmp_path, history=False)
    bids.write_text(BIDS.replace("Bid p1 names a date.", f'"{text}"'), encoding="utf-8")
    result = assess(str(bids)).result
    assert result is not None
    assert shown in as_markdown(record_parts(result, None))


def test_the_record_never_joins_dimensions() -> None:
    told_apart = []

    @settings(max_examples=15)
    @given(strategies.procurements(most=3))
    def check(drawn: strategies.Data) -> None:
        with TemporaryDirectory() as folder:
            result = assess(str(strategies.write(drawn, Path(folder)))).result
        assert result is not None
        telling = telling_figures(result, drawn=True)
        told_apart.append(len(telling))
        # Published bands and levels are numbers of their own.
        published = numbers(as_text(record_parts(result._replace(bids=()), None)))
        assert not (numbers(as_text(record_parts(result, None))) - published) & telling

    check()
    assert sum(count > 10 for count in told_apart) > 5, "too few procurements could show a total"
