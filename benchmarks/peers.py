"""The same three bids in other hands: `bid-evaluation` from PyPI and a short pandas script.

Each has an environment of its own under `benchmarks/.work`, made when first needed. Both get the
percent that every answer earned, as a CSV with criteria as columns; where evaluators have not agreed
they get the lower mark, since neither can hold a range. Both add everything up to one figure for each
bid, which sv-score never does; what they print stands in the report so that this can be seen.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.measure import EXAMPLE, SV_SCORE, WORK, Row, Run, in_turn, milliseconds, run, seconds

BID_EVALUATION = """
import csv, sys
import pandas
from bid_evaluation import Evaluator

bids = pandas.read_csv(sys.argv[1])
evaluator = Evaluator()
with open(sys.argv[2], newline="") as stream:
    for criterion, weight in csv.reader(stream):
        evaluator.direct(criterion, float(weight), input_scale=100)
result = evaluator.evaluate(bids)
print(result[["bid", "ranking", "final_score"]].to_string(index=False))
"""

PANDAS = """
import csv, sys
import pandas

bids = pandas.read_csv(sys.argv[1], index_col="bid")
with open(sys.argv[2], newline="") as stream:
    weights = pandas.Series({criterion: float(weight) for criterion, weight in csv.reader(stream)})
print((bids * weights / weights.sum()).sum(axis=1).round(2).sort_values(ascending=False).to_string())
"""


def rows(*, quick: bool = False) -> list[Row]:
    """Measure and return the rows of the report."""
    bids, weights = _inputs()
    runs = in_turn(
        {
            "sv-score": (*SV_SCORE, "evaluate", str(EXAMPLE / "bids.yaml"), "--format", "text", "--quiet"),
            "bid-evaluation": (python_with("bid-evaluation"), "-c", BID_EVALUATION, str(bids), str(weights)),
            "pandas": (python_with("pandas"), "-c", PANDAS, str(bids), str(weights)),
        },
        5 if quick else 15,
    )
    return [
        Row("Three bids in sv-score", f"{milliseconds(seconds(runs['sv-score']))}; six scores for each bid"),
        _row("Three bids in `bid-evaluation`", runs["bid-evaluation"]),
        _row("Three bids in a pandas script", runs["pandas"]),
    ]


def _row(what: str, runs: list[Run]) -> Row:
    printed = " / ".join(" ".join(line.split()) for line in runs[0].output.strip().splitlines())
    return Row(what, f"{milliseconds(seconds(runs))}; one figure for each bid: `{printed}`")


def _inputs() -> tuple[Path, Path]:
    """Write what every answer of the example earned, and every criterion's share of the whole."""
    answers: dict[str, dict[str, str]] = {}
    weights: dict[str, tuple[str, float]] = {}
    for line in _scored("--detail"):
        answers.setdefault(line["bid"], {})[line["criterion"]] = line["low"]
        weights[line["criterion"]] = line["dimension"], float(line["weight"])
    dimensions = {line["dimension"]: float(line["weight"]) for line in _scored()}
    bids_file, weights_file = WORK / "peers-bids.csv", WORK / "peers-weights.csv"
    with bids_file.open("w", newline="", encoding="utf-8") as stream:
        rows = csv.writer(stream)
        rows.writerow(["bid", *weights])
        rows.writerows([bid, *(earned[name] for name in weights)] for bid, earned in answers.items())
    with weights_file.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows(
            (name, dimensions[of] * share / 10_000) for name, (of, share) in weights.items()
        )
    return bids_file, weights_file


def _scored(*options: str) -> list[dict[str, str]]:
    """Return the rows that sv-score writes for the example as CSV."""
    command = (*SV_SCORE, "evaluate", str(EXAMPLE / "bids.yaml"), "--format", "csv", *options)
    return list(csv.DictReader(run(command).output.splitlines()))


def python_with(package: str) -> str:
    """Return the Python of an environment that has `package`, made where there is none yet."""
    folder = WORK / f"peer-{package}"
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    ready = folder / "ready"
    if not ready.exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        quiet = ["--quiet", "--disable-pip-version-check"]
        subprocess.run([str(python), "-m", "pip", "install", *quiet, package], check=True)
        ready.touch()
    return str(python)
