"""Which rules there are, and which are asked about which files."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sv_score import rules
from sv_score.model.bids import Bid, Consensus, Evaluation, Evaluator, Mark, Response
from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Minimum
from sv_score.model.finding import Finding
from sv_score.rules import rule_module, rules_for, run
from sv_score.rules.subject import Subject

FOLDER = Path(rules.__file__).parent
THERE: Any = object()


def with_a_rule() -> Iterator[str]:
    for path in FOLDER.glob("*.py"):
        top = ast.parse(path.read_text(encoding="utf-8")).body
        named = [t.id for s in top if isinstance(s, ast.Assign) for t in s.targets if isinstance(t, ast.Name)]
        if "RULE" in named:
            yield path.stem


def test_every_module_with_a_rule_is_listed_once() -> None:
    assert Counter(rules.ALL_RULES) == Counter(with_a_rule())
    assert all(rule_module(name).RULE.name == name.replace("_", "-") for name in rules.ALL_RULES)


def test_options_are_those_that_modules_have() -> None:
    options = rules.options_of()
    assert options["vague-term"] == {"also": [], "allowed": []}
    assert set(options) == {
        name.replace("_", "-") for name in rules.ALL_RULES if hasattr(rule_module(name), "OPTIONS")
    }
    assert "off-scale" not in options


BARE = AwardCriteria("park", dimensions=(Dimension("d", criteria=(Criterion("C"),)),))
BIDS = Evaluation(bids=(Bid("mill", responses={"C": Response()}),))


@pytest.mark.parametrize("name", rules.ALL_RULES)
def test_a_rule_is_silent_where_what_it_looks_at_is_not_there(name: str) -> None:
    check = rule_module(name).check
    assert list(check(Subject(None, "criteria.yaml"))) == []
    assert list(check(Subject(None, "criteria.yaml", BIDS, "bids.yaml", as_written=BIDS))) == []
    # Criteria without bids, and without a model, a policy, a seal or a history.
    assert all(finding.file == "criteria.yaml" for finding in check(Subject(BARE, "criteria.yaml")))
    empty = AwardCriteria("park")
    assert list(check(Subject(empty, "criteria.yaml", Evaluation(), "bids.yaml"))) == list(
        check(Subject(empty, "criteria.yaml"))
    )


def published(**more: Any) -> AwardCriteria:
    criteria = (Criterion("C", **more.pop("criterion", {})),)
    return AwardCriteria(
        "park", dimensions=(Dimension("d", criteria=criteria, **more.pop("dimension", {})),), **more
    )


def asked(criteria: AwardCriteria, response: Response | None = None, **more: Any) -> set[str]:
    evaluators = more.pop("evaluators", ())
    evaluation = None
    if response is not None:
        evaluation = Evaluation(evaluators=evaluators, bids=(Bid("mill", responses={"C": response}),))
    return set(rules_for(Subject(criteria, "criteria.yaml", evaluation, **more)))


ALWAYS = set(rules.ARITHMETIC + rules.LAWFUL + rules.ANY_FILE)


@pytest.mark.parametrize(
    ("more", "further"),
    [
        ({}, ()),
        ({"model": THERE}, rules.WITH_MODEL + rules.WITH_MODEL_OR_POLICY),
        ({"policy": THERE}, rules.WITH_POLICY + rules.WITH_MODEL_OR_POLICY),
        ({"seal": THERE}, rules.SEAL_RULES + rules.PUBLICATION_RULES),
        ({"history": THERE}, rules.HISTORY_RULES),
    ],
)
def test_rules_on_criteria_by_what_lies_beside_them(more: Any, further: tuple[str, ...]) -> None:
    assert asked(published(), **more) == ALWAYS | set(further)


def test_refinements_are_looked_at_without_a_seal_too() -> None:
    assert asked(published(refinements=(THERE,))) == ALWAYS | set(rules.PUBLICATION_RULES)


AGREED = Response(consensus=Consensus())
MARKED = Response(marks=(Mark("a"),))


@pytest.mark.parametrize(
    ("criteria", "response", "further"),
    [
        (published(), Response(), ()),
        (published(), Response(agreed=THERE), rules.WITH_AGREED),
        (published(), AGREED, rules.WITH_RECORD),
        (published(), MARKED, rules.WITH_RECORD),
        (published(dimension={"minimum": Minimum()}), AGREED, rules.WITH_RECORD + rules.WITH_MINIMUM),
        (published(dimension={"minimum": Minimum()}), MARKED, rules.WITH_RECORD),
        (
            published(criterion={"sub_criteria": (THERE,)}),
            AGREED,
            rules.WITH_RECORD + rules.WITH_SUB_CRITERIA,
        ),
        (published(criterion={"sub_criteria": (THERE,)}), MARKED, rules.WITH_RECORD),
        (published(), Response(answer="text"), rules.WITH_ANSWERS),
        (published(), Response(elements={"e": "met"}), rules.WITH_ELEMENTS),
    ],
)
def test_rules_on_the_record_by_what_it_has(
    criteria: AwardCriteria, response: Response, further: tuple[str, ...]
) -> None:
    assert asked(criteria, response) == ALWAYS | set(rules.BID_RULES) | set(further)
    more = asked(criteria, response, evaluators=(Evaluator("a"),))
    assert more == ALWAYS | set(rules.BID_RULES) | set(further) | set(rules.WITH_EVALUATORS)


def test_with_names_these_rules_alone_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []

    def module(name: str) -> Any:
        def check(subject: Subject) -> Iterator[Finding]:
            called.append(name)
            yield from ()

        return SimpleNamespace(check=check)

    monkeypatch.setattr(rules, "rule_module", module)
    assert list(run(Subject(published(), "criteria.yaml"), only=("b", "a"))) == []
    assert called == ["b", "a"]
    assert list(run(Subject(None, "criteria.yaml", seal=THERE))) == []
    assert called == ["b", "a", *rules.SEAL_RULES]
    assert list(run(Subject(None, "criteria.yaml"))) == []
    assert called == ["b", "a", *rules.SEAL_RULES]
