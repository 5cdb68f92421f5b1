"""Score files with empty places, a consensus, and labels in place of bids."""

from decimal import Decimal
from pathlib import Path

import pytest

from sv_score.model.bids import Difference, Mark
from sv_score.reading.evaluation import Reading, read_evaluation
from sv_score.reading.locate import locate
from sv_score.reading.scores import read_consensuses, read_marks
from tests.reading.texts import CRITERIA, placed, source

HEAD = "sv_score: 1\ncriteria: criteria.yaml\nevaluators: [{id: ev1}, {id: ev2}]\n"
PLACE = """\
sv_score: 1
evaluator: ev1
bids:
  - id: harbour
    responses:
      LE1:
        scores:
          ev1:
            score:
            rationale:
"""
AGREED = """\
bids:
  - id: harbour
    responses:
      LE1:
        consensus:
          score: 4
          rationale: Dates on p3.
          differences: [{evaluator: ev2, resolution: Read again.}]
"""


def read(folder: Path, bids: str, **files: str) -> Reading:
    (folder / "criteria.yaml").write_text(CRITERIA, encoding="utf-8")
    names = ", ".join(f"{name}.yaml" for name in files if name != "key")
    listed = f"scores: [{names}]\n" if names else ""
    (folder / "bids.yaml").write_text(HEAD + listed + bids, encoding="utf-8")
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return read_evaluation(str(folder / "bids.yaml"))


def found(reading: Reading) -> list[tuple[str, str, int, int]]:
    return [
        (x.finding.file.rsplit("/", 1)[-1], x.finding.code, x.place.line, x.place.column)
        for x in locate(reading.findings, reading.sources)
    ]


def marks_of(text: str) -> tuple[list[Mark], list[object]]:
    findings: list = []
    file = source(text, "a.yaml")
    marks = [mark for _, _, mark in read_marks(file, findings) if isinstance(mark, Mark)]
    return marks, placed(findings, file)


OPEN_PLACES = {
    "both lines empty": PLACE,
    "only the score line": PLACE.replace("            rationale:\n", ""),
    "nothing after the evaluator": PLACE.split("            score:")[0],
    "a tilde": PLACE.replace("score:\n", "score: ~\n"),
    "Windows line ends": PLACE.replace("\n", "\r\n"),
    "in one line": "bids: [{id: harbour, responses: {LE1: {scores: {ev1: {score: , rationale: }}}}}]\n",
    "no evaluator": PLACE.replace(
        "          ev1:\n            score:\n            rationale:\n", "          {}\n"
    ),
}


@pytest.mark.parametrize("text", OPEN_PLACES.values(), ids=OPEN_PLACES)
def test_an_empty_place_is_no_mark_and_no_fault(text: str) -> None:
    assert marks_of(text) == ([], [])


FILLED = {
    "a score alone": (" 3", "", (Decimal(3), "", False)),
    "a score of nought": (" 0", "", (Decimal(0), "", False)),
    "a score and a reason": (" 3", " p4", (Decimal(3), "p4", False)),
}


@pytest.mark.parametrize("score, rationale, expected", FILLED.values(), ids=FILLED)
def test_a_filled_place_is_a_mark(score: str, rationale: str, expected: tuple[object, ...]) -> None:
    text = PLACE.replace("score:\n", f"score:{score}\n").replace("rationale:\n", f"rationale:{rationale}\n")
    (mark,), faults = marks_of(text)
    assert faults == []
    assert (mark.score, mark.rationale, mark.abstained) == expected


def test_an_abstention_may_leave_the_other_lines_empty() -> None:
    text = PLACE + "            abstained: true\n            reason: Worked there\n"
    (mark,), faults = marks_of(text)
    assert faults == []
    assert (mark.score, mark.abstained, mark.reason) == (None, True, "Worked there")


HALF_FILLED = {
    "a rationale without a score": ("rationale:\n", "rationale: p4\n", [("SV112", 9, 13)]),
    "an unknown key": (
        "rationale:\n",
        "rationale: p4\n            remark:\n",
        [("SV101", 11, 13), ("SV112", 9, 13)],
    ),
    "abstained without a reason": ("rationale:\n", "abstained: true\n", [("SV102", 9, 13)]),
    "not a number": ("score:\n", "score: high\n", [("SV105", 9, 20)]),
}


@pytest.mark.parametrize("old, new, expected", HALF_FILLED.values(), ids=HALF_FILLED)
def test_what_is_begun_and_not_whole_is_a_fault(old: str, new: str, expected: list[object]) -> None:
    marks, faults = marks_of(PLACE.replace(old, new))
    assert not [mark for mark in marks if mark.score is not None]
    assert sorted(faults, key=str) == expected


def test_an_empty_score_in_the_bids_file_stays_a_fault(tmp_path: Path) -> None:
    text = "bids:\n  - id: harbour\n    responses: {LE1: {scores: {ev1: {score: }}}}\n"
    assert [code for _, code, _, _ in found(read(tmp_path, text))] == ["SV112"]


def test_a_consensus_in_a_score_file_is_the_panels_score(tmp_path: Path) -> None:
    reading = read(tmp_path, "bids: [{id: harbour}]\n", moderation=AGREED)
    assert not reading.findings
    assert reading.evaluation is not None
    agreed = reading.evaluation.bids[0].responses["LE1"].consensus
    assert agreed is not None
    assert (agreed.score, agreed.rationale) == (4, "Dates on p3.")
    assert agreed.differences == (Difference("ev2", "Read again."),)
    assert agreed.file.endswith("moderation.yaml")
    assert agreed.route == ("bids", 0, "responses", "LE1", "consensus")


def test_an_unfinished_consensus_does_not_count_and_is_not_lost(tmp_path: Path) -> None:
    text = AGREED + "          unfinished: true\n"
    reading = read(tmp_path, "bids: [{id: harbour}]\n", moderation=text)
    assert not reading.findings
    assert reading.evaluation is not None
    assert reading.evaluation.bids[0].responses == {}
    ((key, written),) = read_consensuses(source(text, "m.yaml"), []).items()
    assert (key, written.unfinished, written.consensus.score) == (("harbour", "LE1"), True, 4)


TWICE = {
    "a record in the bids file": "    responses: {LE1: {consensus: {score: 3}}}\n",
    "a bare score": "    responses: {LE1: 3}\n",
}


@pytest.mark.parametrize("answer", TWICE.values(), ids=TWICE)
def test_a_second_agreed_score_is_found_with_both_places(tmp_path: Path, answer: str) -> None:
    reading = read(tmp_path, "bids:\n  - id: harbour\n" + answer, moderation=AGREED)
    assert found(reading) == [("moderation.yaml", "SV526", 6, 18)]
    (located,) = locate(reading.findings, reading.sources)
    (label,) = located.finding.labels
    assert (label.file.rsplit("/", 1)[-1], located.labels[0].line) == ("bids.yaml", 7)
    assert reading.evaluation is not None
    kept = reading.evaluation.bids[0].responses["LE1"]
    assert 3 in (kept.agreed, kept.consensus.score if kept.consensus else None)


def test_a_finding_about_a_consensus_stands_in_its_own_file(tmp_path: Path) -> None:
    from sv_score.assessment import assess

    read(tmp_path, "bids: [{id: harbour}]\n", moderation=AGREED.replace("score: 4", "score: 9"))
    assessment = assess(str(tmp_path / "bids.yaml"))
    (off,) = [x for x in locate(assessment.findings, assessment.reading.sources) if x.finding.code == "SV503"]
    assert (off.finding.file.rsplit("/", 1)[-1], off.place.line, off.place.column) == (
        "moderation.yaml",
        6,
        18,
    )


KEY = 'sv_score: 1\nsecret: "s"\nlabels:\n  Bid-A: mill\n  Bid-B: harbour\n'
TWO = "blind_key: key.yaml\nbids: [{id: harbour}, {id: mill}]\n"
BLIND = "bids:\n  - id: Bid-B\n    responses: {LE1: {scores: {ev1: 3}}}\n"


def test_marks_under_labels_come_back_through_the_key(tmp_path: Path) -> None:
    reading = read(tmp_path, TWO, key=KEY, ev1=BLIND)
    assert not reading.findings
    assert reading.evaluation is not None
    given = {
        bid.id: [m.score for r in bid.responses.values() for m in r.marks] for bid in reading.evaluation.bids
    }
    assert given == {"harbour": [3], "mill": []}
    assert [Path(s.label).name for s in reading.sources] == [
        "bids.yaml",
        "criteria.yaml",
        "ev1.yaml",
        "key.yaml",
    ]


def test_without_the_key_a_label_is_an_unknown_bid(tmp_path: Path) -> None:
    assert found(read(tmp_path, TWO.split("\n", 1)[1], ev1=BLIND)) == [("ev1.yaml", "SV109", 2, 9)]
    lost = read(tmp_path, TWO, ev1=BLIND)
    (tmp_path / "key.yaml").unlink(missing_ok=True)
    assert ("bids.yaml", "SV117", 5, 12) in found(lost)


def test_a_key_in_a_folder_is_checked_as_what_it_is(tmp_path: Path) -> None:
    from sv_score.checking.check import check
    from sv_score.checking.settings import Settings

    for text, codes in ((KEY, []), (KEY.replace("mill", "harbour"), ["SV108"])):
        (tmp_path / "panel-key.yaml").write_text(text, encoding="utf-8")
        assert [x.finding.code for x in check([str(tmp_path)], Settings()).findings] == codes


BAD_KEYS = {
    "unknown bid": (KEY.replace("mill", "mil"), [("SV109", 4, 10)]),
    "label that is a bid": (KEY.replace("Bid-A", "Harbour"), [("SV116", 4, 3)]),
    "two labels for a bid": (KEY.replace("mill", "harbour"), [("SV108", 5, 10)]),
    "labels in a list": (KEY.split("  Bid-A")[0] + "  - a\n", [("SV103", 4, 3)]),
    "no secret": (KEY.replace('secret: "s"\n', ""), [("SV102", 1, 1)]),
    "another file": ("criteria: c\nbids: []\n", [("SV114", 2, 1)]),
}


@pytest.mark.parametrize("text, expected", BAD_KEYS.values(), ids=BAD_KEYS)
def test_a_key_that_could_send_marks_astray_is_refused(
    tmp_path: Path, text: str, expected: list[tuple[str, int, int]]
) -> None:
    reading = read(tmp_path, TWO, key=text)
    assert found(reading) == [("key.yaml", *each) for each in expected]
