"""What is wrong with a line of a history is said in words."""

import json
from pathlib import Path
from typing import Any

import pytest

from sv_score.reading.evaluation import history_name, read_evaluation
from sv_score.reading.history import read_history
from sv_score.reading.source import Source

GOOD: dict[str, Any] = {
    "entry": 1,
    "previous": None,
    "when": "2026-06-01",
    "by": "Clerk",
    "bid": "one",
    "criterion": "A",
    "whose": "consensus",
    "old": None,
    "new": "3",
}


def fault(line: bytes) -> str:
    return read_history(Source("h", line, Path())).lines[0].fault


def test_a_good_line_has_no_fault() -> None:
    assert fault(json.dumps(GOOD).encode()) == ""
    assert fault(json.dumps(GOOD | {"when": "2026-06-01T10:00:00Z"}).encode()) == ""


@pytest.mark.parametrize(
    ("changed", "wanted"),
    [
        ({"entry": "1"}, "`entry` is not a whole number"),
        ({"entry": True}, "`entry` is not a whole number"),
        ({"entry": 0}, "`entry` is not a whole number"),
        ({"when": "June"}, "`when` is not a date"),
        ({"by": ""}, "`by` is not a text"),
        ({"by": 3}, "`by` is not a text"),
        ({"new": 3}, "`new` is neither a text nor `null`"),
        ({"whose": "mean"}, "`whose` is not one of mark, consensus, answer"),
        ({"words": {"rationale": 1}}, "`words` does not hold texts"),
        ({"sv_score": 2}, "another version"),
        ({"score": "3"}, "unknown key `score`"),
    ],
)
def test_a_faulty_value_is_named(changed: dict[str, Any], wanted: str) -> None:
    assert wanted in fault(json.dumps(GOOD | changed).encode())


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (b"3 changed to 4", "not JSON"),
        (b"[1]", "between braces"),
        (b'{"entry": 1, "entry": 1}', "twice"),
        (b'{"entry": 1}', "no `bid`"),
        (b"\xff\xfe", "UTF-8"),
        (b"[" * 100_000, "not JSON"),
    ],
)
def test_a_line_that_is_no_entry_is_explained(line: bytes, wanted: str) -> None:
    assert wanted in fault(line)


def test_a_history_lies_beside_its_bids_file() -> None:
    assert history_name("a/bids.yaml") == "a/bids.history.jsonl"
    assert history_name("a.b/bids") == "a.b/bids.history.jsonl"


def test_a_history_is_among_the_files_read(tmp_path: Path) -> None:
    bids = tmp_path / "lot.1.yaml"
    bids.write_text("sv_score: 1\ncriteria: starter\nbids: [{id: one, responses: {}}]\n", encoding="utf-8")
    assert read_evaluation(str(bids)).history is None
    (tmp_path / "lot.1.history.jsonl").write_text(json.dumps(GOOD) + "\n", encoding="utf-8")
    reading = read_evaluation(str(bids))
    assert reading.history is not None
    assert [entry.new for entry in reading.history.entries] == ["3"]
    assert reading.sources[-1].label.endswith("lot.1.history.jsonl")
