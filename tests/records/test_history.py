"""Histories: what they lead to, and that nothing in them can be changed unseen but their end."""

import json
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sv_score.model.bids import Bid, Consensus, Difference, Evaluation, Mark, Response
from sv_score.model.history import Entry, History, Place, Whose
from sv_score.reading.history import read_history
from sv_score.reading.source import Source
from sv_score.records.chain import added_since, problems
from sv_score.records.history import (
    Change,
    Given,
    changes,
    current,
    entries_for,
    number_text,
    replayed,
    written,
)

PLACES = [
    Place("one", "A", Whose.MARK, "ev1"),
    Place("one", "A", Whose.MARK, "ev2"),
    Place("one", "A", Whose.CONSENSUS),
    Place("two", "B", Whose.ANSWER),
]
SCORES = st.one_of(st.none(), st.sampled_from(["0", "1", "2.5", "abstained"]))
WORDS = st.dictionaries(st.sampled_from(["rationale", "why_not_higher"]), st.text(max_size=12), max_size=2)
STATES = st.dictionaries(st.sampled_from(PLACES), st.tuples(st.sampled_from(["0", "1", "2"]), WORDS))


def history_of(lines: list[str], ends: str = "\n", name: str = "bids.history.jsonl") -> History:
    return read_history(Source(name, "".join(line + ends for line in lines).encode(), Path()))


def lines_after(states: list[dict[Place, tuple[str, dict[str, str]]]], reason: str = "Seen.") -> list[str]:
    """Return the lines of a history into which each of the states was recorded in turn."""
    lines: list[str] = []
    for state in states:
        history = history_of(lines)
        now = {place: Given(score, words) for place, (score, words) in state.items()}
        found = changes(now, replayed(history.entries))
        lines += [written(e) for e in entries_for(history, found, by="A", when="2026-06-01", reason=reason)]
    return lines


CHAINS = st.lists(STATES, min_size=1, max_size=5).map(lines_after)


@given(st.lists(STATES, max_size=5))
def test_a_history_leads_to_what_was_recorded_last(states: list[dict[Place, Any]]) -> None:
    history = history_of(lines_after(states))
    # Independently: the last line on each place says its score; what the last state lacks is none.
    expected: dict[Place, Any] = {}
    for line in history.lines:
        values = json.loads(written(line.entry)) if line.entry else {}
        place = Place(values["bid"], values["criterion"], Whose(values["whose"]), values.get("evaluator", ""))
        expected[place] = values["new"]
    last = states[-1] if states else {}
    assert {p: s for p, s in expected.items() if s is not None} == {p: s for p, (s, _) in last.items()}
    assert {p: standing.given.score for p, standing in replayed(history.entries).items()} == expected
    now = {place: Given(score, words) for place, (score, words) in last.items()}
    assert changes(now, replayed(history.entries)) == []
    assert problems(history) == []
    assert not any(standing.unexplained for standing in replayed(history.entries).values())


@given(st.lists(STATES, min_size=2, max_size=4))
def test_only_changed_and_withdrawn_scores_need_a_reason(states: list[dict[Place, Any]]) -> None:
    history = history_of(lines_after(states[:-1]))
    now = {place: Given(score, words) for place, (score, words) in states[-1].items()}
    seen = {place for state in states[:-1] for place in state}
    before = {place: score for place, (score, _) in states[-2].items()}
    for change in changes(now, replayed(history.entries)):
        after = states[-1][change.place][0] if change.place in states[-1] else None
        assert change.first == (change.place not in seen)
        expected = change.place in seen and before.get(change.place) != after
        assert change.needs_reason == expected


@given(CHAINS, st.data())
def test_a_line_that_is_removed_moved_or_rewritten_is_found(lines: list[str], data: st.DataObject) -> None:
    if len(lines) < 3:
        return
    at = data.draw(st.integers(0, len(lines) - 2), label="line")
    other = data.draw(st.integers(0, len(lines) - 1).filter(lambda n: n != at), label="other line")
    values = json.loads(lines[at])
    key = data.draw(st.sampled_from(["new", "by", "when", "bid", "entry", "reason"]))
    values[key] = {"entry": values["entry"] + 1, "when": "2020-01-01"}.get(key, "X")
    rewritten, removed, moved, twice = list(lines), list(lines), list(lines), list(lines)
    rewritten[at] = json.dumps(values, ensure_ascii=False)
    del removed[at]
    moved[at], moved[other] = moved[other], moved[at]
    twice.insert(other, lines[at])
    for altered in (rewritten, removed, moved, twice):
        found = problems(history_of(altered))
        assert found, altered
        assert all(f"line {problem.line}" in problem.text for problem in found)


@given(CHAINS, st.data())
def test_a_rewritten_line_is_the_one_that_is_named(lines: list[str], data: st.DataObject) -> None:
    if len(lines) < 2:
        return
    at = data.draw(st.integers(0, len(lines) - 2), label="line")
    values = json.loads(lines[at]) | {"by": "Somebody else"}
    altered = [*lines[:at], json.dumps(values, ensure_ascii=False), *lines[at + 1 :]]
    assert [problem.line for problem in problems(history_of(altered))] == [at + 1]


@given(CHAINS, st.data())
def test_a_missing_end_is_found_with_the_checksum_of_the_last_line_only(
    lines: list[str], data: st.DataObject
) -> None:
    kept = data.draw(st.integers(0, len(lines) - 1)) if lines else 0
    if not lines:
        return
    whole, cut = history_of(lines), history_of(lines[:kept])
    head = sha256(lines[-1].encode()).hexdigest()
    assert whole.head == head
    assert problems(cut) == []
    assert problems(cut, head) and problems(cut, head[:12])
    assert problems(whole, head) == [] == problems(whole, head.upper())
    if kept:
        assert problems(whole, cut.head) == []
        assert added_since(whole, cut.head) == len(lines) - kept


@given(CHAINS, st.lists(st.sampled_from(["\n", "\r\n", "\r", " \r\n", "\n\n", "\t\n"]), min_size=1))
def test_editors_and_git_do_not_break_a_chain(lines: list[str], ends: list[str]) -> None:
    text = "\ufeff" + "".join(line + ends[n % len(ends)] for n, line in enumerate(lines))
    history = read_history(Source("h", text.encode(), Path()))
    assert problems(history) == []
    assert history.head == history_of(lines).head
    assert history.entries == history_of(lines).entries


@given(st.text(max_size=40), st.text(max_size=40), WORDS)
def test_an_entry_is_read_as_it_was_written(by: str, reason: str, words: dict[str, str]) -> None:
    if not by.strip():
        return
    entry = Entry(1, "", "2026-06-01", by, PLACES[0], None, "3", words, reason)
    line = written(entry)
    assert line.isprintable() and "\n" not in line
    assert history_of([line]).entries == (entry,)


@given(st.binary(max_size=200))
@settings(max_examples=100)
def test_any_bytes_are_read_without_a_fault_of_ours(data: bytes) -> None:
    history = read_history(Source("h", data, Path()))
    assert all((line.entry is None) == bool(line.fault) for line in history.lines)
    assert problems(history) or not data.strip(b"\xef\xbb\xbf \t\r\n")


def test_what_stands_in_the_files_is_seen() -> None:
    agreed = Consensus(Decimal("3"), "Because.", differences=(Difference("ev2", "The page\n  was missed."),))
    responses = {
        "A": Response(
            marks=(
                Mark("ev1", Decimal("3.0"), "Good  plan."),
                Mark("ev2", abstained=True, reason="An interest."),
                Mark("ev3", Decimal(2), excluded=True, reason="Late."),
                Mark("ev4"),
            ),
            consensus=agreed,
        ),
        "B": Response(quantity=Decimal("1E+3"), unit="GBP"),
        "C": Response(no_response=True),
        "D": Response(passed=False),
        "E": Response(agreed=Decimal("2.50"), rationale="As asked."),
    }
    found = current(Evaluation(bids=(Bid("one", responses=responses),)))
    assert {(p.criterion, str(p.whose), p.evaluator): given for p, given in found.items()} == {
        ("A", "mark", "ev1"): Given("3", {"rationale": "Good plan."}),
        ("A", "mark", "ev2"): Given("abstained", {"reason": "An interest."}),
        ("A", "mark", "ev3"): Given("excluded 2", {"reason": "Late."}),
        ("A", "consensus", ""): Given(
            "3", {"rationale": "Because.", "difference of ev2": "The page was missed."}
        ),
        ("B", "answer", ""): Given("1000 GBP", {}),
        ("C", "answer", ""): Given("no response", {}),
        ("D", "answer", ""): Given("fail", {}),
        ("E", "consensus", ""): Given("2.5", {"rationale": "As asked."}),
    }


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6), st.integers(0, 12))
def test_numbers_are_compared_by_value(value: Decimal, zeros: int) -> None:
    wider = Decimal(f"{value:f}" + "0" * zeros)
    assert number_text(wider) == number_text(value)
    assert Decimal(number_text(value)) == value


def test_forty_digits_keep_every_digit() -> None:
    digits = "1234567890123456789012345678901234567.89"
    assert number_text(Decimal(digits)) == digits


def test_a_reason_that_comes_late_explains_a_change() -> None:
    place = PLACES[2]
    first = Entry(1, "", "2026-06-01", "A", place, None, "2")
    changed = Entry(2, "x", "2026-06-02", "A", place, "2", "3")
    late = Entry(3, "y", "2026-06-03", "B", place, "3", "3", reason="The page had been missed.")
    assert replayed([first, changed])[place].unexplained == changed
    assert replayed([first, changed, late])[place].unexplained is None
    reworded = late._replace(reason="")
    assert replayed([first, changed, reworded])[place].unexplained == changed


def test_a_withdrawn_score_that_comes_back_needs_a_reason() -> None:
    place = PLACES[0]
    gone = [
        Entry(1, "", "2026-06-01", "A", place, None, "2"),
        Entry(2, "", "2026-06-02", "A", place, "2", None),
    ]
    change = changes({place: Given("2")}, replayed(gone))[0]
    assert change == Change(place, Given(None), Given("2"), first=False)
    assert change.needs_reason
