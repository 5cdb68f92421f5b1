"""The fuzzer notices what it is there for: each thing that no mutant may do is done on purpose once."""

import faulthandler
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fuzz.calls import Call
from tests.fuzz.limits import MEBIBYTE, Limits
from tests.fuzz.plan import Mutant
from tests.fuzz.product import Ran
from tests.fuzz.worker import Worker

WELL = Ran(0, b"fine\n", b"", "")
LIMITS = Limits(seconds=0.3, wall_seconds=1.0, memory=8 * MEBIBYTE)


class _Plan:
    """A plan of mutants that change one file; number 1 is the one that misbehaves."""

    def __init__(self) -> None:
        self.files = {"plain/bids.yaml": b"sv_score: 1\n"}

    def mutant(self, number: int) -> Mutant:
        call = Call("evaluate plain/bids.yaml", 1)
        return Mutant(
            number, call, ("evaluate", str(number)), {"plain/bids.yaml": b"x"}, b"", ("plain/bids.yaml: x",)
        )


def _records(
    monkeypatch: pytest.MonkeyPatch, deed: Callable[[], Ran | None], limits: Limits = LIMITS
) -> dict[int, list[str]]:
    """Run three mutants of which the middle one does `deed`; return the faults by number."""

    def run(words: tuple[str, ...], typed: bytes) -> Ran:
        return (deed() or WELL) if words[1] == "1" else WELL

    worker = Worker(_Plan(), limits, run)  # type: ignore[arg-type]
    try:
        return {record["number"]: record["faults"] for record in worker.mutants(0, 3)}
    finally:
        worker.close()


def _only(monkeypatch: pytest.MonkeyPatch, deed: Callable[[], Ran | None]) -> str:
    """Return the faults of the mutant that did `deed`, which the others do not share."""
    found = _records(monkeypatch, deed)
    assert found.keys() == {0, 1, 2} and not found[0] and not found[2]
    return "; ".join(found[1])


def test_a_run_without_a_fault_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _only(monkeypatch, lambda: WELL) == ""


def test_an_exception(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "traceback" in _only(monkeypatch, lambda: Ran(3, b"", b"", "Traceback\nKeyError: 'id'"))
    assert "traceback" in _only(monkeypatch, lambda: Ran(0, b"Traceback (most recent call last)", b"", ""))
    assert "exit code 7" in _only(monkeypatch, lambda: Ran(7, b"", b"", ""))


def test_an_exception_in_the_program_is_kept_with_its_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PLANTED], cwd=Path(__file__).parents[2], capture_output=True, text=True
    )
    assert ran.stdout.splitlines() == ["3", "ZeroDivisionError: planted"], ran.stderr


PLANTED = """
from tests.fuzz import product
product.prepare()
import sv_score.commands.rules as rules
def broken(code): raise ZeroDivisionError("planted")
rules.explain = broken
ran = product.run(("explain", "SV201"))
print(ran.code); print(ran.fault.strip().splitlines()[-1])
"""


def test_a_hang_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    def busy() -> None:
        while True:
            pass

    assert "hang" in _only(monkeypatch, busy)
    assert "hang" in _only(monkeypatch, lambda: time.sleep(60))


def test_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def hoard() -> None:
        bytearray(os.urandom(1024)) * 64 * 1024

    assert "memory: 6" in _only(monkeypatch, hoard)


def test_death(monkeypatch: pytest.MonkeyPatch) -> None:
    def die() -> None:
        faulthandler.disable()
        os.kill(os.getpid(), signal.SIGSEGV)

    assert f"died by signal {signal.SIGSEGV.value}" in _only(monkeypatch, die)


def test_writing_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def write() -> None:
        (tmp_path / "x").write_text("x")

    assert "wrote outside: open" in _only(monkeypatch, write)
    assert "wrote outside: open" in _only(
        monkeypatch, lambda: Path("plain/bids.yaml").write_text("x") and None
    )
    assert "wrote outside: os.mkdir" in _only(monkeypatch, lambda: (tmp_path / "made").mkdir())
    assert "wrote outside: os.symlink" in _only(monkeypatch, lambda: (tmp_path / "link").symlink_to("/"))
    assert "wrote outside: os.remove" in _only(monkeypatch, lambda: Path("plain/bids.yaml").unlink())
    assert _only(monkeypatch, lambda: Path("out/page.md").write_text("x") and None) == ""


def test_writing_through_a_link(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def write() -> None:
        Path("out/link").symlink_to(tmp_path)
        Path("out/link/x").write_text("x")

    assert "wrote outside: open" in _only(monkeypatch, write)


def test_files_that_no_event_tells_of(monkeypatch: pytest.MonkeyPatch) -> None:
    def behind() -> None:
        # The first of a batch is looked at; a program of its own writes unheard.
        worker.guard.on = False
        Path("plain/other.yaml").write_text("x")

    worker = Worker(_Plan(), LIMITS, lambda words, typed: behind() or WELL)  # type: ignore[arg-type]
    try:
        assert "left behind: 'plain/other.yaml'" in next(worker.mutants(0, 1))["faults"]
    finally:
        worker.close()


def test_programs_and_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "started a program" in _only(monkeypatch, lambda: subprocess.run(["true"]) and None)
    assert "started a program" in _only(monkeypatch, lambda: os.system("true") and None)

    def connect() -> None:
        with socket.socket() as there:
            there.connect_ex(("127.0.0.1", 9))

    assert "used the network" in _only(monkeypatch, connect)


@pytest.mark.parametrize(
    "control", ["\x1b[2J", "\x9b2J", "\x07", "\r", "\u202e", "\u2066", "\u2028", "\x00", "\x7f"]
)
def test_control_sequences(monkeypatch: pytest.MonkeyPatch, control: str) -> None:
    text = f"a{control}b\n".encode()
    assert "control in output" in _only(monkeypatch, lambda: Ran(0, text, b"", ""))
    assert "control in error output" in _only(monkeypatch, lambda: Ran(0, b"", text, ""))


def test_a_fault_that_is_not_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "0 sentences" in _only(monkeypatch, lambda: Ran(2, b"", b"it failed\n", ""))
    assert "2 sentences" in _only(monkeypatch, lambda: Ran(2, b"", b"sv-score: one\nsv-score: two\n", ""))
    assert "without a word" in _only(monkeypatch, lambda: Ran(1, b"", b"", ""))
    assert _only(monkeypatch, lambda: Ran(2, b"", b"sv-score: x.yaml does not exist\n", "")) == ""


def test_the_same_number_is_the_same_mutant() -> None:
    code = (
        "import hashlib; from tests.fuzz import corpus, product; from tests.fuzz.plan import Plan;"
        "product.prepare(); plan = Plan(9, corpus.build()); made = map(plan.mutant, range(150));"
        "said = repr([(one.words, one.done, sorted(one.files.items())) for one in made]);"
        "print(hashlib.sha256(said.encode()).hexdigest())"
    )
    ran = [
        subprocess.run(
            [sys.executable, "-c", code], cwd=Path(__file__).parents[2], capture_output=True, text=True
        )
        for _ in "12"
    ]
    assert len(ran[0].stdout) == 65 and ran[0].stdout == ran[1].stdout, ran[0].stderr
