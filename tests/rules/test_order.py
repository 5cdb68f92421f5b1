"""What a rule finds does not depend on which dimension, criterion, bid or mark comes first in a file."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from sv_score.assessment import subject_of
from sv_score.checking.gather import open_all
from sv_score.model.bids import Evaluation
from sv_score.model.criteria import AwardCriteria
from sv_score.reading.evaluation import Reading, read_criteria_alone, read_evaluation
from sv_score.rules import ALL_RULES, rule_module
from sv_score.rules.subject import Subject
from tests.rules.test_cases import files, name

MODULES = {rule_module(name).RULE.code: rule_module(name) for name in ALL_RULES}
# Of two that are alike the later is reported, the first stands for all, or they are listed in their order.
NAMES_THE_FIRST = {"SV119", "SV120", "SV318", "SV330", "SV509", "SV521", "SV601", "SV607"}
NAMES_THE_FIRST |= {"SV613", "SV614", "SV615", "SV692"}
# These count or add up what is in the whole file.
COUNTS_ALL = {"SV201", "SV319", "SV402", "SV406", "SV408", "SV409", "SV450", "SV451", "SV452", "SV626"}
# Criteria in another order are not the criteria that were sealed.
ORDER_IS_SEALED = {"SV701", "SV705"}


def turned_criteria(criteria: AwardCriteria) -> AwardCriteria:
    turned = (d._replace(criteria=d.criteria[::-1]) for d in criteria.dimensions[::-1])
    return criteria._replace(dimensions=tuple(turned))


def turned_bids(evaluation: Evaluation) -> Evaluation:
    bids = (
        bid._replace(
            responses={
                criterion: response._replace(
                    marks=response.marks[::-1], commitments=response.commitments[::-1]
                )
                for criterion, response in list(bid.responses.items())[::-1]
            }
        )
        for bid in evaluation.bids[::-1]
    )
    return evaluation._replace(bids=tuple(bids), evaluators=evaluation.evaluators[::-1])


def turned(subject: Subject) -> Subject:
    written = subject.as_written
    return subject._replace(
        criteria=turned_criteria(subject.criteria) if subject.criteria else None,
        evaluation=turned_bids(subject.evaluation) if subject.evaluation else None,
        as_written=turned_bids(written) if written else None,
    )


def messages(subject: Subject, code: str) -> list[str]:
    return sorted(finding.message for finding in MODULES[code].check(subject))


def read(path: Path) -> Reading:
    is_bids = "\nbids:" in path.read_text(encoding="utf-8")
    return read_evaluation(str(path)) if is_bids else read_criteria_alone(open_all([str(path)])[0][0])


def cases() -> Iterator[Path]:
    for path in [*files("bad"), *files("good")]:
        if path.parent.name in MODULES.keys() - NAMES_THE_FIRST - ORDER_IS_SEALED:
            yield path


@pytest.mark.parametrize("path", list(cases()), ids=name)
def test_the_same_is_found_from_the_other_end(path: Path) -> None:
    subject = subject_of(read(path))
    assert messages(turned(subject), path.parent.name) == messages(subject, path.parent.name)


def sound_files(path: Path) -> Iterator[Subject]:
    """Yield the good files beside a bad one, of the same kind and on the same criteria."""
    named = re.search("\ncriteria: .*", path.read_text(encoding="utf-8"))
    for other in sorted(path.parent.glob("good*.yaml")):
        text = other.read_text(encoding="utf-8")
        there = re.search("\ncriteria: .*", text)
        if ".seal." not in other.name and (named and named[0]) == (there and there[0]):
            yield subject_of(read(other))


def among(subject: Subject, others: list[Subject]) -> Subject:
    """Return a subject with the dimensions and bids of others before and after its own, under other ids."""
    criteria, evaluation = subject.criteria, subject.evaluation
    assert criteria is not None
    if evaluation is None:
        sound = [d._replace(id=f"other-{d.id}") for o in others if o.criteria for d in o.criteria.dimensions]
        return subject._replace(criteria=criteria._replace(dimensions=(*sound, *criteria.dimensions, *sound)))
    bids = tuple(
        bid._replace(id=f"other-{bid.id}", supplier=f"Other {bid.supplier}")
        for other in others
        if other.evaluation
        for bid in other.evaluation.bids
    )
    return subject._replace(evaluation=evaluation._replace(bids=(*bids, *evaluation.bids, *bids)))


BAD = [path for path in cases() if "bad" in path.name and path.parent.name not in COUNTS_ALL]


@pytest.mark.parametrize("path", BAD, ids=name)
def test_what_is_found_is_found_among_sound_ones_too(path: Path) -> None:
    subject = subject_of(read(path))
    if subject.criteria is not None:
        alone = Counter(messages(subject, path.parent.name))
        assert alone <= Counter(messages(among(subject, list(sound_files(path))), path.parent.name))
