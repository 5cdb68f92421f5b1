"""The process that runs mutants: everything imported once, then a child for every batch of them.

A child that hangs, dies or grows beyond bounds takes nothing with it: its parent knows which mutant it was
at, puts that down as a fault of the mutant, and goes on with a new child. What is found in a batch is tried
again alone in a new child, so that nothing is blamed on a mutant that its predecessors left behind.
"""

import ctypes
import gc
import json
import mmap
import os
import select
import struct
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.fuzz import archives, product
from tests.fuzz.folder import Folder
from tests.fuzz.guard import Guard, output_faults
from tests.fuzz.limits import BATCH, COLLECT_EVERY, LOOK_EVERY, MEBIBYTE, Limits
from tests.fuzz.plan import Mutant, Plan

_NOW = struct.Struct("qddq")
# No mutant is in hand.
NONE = -(1 << 40)
_TICKS = os.sysconf("SC_CLK_TCK")
Run = Callable[[tuple[str, ...], bytes], product.Ran]


class Worker:
    """Runs the mutants of a plan in a folder of its own; `run` is replaced where the fuzzer is tested."""

    def __init__(self, plan: Plan, limits: Limits, run: Run = product.run) -> None:
        self.plan, self.limits, self.run = plan, limits, run
        self.guard = Guard()
        self.folder = Folder()
        self.now = mmap.mmap(-1, _NOW.size)
        self.status = -1

    def warm(self) -> None:
        """Run every call on the unchanged corpus, so that what a mutant needs is imported before it."""
        self.folder.lay_out(self.plan.files)
        for mutant in self.plan.unchanged():
            self._one(mutant)
        gc.collect()
        gc.freeze()

    def measured(self) -> Iterator[tuple[str, float]]:
        """Yield every command line on the unchanged corpus with the MiB that it takes; raise at a fault."""
        for mutant in self.plan.unchanged():
            for record in self._child([mutant]):
                if record["faults"]:
                    raise RuntimeError(f"{' '.join(mutant.words)}, nothing changed: {record['faults']}")
                yield " ".join(mutant.words), record["grown"] / MEBIBYTE

    def close(self) -> None:
        self.folder.close()

    def mutants(self, first: int, count: int) -> Iterator[dict[str, Any]]:
        """Run mutants from number `first` on, `count` of them, and yield a record of each."""
        number, end = first, first + count
        while number < end:
            for record in self._child(range(number, min(end, number + BATCH))):
                number = record["number"] + 1
                if record["faults"] and not record.get("dead"):
                    alone = next(self._child([record["number"]]))
                    if not alone["faults"] and all(f.startswith("memory") for f in record["faults"]):
                        record = alone
                    else:
                        record["alone"] = alone["faults"]
                yield record

    def _child(self, numbers: Any) -> Iterator[dict[str, Any]]:
        """Run mutants in a new child until one of them ends it; yield a record of each."""
        self.folder.lay_out(self.plan.files)
        reading, writing = os.pipe()
        self.now[:] = _NOW.pack(NONE, time.monotonic(), 0.0, 0)
        child = os.fork()
        if not child:
            os.close(reading)
            self._batch(numbers, writing)
        os.close(writing)
        buffer = b""
        last = None
        try:
            while True:
                ready, _, _ = select.select([reading], [], [], 0.25)
                if not ready:
                    reason = self._overdue(child)
                    if reason:
                        os.kill(child, 9)
                        last = reason
                        break
                    continue
                part = os.read(reading, 1 << 16)
                if not part:
                    break
                *lines, buffer = (buffer + part).split(b"\n")
                yield from map(json.loads, lines)
        finally:
            os.close(reading)
            _, status = os.waitpid(child, 0)
        if last or status:
            yield self._death(last or _ended(status))

    def _overdue(self, child: int) -> str:
        """Say that the mutant in hand has used up its time: the processor's, or the clock's by far."""
        number, since, before, _ = _NOW.unpack(self.now[:])
        waited = time.monotonic() - since
        used = _processor(child) - before
        if number == NONE or (used <= self.limits.seconds and waited <= self.limits.wall_seconds):
            return ""
        return f"hang: {used:.1f} s of the processor's time, {waited:.1f} s by the clock"

    def _death(self, reason: str) -> dict[str, Any]:
        number = _NOW.unpack(self.now[:])[0]
        if number == NONE:
            raise RuntimeError(f"the fuzzer itself failed between two mutants: {reason}")
        mutant = self._mutant(number)
        return {
            "number": number,
            "kind": mutant.kind,
            "command": mutant.command,
            "code": -1,
            "grown": 0,
            "faults": [reason],
            "dead": True,
        }

    def _mutant(self, number: int) -> Mutant:
        return self.plan.mutant(number) if number >= 0 else list(self.plan.unchanged())[-1 - number]

    def _batch(self, numbers: Any, writing: int) -> None:
        """In the child: run the mutants one after the other, and end with exit code 0 if all is well."""
        code = 1
        try:
            self.status = os.open("/proc/self/status", os.O_RDONLY)
            start = self._memory()[1]
            for count, each in enumerate(numbers):
                mutant = each if isinstance(each, Mutant) else self.plan.mutant(each)
                if len(numbers) == 1:
                    # Making the mutant is not what is measured.
                    start = self._trimmed()
                record = self._one(mutant, start, looked_at=count % LOOK_EVERY == 0)
                os.write(writing, json.dumps(record).encode() + b"\n")
                if record["faults"]:
                    break
                if count % COLLECT_EVERY == 0:
                    gc.collect()
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(code)

    def _one(self, mutant: Mutant, start: int = 0, *, looked_at: bool = False) -> dict[str, Any]:
        """Run one mutant in this process and return what came of it; the folder is as before afterwards."""
        for name, data in mutant.files.items():
            self.folder.write(name, data)
        self.now[:] = _NOW.pack(mutant.number, time.monotonic(), time.process_time(), 0)
        self._forget_peak()
        began = time.monotonic()
        self.guard.start(self._allowed(mutant), mutant.starts)
        try:
            ran = self.run(mutant.words, mutant.typed)
        finally:
            self.guard.on = False
        took = time.monotonic() - began
        grown = self._memory()[0] - start if start else 0
        self.now[:] = _NOW.pack(NONE, time.monotonic(), 0.0, 0)
        faults = [*self.guard.faults, *output_faults(ran, mutant.words)]
        if grown > self.limits.allowance(mutant.words):
            faults += self._memory_faults(mutant, grown)
        self.folder.restore({*self.guard.touched, *mutant.files})
        if looked_at or self.guard.faults:
            faults += self.folder.left()
        return {
            "number": mutant.number,
            "kind": mutant.kind,
            "command": mutant.command,
            "code": ran.code,
            "grown": grown,
            "took": round(took, 4),
            "faults": faults,
            "trace": ran.fault[-3000:] if faults else "",
        }

    def _allowed(self, mutant: Mutant) -> list[str]:
        work = f"{self.folder.work}/"
        return [f"{work}out/", f"{self.folder.scratch}/", *(work + name for name in mutant.call.writes)]

    def _memory_faults(self, mutant: Mutant, grown: int) -> list[str]:
        read = {**self._named(mutant), **mutant.files}
        size = sum(archives.unpacked(data) for data in read.values()) + len(mutant.typed)
        if grown <= self.limits.allowance(mutant.words) + 10 * size:
            return []
        return [f"memory: {grown / MEBIBYTE:.1f} MiB more, for {size} bytes of files"]

    def _named(self, mutant: Mutant) -> dict[str, bytes]:
        """Return the unchanged files that a mutant may read: those in the folders that it names."""
        folders = {word.partition("/")[0] for word in mutant.words}
        return {name: data for name, data in self.plan.files.items() if name.partition("/")[0] in folders}

    def _forget_peak(self) -> None:
        """Start the count of the highest memory use anew."""
        if self.status >= 0:
            handle = os.open("/proc/self/clear_refs", os.O_WRONLY)
            os.write(handle, b"5")
            os.close(handle)

    def _trimmed(self) -> int:
        """Give back what is not needed, and return the present memory use in bytes."""
        gc.collect()
        ctypes.CDLL(None).malloc_trim(0)
        return self._memory()[1]

    def _memory(self) -> tuple[int, int]:
        """Return the highest and the present memory use of this process in bytes, 0 where not measured."""
        if self.status < 0:
            return 0, 0
        text = os.pread(self.status, 4096, 0)
        high, now = (int(text.split(key, 1)[1].split(None, 1)[0]) * 1024 for key in (b"VmHWM:", b"VmRSS:"))
        return high, now


def _ended(status: int) -> str:
    signal = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    return f"died by signal {signal}" if signal else f"the fuzzer itself failed: status {status}"


def _processor(process: int) -> float:
    """Return the seconds of the processor's time that a process has used."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICKS
