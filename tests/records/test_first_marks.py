"""Agreement is about marks as they were first given, whatever was made of them later."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sv_score.commands.history import record_changes
from sv_score.model.bids import Bid, Evaluation, Mark, Response
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Level, Scale
from sv_score.model.history import History, HistoryLine, Whose
from sv_score.reading.history import read_history
from sv_score.reading.source import Source
from sv_score.records.chain import problems
from sv_score.records.first_marks import as_first_given
from sv_score.records.history import changes, current, entries_for, replayed, written
from tests.commands.bundles import procurement
from tests.commands.run import sv_score

LEVELS = tuple(Level(Decimal(score)) for score in range(4))
SCALE = Scale(Decimal(0), Decimal(3), levels=LEVELS)
CRITERIA = AwardCriteria("c", "C", dimensions=(Dimension("d", criteria=(Criterion("A", scale=SCALE),)),))
# A score, `abstained`, a score that is set aside, or no mark.
GIVEN = st.sampled_from(["0", "1", "3", "abstained", "excluded 2", "excluded", ""])
STATES = st.lists(st.fixed_dictionaries({"ev1": GIVEN, "ev2": GIVEN}), min_size=1, max_size=4)


def evaluation(state: dict[str, str]) -> Evaluation:
    marks = tuple(_mark(name, text) for name, text in state.items() if text)
    return Evaluation("", bids=(Bid("one", responses={"A": Response(marks=marks)}),))


def _mark(name: str, text: str) -> Mark:
    number = text.removeprefix("excluded").strip()
    score = Decimal(number) if number.isdigit() else None
    return Mark(name, score, abstained=text == "abstained", excluded=text.startswith("excluded"))


def history_of(states: list[dict[str, str]]) -> History:
    lines: list[str] = []
    for state in states:
        history = read_history(Source("h", "".join(f"{x}\n" for x in lines).encode(), Path()))
        found = changes(current(evaluation(state)), replayed(history.entries))
        lines += [written(e) for e in entries_for(history, found, by="A", when="2026-06-01", reason="Seen.")]
    return read_history(Source("h", "".join(f"{x}\n" for x in lines).encode(), Path()))


@settings(max_examples=150)
@given(STATES)
def test_a_mark_counts_as_it_was_when_it_was_first_recorded(states: list[dict[str, str]]) -> None:
    now = evaluation(states[-1])
    found, changed = as_first_given(CRITERIA, now, history_of(states))
    expected = {}
    for name, text in states[-1].items():
        first = next((state[name] for state in states if state[name]), "")
        # What is set aside now does not count, and neither does what was taken out.
        if text and not text.startswith("excluded"):
            expected[name] = text if first.startswith("excluded") else first
    counting = {
        mark.evaluator: "abstained" if mark.abstained else str(mark.score)
        for mark in found.bids[0].responses["A"].marks
        if not mark.excluded
    }
    assert counting == expected
    assert changed == sum(states[-1][name] != text for name, text in expected.items())


def test_a_history_that_is_not_whole_changes_nothing() -> None:
    whole = history_of([{"ev1": "1", "ev2": "1"}, {"ev1": "3", "ev2": "1"}])
    assert any(entry.place.whose is Whose.MARK for entry in whole.entries)
    now = evaluation({"ev1": "3", "ev2": "1"})
    assert as_first_given(CRITERIA, now, whole)[1] == 1
    broken = whole._replace(lines=(*whole.lines, HistoryLine(9, "", None, "it is not JSON")))
    assert as_first_given(CRITERIA, now, broken) == (now, 0)
    assert as_first_given(CRITERIA, now, None) == (now, 0)


@pytest.mark.parametrize(
    "text", ["NaN", "sNaN", "-NaN123", "Infinity", "1_0", "1e0", "1.0", "01", " 1", "+1", "\u0661", "1" * 201]
)
def test_a_recorded_text_that_is_no_number_counts_as_no_first_mark(text: str) -> None:
    whole = history_of([{"ev1": "3"}])
    entry = whole.entries[0]._replace(new=text)
    line = written(entry)
    forged = read_history(Source("h", f"{line}\n".encode(), Path()))
    assert not problems(forged) and forged.entries[0].new == text
    now = evaluation({"ev1": "3"})
    assert as_first_given(CRITERIA, now, forged) == (now, 0)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-5000, max_value=5000))
def test_every_number_that_a_history_records_is_read_again(value: Decimal) -> None:
    levels = (Level(value), Level(Decimal("6000")))
    scale = Scale(value, Decimal("6000"), levels=levels)
    criteria = AwardCriteria("c", "C", dimensions=(Dimension("d", criteria=(Criterion("A", scale=scale),)),))

    def marked(score: Decimal) -> Evaluation:
        return Evaluation("", bids=(Bid("one", responses={"A": Response(marks=(Mark("ev1", score),))}),))

    found = changes(current(marked(value)), {})
    lines = [written(e) for e in entries_for(History("h"), found, by="A", when="2026-06-01")]
    recorded = read_history(Source("h", f"{lines[0]}\n".encode(), Path()))
    first, changed = as_first_given(criteria, marked(Decimal("6000")), recorded)
    assert (first.bids[0].responses["A"].marks[0].score, changed) == (value, 1)


def test_a_mark_that_was_brought_into_line_later_does_not_count_as_agreement(tmp_path: Path) -> None:
    bids = procurement(tmp_path / "parks")
    text = bids.read_text(encoding="utf-8")
    bids.write_text(text.replace("scores: {ev2: 3}", "scores: {ev2: 2}"), encoding="utf-8")
    record_changes(str(bids), "Clerk", "2026-06-03", reason="Ev2 had read another page.")
    done = sv_score("agreement", str(bids), "-f", "json")
    said = json.loads(done.stdout)
    assert said["dimensions"][0]["exact_percent"] == 0
    assert said["note"].startswith("1 mark was changed")
    assert "1 mark was changed" in sv_score("agreement", str(bids), "-f", "text").stdout
