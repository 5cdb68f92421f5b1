"""`python -m tests.fuzz`: mutants of every kind of file through every command of sv-score.

    python -m tests.fuzz --mutants 1000000 --seconds 7200 --seed 1 --jobs 2
    python -m tests.fuzz --seed 1 --only 4711

The second makes one mutant again, in a folder that is left for you to look at, and runs it in this process.
Exit code 1 where there was a fault.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.fuzz import corpus, product
from tests.fuzz.guard import output_faults
from tests.fuzz.limits import Limits
from tests.fuzz.plan import Plan
from tests.fuzz.watch import Outcome, watch
from tests.fuzz.worker import Worker


def main() -> int:
    given = _arguments()
    if given.measure:
        return _measured(given.seed)
    if given.only is not None:
        return _again(given.seed, given.only)
    said = 0.0
    outcome = Outcome()
    for outcome in watch(given.seed, given.first, given.mutants, given.seconds, given.jobs, given.folder):
        if time.monotonic() - said > given.every:
            said = time.monotonic()
            print(outcome.line(), flush=True)
            if given.figures:
                given.figures.write_text(json.dumps(outcome.figures(), indent=1) + "\n")
    print(outcome.line())
    for sort, count in outcome.alike.most_common():
        print(f"  {count:>6,}  {sort}")
    if given.figures:
        given.figures.write_text(json.dumps(outcome.figures(), indent=1) + "\n")
    if outcome.faults:
        print(f"The files are below {given.folder}; `--seed {given.seed} --only NUMBER` runs one again.")
    return 1 if outcome.faults else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.fuzz", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--mutants", type=int, default=100_000, help="how many (default: 100000)")
    parser.add_argument("--seconds", type=float, default=1e9, help="stop after so long")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--first", type=int, default=0, help="the number to begin with, to go on from where it stopped"
    )
    parser.add_argument("--jobs", type=int, default=1, help="how many workers at once")
    parser.add_argument("--folder", type=Path, default=Path("build/fuzz"), help="where faults are kept")
    parser.add_argument("--figures", type=Path, help="write figures as JSON to this file")
    parser.add_argument("--every", type=float, default=10.0, help="seconds between two lines")
    parser.add_argument("--measure", action="store_true", help="show what memory takes with nothing changed")
    parser.add_argument("--only", type=int, help="run this one mutant again")
    return parser.parse_args()


def _measured(seed: int) -> int:
    """Print the memory that each command line takes on the unchanged corpus, the most first."""
    product.prepare()
    worker = Worker(Plan(seed, corpus.build()), Limits())
    worker.warm()
    for words, size in sorted(worker.measured(), key=lambda one: -one[1]):
        print(f"{size:6.1f} MiB  {words}")
    worker.close()
    return 0


def _again(seed: int, number: int) -> int:
    """Lay out one mutant, run it in this process and print what came of it."""
    product.prepare()
    plan = Plan(seed, corpus.build())
    mutant = plan.mutant(number)
    folder = Path(tempfile.mkdtemp(prefix="sv-fuzz-"))
    for name, data in {**plan.files, **mutant.files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    (folder / "out").mkdir()
    os.chdir(folder)
    ran = product.run(mutant.words, mutant.typed)
    faults = output_faults(ran, mutant.words)
    print(f"{folder}\n{mutant.words}\n{mutant.done}\nexit code {ran.code}, {len(ran.out)} bytes printed")
    print(ascii(ran.err.decode("utf-8", "replace")[-2000:]), ran.fault, *faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
