"""Who dominates whom among 10,000 bids on 30 criteria, and what peers say about ties.

Run in a process of its own (`python -m benchmarks.compare`), which prints its times as JSON. The peers
have environments of their own (see `peers`). They answer less: paretoset and moocore say which bids are
undominated, not by whom the others are dominated. scikit-criteria gets fewer bids, since its time grows
with their square and 10,000 would take it more than an hour.
"""

from __future__ import annotations

import gc
import json
import sys
from random import Random

from benchmarks.generate import SEED
from benchmarks.in_memory import timed
from benchmarks.measure import Row, milliseconds, run
from benchmarks.peers import python_with

BIDS, CRITERIA = 10_000, 30
FEW_BIDS = 200
MOST_SECONDS, MOST_MEGABYTES = 0.300, 100

# Two identical bids and one that neither dominates; then (5, 8) and (1, 8), equal on one criterion.
TIES = {"identical": [[1, 2], [1, 2], [0, 3]], "equal on one": [[5, 8], [1, 8]]}

COLUMNS = f"""
from random import Random
random = Random({SEED})
def rows(bids):
    quality = [random.random() * 5 for _ in range(bids)]
    return [[min(5, max(0, round(q + random.gauss(0, 1)))) for _ in range({CRITERIA})] for q in quality]
"""
TIMED = """
import json, time
from statistics import median
def timed(work):
    work()
    times = []
    for _ in range(3):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return median(times)
"""
PARETOSET = f"""{COLUMNS}{TIMED}
import numpy
from paretoset import paretoset
def front(values, **options):
    values = numpy.array(values)
    return paretoset(values, sense=["max"] * values.shape[1], **options).tolist()
data = numpy.array(rows({BIDS}))
ties = {{name: front(values) for name, values in {TIES!r}.items()}}
kept = {{name: front(values, distinct=False) for name, values in {TIES!r}.items()}}
print(json.dumps({{"seconds": timed(lambda: front(data, distinct=False)), "ties": ties, "kept": kept}}))
"""
MOOCORE = f"""{COLUMNS}{TIMED}
import numpy, moocore
def front(values, **options):
    return moocore.is_nondominated(numpy.array(values, dtype=float), maximise=True, **options).tolist()
data = numpy.array(rows({BIDS}), dtype=float)
ties = {{name: front(values) for name, values in {TIES!r}.items()}}
kept = {{name: front(values, keep_weakly=True) for name, values in {TIES!r}.items()}}
print(json.dumps({{"seconds": timed(lambda: front(data, keep_weakly=True)), "ties": ties, "kept": kept}}))
"""
SCIKIT_CRITERIA = f"""{COLUMNS}{TIMED}
import numpy, skcriteria
def matrix(values):
    values = numpy.array(values, dtype=float)
    return skcriteria.mkdm(values, [max] * values.shape[1])
data = matrix(rows({FEW_BIDS}))
def front(values):
    return [not bad for bad in matrix(values).dominance.dominated()]
ties = {{name: front(values) for name, values in {TIES!r}.items()}}
chain = matrix([[n, n] for n in range(14)])
listed = len(chain.dominance.dominators_of(chain.alternatives[0]))
seconds = timed(lambda: matrix(data.matrix.to_numpy()).dominance.dominated())
print(json.dumps({{"seconds": seconds, "ties": ties, "kept": ties, "listed": listed}}))
"""


def rows(*, quick: bool = False) -> list[Row]:
    """Measure and return the rows of the report."""
    own = run((sys.executable, "-m", "benchmarks.compare", "3" if quick else "9"))
    times = json.loads(own.output)
    size = f"{BIDS:,} bids × {CRITERIA} criteria"
    found = [
        Row(
            f"Who dominates whom, {size}",
            milliseconds(times["relation"]),
            f"≤ {milliseconds(MOST_SECONDS)}",
            times["relation"] <= MOST_SECONDS,
        ),
        Row(
            "Highest memory for that",
            f"{own.megabytes:.0f} MB",
            f"≤ {MOST_MEGABYTES} MB",
            own.megabytes <= MOST_MEGABYTES,
        ),
        Row(f"The same with a tenth of the marks provisional, {size}", milliseconds(times["ranges"])),
        Row(f"The same, {FEW_BIDS} bids × {CRITERIA} criteria", milliseconds(times["few"])),
        Row("Ties in sv-score", _ties(times["ties"], times["ties"])),
    ]
    for name, script, what in (
        ("paretoset", PARETOSET, f"only which are undominated, {size}"),
        ("moocore", MOOCORE, f"only which are undominated, {size}"),
        ("scikit-criteria", SCIKIT_CRITERIA, f"which are dominated, {FEW_BIDS} bids × {CRITERIA} criteria"),
    ):
        theirs = json.loads(run((python_with(name), "-c", script)).output)
        found.append(Row(f"`{name}`: {what}", milliseconds(theirs["seconds"])))
        found.append(Row(f"Ties in `{name}`", _ties(theirs["ties"], theirs["kept"], theirs.get("listed"))))
    return found


def _ties(ties: dict[str, list[bool]], kept: dict[str, list[bool]], listed: int | None = None) -> str:
    """Return how identical bids and bids equal on one criterion fare, as set up and at the best setting."""
    words = []
    for name, right in (("identical", [True, True, True]), ("equal on one", [True, False])):
        if ties[name] == right:
            words.append(f"{name}: right")
        elif kept[name] == right:
            words.append(f"{name}: wrong unless an option is set")
        else:
            words.append(f"{name}: wrong")
    if listed is not None:
        words.append(f"the bottom of a chain of 14 has {listed:,} dominators listed, there are 13")
    return "; ".join(words)


def marks(bids: int) -> list[list[int]]:
    """Return one column of marks from 0 to 5 per criterion; good bids tend to be good on all."""
    random = Random(SEED)
    quality = [random.random() * 5 for _ in range(bids)]
    by_bid = [[min(5, max(0, round(q + random.gauss(0, 1)))) for _ in range(CRITERIA)] for q in quality]
    return [list(column) for column in zip(*by_bid, strict=True)]


def measure(rounds: int) -> dict[str, object]:
    """Return the median times in seconds, and how ties come out."""
    from sv_score.comparing.dominance import dominators
    from sv_score.comparing.standing import Columns

    def tied(values: list[list[int]]) -> list[bool]:
        columns = [list(column) for column in zip(*values, strict=True)]
        return [not row for row in dominators(Columns(columns, columns))]

    low = marks(BIDS)
    random = Random(SEED)
    high = [[min(5, mark + (random.random() < 0.1)) for mark in column] for column in low]
    few = marks(FEW_BIDS)
    gc.freeze()
    gc.disable()
    return {
        "relation": timed(lambda: dominators(Columns(low, low)), rounds),
        "ranges": timed(lambda: dominators(Columns(low, high)), rounds),
        "few": timed(lambda: dominators(Columns(few, few)), rounds),
        "ties": {name: tied(values) for name, values in TIES.items()},
    }


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
