"""The folder in which mutants run: the corpus as it is, one mutant's files, and the corpus again."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path


class Folder:
    """Commands run in `work` and write below `work/out`; `scratch` is for temporary files."""

    def __init__(self) -> None:
        self.home = Path.cwd()
        # What leads out of `work` still lies here, where it is seen.
        self.root = Path(os.path.realpath(tempfile.mkdtemp(prefix="sv-fuzz-", dir=_quick_folder())))
        self.work, self.scratch = self.root / "work", self.root / "scratch"
        self.files: Mapping[str, bytes] = {}

    def close(self) -> None:
        os.chdir(self.home)
        tempfile.tempdir = None
        shutil.rmtree(self.root, ignore_errors=True)

    def lay_out(self, files: Mapping[str, bytes]) -> None:
        """Put `files` in their places and whatever else there is away."""
        self.files = files
        self.root.mkdir(parents=True, exist_ok=True)
        os.chdir(self.root)
        for folder in (self.work, self.scratch):
            shutil.rmtree(folder, ignore_errors=True)
            (folder / "out" if folder == self.work else folder).mkdir(parents=True)
        for name, data in files.items():
            (self.work / name).parent.mkdir(parents=True, exist_ok=True)
            self.write(self.work / name, data)
        tempfile.tempdir = str(self.scratch)
        os.chdir(self.work)

    def write(self, name: str | Path, data: bytes) -> None:
        """Write a file without what makes `Path.write_bytes` slow: this is done for every mutant."""
        handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        try:
            os.write(handle, data)
        finally:
            os.close(handle)

    def restore(self, touched: Iterable[str]) -> None:
        """Put back every file of the corpus among the paths `touched`, and the others away."""
        work = f"{self.work}/"
        for path in sorted(touched, key=len, reverse=True):
            name = path.removeprefix(work)
            if name in self.files:
                self.write(name, self.files[name])
            elif path.startswith(f"{self.root}/") and path not in (f"{work}out", str(self.scratch)):
                _away(Path(path))

    def left(self) -> list[str]:
        """Compare the whole folder with the corpus: this finds what no event of Python's tells of."""
        there = {}
        for place, _, names in os.walk(self.root):
            for name in names:
                path = f"{place}/{name}"
                there[os.path.relpath(path, self.work)] = path
        faults = [f"left behind: {name!r}" for name in sorted(there.keys() - self.files.keys())]
        for name, data in self.files.items():
            if name not in there or Path(there[name]).read_bytes() != data:
                faults.append(f"changed or gone: {name!r}")
        return faults


def _away(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _quick_folder() -> str | None:
    """Return a folder in memory where there is one: files on a disk take longer than most mutants."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
