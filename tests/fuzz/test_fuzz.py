"""A bounded run of the fuzzer, and the faults it has found before. `make fuzz` runs as long as you like."""

import subprocess
import sys
from collections import Counter

import pytest

from sv_score.app import COMMANDS, GROUPS
from tests.fuzz import cases, corpus
from tests.fuzz.calls import all_calls
from tests.fuzz.watch import ROOT, watch

# Long enough for some thousand mutants on a machine with nothing else to do.
SECONDS = 10.0


@pytest.mark.parametrize("seed", [101])
def test_no_mutant_brings_the_program_down(seed: int) -> None:
    for outcome in watch(seed, 0, 1_000_000, SECONDS, 1, None):
        last = outcome
    told = [f"seed {seed}, mutant {fault['number']}: {fault['faults']}" for fault in last.faults]
    assert not told, "\n".join([*told, "run it again: python -m tests.fuzz --seed SEED --only NUMBER"])
    # A fuzzer whose mutants are all refused at the door tests the door.
    assert last.number >= 100 and last.codes[0] > last.number / 20 and last.codes[1] > last.number / 20


def test_what_was_found_before_stays_mended() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.cases"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    lines = dict(line.split(": ", 1) for line in done.stdout.splitlines())
    assert set(lines) == {place.parent.name for place in cases.FOLDER.glob("*/command.txt")}
    assert {name: said for name, said in lines.items() if said != "well"} == {}


def test_every_command_and_every_kind_of_input_is_drawn() -> None:
    calls = all_calls()
    assert {call.words.split()[0] for call in calls} == {*COMMANDS, *GROUPS}
    assert all(call.share > 0 for call in calls)
    names = [path.relative_to(corpus.HERE).as_posix() for path in corpus.HERE.rglob("*") if path.is_file()]
    made = {"seal", "history", "bundle", "workbook", "spreadsheet", "template"}
    assert Counter(map(corpus.kind_of, names)).keys() | made == set(corpus.KINDS.values())
