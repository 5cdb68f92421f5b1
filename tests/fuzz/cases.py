"""What the fuzzer has found: every fault is a folder in `tests/cases/fuzz/` and is run again with the tests.

`command.txt` is the command line; the file behind `<` in it is typed on standard input. The other files are
those that the command reads.
"""

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.fuzz import product
from tests.fuzz.calls import Call
from tests.fuzz.limits import Limits
from tests.fuzz.plan import Mutant
from tests.fuzz.worker import Worker

FOLDER = Path(__file__).parent.parent / "cases" / "fuzz"


class _Files:
    """Stands in for a plan: the files of one case, unchanged."""

    def __init__(self, folder: Path) -> None:
        found = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "command.txt")
        self.files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def outcomes(folder: Path = FOLDER) -> Iterator[tuple[str, list[str]]]:
    """Run every case and yield its name and what is wrong with it."""
    product.prepare()
    worker = None
    for place in sorted(path.parent for path in folder.glob("*/command.txt")):
        files: Any = _Files(place)
        worker = worker or Worker(files, Limits())
        worker.plan = files
        line, _, typed = (place / "command.txt").read_text(encoding="utf-8").strip().partition(" < ")
        words = tuple(word.encode().decode("unicode_escape") for word in shlex.split(line))
        call = Call(line, 1)
        mutant = Mutant(0, call, words, {}, files.files[typed] if typed else b"", (f"{place.name}: found",))
        yield place.name, [fault for record in worker._child([mutant]) for fault in record["faults"]]
    if worker is not None:
        worker.close()


if __name__ == "__main__":
    for name, faults in outcomes():
        print(f"{name}: {'; '.join(faults) or 'well'}")
