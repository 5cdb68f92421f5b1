"""Whole procurements in any number, the same on every machine and every run, for tests and measurements.

Each has a criteria file and a bids file of its own. Six in ten follow one of two policy models, so that their
dimensions are the same; the others are of some forty authorities, each with its own criteria. Bids have
evaluators' marks with reasons and agreed scores, a few of them still open, evidence of several kinds,
commitments in several measures. One procurement in a hundred has weights that do not total 100.
Everybody and everything in them is made up.

    python -m benchmarks.procurements 2000 FOLDER
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

SEED = 1926
# Of each model, the dimensions that buyers choose from, with the measures that commitments are counted in.
MODELS = {
    "ppn-002": {
        "fair-work": ("apprentices", "people"),
        "skills": ("training-hours", "hours"),
        "small-firms": ("small-firm-spend", "GBP"),
        "wellbeing": ("volunteer-hours", "hours"),
    },
    "wales-wellbeing-goals": {
        "prosperous": ("local-jobs", "people"),
        "resilient": ("trees", "trees"),
        "healthier": ("check-ups", "people"),
    },
}
OWN = {
    "local-economy": ("local-jobs", "people"),
    "community": ("volunteer-hours", "hours"),
    "environment": ("carbon", "tonnes"),
    "supply-chain": ("small-firm-spend", "GBP"),
}
SECTORS = ("construction", "cleaning", "social care", "transport", "software", "catering", "")
PLACES = ("north", "south", "east", "west", "coast", "islands", "hills", "")
SUPPLIERS = ("[sme]", "[large]", "[sme, vcse]", "[vcse]", "")
EVIDENCE = ("method_statement", "method_statement", "case_study", "project_plan", "policy", "")
EVALUATORS = ("ev1", "ev2", "ev3")
WEIGHTS = {2: (60, 40), 3: (50, 30, 20)}
SCALES = (5, 4)
# What the criteria of a dimension weigh.
SHARES = (("100",), ("60", "40"), ("62.5", "37.5"))
AUTHORITIES = 40
# How many have weights that do not total 100, and how many answers have no agreed score.
WRONG, OPEN = 0.01, 0.03
BID = (
    "the bid names an action for this contract with a date a quantity and a post that is responsible for it "
    "while the report to the panel is made each quarter and what is missed is made good within thirty days"
)
CRITERIA = (
    "answer states steps who leads each step when it ends how progress gets checked what follows where "
    "targets slip numbers for each site evidence from earlier work fits scope of service residents reach"
)
WORDS, PUBLISHED = BID.split(), CRITERIA.split()


def write(numbers: Iterable[int], folder: Path) -> Path:
    """Write the procurements with these numbers below `folder`, a hundred to a folder, and return it."""
    for number in numbers:
        place = folder / f"{number // 100:04}" / f"{number:06}"
        place.mkdir(parents=True, exist_ok=True)
        for name, text in files(number).items():
            (place / name).write_text(text, encoding="utf-8")
    return folder


class Dimension(NamedTuple):
    """A dimension of a made-up procurement: its measure, and the weights of its criteria."""

    name: str
    measure: str
    unit: str
    weights: tuple[str, ...]
    criteria: tuple[str, ...]


def files(number: int) -> dict[str, str]:
    """Return the files of the procurement with this number, by name."""
    random = Random(f"{SEED} {number}")
    model = random.choice(("ppn-002", "ppn-002", "wales-wellbeing-goals", "custom", "custom"))
    known = MODELS.get(model, OWN)
    dimensions = []
    for letter, name in zip("ABCD", random.sample(sorted(known), random.choice((2, 2, 3))), strict=False):
        weights = random.choice(SHARES)
        ids = tuple(f"{letter}{part + 1}" for part in range(len(weights)))
        dimensions.append(Dimension(name, *known[name], weights, ids))
    highest = random.choice(SCALES)
    return {
        "criteria.yaml": "".join(_criteria(number, model, dimensions, highest, random)),
        "bids.yaml": "".join(_bids(number, dimensions, highest, random)),
    }


def _criteria(
    number: int, model: str, dimensions: list[Dimension], highest: int, random: Random
) -> Iterator[str]:
    authority = number % AUTHORITIES
    own = model == "custom"
    yield f"sv_score: 1\nid: {f'own-{authority}' if own else f'procurement-{number}'}\n"
    yield f"title: Procurement {number}\nauthority: Authority {authority}\nmodel: {model}\n"
    yield f"contract:\n  commenced: {random.randint(2024, 2026)}-0{random.randint(1, 9)}-11\n"
    sector, place = random.choice(SECTORS), random.choice(PLACES)
    yield (f"  sector: {sector}\n" if sector else "") + (f"  place: {place}\n" if place else "")
    yield "moderation: consensus\nrounding: {places: 2, mode: half_up}\nscale:\n  meets_at: 2\n  levels:\n"
    for level in range(highest + 1):
        meant = _sentence(random, 8, PUBLISHED)
        yield f"    - {{score: {level}, label: Level {level}, descriptor: {meant}}}\n"
    yield "dimensions:\n"
    less = 1 if random.random() < WRONG else 0
    for dimension, weight in zip(dimensions, WEIGHTS[len(dimensions)], strict=True):
        name = dimension.name.replace("-", " ")
        yield f"  - id: {dimension.name}\n    name: {name.capitalize()}\n    weight: {weight - less}\n"
        yield "    criteria:\n"
        less = 0
        for criterion, share in zip(dimension.criteria, dimension.weights, strict=True):
            counts = _sentence(random, 6, PUBLISHED)
            measure = f"{{id: {dimension.measure}, unit: {dimension.unit}, definition: {counts}}}"
            asked = _sentence(random, 5, PUBLISHED)
            yield (
                f"      - id: {criterion}\n        title: About {name}\n        weight: {share}\n"
                f"        question: What {asked} will you do for {name}, how much and by when?\n"
                f"        subject_matter_link: {_sentence(random, 10, PUBLISHED)}\n"
                f"        evidence: [method_statement, case_study]\n"
                f"        tags: {{sdg: [{random.choice((8, 10, 12))}]}}\n"
                f"        measures: [{measure}]\n"
            )


def _bids(number: int, dimensions: list[Dimension], highest: int, random: Random) -> Iterator[str]:
    yield f"sv_score: 1\ncriteria: criteria.yaml\nprocurement: {{id: made-up-{number}}}\nevaluators:\n"
    for name in EVALUATORS:
        yield f"  - {{id: {name}, declaration: {{date: 2026-04-01, interests: none}}}}\n"
    yield "bids:\n"
    for bid in range(random.randint(2, 5)):
        yield f"  - id: bid-{bid + 1}\n    supplier: Supplier {random.randint(1, 9000)}\n"
        types = random.choice(SUPPLIERS)
        yield f"    supplier_types: {types}\n" if types else ""
        yield "    responses:\n"
        for dimension in dimensions:
            for criterion in dimension.criteria:
                yield _response(criterion, dimension, highest, random)


def _response(criterion: str, dimension: Dimension, highest: int, random: Random) -> str:
    middle = random.randint(0, highest)
    marks = {name: max(0, min(highest, middle + random.choice((-1, 0, 0, 1)))) for name in EVALUATORS}
    agreed = marks["ev1"]
    given = ", ".join(f"{who}: {mark}" for who, mark in marks.items())
    lines = [f"      {criterion}:\n        scores: {{{given}}}\n"]
    if random.random() >= OPEN:
        lines.append(
            f"        consensus:\n          score: {agreed}\n          rationale: {_sentence(random, 14)}\n"
        )
        if agreed < highest:
            lines.append(f"          why_not_higher: {_sentence(random, 8)}\n")
        differing = [
            f"{{evaluator: {name}, resolution: {_sentence(random, 6)}}}"
            for name, mark in marks.items()
            if mark != agreed
        ]
        if differing:
            lines.append(f"          differences: [{', '.join(differing)}]\n")
    kind = random.choice(EVIDENCE)
    lines.append(f"        evidence: [{{ref: bid p{middle + 3}{f', kind: {kind}' if kind else ''}}}]\n")
    if random.random() < 0.5:
        quantity = f"{random.randint(1, 400)}{'.5' if random.random() < 0.05 else ''}"
        stated = f"quantity: {quantity}, unit: {dimension.unit}, " if random.random() < 0.9 else ""
        lines.append(f"        commitments: [{{measure: {dimension.measure}, {stated}by: 2027-03-31}}]\n")
    return "".join(lines)


def _sentence(random: Random, words: int, of: Sequence[str] = WORDS) -> str:
    return " ".join(random.choices(of, k=words))


if __name__ == "__main__":
    print(write(range(int(sys.argv[1])), Path(sys.argv[2])))
