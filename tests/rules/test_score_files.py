"""Findings on marks in score files stand in the score file, at the name that is wrong."""

from pathlib import Path

import pytest

from sv_score.checking.check import check
from sv_score.checking.settings import Settings

CRITERIA = """\
sv_score: 1
id: case
title: Care of four parks
scale: {meets_at: 1, levels: [{score: 0, descriptor: No date.}, {score: 1, descriptor: Each has a date.}]}
dimensions:
  - {id: economy, weight: 60, criteria: [{id: E1, title: Apprentices, weight: 100}]}
  - {id: community, weight: 40, criteria: [{id: C1, title: Friends groups, weight: 100}]}
"""
BIDS = """\
sv_score: 1
criteria: criteria.yaml
evaluators: [{id: ev1}]
scores: [%s]
bids: [{id: one, supplier: One Ltd, responses: {C1: 1}}]
"""
YAML = """\
bids:
  - id: one
    responses:
      %s:
        scores:
          %s: %s
"""


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("a.csv", "bid,criterion,evaluator,score\none,E9,ev1,1\n", ("SV502", 2, 5)),
        ("a.csv", "bid,criterion,evaluator,score\none,E1,ev9,1\n", ("SV512", 2, 8)),
        ("a.csv", "bid,criterion,evaluator,score\none,E1,ev1,2\n", ("SV503", 2, 12)),
        ("a.yaml", YAML % ("E9", "ev1", 1), ("SV502", 4, 7)),
        ("a.yaml", YAML % ("E1", "ev9", 1), ("SV512", 6, 11)),
        ("a.yaml", YAML % ("E1", "ev1", 2), ("SV503", 6, 16)),
        ("a.yaml", YAML % ("E1", "ev1", "{abstained: true, reason: An interest.}"), ("SV507", 6, 16)),
    ],
)
def test_place_in_a_score_file(tmp_path: Path, name: str, text: str, wanted: tuple[str, int, int]) -> None:
    (tmp_path / "criteria.yaml").write_text(CRITERIA, encoding="utf-8")
    (tmp_path / "bids.yaml").write_text(BIDS % name, encoding="utf-8")
    (tmp_path / name).write_text(text, encoding="utf-8")
    found = {
        (located.finding.code, located.place.line, located.place.column)
        for located in check([str(tmp_path / "bids.yaml")], Settings()).findings
        if located.finding.file.endswith(name)
    }
    assert wanted in found


def test_an_answer_nobody_has_marked_may_still_be_marked(tmp_path: Path) -> None:
    (tmp_path / "criteria.yaml").write_text(CRITERIA, encoding="utf-8")
    (tmp_path / "bids.yaml").write_text(BIDS % "a.csv", encoding="utf-8")
    (tmp_path / "a.csv").write_text("bid,criterion,evaluator,score\none,E1,ev1,\n", encoding="utf-8")
    found = check([str(tmp_path / "bids.yaml")], Settings()).findings
    (missing,) = [f.finding for f in found if f.finding.code == "SV501"]
    assert "`sv-score panel status` says how far they are" in missing.help


HISTORY = (
    '{"entry": 1, "previous": null, "when": "2026-05-20", "by": "Clerk", "bid": "one", "criterion": "E1", '
    '"whose": "mark", "evaluator": "ev2", "old": null, "new": "1", "words": {}}\n'
)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (None, ["SV117"]),
        (b"bid;criterion;evaluator;score\none;E1;ev2;1\n", ["SV021"]),
        ("bid,criterion,evaluator,score\none,E1,ev2,1\u00fc\n".encode("latin-1"), ["SV002"]),
        (b"bids: [\n", ["SV001"]),
    ],
)
def test_nothing_is_said_to_be_missing_that_may_be_in_a_file_that_cannot_be_read(
    text: bytes | None, codes: list[str], tmp_path: Path
) -> None:
    name = "b.yaml" if text is not None and text.startswith(b"bids") else "b.csv"
    (tmp_path / "criteria.yaml").write_text(CRITERIA, encoding="utf-8")
    bids = (BIDS % f"a.csv, {name}").replace("[{id: ev1}]", "[{id: ev1}, {id: ev2}]").replace("{C1: 1}", "{}")
    (tmp_path / "bids.yaml").write_text(bids, encoding="utf-8")
    (tmp_path / "a.csv").write_text("bid,criterion,evaluator,score\none,C1,ev1,1\n", encoding="utf-8")
    (tmp_path / "bids.history.jsonl").write_text(HISTORY, encoding="utf-8")
    if text is not None:
        (tmp_path / name).write_bytes(text)
    missing = {"SV501", "SV507", "SV509", "SV690"}

    def found() -> list[str]:
        checked = check([str(tmp_path / "bids.yaml")], Settings()).findings
        return [located.finding.code for located in checked]

    assert [code for code in found() if code in missing or code[:3] in ("SV0", "SV1")] == codes
    (tmp_path / name).write_text("bids: []\n" if name == "b.yaml" else "bid,criterion,evaluator,score\n")
    assert {"SV501", "SV509"} <= set(found())
