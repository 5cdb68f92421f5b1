"""Following a page of the documentation: its blocks written to the files that their titles name."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
# A block with a title, fenced by three back-quotes or more.
BLOCK = re.compile(
    r'^(?P<fence>`{3,})\w+ title="(?P<title>[^"]+)"\n(?P<text>.*?)^(?P=fence)$', re.DOTALL | re.MULTILINE
)
AT_THE_END = ", at the end of "


def blocks(page: str) -> list[tuple[str, str]]:
    """Return the titles and texts of the titled blocks of a page in docs/."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return [(block["title"], block["text"]) for block in BLOCK.finditer(text)]


def copy_of_the_repository(folder: Path) -> Path:
    """Copy what developers change into `folder`, without the cases of the other rules."""
    ignored = shutil.ignore_patterns("__pycache__", "SV[0-9]*", "courts", "market", "faults", "fuzz")
    for name in ("sv_score", "criteria", "tests", "docs", "examples"):
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def follow(page: str, copy: Path) -> None:
    """Do to the copy what the titled blocks of the page say."""
    for title, text in blocks(page):
        name, _, where = title.partition(AT_THE_END)
        path = copy / name
        if where:
            path.write_text(_added(path.read_text(encoding="utf-8"), where, text), encoding="utf-8")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def _added(source: str, name: str, block: str) -> str:
    """Return `source` with the new lines of `block` at the end of the tuple or mapping called `name`.

    The block shows the first line, `...` for what is there, the new lines and the last line.
    """
    first, dots, *new, last = block.splitlines()
    assert dots.strip().rstrip(",") in {"...", "# ..."}, f"the block on {name} leaves nothing out"
    assert name in first
    start = source.index(f"\n{first}\n") + 1
    end = source.index(f"\n{last}\n", start)
    return source[:end] + "\n" + "\n".join(new) + source[end:]


def run(copy: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run Python in the copy; what is imported is the copy's, and no coverage of it is measured."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=copy,
        env=kept | {"NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
