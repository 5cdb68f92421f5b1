"""Bids and criteria files of any size, the same on every machine and every run.

Thirty criteria in five dimensions; every response has three evaluators' marks with their rationales and
a consensus record, as a panel writes them: the agreed score is one of the marks, and whoever gave another
is accounted for. Sentences are put together from a fixed list of words by a
generator of pseudo-random numbers with a fixed seed.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random

from benchmarks.measure import WORK

SEED = 2023
DIMENSIONS = 5
CRITERIA_EACH = 6
WEIGHTS = (20, 20, 15, 15, 15, 15)
EVALUATORS = ("ev1", "ev2", "ev3")
TEXT = (
    "the bid names an action for this contract with a quantity and a date but leaves out who is "
    "responsible for training apprentices residents suppliers schools branches jobs hours carbon "
    "volunteers plan page method evidence partner quarter review result local small firms council "
    "delivery report named post measured shown earlier place remedy shortfall starts within thirty days"
)
WORDS = TEXT.split()


def criterion_ids(each: int = CRITERIA_EACH) -> list[list[str]]:
    """Return the ids of the criteria by dimension, so many in `each`."""
    return [[f"D{d}C{c}" for c in range(1, each + 1)] for d in range(1, DIMENSIONS + 1)]


def criteria_text(weights: tuple[int, ...] = WEIGHTS) -> str:
    """Return the criteria file that a generated bids file names; `weights` are those within a dimension."""
    lines = [
        "sv_score: 1",
        "id: generated",
        "title: Generated criteria",
        "moderation: consensus",
        "rounding: {places: 2, mode: half_up}",
        "scale:",
        "  meets_at: 3",
        "  levels:",
        *(
            f"    - {{score: {level}, label: Level {level}, descriptor: About level {level}.}}"
            for level in range(6)
        ),
        "dimensions:",
    ]
    for number, ids in enumerate(criterion_ids(len(weights)), 1):
        lines += [
            f"  - id: dimension-{number}",
            f"    name: Dimension {number}",
            "    weight: 20",
            "    criteria:",
        ]
        for name, weight in zip(ids, weights, strict=True):
            lines += [
                f"      - id: {name}",
                f"        title: Criterion {name}",
                f"        question: What will you do for {name}, how much of it and by when?",
                f"        weight: {weight}",
                "        subject_matter_link: It is part of what is bought.",
                "        evidence: [method_statement]",
            ]
    return "\n".join(lines) + "\n"


def bids_file(megabytes: int) -> Path:
    """Return a bids file of just over `megabytes` (10^6 bytes), written where it is not there yet."""
    folder = WORK / "generated"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "criteria.yaml").write_text(criteria_text(), encoding="utf-8")
    file = folder / f"panel-{megabytes}.yaml"
    if not file.exists():
        unfinished = file.with_suffix(".part")
        with unfinished.open("w", encoding="utf-8", newline="\n") as stream:
            written = 0
            for part in parts():
                written += stream.write(part)
                if written >= megabytes * 1_000_000:
                    break
        unfinished.replace(file)
    return file


def parts(each: int = CRITERIA_EACH) -> Iterator[str]:
    """Yield the head of a bids file in three pieces, then whole bids without end."""
    random = Random(SEED)
    yield "sv_score: 1\ncriteria: criteria.yaml\nevaluators:\n"
    declared = "declaration: {date: 2026-04-01, interests: none}"
    yield "".join(f"  - {{id: {name}, name: Evaluator {name}, {declared}}}\n" for name in EVALUATORS)
    yield "bids:\n"
    for number in count(1):
        responses = (_response(name, random) for ids in criterion_ids(each) for name in ids)
        head = f"  - id: bid-{number}\n    supplier: Supplier {number}\n    responses:\n"
        yield head + "".join(responses)


def _response(criterion: str, random: Random) -> str:
    """Return one response of some 1,100 bytes."""
    given = {name: int(random.random() * 6) for name in EVALUATORS}
    agreed = given[EVALUATORS[int(random.random() * len(EVALUATORS))]]
    marks = "".join(
        f"          {name}:\n            score: {score}\n            rationale: {_sentence(random, 18)}\n"
        for name, score in given.items()
    )
    differences = "".join(
        f"            - {{evaluator: {name}, resolution: The panel read page {score + 1} again.}}\n"
        for name, score in given.items()
        if score != agreed
    )
    return (
        f"      {criterion}:\n        scores:\n{marks}"
        "        consensus:\n"
        f"          score: {agreed}\n"
        f"          rationale: {_sentence(random, 20)}\n"
        f"          why_not_higher: {_sentence(random, 12)}\n"
        + (f"          differences:\n{differences}" if differences else "")
    )


def _sentence(random: Random, words: int) -> str:
    """Return `words` words, sometimes in quotes with a colon, as people write them."""
    text = " ".join(WORDS[int(random.random() * len(WORDS))] for _ in range(words))
    if random.random() < 0.25:
        return f'"{text}: see page {1 + int(random.random() * 40)}."'
    return f"{text} (bid p{1 + int(random.random() * 40)})."
