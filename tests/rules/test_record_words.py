"""How rules read units, rationales and marks that were set aside: by table."""

from decimal import Decimal

import pytest

from sv_score.model.bids import Bid, Consensus, Evaluation, Evidence, Mark, Response
from sv_score.model.criteria import (
    AwardCriteria,
    Contract,
    Criterion,
    Dimension,
    Level,
    Measure,
    Moderation,
    Refinement,
    Scale,
    SubCriterion,
)
from sv_score.model.finding import Finding
from sv_score.rules import rule_module
from sv_score.rules.documentation import of_module, of_text
from sv_score.rules.subject import Subject

FIVE = Scale(Decimal(0), Decimal(5), levels=tuple(Level(Decimal(n)) for n in range(6)))


def found(rule: str, criteria: AwardCriteria, *responses: Response) -> list[Finding]:
    bids = tuple(Bid(f"b{n}", responses={"C": response}) for n, response in enumerate(responses))
    return list(rule_module(rule).check(Subject(criteria, "criteria.yaml", Evaluation(bids=bids))))


def published(criterion: Criterion, moderation: Moderation = Moderation.CONSENSUS) -> AwardCriteria:
    dimension = Dimension("d", criteria=(criterion,))
    return AwardCriteria("park", scale=FIVE, moderation=moderation, dimensions=(dimension,))


def joined(unit: str) -> str:
    findings = found("mixed_units", published(Criterion("C", measures=(Measure("m", unit),))))
    return findings[0].message.partition(" joins ")[2].partition(",")[0] if findings else ""


@pytest.mark.parametrize(
    ("unit", "units"),
    [
        ("people and hours", "people and hours"),
        ("hours or spend", "hours and spend"),
        ("jobs, hours", "jobs and hours"),
        ("jobs / hours", "jobs and hours"),
        ("people/hours", "people and hours"),
        ("hours/people", "hours and people"),
        ("qualifications & value", "qualifications and value"),
        ("trainees + people; days", "trainees"),
        ("12 jobs plus hours of work", "jobs and hours"),
        ("jobs and hours per year", "jobs and hours"),
        ("hours of meetings and events", ""),
        ("meetings of people and events", ""),
        ("hours and hours", ""),
        ("hours per person and day", ""),
        ("tonnes/year", ""),
        ("kg/m2", ""),
        ("litres/km", ""),
        ("kg / kwh", ""),
        ("jobs, hours/people", "jobs"),
        ("people", ""),
        ("of hours and days", ""),
        ("", ""),
    ],
)
def test_units_that_join_several(unit: str, units: str) -> None:
    assert joined(unit).startswith(units)
    assert bool(joined(unit)) is bool(units)


def said(text: str, **more: object) -> Response:
    return Response(consensus=Consensus(Decimal(3), text), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("Bid p3 names both dates.", True),
        ("As page 12 says, in May.", True),
        ("Named on pages.", False),
        ("It spans page after page 4x.", True),
        ("The plan names its lines and answers.", False),
        ("See section iv of it.", True),
        ("See annex b of it.", True),
        ("See table 4.", True),
        ("Under 4.2.1 it names both.", True),
        ("Under § it names both.", True),
        ("It says \u201cboth start in May\u201d of them.", True),
        ("Names both dates in May 2026.", False),
        ("tbc", True),
    ],
)
def test_a_rationale_points_to_a_passage(text: str, points: bool) -> None:
    assert bool(found("no_passage_cited", published(Criterion("C")), said(text))) is not points
    evidence = (Evidence("Bid p3"),)
    assert found("no_passage_cited", published(Criterion("C")), said(text, evidence=evidence)) == []


def test_with_one_evaluator_it_is_their_rationale_that_counts() -> None:
    marked = Response(marks=(Mark("a", Decimal(3), "Names both dates."),), consensus=Consensus(Decimal(3)))
    assert found("no_passage_cited", published(Criterion("C")), marked) == []
    assert len(found("no_passage_cited", published(Criterion("C"), Moderation.SINGLE), marked)) == 1
    assert found("no_passage_cited", published(Criterion("C"), Moderation.SINGLE), said("Names both.")) == []


def aside(without: list[int], excluded: list[int], agreed: int | None) -> str:
    marks = [Mark(f"e{n}", Decimal(m)) for n, m in enumerate(without)]
    marks += [Mark(f"x{n}", Decimal(m), excluded=True, reason="r") for n, m in enumerate(excluded)]
    consensus = None if agreed is None else Consensus(Decimal(agreed))
    findings = found(
        "effect_of_excluded", published(Criterion("C")), Response(marks=tuple(marks), consensus=consensus)
    )
    return findings[0].message if findings else ""


@pytest.mark.parametrize(
    ("without", "excluded", "agreed", "parts"),
    [
        ([2], [], 2, []),
        ([2], [2], None, ["with and without what {x0} gave, the marks {c} lie at 2"]),
        (
            [1, 3],
            [2],
            2,
            ["with and without what {x0} gave, the marks {c} lie from 1 to 3", "{n} is among them both ways"],
        ),
        (
            [2],
            [4],
            3,
            [
                "with what {x0} gave, the marks {c} lie from 2 to 4",
                "without, at 2",
                "{n} is among them with, above them without",
            ],
        ),
        (
            [3],
            [1],
            2,
            [
                "with what {x0} gave, the marks {c} lie from 1 to 3",
                "without, at 3",
                "{n} is among them with, below them without",
            ],
        ),
        (
            [1],
            [2],
            4,
            [
                "with what {x0} gave, the marks {c} lie from 1 to 2",
                "without, at 1",
                "{n} is above them both ways",
            ],
        ),
        (
            [],
            [1, 2],
            0,
            [
                "with what {x0} and {x1} gave, the marks {c} lie from 1 to 2",
                "without, there are none",
                "{n} is below them with",
            ],
        ),
    ],
)
def test_what_setting_marks_aside_did(
    without: list[int], excluded: list[int], agreed: int | None, parts: list[str]
) -> None:
    names = {"x0": "`x0`", "x1": "`x1`", "c": "for `C` of bid `b0`", "n": f"the agreed score {agreed}"}
    assert aside(without, excluded, agreed) == "; ".join(parts).format(**names)


SUBS = (
    SubCriterion("How wages are decided.", "a"),
    SubCriterion("How tools are lent.", "b"),
    SubCriterion("How very many neighbours of all four of these parks take part in each decision."),
)


@pytest.mark.parametrize(
    ("rationale", "left_out"),
    [
        ("Wages, tools and neighbours are named.", ""),
        ("Under a and b all is said; neighbour too.", ""),
        ("Wage and neighbourhood are named.", "criterion `b`"),
        ("Nothing of it.", "criteria `a`, `b` and `How very many neighbours of all four of…`"),
    ],
)
def test_sub_criteria_that_a_rationale_leaves_out(rationale: str, left_out: str) -> None:
    findings = found(
        "sub_criterion_not_explained", published(Criterion("C", sub_criteria=SUBS)), said(rationale)
    )
    assert [f.message.partition("the sub-")[2] for f in findings] == [left_out] * bool(left_out)


@pytest.mark.parametrize(
    ("value", "most"),
    [("99999.99", 4), ("100000", 8), ("999999.99", 8), ("1000000", 15), ("4999999", 15), ("5000000", 20)],
)
def test_how_many_criteria_suit_a_contract(value: str, most: int) -> None:
    def many(count: int) -> AwardCriteria:
        dimension = Dimension("d", criteria=tuple(Criterion(f"C{n}") for n in range(count)))
        return AwardCriteria("park", contract=Contract(Decimal(value)), dimensions=(dimension,))

    assert found("too_many_criteria", many(most)) == []
    [finding] = found("too_many_criteria", many(most + 1))
    assert finding.message.endswith(f"expected at most {most}")


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        ("before_final_tenders", ""),
        ("final_tenders_invited", "final tenders had been invited"),
        ("final_tenders_received", "final tenders had been received"),
        ("assessed", "tenders had been assessed"),
    ],
)
def test_refinements_after_final_tenders(stage: str, words: str) -> None:
    criteria = AwardCriteria("park", refinements=(Refinement(stage=stage),))
    messages = [f.message for f in found("refinement_too_late", criteria)]
    assert messages == [f"the criteria were refined after {words}"] * bool(words)


def test_each_part_of_a_documentation_is_found() -> None:
    module = rule_module("vague_term")
    written = of_module(module)
    assert written.title == "Questions and descriptors say what can be measured."
    starts = ("Reports words", "Section 23", "dimensions:\n", "dimensions:\n", "- `also`")
    assert [part.startswith(start) for part, start in zip(written[2:], starts, strict=True)] == [True] * 5
    assert of_text(module.RULE, "Only a title.") == (module.RULE, "Only a title.", "", "", "", "", "")
