"""`python -m tests.fuzz.large 5`: files of so many megabytes that are nothing but one thing, over and over.

Mutants are small. What a large hostile file takes is measured here: the memory of `sv-score` beyond what it
takes for a file of the same kind with nothing in it. Exit code 1 where one takes more than ten times its size
and the allowance of the fuzzer.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.fuzz.limits import MEBIBYTE, Limits

ROOT = Path(__file__).parents[2]
CRITERIA = """\
sv_score: 1
id: c
title: T
dimensions:
  - id: d
    name: D
    weight: 100
    criteria:
      - {id: LE1, title: One, weight: 100, scale: {min: 0, max: 5, step: 1}}
"""
BIDS = "sv_score: 1\ncriteria: criteria.yaml\nevaluators: [{id: ev1}]\n"
ONE_BID = "bids:\n- {id: b1, responses: {LE1: 3}}\n"
HEADER = "bid,criterion,evaluator,score\n"
# Waits for the command, and says what memory it took, in KiB.
WATCH = """
import os, sys
pid = os.spawnv(os.P_NOWAIT, sys.executable, [sys.executable, "-m", "sv_score", *sys.argv[1:]])
_, status, used = os.wait4(pid, 0)
print(os.waitstatus_to_exitcode(status), used.ru_maxrss)
"""


class Shape(NamedTuple):
    """The file that is large, what stands before and after its parts, a part by its number, the command.

    Beside it lie sound criteria and bids.
    """

    file: str
    before: str
    part: Callable[[int], str]
    after: str = ""
    command: tuple[str, ...] = ("check",)
    bids: str = BIDS + ONE_BID


def _same(text: str) -> Callable[[int], str]:
    return lambda number: text


def _with(name: str) -> str:
    return f"{BIDS}scores: [{name}]\nbids:\n- {{id: b1}}\n"


_CHECK_BIDS = ("check", "bids.yaml")

SHAPES = {
    "a list of numbers": Shape("criteria.yaml", "[", _same("1,"), "]"),
    "a list of numbers under a key": Shape("criteria.yaml", CRITERIA + "x: [", _same("1,"), "]"),
    "a list of empty lists": Shape("criteria.yaml", CRITERIA + "x: [", _same("[],"), "]"),
    "a list of keys": Shape("criteria.yaml", CRITERIA + "x: [", _same("{a: },"), "]"),
    "unknown keys": Shape("criteria.yaml", CRITERIA, "k{}: 1\n".format),
    "a key again and again": Shape("criteria.yaml", CRITERIA, _same("a: 1\n")),
    "numbers in place of dimensions": Shape("criteria.yaml", "sv_score: 1\ndimensions: [", _same("1,"), "]"),
    "anchors": Shape("criteria.yaml", CRITERIA + "x: [", "&a{} 1,".format, "]"),
    "aliases": Shape("criteria.yaml", CRITERIA + "y: &a 1\nx: [", _same("*a,"), "]"),
    "criteria": Shape("criteria.yaml", CRITERIA, "      - {{id: c{}, title: x, weight: 0}}\n".format),
    "ignore comments": Shape("criteria.yaml", CRITERIA, _same("# sv: ignore[SV203] x\n")),
    "codes in an ignore comment": Shape("criteria.yaml", CRITERIA + "# sv: ignore[", _same("SV203,"), "]\n"),
    "lines of a text": Shape(
        "criteria.yaml", CRITERIA + "# sv: ignore[SV203]\ndescription: |\n", _same(" x\n")
    ),
    "comments": Shape("criteria.yaml", CRITERIA, _same("#\n")),
    "empty lines": Shape("criteria.yaml", CRITERIA, _same("\n")),
    "escapes": Shape("criteria.yaml", CRITERIA + 'description: "', _same("\\x41"), '"'),
    "numbers in place of bids": Shape("bids.yaml", BIDS + "bids: [", _same("1,"), "]"),
    "bids that cannot be read": Shape(
        "bids.yaml", BIDS + "bids:\n", "- {{id: b{}, responses: {{LE1: x}}}}\n".format
    ),
    "bids without anything": Shape("bids.yaml", BIDS + "bids:\n", "- {{id: b{}}}\n".format),
    "criteria that are unknown, in a bid": Shape(
        "bids.yaml", BIDS + "bids:\n- id: b\n  responses:\n", "    c{}: 3\n".format
    ),
    "evaluators of one answer": Shape(
        "bids.yaml", BIDS + "bids:\n- id: b\n  responses:\n    LE1: {scores: {", "e{}: 3,".format, "}}"
    ),
    "evaluators": Shape("bids.yaml", BIDS.partition("[")[0] + "[", "{{id: e{}}},".format, "]\n" + ONE_BID),
    "score files that are not there": Shape(
        "bids.yaml", BIDS + "scores: [", "{}.csv,".format, "]\n" + ONE_BID
    ),
    "documents": Shape(
        "bids.yaml", BIDS + "bids:\n- id: b1\n  documents:\n", "   - {{id: d{}, path: x}}\n".format
    ),
    "numbers in a score file": Shape(
        "s.yaml", "sv_score: 1\nbids: [", _same("1,"), "]", _CHECK_BIDS, _with("s.yaml")
    ),
    "rows of another kind": Shape("s.csv", HEADER, _same("x\n"), "", _CHECK_BIDS, _with("s.csv")),
    "commas": Shape("s.csv", HEADER, _same(","), "", _CHECK_BIDS, _with("s.csv")),
    "rows of bids that are unknown": Shape(
        "s.csv", HEADER, "x{},LE1,ev1,3\n".format, "", _CHECK_BIDS, _with("s.csv")
    ),
    "clauses": Shape("policy.yaml", "sv_score: 1\nid: p\nclauses:\n", "- {{id: c{}}}\n".format),
    "keys of a proposal": Shape("proposal.yaml", "sv_score: 1\nproposal:\n", "  k{}: 1\n".format),
    "lines of a history": Shape("bids.history.jsonl", "", _same("{}\n"), "", ("history", "bids.yaml")),
    "numbers in a seal": Shape("criteria.seal.yaml", "sealed: [", _same("1,"), "]"),
    "commas in a spreadsheet": Shape("old.csv", "Question,Weight\n", _same(","), "\n", ("import", "old.csv")),
}


def text_of(shape: Shape, size: int) -> str:
    """Return the text of a file of this shape of about `size` bytes."""
    parts, length, number = [shape.before], 0, 0
    while length < size:
        part = shape.part(number)
        parts.append(part)
        length += len(part)
        number += 1
    return "".join([*parts, shape.after])


def taken(shape: Shape, size: int) -> tuple[int, int, int]:
    """Run the command on a file of about `size` bytes; return exit code, memory and files' size in bytes."""
    with tempfile.TemporaryDirectory() as folder:
        files = {"criteria.yaml": CRITERIA, "bids.yaml": shape.bids, shape.file: text_of(shape, size)}
        for name, text in files.items():
            (Path(folder) / name).write_text(text, encoding="utf-8", newline="")
        words = shape.command if len(shape.command) > 1 else (*shape.command, shape.file)
        ran = subprocess.run(
            [sys.executable, "-c", WATCH, *words],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        )
        code, kibibytes = ran.stdout.split()[-2:]
        return int(code), int(kibibytes) * 1024, sum(map(len, files.values()))


def beyond(shape: Shape, size: int) -> tuple[int, int, int]:
    """Return the exit code, the memory beyond that for a file with nothing in it, and what it may take."""
    _, usual, _ = taken(shape, 0)
    code, memory, length = taken(shape, size)
    return code, memory - usual, 10 * length + Limits().memory


def main() -> int:
    """Print the memory that each shape takes; return 1 where one takes too much."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.fuzz.large", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("megabytes", type=float, nargs="?", default=5)
    size = int(parser.parse_args().megabytes * 1_000_000)
    over = 0
    for name, shape in SHAPES.items():
        code, memory, allowed = beyond(shape, size)
        over += memory > allowed
        mark = " too much" if memory > allowed else ""
        print(
            f"{memory / MEBIBYTE:7.1f} of {allowed / MEBIBYTE:5.1f} MiB, exit code {code}  {name}{mark}",
            flush=True,
        )
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
