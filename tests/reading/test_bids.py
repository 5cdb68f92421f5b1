"""Bids files: every way to write an answer, and what each becomes."""

from datetime import date
from decimal import Decimal

import pytest

from sv_score.reading import limits
from sv_score.reading.bids import BIDS_FILE
from sv_score.reading.report import ROOT, Report
from tests.reading.texts import BIDS, bids, composed


def response(text):
    """Return the response written as `text`, read without fault."""
    value, faults = bids(BIDS.replace("LE1: 3", f"LE1: {text}"))
    assert not faults
    return value.bids[0].responses["LE1"]


def faulty(text):
    """Return the codes of what is found in a response, each with the text from its place on."""
    text = BIDS.replace("LE1: 3", f"LE1: {text}")
    lines = text.split("\n")
    return [(code, lines[line - 1][column - 1 :]) for code, line, column in bids(text)[1]]


def test_a_minimal_file_becomes_the_model():
    value, faults = bids(BIDS)
    assert not faults
    assert (value.criteria, value.scores, value.procurement.id) == ("criteria.yaml", (), "")
    assert [(e.id, e.declaration) for e in value.evaluators] == [("ev1", None), ("ev2", None)]
    assert [(b.id, b.supplier, list(b.responses)) for b in value.bids] == [
        ("harbour", "Harbour Trust", ["LE1", "CR1"]),
        ("mill", "", ["LE1", "CR1"]),
    ]


def test_bare_answers():
    assert response("3").agreed == 3
    assert response("3.5").agreed == Decimal("3.5")
    assert response("pass").passed is True
    assert response("fail").passed is False


def test_a_quantity_is_an_answer():
    answer = response("{quantity: 90000.10, unit: GBP}")
    assert (answer.quantity, answer.unit, answer.agreed) == (Decimal("90000.10"), "GBP", None)


def test_no_response_and_a_gate_in_full():
    assert response("{no_response: true}").no_response is True
    assert response("{result: fail, rationale: Late}").passed is False
    assert response("{result: pass}").passed is True


def test_marks_in_short_and_in_full():
    answer = response("{scores: {ev1: 3, ev2: {score: 4, rationale: Good}}}")
    assert [(m.evaluator, m.score, m.rationale, m.counts) for m in answer.marks] == [
        ("ev1", 3, "", True),
        ("ev2", 4, "Good", True),
    ]


def test_marks_that_do_not_count_say_why():
    answer = response(
        "{scores: {ev1: {abstained: true, reason: Interest}, ev2: {excluded: true, score: 1, reason: Late}}}"
    )
    one, two = answer.marks
    assert (one.abstained, one.score, one.reason, one.counts) == (True, None, "Interest", False)
    assert (two.excluded, two.score, two.reason, two.counts) == (True, 1, "Late", False)


def test_a_consensus_in_full():
    answer = response(
        "{scores: {ev1: 3}, consensus: {score: 4, rationale: R, why_not_higher: W, date: 2026-05-01, "
        "differences: [{evaluator: ev2, resolution: Agreed}], dissent: [{evaluator: ev1, reason: No}]}}"
    )
    agreed = answer.consensus
    assert (agreed.score, agreed.rationale, agreed.why_not_higher, agreed.date) == (
        4,
        "R",
        "W",
        date(2026, 5, 1),
    )
    assert (agreed.differences[0].evaluator, agreed.differences[0].resolution) == ("ev2", "Agreed")
    assert (agreed.dissent[0].evaluator, agreed.dissent[0].reason) == ("ev1", "No")
    assert response("{consensus: {score: 4, dissent: []}}").consensus.dissent == ()


def test_commitments_and_evidence():
    answer = response(
        "{quantity: 1, evidence: [bid p14, {ref: p2, kind: plan, note: N}], commitments: "
        "[{measure: jobs, quantity: 12, unit: people, from: 2026-01-01, by: 2027-09-30, where: Here}]}"
    )
    assert [(e.ref, e.kind, e.note) for e in answer.evidence] == [("bid p14", "", ""), ("p2", "plan", "N")]
    (promise,) = answer.commitments
    assert (promise.measure, promise.quantity, promise.where) == ("jobs", 12, "Here")
    assert (promise.starts, promise.by) == (date(2026, 1, 1), date(2027, 9, 30))


FAULTY = {
    "abstained without reason": ("{scores: {ev1: {abstained: true}}}", "SV102", "{abstained: true}"),
    "excluded without reason": (
        "{scores: {ev1: {excluded: true, score: 2}}}",
        "SV102",
        "{excluded: true, score: 2}",
    ),
    "abstained with score": ("{scores: {ev1: {abstained: true, reason: R, score: 2}}}", "SV116", "score"),
    "abstained is yes": ("{scores: {ev1: {abstained: yes, reason: R}}}", "SV103", "yes"),
    "mark without score": ("{scores: {ev1: {rationale: R}}}", "SV102", "{rationale: R}"),
    "misspelt score": ("{scores: {ev1: {scroe: 3}}}", "SV101", "scroe"),
    "misspelt reason": ("{scores: {ev1: {abstained: true, reson: R}}}", "SV101", "reson"),
    "empty mark": ("{scores: {ev1: }}", "SV112", "ev1"),
    "mark that is text": ("{scores: {ev1: three}}", "SV105", "three"),
    "marks in a list": ("{scores: [3, 4]}", "SV103", "[3, 4]"),
    "consensus without score": ("{consensus: {rationale: R}}", "SV102", "{rationale: R}"),
    "bare consensus": ("{consensus: 3}", "SV103", "3"),
    "two answers": ("{quantity: 3, no_response: true}", "SV116", "no_response"),
    "quantity and marks": ("{quantity: 3, scores: {ev1: 2}}", "SV116", "scores"),
    "gate answered yes": ("yes", "SV103", "yes"),
    "gate answered in capitals": ("PASS", "SV103", "PASS"),
    "score in quotes": ("'3'", "SV103", "'3'"),
    "score with zero in front": ("03", "SV104", "03"),
    "percent": ("60%", "SV105", "60%"),
    "empty": ("", "SV112", "LE1"),
    "list": ("[3]", "SV103", "[3]"),
    "no such result": ("{result: passed}", "SV110", "passed"),
    "bad date": ("{quantity: 1, commitments: [{by: 2026-02-30}]}", "SV111", "2026-02-30"),
    "evidence without ref": ("{quantity: 1, evidence: [{kind: plan}]}", "SV102", "{kind: plan}"),
}


@pytest.mark.parametrize("text, code, pointed", FAULTY.values(), ids=FAULTY)
def test_an_answer_that_is_not_one_is_found_where_it_stands(text, code, pointed):
    ((found, rest),) = faulty(text)
    assert found == code
    assert rest.startswith(pointed)


def test_an_answer_that_could_not_be_read_is_a_gap_and_not_missing():
    value, _ = bids(BIDS.replace("LE1: 3", "LE1: x"))
    assert list(value.bids[0].responses) == ["LE1", "CR1"]
    assert value.bids[0].responses["LE1"].agreed is None
    assert value.bids[0].responses["LE1"].unread
    assert not value.bids[0].responses["CR1"].unread


def declared(text):
    return bids(
        BIDS.replace("- id: ev1", f"- id: ev1\n    declaration: {{date: 2026-04-01, interests: {text}}}")
    )


def test_interests_are_none_or_a_list():
    assert declared("none")[0].evaluators[0].declaration.interests == ()
    (interest,) = (
        declared("[{bid: mill, interest: Friend, cleared_by: Head}]")[0].evaluators[0].declaration.interests
    )
    assert (interest.bid, interest.interest, interest.cleared_by) == ("mill", "Friend", "Head")
    assert declared("no")[1] == [("SV103", 5, 48)]
    assert declared("[{interest: Friend}]")[1] == [("SV102", 5, 49)]


def test_the_keys_of_a_bids_file():
    text = BIDS.replace(
        "evaluators:",
        "procurement: {id: ocds-1, title: T, lot: 010}\nscores: [a.yaml, b.csv]\nevaluators:",
    ).replace("supplier: Harbour Trust", "partners: [A, B]\n    documents: [{id: bid, path: bid.txt}]")
    value, faults = bids(text)
    assert not faults
    assert (value.procurement.id, value.procurement.title, value.procurement.lot) == ("ocds-1", "T", "010")
    assert value.scores == ("a.yaml", "b.csv")
    assert value.bids[0].partners == ("A", "B")
    assert (value.bids[0].documents[0].id, value.bids[0].documents[0].path) == ("bid", "bid.txt")


def test_the_order_of_the_keys_does_not_matter():
    head, tail = BIDS[: BIDS.index("bids:")], BIDS[BIDS.index("bids:") :]
    assert bids(tail + head) == bids(head + tail)


FILES = [
    BIDS,
    BIDS.replace("LE1: 3", "LE1: x"),
    BIDS.replace("- id: mill", "- Id: mill"),
    "criteria: c\nbids: []\n",
]


@pytest.mark.parametrize("text", FILES)
def test_reading_bid_by_bid_gives_the_same_as_reading_all_at_once(text):
    value, faults = bids(text, "file.yaml")
    at_once = []
    whole = BIDS_FILE.decode(composed(text)[0], ROOT, Report("file.yaml", at_once))
    assert whole == value
    assert len(at_once) == len(faults)


def test_bids_that_are_an_alias_are_not_lost():
    value, faults = bids("sv_score: 1\ncriteria: c\nevaluators: &all [{id: a}]\nbids: *all\n")
    assert not faults
    assert [b.id for b in value.bids] == ["a"]


WHOLE = {
    "bid id twice": (("id: mill", "id: Harbour"), [("SV108", 10, 9)]),
    "bid id twice after an item that is no bid": (
        ("  - id: mill", "  - nothing\n  - id: harbour"),
        [("SV103", 10, 5), ("SV108", 11, 9)],
    ),
    "evaluator id twice": (("id: ev2", "id: EV1"), [("SV108", 5, 9)]),
    "no bids": (("bids:" + BIDS.split("bids:")[1], "bids: []\n"), [("SV113", 6, 1)]),
    "bids missing": (("bids:" + BIDS.split("bids:")[1], ""), [("SV102", 1, 1)]),
    "bids misspelt": (("bids:", "bid:"), [("SV101", 6, 1)]),
    "bid without id": (("id: mill\n    ", ""), [("SV102", 10, 5)]),
    "criteria missing": (("criteria: criteria.yaml\n", ""), [("SV102", 1, 1)]),
    "version of the future": (("sv_score: 1", "sv_score: 2"), [("SV115", 1, 11)]),
}


@pytest.mark.parametrize("change, expected", WHOLE.values(), ids=WHOLE)
def test_faults_of_the_file_as_a_whole(change, expected):
    assert bids(BIDS.replace(*change, 1))[1] == expected


def test_beyond_a_thousand_faults_nothing_more_of_the_list_is_read(monkeypatch):
    monkeypatch.setattr(limits, "FINDINGS", 3)
    head = "sv_score: 1\ncriteria: c\nbids:\n"
    faulty = "- {id: b1, x: 1, y: 1}\n- {id: b2, x: 1, y: 1}\n"
    rest = "- {id: b3, x: 1}\n- [\n"
    value, faults = bids(head + faulty + rest)
    assert value is None
    assert faults == [("SV101", 4, 12), ("SV101", 4, 18), ("SV016", 5, 8), ("SV101", 5, 12), ("SV101", 5, 18)]


def test_as_many_faults_as_are_allowed_do_not_stop_the_reading(monkeypatch):
    monkeypatch.setattr(limits, "FINDINGS", 2)
    value, faults = bids("sv_score: 1\ncriteria: c\nbids:\n- {id: b1, x: 1}\n- {id: b2, x: 1}\n- {id: b3}\n")
    assert [bid.id for bid in value.bids] == ["b1", "b2", "b3"]
    assert faults == [("SV101", 4, 12), ("SV101", 5, 12)]


@pytest.mark.parametrize("bid", ["- {id: b3}", "- {id: b3, responses: {LE1: 3}}", "- {id: b3, x: &a 1}"])
def test_more_bids_than_the_limit_are_a_finding(monkeypatch, bid):
    monkeypatch.setattr(limits, "BIDS", 2)
    text = f"sv_score: 1\ncriteria: c\nbids:\n- {{id: b1}}\n- {{id: b2}}\n{bid}\n- {{id: b4, x: 1}}\n"
    value, faults = bids(text)
    assert value is None
    assert [fault for fault in faults if fault[0] != "SV101"] == [("SV012", 6, 8)]
    assert all(line < 7 for _, line, _ in faults)


def test_a_criteria_file_is_not_a_bids_file():
    assert bids("sv_score: 1\ndimensions: []\n") == (None, [("SV114", 2, 1)])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_progress_rises_to_at_most_the_whole(end):
    from sv_score.reading.bids import read_bids
    from tests.reading.texts import source

    shares = []
    read_bids(source(BIDS.replace("\n", end)), [], shares.append)
    assert len(shares) == 2
    assert 0 < shares[0] <= shares[1] <= 1
