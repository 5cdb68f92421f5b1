"""Scoring alone, with everything in memory: 10,000 bids on 30 criteria in five dimensions.

Run in a process of its own (`python -m benchmarks.in_memory`), which prints its times as JSON.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from random import Random
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.generate import CRITERIA_EACH, DIMENSIONS, SEED, WEIGHTS, criterion_ids
from benchmarks.measure import Row, milliseconds, run

if TYPE_CHECKING:
    from sv_score.model.criteria import AwardCriteria

BIDS = 10_000
COLUMNS_MOST = 0.100


def rows(*, quick: bool = False) -> list[Row]:
    """Measure and return the rows of the report."""
    times = json.loads(run((sys.executable, "-m", "benchmarks.in_memory", "3" if quick else "9")).output)
    size = f"{BIDS:,} bids × {DIMENSIONS * CRITERIA_EACH} criteria"
    columns = times["columns"]
    return [
        Row(
            f"Exact scores of {DIMENSIONS} dimensions from columns of points, {size}",
            milliseconds(columns),
            f"≤ {milliseconds(COLUMNS_MOST)}",
            columns <= COLUMNS_MOST,
        ),
        Row(
            f"The whole result with ranks and every criterion from model objects, {size}",
            milliseconds(times["score"]),
        ),
    ]


def measure(rounds: int) -> dict[str, float]:
    """Return the median times in seconds of both ways to score the same answers."""
    from sv_score.model.bids import Bid, Evaluation, Response
    from sv_score.scoring.dimensions import score
    from sv_score.scoring.points import DimensionPoints, column_scores

    criteria, levels = scheme(), marks()
    random = Random(SEED)
    answers = {
        criterion.id: [levels[int(random.random() * 6)] for _ in range(BIDS)]
        for dimension in criteria.dimensions
        for criterion in dimension.criteria
    }
    bids = tuple(
        Bid(
            f"bid-{place}", responses={name: Response(agreed=given[place]) for name, given in answers.items()}
        )
        for place in range(BIDS)
    )
    columns = [
        [
            list(map(of, answers[criterion.id]))
            for criterion, of in zip(d.criteria, points.criteria, strict=True)
        ]
        for d in criteria.dimensions
        for points in [DimensionPoints(criteria, d)]
    ]
    evaluation = Evaluation(bids=bids)
    gc.freeze()
    gc.disable()
    return {
        "columns": timed(lambda: [column_scores(column, BIDS) for column in columns], rounds),
        "score": timed(lambda: score(criteria, evaluation), rounds),
    }


def scheme() -> AwardCriteria:
    """Return criteria of five dimensions on one scale."""
    from sv_score.model.criteria import AwardCriteria, Criterion, Dimension, Level, Scale

    levels = marks()
    scale = Scale(levels[0], levels[-1], Decimal(3), tuple(Level(level) for level in levels))
    dimensions = tuple(
        Dimension(
            f"dimension-{number}",
            weight=Decimal(20),
            criteria=tuple(
                Criterion(name, weight=Decimal(weight)) for name, weight in zip(ids, WEIGHTS, strict=True)
            ),
        )
        for number, ids in enumerate(criterion_ids(), 1)
    )
    return AwardCriteria("in-memory", scale=scale, dimensions=dimensions)


def marks() -> tuple[Decimal, ...]:
    """Return the levels of the scale."""
    return tuple(Decimal(level) for level in range(6))


def timed(work: Callable[[], object], rounds: int) -> float:
    """Return the median time of `work` in seconds."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return median(times)


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
