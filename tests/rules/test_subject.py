"""Where a finding is put by what was written where: in the bids file, in a score file, in the criteria."""

from decimal import Decimal

import pytest

from sv_score.model.bids import Bid, Consensus, Document, Evaluation, Mark, Response
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Scale
from sv_score.model.finding import Finding, Label, Route, Rule, Severity
from sv_score.rules.subject import (
    NO_OPTIONS,
    Subject,
    appearance,
    criteria,
    dimensions,
    no_model,
    no_text,
    responses,
    scales,
)

RULE = Rule("SV999", "some-rule", Severity.WARNING)
ROUTE: Route = ("bids", 0, "responses", "C")
IN_CSV: Route = (7, "score")
IN_YAML: Route = ("bids", 3, "responses", "C", "consensus")


def subject(response: Response | None = None) -> Subject:
    given = {} if response is None else {"C": response}
    published = AwardCriteria("park", dimensions=(Dimension("d", criteria=(Criterion("C"),)),))
    return Subject(published, "criteria.yaml", Evaluation(bids=(Bid("mill", responses=given),)), "bids.yaml")


def place(finding: Finding) -> tuple[str, Route, bool]:
    assert (finding.rule, finding.message, finding.severity) == (RULE, "It is so.", Severity.WARNING)
    return finding.file, finding.route, finding.on_key


def agreed(file: str) -> Consensus:
    return Consensus(Decimal(3), file=file, route=IN_YAML)


@pytest.mark.parametrize(
    ("response", "tail", "file", "route"),
    [
        (Response(consensus=agreed("panel.yaml")), ("consensus",), "panel.yaml", IN_YAML),
        (Response(consensus=agreed("panel.yaml")), ("consensus", "score"), "panel.yaml", (*IN_YAML, "score")),
        (
            Response(consensus=agreed("panel.yaml")),
            ("consensus", "differences", 1),
            "panel.yaml",
            (*IN_YAML, "differences", 1),
        ),
        (Response(consensus=agreed("")), ("consensus", "score"), "bids.yaml", (*ROUTE, "consensus", "score")),
        (Response(), ("consensus", "score"), "bids.yaml", (*ROUTE, "consensus", "score")),
        (None, ("consensus",), "bids.yaml", (*ROUTE, "consensus")),
        (Response(consensus=agreed("panel.yaml")), ("quantity",), "bids.yaml", (*ROUTE, "quantity")),
        (Response(consensus=agreed("panel.yaml")), (), "bids.yaml", ROUTE),
    ],
)
def test_what_a_panel_agreed_is_shown_where_it_was_written(
    response: Response | None, tail: Route, file: str, route: Route
) -> None:
    found = subject(response).at_bids(RULE, "It is so.", (*ROUTE, *tail), "Do this.", on_key=True)
    assert place(found) == (file, route, True)
    assert found.help == "Do this."


def test_a_finding_of_another_gravity_than_its_rule() -> None:
    found = subject().at_bids(RULE, "It is so.", ("bids",), severity=Severity.ERROR)
    assert (found.severity, found.help, found.on_key) == (Severity.ERROR, "", False)
    assert subject().at_bids(RULE, "It is so.", ("bids",)).severity is Severity.WARNING
    bare = Subject(None, "criteria.yaml", None, "bids.yaml")
    assert place(bare.at_bids(RULE, "It is so.", (*ROUTE, "consensus"))) == (
        "bids.yaml",
        (*ROUTE, "consensus"),
        False,
    )


def test_a_finding_at_a_mark() -> None:
    in_file = Mark("ev1", Decimal(2), file="marks.csv", route=IN_CSV)
    asked = subject(Response(marks=(in_file,)))
    assert place(asked.at_mark(RULE, "It is so.", in_file, ROUTE)) == ("marks.csv", IN_CSV, False)
    own = Mark("ev1", Decimal(2))
    found = asked.at_mark(RULE, "It is so.", own, ROUTE, "Do this.")
    assert place(found) == ("bids.yaml", (*ROUTE, "scores", "ev1"), False)
    assert found.help == "Do this."
    assert asked.at_mark(RULE, "", own, ROUTE).help == asked.at_mark(RULE, "", in_file, ROUTE).help == ""


FIRST = Mark("ev1", Decimal(2), file="one.csv", route=IN_CSV)
SECOND = Mark("ev2", Decimal(1), file="two.csv", route=(9, "score"))


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        (Response(), ("bids.yaml", ROUTE, True)),
        (Response(marks=(FIRST, SECOND)), ("one.csv", IN_CSV, False)),
        (Response(marks=(FIRST, Mark("ev2", Decimal(1)))), ("bids.yaml", ROUTE, True)),
        (Response(consensus=agreed("panel.yaml")), ("panel.yaml", IN_YAML[:-1], True)),
        (Response(consensus=agreed("panel.yaml"), marks=(FIRST,)), ("panel.yaml", IN_YAML[:-1], True)),
        (Response(consensus=agreed("")), ("bids.yaml", ROUTE, True)),
        (Response(consensus=agreed(""), marks=(FIRST,)), ("bids.yaml", ROUTE, True)),
    ],
)
def test_a_finding_at_a_response(response: Response, expected: tuple[str, Route, bool]) -> None:
    found = subject(response).at_response(RULE, "It is so.", response, ROUTE, "Do this.")
    assert place(found) == expected
    assert found.help == "Do this."


def test_a_finding_in_the_criteria() -> None:
    label = Label("criteria.yaml", ("title",), "said here")
    found = subject().at_criteria(RULE, "It is so.", ("id",), "Do this.", on_key=True, labels=(label,))
    assert (place(found), found.help, found.labels) == (
        ("criteria.yaml", ("id",), True),
        "Do this.",
        (label,),
    )
    plain = subject().at_criteria(RULE, "It is so.", ("id",))
    assert (place(plain), plain.help, plain.labels) == (("criteria.yaml", ("id",), False), "", ())


def test_an_option_as_configured_or_its_default() -> None:
    asked = subject()._replace(options={"some-rule": {"words": 3}})
    assert asked.option(RULE, "words", 5) == 3
    assert asked.option(RULE, "percent", 70) == 70
    assert subject().option(RULE, "words", 5) == 5


def test_what_a_subject_has_where_nothing_is_given() -> None:
    bare = Subject(None, "criteria.yaml")
    assert (bare.bids_file, bare.seal_file, bare.answered) == ("", "", ())
    assert bare.options == NO_OPTIONS == {}
    assert bare.model_named("ppn-002") is no_model("ppn-002") is None
    assert bare.document_text(Document("plan")) == no_text(Document("plan")) == ""


OWN, DEFAULT = Scale(Decimal(0), Decimal(10)), Scale(Decimal(0), Decimal(5))
TWO = AwardCriteria(
    "park",
    scale=DEFAULT,
    dimensions=(
        Dimension("one", criteria=(Criterion("A"), Criterion("B", scale=OWN))),
        Dimension("two", criteria=(Criterion("C"),)),
    ),
)


def test_routes_of_what_a_criteria_file_holds() -> None:
    asked = Subject(TWO, "criteria.yaml")
    routes = [(of.id, route) for of, route in dimensions(asked)]
    assert routes == [("one", ("dimensions", 0)), ("two", ("dimensions", 1))]
    assert [(of.id, route) for of, route in criteria(asked)] == [
        ("A", ("dimensions", 0, "criteria", 0)),
        ("B", ("dimensions", 0, "criteria", 1)),
        ("C", ("dimensions", 1, "criteria", 0)),
    ]
    own = (OWN, ("dimensions", 0, "criteria", 1, "scale"))
    assert list(scales(asked)) == [(DEFAULT, ("scale",)), own]
    assert list(scales(Subject(TWO._replace(scale=None), "criteria.yaml"))) == [own]
    empty = Subject(None, "criteria.yaml")
    assert list(dimensions(empty)) == list(criteria(empty)) == list(scales(empty)) == []


def test_responses_to_criteria_that_there_are() -> None:
    given = {"C": Response(agreed=Decimal(2)), "Z": Response(), "A": Response(agreed=Decimal(1))}
    asked = Subject(TWO, "criteria.yaml", Evaluation(bids=(Bid("none"), Bid("mill", responses=given))))
    found = list(responses(asked))
    assert [(bid.id, of.id, answer.agreed, route) for bid, of, answer, route in found] == [
        ("mill", "C", 2, ("bids", 1, "responses", "C")),
        ("mill", "A", 1, ("bids", 1, "responses", "A")),
    ]
    assert list(responses(asked._replace(answered=tuple(found[:1])))) == found[:1]
    assert list(responses(asked._replace(criteria=None))) == []
    assert list(responses(asked._replace(evaluation=None))) == []


@pytest.mark.parametrize(
    ("one", "other"), [("LO1", "L01"), ("l1", "lI"), ("l1", "ll"), ("corner", "comer"), ("vvood", "wood")]
)
def test_ids_that_look_alike(one: str, other: str) -> None:
    assert appearance(one) == appearance(other)


@pytest.mark.parametrize(
    ("one", "other"), [("o1", "O1"), ("o1", "01"), ("L1", "l1"), ("in", "ln"), ("rm", "mr"), ("v", "w")]
)
def test_ids_that_do_not(one: str, other: str) -> None:
    assert appearance(one) != appearance(other)
