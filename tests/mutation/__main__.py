"""`python -m tests.mutation`, also `make mutants`: change the code in small ways; does a test notice?

Every change is tried with the tests that run it, in the same process, the nearest first. What no test noticed
is listed in `build/mutants/survivors.txt`; changes that make no difference are in `equivalent.toml`, each
with its reason. `--files` chooses files, `--sample` takes so many of their mutants for a quick look.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.mutation.equivalent import Equivalents
from tests.mutation.mutations import Mutant, mutants
from tests.mutation.reach import Reach
from tests.mutation.trials import BROKEN, KILLED, SURVIVED, UNREACHED, WATCHER, Trials, Watcher, passes

ROOT = Path(__file__).resolve().parent.parent.parent
WORK = ROOT / "build" / "mutants"
ROOMS = ("sv_score/scoring", "sv_score/rules")
TESTS = ("rules", "scoring")
VERDICTS = WORK / "verdicts.json"
EQUIVALENT = "equivalent"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--files", nargs="*", default=ROOMS, help="files or folders of sv_score")
    parser.add_argument("--tests", nargs="*", default=[f"tests/{room}" for room in TESTS])
    parser.add_argument("--sample", type=int, help="so many mutants, drawn at random")
    parser.add_argument("--patience", type=float, default=5, help="seconds of tests for one mutant")
    parser.add_argument(
        "--keep", action="store_true", help="keep what is known of which test runs which line"
    )
    parser.add_argument("--again", action="store_true", help="only those that survived the last time")
    parser.add_argument("--rest", action="store_true", help="only those that have not been tried yet")
    options = parser.parse_args()
    settings.register_profile(
        "mutation",
        deadline=None,
        max_examples=25,
        # A failure need not be made small.
        phases=(Phase.explicit, Phase.generate),
        derandomize=True,
        database=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    with tempfile.TemporaryDirectory(prefix="mutants") as folder:
        arguments = [
            *options.tests,
            "-s",
            "--tb=no",
            "--no-header",
            "-p",
            "no:terminalreporter",
            "-p",
            "no:cov",
        ]
        return int(pytest.main([*arguments, f"--basetemp={folder}/t"], plugins=[Session(options)]))


class Session:
    """Takes the place of pytest's loop over the tests."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._verdicts: dict[str, str] = {}

    def pytest_configure(self, config: pytest.Config) -> None:
        config.pluginmanager.register(Watcher(), WATCHER)

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        # After tests/conftest.py has loaded its own, before the tests are imported.
        settings.load_profile("mutation")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if session.testsfailed:
            sys.exit("some tests cannot be loaded")
        reach = Reach(WORK, ROOT / "sv_score")
        print(f"{len(session.items)} tests; finding out what each runs", flush=True)
        reach.find(session.items, passes, keep=self._options.keep)
        for test in reach.failed:
            print(f"left out, because it fails: {test}")
        trials = Trials(session.items, reach, self._options.patience)
        trials.prepare()
        self._try_all(trials)
        return True

    def _try_all(self, trials: Trials) -> None:
        equivalents = Equivalents()
        known: dict[str, str] = json.loads(VERDICTS.read_text(encoding="utf-8")) if VERDICTS.exists() else {}
        wanted = self._wanted(known)
        tried: dict[str, Mutant] = {}
        start = time.perf_counter()
        for path, name in self._files():
            for mutant, tree in mutants(path, name):
                if wanted is None or mutant.key in wanted:
                    same = equivalents.reason(mutant)
                    known[mutant.key] = EQUIVALENT if same else trials.verdict(mutant, tree, path)
                    tried[mutant.key] = mutant
                    if known[mutant.key] not in (KILLED, EQUIVALENT):
                        print(line_about(mutant, known[mutant.key]), flush=True)
            VERDICTS.write_text(json.dumps(known, indent=0), encoding="utf-8")
        for test in {test for test in trials.killers.values() if trials.fails_by_itself(test)}:
            print(f"not counted, because it fails without a mutant, too: {test}")
            known |= {key: SURVIVED for key, killer in trials.killers.items() if killer == test}
        VERDICTS.write_text(json.dumps(known, indent=0), encoding="utf-8")
        if self._options.again or self._options.rest:
            tried = {m.key: m for path, name in self._files() for m, _ in mutants(path, name)}
        report(((m, known.get(key, "not tried")) for key, m in tried.items()), time.perf_counter() - start)

    def _files(self) -> Iterator[tuple[Path, str]]:
        for named in self._options.files:
            path = ROOT / named
            for file in sorted(path.glob("**/*.py")) if path.is_dir() else [path]:
                yield file, file.relative_to(ROOT).as_posix()

    def _wanted(self, known: dict[str, str]) -> set[str] | None:
        options = self._options
        if not (options.sample or options.again or options.rest):
            return None
        keys = [mutant.key for path, name in self._files() for mutant, _ in mutants(path, name)]
        if options.again:
            keys = [key for key in keys if known.get(key) in (SURVIVED, UNREACHED, BROKEN)]
        if options.rest:
            keys = [key for key in keys if key not in known]
        return set(random.sample(keys, min(options.sample, len(keys))) if options.sample else keys)


def line_about(mutant: Mutant, verdict: str) -> str:
    return f"{mutant.file}:{mutant.line}: {mutant.before} -> {mutant.after}: {verdict}"


def report(found: Iterable[tuple[Mutant, str]], seconds: float) -> None:
    """Print a table by room, and list what survived."""
    rooms: dict[str, Counter[str]] = {}
    lines = []
    for mutant, verdict in found:
        rooms.setdefault(mutant.file.split("/")[1], Counter())[verdict] += 1
        if verdict not in (KILLED, EQUIVALENT):
            lines.append(line_about(mutant, verdict))
    (WORK / "survivors.txt").write_text("\n".join([*lines, ""]), encoding="utf-8")
    print("\n| room | mutants | equivalent | killed | survived | share killed |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for room, counted in rooms.items():
        total, same, killed = counted.total(), counted[EQUIVALENT], counted[KILLED]
        tried = total - same
        share = f"{100 * killed / tried:.1f} %" if tried else ""
        print(f"| {room} | {total} | {same} | {killed} | {tried - killed} | {share} |")
    print(f"\n{seconds:.0f} s")


if __name__ == "__main__":
    os.environ["CI"] = "1"
    sys.exit(main())
