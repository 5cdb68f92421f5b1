"""A worker as a process of its own: `python -m tests.fuzz.serve --seed 1`, as `watch` starts it."""

import argparse
import json
import os

from tests.fuzz import corpus, product
from tests.fuzz.limits import Limits
from tests.fuzz.plan import Plan
from tests.fuzz.worker import Worker


def serve() -> None:
    """Answer lines `FIRST COUNT` on standard input with a line of JSON each: what those mutants came to."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, required=True)
    given = parser.parse_args()
    # Only answers go to standard output, whatever a library prints.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    asked = os.fdopen(os.dup(0))
    # Nothing waits for somebody to type.
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)

    product.prepare()
    worker = Worker(Plan(given.seed, corpus.build()), Limits())
    try:
        worker.warm()
        print(json.dumps({"ready": True}), file=answers, flush=True)
        for line in asked:
            first, count = map(int, line.split())
            print(json.dumps({"records": list(worker.mutants(first, count))}), file=answers, flush=True)
    finally:
        worker.close()


if __name__ == "__main__":
    serve()
