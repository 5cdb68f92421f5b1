"""Large score files: two libraries and Python's own reader on the same job, and `evaluate` by size.

The job is the one that `evaluate` has: read every row, tell which marks each answer has, hand them over.
Polars is not installed with sv-score; its rows are left out where it is not there (`pip install polars`).

    python -m benchmarks.large_scores            the comparison, and the times and memory by size
    python -m benchmarks.large_scores --picture  the same, and draws docs/large-scores.svg
    with --sizes without the comparison, with --quick once each and up to a million rows
"""

from __future__ import annotations

import csv
import importlib.util
import os
import random
import sys
from pathlib import Path
from statistics import median

from benchmarks.measure import SV_SCORE, WORK, Command, Run, run

SIZES = (100, 1_000, 10_000, 100_000)
CRITERIA, EVALUATORS = 20, 5
PICTURE = Path(__file__).resolve().parent.parent / "docs" / "large-scores.svg"

DUCKDB = """
import sys, duckdb
source = sys.argv[1]
read = "read_parquet('{}')" if source.endswith("parquet") else "read_csv('{}', all_varchar=true)"
rows = read.format(source)
con = duckdb.connect()
con.execute(f"create table d as select evaluator, score::varchar s, row_number() over () - 1 as n "
            f"from (select distinct evaluator, score from {rows})")
got = con.execute(f"select bid, criterion, bit_or(1::bigint << d.n), count(*) from {rows} t "
                  "join d on d.evaluator = t.evaluator and d.s = t.score::varchar group by 1, 2")
while part := got.fetchmany(20000):
    pass
"""
POLARS = """
import sys, polars as pl
source = sys.argv[1]
scan = pl.scan_parquet if source.endswith("parquet") else lambda name: pl.scan_csv(name, infer_schema=False)
rows = scan(source).with_columns(pl.col("score").cast(pl.String))
d = rows.select("evaluator", "score").unique().collect(engine="streaming").sort("evaluator", "score")
d = d.with_columns(pl.Series("bits", [1 << n for n in range(d.height)]))
got = rows.join(d.lazy(), on=["evaluator", "score"]).group_by("bid", "criterion").agg(
    pl.col("bits").bitwise_or(), pl.len()).collect(engine="streaming")
for row in got.iter_rows():
    pass
"""
PYTHON = """
import csv, sys
got, known = {}, {}
with open(sys.argv[1], newline="") as stream:
    rows = csv.reader(stream, strict=True)
    next(rows)
    for bid, criterion, evaluator, score in rows:
        bits = known.setdefault((evaluator, score), 1 << len(known))
        got[bid, criterion] = got.get((bid, criterion), 0) | bits
"""
JOBS = {
    "DuckDB": (DUCKDB, ("parquet", "csv")),
    "Polars": (POLARS, ("parquet", "csv")),
    "Python's csv": (PYTHON, ("csv",)),
}


def procurement(bids: int) -> Path:
    """Write a procurement with `bids` bids as Parquet and as CSV, once; return its folder."""
    folder = WORK / f"scores-{bids}"
    if not (folder / "parquet.yaml").exists():
        # In a process of its own: what this one holds counts in the memory of those that it starts.
        run((sys.executable, "-c", f"from benchmarks.large_scores import make; make({bids})"))
    return folder


def make(bids: int) -> None:
    """Write the files of `procurement`."""
    folder = WORK / f"scores-{bids}"
    folder.mkdir(parents=True, exist_ok=True)
    _write_criteria(folder / "criteria.yaml")
    draw = random.Random(bids)
    with (folder / "scores.csv").open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("bid", "criterion", "evaluator", "score"))
        for bid in range(bids):
            for criterion in range(CRITERIA):
                for who in range(EVALUATORS):
                    writer.writerow((f"bid-{bid:06d}", f"C{criterion:02d}", f"ev{who}", draw.randrange(6)))
    import duckdb

    read = f"read_csv('{folder}/scores.csv', types={{'score': 'INTEGER'}})"
    duckdb.execute(f"copy (select * from {read}) to '{folder}/scores.parquet' (format parquet)")
    for form in ("csv", "parquet"):
        _write_bids(folder / f"{form}.yaml", f"scores.{form}", bids)


def _write_criteria(path: Path) -> None:
    text = "sv_score: 1\nid: framework\ntitle: A framework\nscale: {min: 0, max: 5, step: 1}\ndimensions:\n"
    for dimension in range(5):
        text += f"  - id: part-{dimension}\n    weight: 20\n    criteria:\n"
        for criterion in range(4 * dimension, 4 * dimension + 4):
            text += f"      - {{id: C{criterion:02d}, title: Question {criterion}, weight: 25}}\n"
    path.write_text(text, encoding="utf-8")


def _write_bids(path: Path, scores: str, bids: int) -> None:
    panel = "".join(f"  - {{id: ev{who}}}\n" for who in range(EVALUATORS))
    listed = "".join(f"  - id: bid-{bid:06d}\n    supplier: Supplier {bid}\n" for bid in range(bids))
    head = f"sv_score: 1\ncriteria: criteria.yaml\nscores: [{scores}]\n"
    path.write_text(f"{head}evaluators:\n{panel}bids:\n{listed}", encoding="utf-8")


def evaluate(folder: Path, scores: str, form: str) -> Command:
    """Return the command that evaluates a procurement into a file."""
    return (
        *SV_SCORE,
        "evaluate",
        str(folder / f"{scores}.yaml"),
        "-f",
        form,
        "--output",
        str(WORK / "out"),
        "-q",
    )


def measured(command: Command, rounds: int) -> Run:
    """Return the median processor time of `rounds` runs and their highest memory.

    Time on the clock depends on what else the machine does. With two cores it is below the processor time.
    """
    runs = []
    for _ in range(rounds):
        before = os.times()
        memory = run(command).megabytes
        after = os.times()
        spent = after.children_user + after.children_system - before.children_user - before.children_system
        runs.append(Run(spent, memory, ""))
    return Run(median(one.seconds for one in runs), max(one.megabytes for one in runs), "")


def comparison(bids: int, rounds: int) -> list[str]:
    """Return a line for each library and format on the same job."""
    lines = []
    folder = procurement(bids)
    for name, (program, forms) in JOBS.items():
        if name == "Polars" and importlib.util.find_spec("polars") is None:
            continue
        for form in forms:
            one = measured((sys.executable, "-c", program, str(folder / f"scores.{form}")), rounds)
            lines.append(
                f"| {name} | {form} | {_rows(bids)} | {one.seconds:.2f} s | {one.megabytes:.0f} MB |"
            )
    return lines


def by_size(sizes: tuple[int, ...], rounds: int) -> dict[tuple[str, str], dict[int, Run]]:
    """Return time and memory of `evaluate` by score file and output, and by the number of rows."""
    found: dict[tuple[str, str], dict[int, Run]] = {}
    for bids in sizes:
        folder = procurement(bids)
        for scores in ("parquet", "csv"):
            for form in ("csv", "json"):
                runs = found.setdefault((scores, form), {})
                # Ten million rows take long enough for one round to tell.
                often = rounds if bids < SIZES[-1] else 1
                runs[bids * CRITERIA * EVALUATORS] = measured(evaluate(folder, scores, form), often)
    return found


def _rows(bids: int) -> str:
    return f"{bids * CRITERIA * EVALUATORS:,} rows"


def main() -> None:
    """Print the tables; with `--picture` draw the picture too."""
    rounds = 1 if "--quick" in sys.argv else 3
    sizes = SIZES[:3] if "--quick" in sys.argv else SIZES
    for bids in sizes[2:] if "--sizes" not in sys.argv else ():
        print("\n".join(comparison(bids, rounds)), flush=True)
    found = by_size(sizes, rounds)
    for (scores, form), runs in found.items():
        for rows, one in runs.items():
            print(f"| {rows:,} | {scores} | {form} | {one.seconds:.2f} s | {one.megabytes:.0f} MB |")
    if "--picture" in sys.argv:
        from benchmarks.large_scores_picture import picture

        PICTURE.write_text(picture(found), encoding="utf-8")


if __name__ == "__main__":
    main()
