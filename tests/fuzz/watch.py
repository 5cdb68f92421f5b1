"""The supervisor: hands numbers of mutants to workers, counts what comes of them, keeps what went wrong."""

import json
import select
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tests.commands.run import to_be_killed
from tests.fuzz import corpus, product
from tests.fuzz.plan import Plan

ROOT = Path(__file__).parent.parent.parent
CHUNK = 200
# A worker that has said nothing for so long is not coming back.
PATIENCE = 600.0
KEPT_ALIKE = 3


class Outcome:
    """What has been run so far: how many of which kind, through which command, and the faults."""

    def __init__(self) -> None:
        self.number = 0
        self.kinds: Counter[str] = Counter()
        self.commands: Counter[str] = Counter()
        self.codes: Counter[int] = Counter()
        self.faults: list[dict[str, Any]] = []
        self.alike: Counter[str] = Counter()
        self.grown: dict[str, int] = {}
        self.longest: tuple[float, int] = (0.0, -1)
        self.began = time.monotonic()

    def add(self, record: dict[str, Any]) -> bool:
        """Count one mutant; return whether it is a fault of a new sort."""
        self.number += 1
        self.kinds[record["kind"]] += 1
        self.commands[record["command"]] += 1
        self.codes[record["code"]] += 1
        self.grown[record["command"]] = max(self.grown.get(record["command"], 0), record["grown"])
        self.longest = max(self.longest, (record.get("took", 0.0), record["number"]))
        if not record["faults"]:
            return False
        self.faults.append(record)
        sort = signature(record)
        self.alike[sort] += 1
        return self.alike[sort] <= KEPT_ALIKE

    def line(self) -> str:
        """Return how far it is, on one line."""
        seconds = max(0.001, time.monotonic() - self.began)
        faults = f"{len(self.faults)} faults of {len(self.alike)} sorts" if self.faults else "no fault"
        return f"{self.number:,} mutants in {seconds:,.0f} s, {self.number / seconds:,.0f} a second, {faults}"

    def figures(self) -> dict[str, Any]:
        """Return everything for a program to read."""
        return {
            "mutants": self.number,
            "seconds": round(time.monotonic() - self.began, 1),
            "kinds": dict(self.kinds.most_common()),
            "commands": dict(self.commands.most_common()),
            "codes": {str(code): count for code, count in sorted(self.codes.items())},
            "mib": {name: round(size / 2**20, 1) for name, size in sorted(self.grown.items())},
            "longest": self.longest,
            "faults": len(self.faults),
            "sorts": dict(self.alike.most_common()),
        }


def signature(record: dict[str, Any]) -> str:
    """Return what faults of one cause have in common: the last line of the trace, or the first words."""
    trace = [line.strip() for line in record.get("trace", "").splitlines() if line.startswith("  File")]
    return f"{record['command']}: {trace[-1] if trace else record['faults'][0][:48]}"


class _Worker(NamedTuple):
    """A worker process and the numbers in its hands; `since` is when it got them."""

    process: subprocess.Popen[str]
    first: int
    since: float


def watch(
    seed: int, first: int, count: int, seconds: float, jobs: int, folder: Path | None
) -> Iterator[Outcome]:
    """Run `count` mutants from number `first` on, or as many as `seconds` allow; yield the outcome so far.

    What went wrong is written below `folder`: the files, the command line and the fault.
    """
    outcome = Outcome()
    chunks = iter(range(first, first + count, CHUNK))
    workers = [_started(seed) for _ in range(jobs)]
    try:
        while workers:
            pipes = [worker.process.stdout for worker in workers]
            ready, _, _ = select.select(pipes, [], [], 5.0)
            for number, worker in reversed(list(enumerate(workers))):
                if worker.process.stdout not in ready:
                    if time.monotonic() - worker.since > PATIENCE:
                        worker.process.kill()
                    continue
                answer = worker.process.stdout.readline() if worker.process.stdout else ""
                if not answer:
                    _lost(worker, outcome)
                    workers[number] = _started(seed)
                    continue
                _count(json.loads(answer), outcome, seed, folder)
                start = next(chunks, None) if time.monotonic() < outcome.began + seconds else None
                if start is None:
                    _dismissed(worker.process)
                    del workers[number]
                    continue
                workers[number] = worker._replace(first=start, since=time.monotonic())
                _hand(worker.process, start, min(CHUNK, first + count - start))
            yield outcome
    finally:
        for worker in workers:
            _dismissed(worker.process)


def _started(seed: int) -> _Worker:
    words = [sys.executable, "-m", "tests.fuzz.serve", "--seed", str(seed)]
    process = subprocess.Popen(
        words, cwd=ROOT, env=to_be_killed(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    return _Worker(process, -1, time.monotonic())


def _hand(process: subprocess.Popen[str], first: int, count: int) -> None:
    assert process.stdin is not None
    process.stdin.write(f"{first} {count}\n")
    process.stdin.flush()


def _dismissed(process: subprocess.Popen[str]) -> None:
    if process.stdin is not None:
        process.stdin.close()
    try:
        process.wait(60)
    except subprocess.TimeoutExpired:
        process.kill()


def _lost(worker: _Worker, outcome: Outcome) -> None:
    if worker.first == -1:
        raise RuntimeError("a worker ended before its first mutant; see what it wrote")
    outcome.add(
        {
            "number": worker.first,
            "kind": "",
            "command": "",
            "code": -1,
            "grown": 0,
            "faults": ["a worker was lost"],
        }
    )


def _count(answer: dict[str, Any], outcome: Outcome, seed: int, folder: Path | None) -> None:
    for record in answer.get("records", ()):
        if outcome.add(record) and folder is not None:
            keep(seed, record, folder)
    if "ready" in answer and outcome.number == 0:
        # Starting a worker imports everything; mutants are counted from then on.
        outcome.began = time.monotonic()


_plans: dict[int, Plan] = {}


def keep(seed: int, record: dict[str, Any], folder: Path) -> None:
    """Write the changed files of a mutant, its command line and its fault below `folder`."""
    if seed not in _plans:
        product.prepare()
        _plans[seed] = Plan(seed, corpus.build())
    mutant = _plans[seed].mutant(record["number"])
    place = folder / f"{seed}-{record['number']}"
    place.mkdir(parents=True, exist_ok=True)
    for name, data in mutant.files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data)
    (place / "command.json").write_text(
        json.dumps({"words": mutant.words, "typed": mutant.call.typed, "done": mutant.done}) + "\n"
    )
    told = "\n".join([*record["faults"], *record.get("alone", ()), record.get("trace", "")])
    (place / "fault.txt").write_text(told + "\n", encoding="utf-8", errors="backslashreplace")
