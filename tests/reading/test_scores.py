"""Score files: the same marks however they are written, and what cannot be joined."""

import pytest

from sv_score.reading import limits
from sv_score.reading.evaluation import read_evaluation
from sv_score.reading.locate import locate
from sv_score.reading.report import Guesses
from sv_score.reading.scores import read_marks
from tests.reading.texts import CRITERIA, placed, source

HEAD = "sv_score: 1\ncriteria: criteria.yaml\nevaluators: [{id: ev1}, {id: ev2}, {id: ev3}]\n"
INLINE = """\
bids:
  - id: harbour
    responses:
      LE1:
        scores:
          ev1: {score: 4, rationale: "Good, clear"}
          ev2: {score: 3, rationale: Fair}
          ev3: {abstained: true, reason: Friend}
"""
BARE = "bids:\n  - id: harbour\n    supplier: Harbour Trust\n"
CSV = """\
bid,criterion,evaluator,score,rationale
harbour,LE1,ev1,4,"Good, clear"
harbour,LE1,ev2,3,Fair
harbour,LE1,ev3,abstained,Friend
"""


def evaluation(folder, bids, **files):
    """Write a procurement into `folder`, read it, and return it with what was found where."""
    names = {name: f"{name}.{'csv' if text.startswith('bid,') else 'yaml'}" for name, text in files.items()}
    scores = f"scores: [{', '.join(names.values())}]\n" if files else ""
    (folder / "criteria.yaml").write_text(CRITERIA, encoding="utf-8")
    (folder / "bids.yaml").write_text(HEAD + scores + bids, encoding="utf-8", newline="")
    for name, text in files.items():
        (folder / names[name]).write_text(text, encoding="utf-8", newline="")
    reading = read_evaluation(str(folder / "bids.yaml"))
    found = [
        (x.finding.file.rsplit("/", 1)[-1], x.finding.code, x.place.line, x.place.column)
        for x in locate(reading.findings, reading.sources)
    ]
    return reading.evaluation, found


def given(read):
    """Return what the evaluators gave, without where it was written."""
    return [
        (bid.id, criterion, m.evaluator, m.score, m.rationale, m.abstained, m.reason)
        for bid in read.bids
        for criterion, response in bid.responses.items()
        for m in response.marks
    ]


FORMS = {
    "YAML": (BARE, {"a": INLINE}),
    "CSV": (BARE, {"a": CSV}),
    "CSV in another order": (BARE, {"a": CSV.split("\n")[0] + "\n" + "\n".join(CSV.split("\n")[3:0:-1])}),
    "YAML and CSV": (
        BARE,
        {
            "a": "\n".join(INLINE.split("\n")[:6]),
            "b": "\n".join(line for line in CSV.split("\n") if "ev1" not in line),
        },
    ),
    "in the bids file and CSV": (
        "\n".join(INLINE.split("\n")[:6]) + "\n",
        {"b": "\n".join(line for line in CSV.split("\n") if "ev1" not in line)},
    ),
}


@pytest.mark.parametrize("bids, files", FORMS.values(), ids=FORMS)
def test_marks_are_the_same_whichever_way_they_are_written(tmp_path, bids, files):
    inline, faults = evaluation(tmp_path, INLINE)
    assert not faults
    read, faults = evaluation(tmp_path, bids, **files)
    assert not faults
    assert given(read) == given(inline)
    assert [mark[2] for mark in given(read)] == ["ev1", "ev2", "ev3"]


def test_marks_join_a_consensus_in_the_bids_file(tmp_path):
    bids = BARE + "    responses: {LE1: {consensus: {score: 4}}}\n"
    read, faults = evaluation(tmp_path, bids, a=CSV)
    assert not faults
    answer = read.bids[0].responses["LE1"]
    assert (answer.consensus.score, len(answer.marks)) == (4, 3)


UNKNOWN_YAML = INLINE.replace("id: harbour", "id: harbor")
JOINS = {
    "unknown bid in YAML": ({"a": UNKNOWN_YAML}, [("a.yaml", "SV109", 2, 9)]),
    "unknown bid in CSV": ({"a": CSV + "harbor,LE1,ev1,3,\n"}, [("a.csv", "SV109", 5, 1)]),
    "second mark in CSV": ({"a": CSV + "harbour,LE1,ev2,5,\n"}, [("a.csv", "SV513", 5, 17)]),
    "second mark in another file": (
        {"a": CSV, "b": "\n".join(INLINE.split("\n")[:6])},
        [("b.yaml", "SV513", 6, 16)],
    ),
    "bid twice in YAML": ({"a": INLINE + "  - {id: harbour, responses: {}}\n"}, [("a.yaml", "SV108", 9, 10)]),
}


@pytest.mark.parametrize("files, expected", JOINS.values(), ids=JOINS)
def test_marks_that_cannot_be_joined_are_found_where_they_stand(tmp_path, files, expected):
    _, found = evaluation(tmp_path, BARE, **files)
    assert found == expected


def test_of_two_marks_the_first_is_kept(tmp_path):
    read, _ = evaluation(tmp_path, BARE, a=CSV + "harbour,LE1,ev2,5,\n")
    assert [mark[3] for mark in given(read)] == [4, 3, None]


def test_an_unknown_bid_is_named_with_the_nearest(tmp_path):
    (tmp_path / "a.csv").write_text(CSV.replace("harbour", "harbor"), encoding="utf-8")
    (tmp_path / "criteria.yaml").write_text(CRITERIA, encoding="utf-8")
    (tmp_path / "bids.yaml").write_text(HEAD + "scores: [a.csv]\n" + BARE, encoding="utf-8")
    found = read_evaluation(str(tmp_path / "bids.yaml")).findings
    assert [(f.code, f.help) for f in found] == [("SV109", "did you mean `harbour`?")] * 3


FAULTS = {
    "a word that is no answer": ("bids: [{id: a, responses: {LE1: yes}}]\n", [("SV103", 1, 33)]),
    "an empty answer": ("bids: [{id: a, responses: {LE1: }}]\n", [("SV112", 1, 28)]),
    "bare consensus": (
        "bids: [{id: a, responses: {LE1: {scores: {e: 1}, consensus: 3}}}]\n",
        [("SV103", 1, 61)],
    ),
    "two answers": ("bids: [{id: a, responses: {LE1: {scores: {e: 1}, quantity: 3}}}]\n", [("SV116", 1, 34)]),
    "a response that says nothing": ("bids: [{id: a, responses: {LE1: {}}}]\n", [("SV102", 1, 33)]),
    "an unknown key": ("bids: [{id: a, responses: {LE1: {quantities: 3}}}]\n", [("SV101", 1, 34)]),
    "supplier": ("bids: [{id: a, supplier: S, responses: {}}]\n", [("SV101", 1, 16)]),
    "no responses": ("bids: [{id: a}]\n", [("SV102", 1, 13)]),
    "responses in a list": ("bids: [{id: a, responses: [3]}]\n", [("SV103", 1, 27)]),
    "bad mark": ("bids: [{id: a, responses: {LE1: {scores: {e: x}}}}]\n", [("SV105", 1, 46)]),
    "a bids file": ("criteria: c\nbids: []\n", [("SV114", 2, 1)]),
    "a criteria file": (CRITERIA, [("SV114", 8, 1)]),
    "empty": ("", [("SV009", 1, 1)]),
}


@pytest.mark.parametrize("text, expected", FAULTS.values(), ids=FAULTS)
def test_a_score_file_holds_responses_and_nothing_else(text, expected):
    findings, file = [], source(text, "a.yaml")
    read_marks(file, findings)
    assert placed(findings, file) == expected


def test_the_place_of_a_mark_is_right_after_an_item_that_is_no_bid():
    findings = []
    text = "bids:\n- nothing\n" + INLINE.split("\n", 1)[1].replace("  - id", "- id").replace("\n    ", "\n  ")
    marks = read_marks(source(text, "a.yaml"), findings)
    assert [f.code for f in findings] == ["SV103"]
    assert {mark.route[:2] for _, _, mark in marks} == {("bids", 1)}
    assert {mark.file for _, _, mark in marks} == {"a.yaml"}


def test_beyond_a_thousand_faults_nothing_more_of_a_score_file_is_read(monkeypatch):
    monkeypatch.setattr(limits, "FINDINGS", 1)
    findings = []
    bid = "- {{id: {0}, x: 1, responses: {{LE1: {{scores: {{ev1: 3}}}}}}}}\n"
    text = "bids:\n" + "".join(map(bid.format, "abc"))
    assert read_marks(source(text), findings) == []
    assert [(f.code, f.route) for f in findings] == [
        ("SV101", ("bids", 0, "x")),
        ("SV101", ("bids", 1, "x")),
        ("SV016", ("bids", 1)),
    ]


def test_of_many_names_that_are_not_known_only_the_first_are_looked_up() -> None:
    guesses = Guesses(["harbour", "mill"], most=1)
    assert guesses.help("harbor") == guesses.help("harbor") == "did you mean `harbour`?"
    assert guesses.help("mil") == ""
    assert Guesses(["harbour", "mill"], most_known=1).help("harbor") == ""


# What a bids file says of an answer, and where rows can say it too, the row.
ANSWERS = {
    "agreed": ("LE1: 4", "LE1,,4,,agreed,"),
    "zero": ("LE1: 0", "LE1,,0,,agreed,"),
    "pass": ("LE1: pass", "LE1,,pass,,result,"),
    "fail": ("LE1: {result: fail}", "LE1,,fail,,result,"),
    "quantity": ("LE1: {quantity: 5, unit: people}", "LE1,,5,,quantity,people"),
    "no response": ("LE1: {no_response: true}", "LE1,,,,no_response,"),
    "consensus": ("LE1: {consensus: {score: 3, rationale: Dates.}}", "LE1,,3,Dates.,consensus,"),
    "rationale": ("LE1: {quantity: 5, rationale: Page 3.}", "LE1,,5,Page 3.,quantity,"),
    "evidence": ("LE1: {quantity: 5, evidence: [{ref: p3}, p4]}", ""),
    "marks and evidence": ("LE1: {scores: {ev1: 3}, evidence: [p4]}", ""),
    "commitments": ("LE1: {consensus: {score: 3}, commitments: [{measure: trees, quantity: 9}]}", ""),
    "the bidder's text": ("LE1: {scores: {ev1: {score: 3}}, answer: We plant.}", ""),
    "elements": ("LE1: {scores: {ev2: 4}, elements: {dates: met}}", ""),
}
FIRST = "bid,criterion,evaluator,score,rationale,entry,unit\n"


def in_one_file(bid):
    """Return a bid without where its responses were written."""
    bare = {"file": "", "route": ()}
    responses = {}
    for name, response in bid.responses.items():
        marks = tuple(mark._replace(**bare) for mark in response.marks)
        consensus = response.consensus and response.consensus._replace(**bare)
        responses[name] = response._replace(marks=marks, consensus=consensus, **bare)
    return bid._replace(responses=responses)


@pytest.mark.parametrize("answer, row", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_is_the_same_in_a_bids_file_and_in_a_score_file(tmp_path, answer, row):
    inline, faults = evaluation(tmp_path, f"{BARE}    responses: {{{answer}}}\n")
    assert not faults
    forms = [f"bids: [{{id: harbour, responses: {{{answer}}}}}]\n"] + [f"{FIRST}harbour,{row}\n"] * bool(row)
    for form in forms:
        read, faults = evaluation(tmp_path, BARE, a=form)
        assert not faults
        assert [in_one_file(bid) for bid in read.bids] == list(inline.bids)
        response = read.bids[0].responses["LE1"]
        written = [response.file, *(m.file for m in response.marks)]
        written += [response.consensus.file] if response.consensus else []
        assert any(file.rsplit("/", 1)[-1] in ("a.yaml", "a.csv") for file in written)


TWICE = {
    "agreed in the bids file": ("LE1: 4", "LE1: 4", [("SV526", 1, 39)]),
    "quantity in the bids file": ("LE1: {quantity: 4}", "LE1: 4", [("SV116", 1, 39)]),
    "agreed beside a consensus": ("LE1: {consensus: {score: 3}}", "LE1: 3", [("SV526", 1, 39)]),
    "evidence": ("LE1: {scores: {ev1: 3}, evidence: [p3]}", "LE1: {evidence: [p4]}", [("SV116", 1, 39)]),
    "elements": (
        "LE1: {elements: {a: met}}",
        "LE1: {scores: {ev1: 1}, elements: {a: partly}}",
        [("SV116", 1, 39)],
    ),
}


@pytest.mark.parametrize("inline, in_file, expected", TWICE.values(), ids=TWICE)
def test_what_is_given_twice_is_found_in_the_score_file(tmp_path, inline, in_file, expected):
    bids = f"{BARE}    responses: {{{inline}}}\n"
    read, found = evaluation(tmp_path, bids, a=f"bids: [{{id: harbour, responses: {{{in_file}}}}}]\n")
    assert [place[1:] for place in found if place[0] == "a.yaml"] == expected
    before, _ = evaluation(tmp_path, bids)
    kept = in_one_file(read.bids[0]).responses["LE1"]
    assert kept._replace(marks=()) == before.bids[0].responses["LE1"]._replace(marks=())


def test_marks_and_what_stands_beside_them_may_lie_in_two_files(tmp_path):
    beside = "bids: [{id: harbour, responses: {LE1: {evidence: [p4], rationale: Read twice.}}}]\n"
    read, faults = evaluation(tmp_path, BARE, a=CSV, b=beside)
    assert not faults
    response = read.bids[0].responses["LE1"]
    assert (len(response.marks), [e.ref for e in response.evidence], response.rationale) == (
        3,
        ["p4"],
        "Read twice.",
    )


def test_an_answer_with_a_fault_is_known_not_to_be_whole(tmp_path):
    text = "bids: [{id: harbour, responses: {LE1: {scores: {ev1: x, ev2: 3}}, CR1: maybe}}]\n"
    read, found = evaluation(tmp_path, BARE, a=text)
    assert [code for _, code, *_ in found] == ["SV105", "SV103"]
    responses = read.bids[0].responses
    assert [(name, r.unread, len(r.marks)) for name, r in responses.items()] == [
        ("LE1", True, 1),
        ("CR1", True, 0),
    ]
