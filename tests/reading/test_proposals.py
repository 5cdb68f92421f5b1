"""Proposals and decisions: what is read, and where each fault is said to be."""

from decimal import Decimal

import pytest

from sv_score.checking.proposals import decision_findings, proposal_findings
from sv_score.model.finding import Finding
from sv_score.model.proposal import How, Parts
from sv_score.reading.evaluation import read_criteria
from sv_score.reading.locate import locate
from sv_score.reading.proposals import read_decision, read_proposal
from tests.reading.texts import source

CRITERIA = """\
sv_score: 1
id: c
title: C
scale: {levels: [{score: 0}, {score: 5}]}
dimensions:
  - id: a
    weight: 60
    criteria: [{id: A1, weight: 50}, {id: A2, weight: 50}, {id: A3, kind: gate}]
  - id: b
    weight: 40
    criteria: [{id: B1, weight: 100}]
"""
HEAD = "sv_score: 1\nproposal: users\nby: Users\n"


def faults(text: str, label: str = "p.yaml", criteria: str = CRITERIA) -> list[tuple[str, int, int, str]]:
    """Return code, line, column and message of everything wrong with a proposal or a decision."""
    found: list[Finding] = []
    file = source(text, label)
    model = read_criteria(source(criteria), [])
    assert model is not None
    if "agreed" in text:
        decision = read_decision(file, found)
        found += decision_findings(model, decision) if decision and not found else []
    else:
        proposal = read_proposal(file, found)
        found += proposal_findings(model, [proposal]) if proposal and not found else []
    located = locate(found, [file])
    return [(x.finding.code, x.place.line, x.place.column, x.finding.message) for x in located]


def test_the_three_ways_are_read() -> None:
    weights = read_proposal(source(HEAD + "weights: {dimensions: {a: 30.5, b: 69.5}}"), [])
    assert weights and weights.how is How.WEIGHTS
    assert [(p.id, p.value) for p in weights.parts.dimensions] == [
        ("a", Decimal("30.5")),
        ("b", Decimal("69.5")),
    ]
    order = read_proposal(source(HEAD + "order: {dimensions: [b, [a, c], d], criteria: {a: [A2, A1]}}"), [])
    assert order and order.how is How.ORDER
    assert [(p.id, p.value) for p in order.parts.dimensions] == [("b", 1), ("a", 2), ("c", 2), ("d", 4)]
    assert [(p.id, p.value, p.dimension) for p in order.parts.criteria] == [("A2", 1, "a"), ("A1", 2, "a")]
    swings = read_proposal(source(HEAD + "swings: {criteria: {A1: 100, A2: 250}}\nreasons: [One, Two]"), [])
    assert swings and swings.how is How.SWINGS and swings.reasons == ("One", "Two")


@pytest.mark.parametrize(
    ("word", "value", "how"),
    [("weight", "60", How.WEIGHTS), ("order", "1", How.ORDER), ("swing", "100", How.SWINGS)],
)
def test_a_spreadsheet_says_the_same(word: str, value: str, how: How) -> None:
    text = f"\ufeffDimension, criterion ,{word.upper()},\r\na,,{value},\r\n\r\na,A1,{value}\r\n,,\r\n"
    findings: list[Finding] = []
    proposal = read_proposal(source(text, "proposals/branch users.csv"), findings)
    assert not findings and proposal
    assert (proposal.id, proposal.by, proposal.how) == ("branch-users", "branch users", how)
    assert [(p.id, p.value) for p in proposal.parts.dimensions] == [("a", Decimal(value))]
    assert [(p.id, p.dimension) for p in proposal.parts.criteria] == [("A1", "a")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("weights: {dimensions: {a: 60, b: 39}}", ("SV201", 4, 11, "total 99, expected 100")),
        ("weights: {dimensions: {a: 60, bb: 40}}", ("SV109", 4, 31, "no dimension `bb`")),
        ("weights: {dimensions: {a: 100}}", ("SV102", 4, 11, "nothing is said about the dimension b")),
        ("weights: {criteria: {A1: 60, A2: 41}}", ("SV202", 4, 11, "of `a` total 101, expected 100")),
        ("weights: {criteria: {A1: 60}}", ("SV102", 4, 11, "the criterion A2 of `a`")),
        ("weights: {criteria: {A1: 60, A2: 40, A3: 0}}", ("SV116", 4, 38, "`A3` is a gate")),
        ("weights: {criteria: {A1: 60, A2: 40, C1: 0}}", ("SV109", 4, 38, "no criterion `C1`")),
        ("weights: {dimensions: {a: -1, b: 101}}", ("SV106", 4, 27, "out of range")),
        ('weights: {dimensions: {a: "60", b: 40}}', ("SV103", 4, 27, "expected a number")),
        ("weights: {dimensions: [a, b]}", ("SV103", 4, 23, "expected ids with numbers")),
        ("swings: {dimensions: {a: 0, b: 0}}", ("SV106", 4, 10, "are all 0")),
        ("order: {dimensions: [a, b, a]}", ("SV108", 4, 28, "`a` stands twice")),
        ("order: {dimensions: {a: 1, b: 2}}", ("SV103", 4, 21, "expected a list of ids")),
        ("order: {dimensions: [a, {b: 2}]}", ("SV103", 4, 25, "an id or a list of equal ones")),
        ("order: {criteria: [A1, A2]}", ("SV103", 4, 19, "dimensions with their criteria")),
        ("order: {criteria: {b: [A1, A2]}}", ("SV109", 4, 24, "a criterion of `a`, not of `b`")),
        ("order: {dimensions: [a, b]}\nweights: {}", ("SV116", 5, 1, "`order` or `weights`, not both")),
        ("reasons: Because", ("SV102", 1, 1, "says no weights and no order")),
        ("weights: {}", ("SV102", 1, 1, "no dimension and no criterion is named")),
        ("weigths: {dimensions: {a: 60, b: 40}}", ("SV101", 4, 1, "unknown key `weigths`")),
    ],
)
def test_a_fault_is_said_where_it_stands(text: str, expected: tuple[str, int, int, str]) -> None:
    code, line, column, message = faults(HEAD + text)[0]
    assert (code, line, column) == expected[:3], message
    assert expected[3] in message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dimension,weight\na,60\n", ("SV021", 1, 1, "not the header of a proposal")),
        ("dimension,criterion,weight\na,,60\nb,,41\n", ("SV201", 2, 1, "total 101")),
        ("dimension,criterion,weight\na,,sixty\n", ("SV105", 2, 4, "expected a number")),
        ("dimension,criterion,weight\na,,600\n", ("SV106", 2, 4, "from 0 to 100")),
        ("dimension,criterion,order\na,,1\nb,,1.5\n", ("SV106", 3, 4, "a place: 1, 2, 3")),
        ("dimension,criterion,weight\na,,\n", ("SV112", 2, 4, "`weight` is empty")),
        ("dimension,criterion,weight\n,A1,60\n", ("SV112", 2, 1, "`dimension` is empty")),
        ("dimension,criterion,weight\na,,60,more\n", ("SV020", 2, 1, "4 cells under 3 columns")),
        ("dimension,criterion,weight\nb,A1,60\nb,A2,40\n", ("SV109", 2, 3, "a criterion of `a`, not of `b`")),
        ('dimension,criterion,weight\n"a,,60\n', ("SV020", 2, 1, "cannot be read")),
        ("", ("SV021", 1, 1, "not the header")),
    ],
)
def test_a_fault_in_a_spreadsheet_is_said_where_it_stands(
    text: str, expected: tuple[str, int, int, str]
) -> None:
    code, line, column, message = faults(text, "p.csv")[0]
    assert (code, line, column) == expected[:3], message
    assert expected[3] in message


DECISION = "sv_score: 1\ndate: 2026-02-10\ndecided_by: Partners\nreasons: Because\nagreed: "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DECISION + "{dimensions: {a: 50, b: 50}}", None),
        (DECISION + "{dimensions: {a: 50, b: 51}}", ("SV201", 5, 10)),
        ("sv_score: 1\nagreed: {dimensions: {a: 50, b: 50}}", ("SV102", 1, 1)),
        (DECISION + "{dimensions: {a: 50, b: 50}}\nby: Me", ("SV101", 6, 1)),
    ],
)
def test_a_decision_says_who_when_and_why(text: str, expected: tuple[str, int, int] | None) -> None:
    found = faults(text)
    assert [x[:3] for x in found[:1]] == ([] if expected is None else [expected])


def test_weights_of_the_whole_total_the_dimension_s_own_weight() -> None:
    whole = CRITERIA.replace("title: C", "title: C\ncriterion_weights: of_whole")
    whole = whole.replace("A1, weight: 50", "A1, weight: 40").replace("A2, weight: 50", "A2, weight: 20")
    whole = whole.replace("B1, weight: 100", "B1, weight: 40")
    assert faults(HEAD + "weights: {criteria: {A1: 50, A2: 10}}", criteria=whole) == []
    assert faults(HEAD + "weights: {criteria: {A1: 50, A2: 50}}", criteria=whole)[0][0] == "SV202"
    both = "weights: {dimensions: {a: 70, b: 30}, criteria: {A1: 50, A2: 20}}"
    assert faults(HEAD + both, criteria=whole) == []


def test_dimensions_in_order_of_importance_get_no_agreed_weights() -> None:
    ordered = CRITERIA.replace("title: C", "title: C\nrelative_importance: order")
    ordered = ordered.replace("    weight: 60\n", "").replace("    weight: 40\n", "")
    found = faults(DECISION + "{dimensions: {a: 50, b: 50}}", criteria=ordered)
    assert found[0][:3] == ("SV116", 5, 10)


def test_two_proposals_have_two_ids() -> None:
    text = HEAD + "order: {dimensions: [a, b]}"
    read = [read_proposal(source(text, label), []) for label in ("p.yaml", "q.yaml")]
    model = read_criteria(source(CRITERIA), [])
    assert model and all(read)
    (found,) = proposal_findings(model, [p for p in read if p])
    assert (found.code, found.file, found.route) == ("SV108", "q.yaml", ("proposal",))


def test_parts_are_empty_where_nothing_is_said() -> None:
    assert Parts() == ((), ())
