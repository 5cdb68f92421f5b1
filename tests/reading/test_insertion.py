"""Lines put into files that people keep: what is added is read, and nothing else changes."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sv_score.reading.bids import read_bids
from sv_score.reading.evaluation import silent
from sv_score.reading.insertion import with_names, with_record, with_value
from sv_score.reading.scores import read_consensuses
from sv_score.reading.source import Source

NEW = ["scores/ev1.yaml", 'scores/an evaluator\'s "file".csv']
LAYOUTS = {
    "no list yet": "sv_score: 1\ncriteria: c.yaml   # published\n# the bids\nbids: [{id: a}]\n",
    "criteria last": "sv_score: 1\nbids:\n  - id: a # first\ncriteria: c.yaml",
    "list in brackets": "sv_score: 1\ncriteria: c\nscores: [x.yaml, y.csv]  # so far\nbids: [{id: a}]\n",
    "brackets with a comma at the end": "criteria: c\nscores: [ x.yaml , ] # so far\nbids: [{id: a}]\n",
    "empty brackets": "criteria: c\nscores: []\nbids: [{id: a}]\n",
    "indented list": "criteria: c\nscores:\n    - x.yaml # one\n\n# two\nbids: [{id: a}]\n",
    "list without indent": "criteria: c\nscores:\n- x.yaml\n- y.csv\nbids:\n- id: a\n",
    "list at the end": "criteria: c\nbids: [{id: a}]\nscores:\n  - x.yaml",
    "folded criteria": "criteria: >-\n  c\n\n# more\nbids: [{id: a}]\n",
}


def evaluation(text: str):
    findings: list = []
    read = read_bids(Source("bids.yaml", text.encode(), Path()), findings, silent)
    assert read is not None
    return read


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["Unix", "Windows"])
@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_names_are_added_and_nothing_else_changes(text: str, end: str) -> None:
    text = text.replace("\n", end)
    changed = with_names(text, "scores", NEW, "criteria")
    assert changed is not None
    before, after = evaluation(text), evaluation(changed)
    assert after == before._replace(scores=(*before.scores, *NEW))
    assert changed.count("#") == text.count("#")
    assert changed.replace("\r\n", "").count("\n") == (0 if end == "\r\n" else changed.count("\n"))
    again = with_names(changed, "scores", ["z.csv"], "criteria")
    assert again is not None
    assert evaluation(again).scores == (*before.scores, *NEW, "z.csv")


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_the_key_is_named(text: str) -> None:
    changed = with_value(text, "blind_key", "panel-key.yaml", "criteria")
    assert changed is not None
    assert evaluation(changed) == evaluation(text)._replace(blind_key="panel-key.yaml")


LEFT_ALONE = {
    "in braces": "{sv_score: 1, criteria: c, bids: [{id: a}]}\n",
    "brackets over several lines": "criteria: c\nscores: [x.yaml,\n  y.yaml\n  ]\nbids: [{id: a}]\n",
    "an alias": "criteria: c\nx: &s [x.yaml]\nscores: *s\nbids: [{id: a}]\n",
    "not a list": "criteria: c\nscores: x.yaml\nbids: [{id: a}]\n",
    "not YAML": "criteria: [\n",
}


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_other_layouts_are_left_to_their_writer(text: str) -> None:
    assert with_names(text, "scores", NEW, "criteria") is None


RECORD = ["consensus:", "  score: 2", '  rationale: "New."']
FILE = """\
# What was agreed.
sv_score: 1
bids:
  - id: a   # the first
    responses:
      # discussed twice
      LE1:
        consensus: {score: 1, rationale: "Kept."}
      LE2:
        consensus:
          score: 3
          rationale: >-
            Folded
            text.

  # later
  - id: b
    responses:
      LE1: {consensus: {score: 0}}
# the end
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["Unix", "Windows"])
@pytest.mark.parametrize("bid", ["a", "b", "c"])
@pytest.mark.parametrize("criterion", ["LE1", "LE2", "LE3"])
def test_one_record_is_put_in_place(bid: str, criterion: str, end: str) -> None:
    text = FILE.replace("\n", end)
    changed = with_record(text, bid, criterion, RECORD)
    assert changed is not None
    before, after = consensuses(text), consensuses(changed)
    assert after.pop((bid, criterion)) == (2, "New.")
    before.pop((bid, criterion), None)
    assert after == before
    comments = [line for line in text.split(end) if line.lstrip().startswith("#")]
    assert comments == [line for line in changed.split(end) if line.lstrip().startswith("#")]


def consensuses(text: str) -> dict[tuple[str, str], tuple[object, str]]:
    findings: list = []
    found = read_consensuses(Source("m.yaml", text.encode(), Path()), findings)
    assert not findings
    return {key: (w.consensus.score, w.consensus.rationale) for key, w in found.items()}


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.sampled_from("abcd"), st.sampled_from(["LE1", "LE2", "X.y"]), st.integers(0, 9)),
        max_size=12,
    )
)
def test_records_put_in_one_after_another_are_all_there(records: list[tuple[str, str, int]]) -> None:
    text, wanted = FILE, consensuses(FILE)
    for bid, criterion, score in records:
        changed = with_record(text, bid, criterion, ["consensus:", f"  score: {score}", '  rationale: "R"'])
        assert changed is not None
        text = changed
        wanted[bid, criterion] = (score, "R")
        assert consensuses(text) == wanted
